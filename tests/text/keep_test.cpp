#include "text/keep.h"
#include "text/text_test_tools.h"

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

namespace {

constexpr Polish k_company = {
    .keep_facts_whole = true, .balance = false, .avoid_short_last = false, .keep_company = true};

ParagraphSpec polish(std::string utf8) {
    return spec_of(std::move(utf8), "pl");
}

Strings quotations(std::string_view text, std::string_view script) {
    Strings out;
    for (const Fact& fact : find_quotations(text, script))
        out.emplace_back(text.substr(fact.begin, fact.end - fact.begin));
    return out;
}

} // namespace

TEST_CASE("A word of one letter goes to the next line in Polish") {
    const std::string text = "Przyjdź rano w poniedziałek";
    CHECK(lines_as_wide_as("w poniedziałek", polish(text)) == Strings{"Przyjdź rano w", "poniedziałek"});
    CHECK(lines_as_wide_as("w poniedziałek", polish(text), k_company) ==
          Strings{"Przyjdź rano", "w poniedziałek"});
    CHECK(lines_as_wide_as("w poniedziałek", spec_of(text, "en"), k_company) ==
          Strings{"Przyjdź rano w", "poniedziałek"});
}

TEST_CASE("Two words of one letter go together") {
    const ParagraphSpec spec = polish("Pytaj rano (a i w nocy) o pomoc");
    CHECK(lines_as_wide_as("Pytaj rano (a i w", spec, k_company) ==
          Strings{"Pytaj rano", "(a i w nocy)", "o pomoc"});
}

TEST_CASE("A word of one letter ends a line where the next word leaves no other way") {
    const ParagraphSpec spec = polish("w międzynarodowym");
    CHECK(lines_as_wide_as("międzynarodowym", spec, k_company) == Strings{"w", "międzynarodowym"});
}

TEST_CASE("Which letters are left behind depends on the language") {
    const std::string ukrainian = "Ми є з вами";
    CHECK(strands_letter(ukrainian, std::string("Ми є ").size(), "uk"));
    CHECK(strands_letter(ukrainian, std::string("Ми є з ").size(), "uk-UA"));
    CHECK_FALSE(strands_letter(ukrainian, std::string("Ми ").size(), "uk"));
    CHECK_FALSE(strands_letter(ukrainian, std::string("Ми є ").size(), "bg"));
    CHECK_FALSE(strands_letter("Plan A ", 5, "en"));
    CHECK(strands_letter("„W domu", std::string("„W ").size(), "pl"));
    CHECK_FALSE(strands_letter("nr-a b", 5, "pl"));
    CHECK_FALSE(strands_letter("o 5 rano", 4, "pl"));
    CHECK_FALSE(strands_letter(" x", 1, "pl"));
}

TEST_CASE("Balancing does not leave a word of one letter behind") {
    const ParagraphSpec spec = polish("Co robić w razie aresztowania w domu");
    Polish both = k_company;
    both.balance = true;
    for (const Px width : {200.0F, 230.0F, 260.0F, 300.0F})
        for (const Line& line : paragraph(spec).lines(width, both))
            CHECK_FALSE(line.utf8.ends_with(" w"));
}

TEST_CASE("Short Latin quotations are found in other scripts only") {
    CHECK(quotations("قل: «I need help» الآن", "Arab") == Strings{"«I need help»"});
    CHECK(quotations("请说“I need an interpreter.”，谢谢", "Hans") == Strings{"“I need an interpreter.”"});
    CHECK(quotations("Скажите \"No, thank you\" и \"Stop it\".", "Cyrl") ==
          Strings{"\"No, thank you\"", "\"Stop it\""});
    CHECK(quotations("Скажите «нет, спасибо» и «Stop»", "Cyrl").empty());
    CHECK(quotations("Say “I need help” now", "Latn").empty());
    CHECK(quotations("«I need " + std::string(100, 'x') + "»", "Arab").empty());
    CHECK(quotations("«I need help", "Arab").empty());
}

TEST_CASE("A short Latin quotation moves to the next line whole") {
    const ParagraphSpec spec = spec_of("Скажите на входе «I need help» и ждите", "ru", "Cyrl");
    CHECK(lines_as_wide_as("Скажите на входе «I need", spec) ==
          Strings{"Скажите на входе «I need", "help» и ждите"});
    CHECK(lines_as_wide_as("Скажите на входе «I need", spec, k_company) ==
          Strings{"Скажите на входе", "«I need help» и ждите"});
}

TEST_CASE("A quotation that no line can hold breaks as other text does") {
    const ParagraphSpec spec = spec_of("Скажите «I need some help now» и ждите", "ru", "Cyrl");
    CHECK(lines_as_wide_as("Скажите «I need", spec, k_company) == lines_as_wide_as("Скажите «I need", spec));
}

TEST_CASE("Company is given up before a fact is torn") {
    const ParagraphSpec spec = polish("w 860-555-0142");
    CHECK(lines_as_wide_as("860-555-0142", spec, k_company) == Strings{"w", "860-555-0142"});
}
