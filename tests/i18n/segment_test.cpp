#include "i18n/segment.h"
#include "testing.h"

using namespace waypost;
using namespace waypost::i18n;

namespace {

/// The text cut at its line break opportunities.
std::vector<std::string> pieces(const std::string& text, std::string_view locale,
                                LineBreakRules rules = LineBreakRules::web) {
    std::vector<std::string> out;
    size_t begin = 0;
    for (const auto& opportunity : line_break_opportunities(text, locale, rules)) {
        out.push_back(text.substr(begin, opportunity.offset - begin));
        begin = opportunity.offset;
    }
    return out;
}

using Pieces = std::vector<std::string>;

std::string scripts(const std::string& text) {
    std::string out;
    for (const ScriptRun& run : script_runs(text))
        out += std::string(run.script) + "[" + text.substr(run.begin, run.end - run.begin) + "]";
    return out;
}

} // namespace

TEST_CASE("An empty text has no boundaries, breaks, levels or scripts") {
    CHECK(grapheme_boundaries("").empty());
    CHECK(line_break_opportunities("", "en").empty());
    CHECK(bidi_levels("", Direction::rtl).empty());
    CHECK(script_runs("").empty());
    CHECK(visual_order({}).empty());
}

TEST_CASE("The end of a text is a break, mandatory only after a line feed") {
    using Break = LineBreakOpportunity;
    CHECK(line_break_opportunities("a b", "en") ==
          std::vector<Break>{{2, BreakKind::allowed}, {3, BreakKind::allowed}});
    for (const auto rules : {LineBreakRules::unicode, LineBreakRules::web})
        CHECK(line_break_opportunities("a\nb\n", "en", rules) ==
              std::vector<Break>{{2, BreakKind::mandatory}, {4, BreakKind::mandatory}});
}

TEST_CASE("Thai, Lao, Khmer and Burmese break between words without spaces") {
    CHECK(pieces("สวัสดีชาวโลก", "th") == Pieces{"สวัสดี", "ชาว", "โลก"});
    CHECK(pieces("ພາສາລາວ", "lo") == Pieces{"ພາສາ", "ລາວ"});
    CHECK(pieces("ខ្ញុំត្រូវការជំនួយ", "km") == Pieces{"ខ្ញុំ", "ត្រូវការ", "ជំនួយ"});
    CHECK(pieces("လူတိုင်းသည်လွတ်လပ်သည်", "my") == Pieces{"လူ", "တိုင်း", "သည်", "လွတ်လပ်", "သည်"});
}

TEST_CASE("Korean breaks between syllables, Chinese between characters but not before a full stop") {
    CHECK(pieces("한국어", "ko") == Pieces{"한", "국", "어"});
    CHECK(pieces("求助。电话", "zh-Hans") == Pieces{"求", "助。", "电", "话"});
}

TEST_CASE("Japanese small kana may begin a line, as in a browser") {
    CHECK(pieces("きゃく", "ja").size() == 3);
    CHECK(pieces("きゃく", "en", LineBreakRules::unicode).size() == 2);
}

TEST_CASE("Browsers break after a hyphen in a number and never after a slash") {
    CHECK(pieces("ABCD-1234", "en") == Pieces{"ABCD-", "1234"});
    CHECK(pieces("ABCD-1234", "en", LineBreakRules::unicode) == Pieces{"ABCD-1234"});
    CHECK(pieces("by -5", "en") == Pieces{"by ", "-5"});
    CHECK(pieces("and/or", "en") == Pieces{"and/or"});
    CHECK(pieces("and/or", "en", LineBreakRules::unicode) == Pieces{"and/", "or"});
}

TEST_CASE("A run of spaces may end a line whatever follows") {
    CHECK(pieces("Bonjour !", "fr") == Pieces{"Bonjour ", "!"});
    CHECK(pieces("a   b", "en") == Pieces{"a   ", "b"});
    CHECK(pieces("a\u00A0b", "en") == Pieces{"a\u00A0b"});
}

TEST_CASE("A hyphen between Hebrew letters breaks, one that begins a word does not") {
    CHECK(pieces("לא-חוקי", "he") == Pieces{"לא-", "חוקי"});
    CHECK(pieces("כן -חוקי", "he") == Pieces{"כן ", "-חוקי"});
}

TEST_CASE("An isolated phone number keeps its direction inside Arabic") {
    const std::string text = "اتصل \u2066860-555-0142\u2069 الآن";
    const size_t number = text.find("860");
    for (const LevelRun& run : bidi_levels(text, Direction::rtl)) {
        INFO(run.begin << ".." << run.end);
        const bool in_number = run.begin == number;
        CHECK(run.level == (in_number ? 2 : 1));
    }
    CHECK(visual_order({1, 2, 1}) == std::vector<size_t>{2, 1, 0});
}

TEST_CASE("Common characters take the script around them and brackets come in pairs") {
    CHECK(scripts("12 abc!") == "Latn[12 abc!]");
    CHECK(scripts("123") == "Zyyy[123]");
    CHECK(scripts("abc (שלום) d") == "Latn[abc (]Hebr[שלום]Latn[) d]");
    CHECK(scripts("مرحبا، hi") == "Arab[مرحبا، ]Latn[hi]");
    CHECK(scripts("漢字、かなカナ") == "Hani[漢字、]Kana[かなカナ]");
    CHECK(scripts("नमस्ते। a") == "Deva[नमस्ते। ]Latn[a]");
    CHECK(scripts("e\u0301a") == "Latn[e\u0301a]");
}

TEST_CASE("Arabic letters join across a place only where both sides can") {
    CHECK(joins_across("بب", 2));
    CHECK(joins_across("ب\u0650ب", 4)); // through a vowel sign
    CHECK_FALSE(joins_across("دب", 2));
    CHECK_FALSE(joins_across("ب ب", 2));
    CHECK_FALSE(joins_across("ab", 1));
    CHECK(joins_across("ب\u200D", 2));
    CHECK_FALSE(joins_across("ب\u200Cب", 2));
}

TEST_CASE("Ill-formed UTF-8 is cut at its own byte offsets") {
    const std::string text = "a\xFF\xE2\x82z";
    CHECK(grapheme_boundaries(text) == std::vector<size_t>{1, 2, 4, 5});
    CHECK(line_break_opportunities(text, "en").back().offset == text.size());
    CHECK(bidi_levels(text, Direction::ltr).back().end == text.size());
    CHECK(script_runs(text).back().end == text.size());
}

TEST_CASE("Joiners and isolates are ignorable, letters and spaces are not") {
    CHECK(is_default_ignorable(0x200D));
    CHECK(is_default_ignorable(0x2068));
    CHECK(is_default_ignorable(0xAD));
    CHECK(is_default_ignorable(0xFE0F));
    CHECK_FALSE(is_default_ignorable(U'a'));
    CHECK_FALSE(is_default_ignorable(U' '));
}

TEST_CASE("A syllable of a script of India or South East Asia is not parted") {
    const auto inside = [](std::string_view before, std::string_view after) {
        return is_inside_syllable(std::string(before) + std::string(after), before.size());
    };
    CHECK(inside("ဘ", "ာသာ")); // Burmese: a vowel sign
    CHECK(inside("စက", "ား")); // a vowel sign and a tone
    CHECK(inside("စ", "က်"));   // a consonant that closes
    CHECK_FALSE(inside("ဘာ", "သာ"));
    CHECK(inside("ក្", "រុង")); // Khmer: under the one before
    CHECK_FALSE(inside("ភា", "សា"));
    CHECK(inside("ภ", "าษา")); // Thai
    CHECK(inside("เ", "มือง")); // the vowel is read after its consonant
    CHECK_FALSE(inside("ภา", "ษา"));
    CHECK(inside("ພ", "າສາ")); // Lao
    CHECK(inside("न्", "हीं"));  // Hindi: a conjunct
    CHECK_FALSE(inside("न", "हीं"));
    CHECK_FALSE(inside("lan", "guage"));
    CHECK_FALSE(inside("", "ဘာ"));
    CHECK_FALSE(inside("ဘာ", ""));
}
