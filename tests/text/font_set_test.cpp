#include "text/text_test_tools.h"

#include <filesystem>

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

namespace {

std::string family_of(const std::string& utf8, const std::string& locale, const std::string& script,
                      Direction direction = Direction::ltr) {
    const auto lines = paragraph(spec_of(utf8, locale, script, direction)).lines(10000);
    REQUIRE(lines.front().runs.size() == 1);
    return fonts().file(lines.front().runs.front().face).family;
}

} // namespace

TEST_CASE("A set without Noto Sans is an error that names the package") {
    const auto set = FontSet::create({"/nonexistent"});
    REQUIRE_FALSE(set.ok());
    CHECK(set.error().message.find("fonts-noto-core") != std::string::npos);
}

TEST_CASE("Debian's packages hold every family of the set") {
    CHECK(fonts().missing().empty());
}

TEST_CASE("Each script is set in its own family and nothing is missing") {
    struct Case {
        const char* locale;
        const char* script;
        Direction direction;
        const char* text;
        const char* family;
    };
    constexpr auto ltr = Direction::ltr;
    constexpr auto rtl = Direction::rtl;
    const std::vector<Case> cases = {
        {"en", "Latn", ltr, "Help", "Noto Sans"},
        {"ru", "Cyrl", ltr, "Помощь", "Noto Sans"},
        {"ar", "Arab", rtl, "مساعدة", "Noto Sans Arabic"},
        {"fa-AF", "Arab", rtl, "کمک", "Noto Sans Arabic"},
        {"ps", "Arab", rtl, "مرسته", "Noto Sans Arabic"},
        {"ur", "Arab", rtl, "مدد", "Noto Sans Arabic"},
        {"he", "Hebr", rtl, "עזרה", "Noto Sans Hebrew"},
        {"hi", "Deva", ltr, "सहायता", "Noto Sans Devanagari"},
        {"bn", "Beng", ltr, "সাহায্য", "Noto Sans Bengali"},
        {"pa", "Guru", ltr, "ਮਦਦ", "Noto Sans Gurmukhi"},
        {"gu", "Gujr", ltr, "મદદ", "Noto Sans Gujarati"},
        {"ta", "Taml", ltr, "உதவி", "Noto Sans Tamil"},
        {"te", "Telu", ltr, "సహాయం", "Noto Sans Telugu"},
        {"km", "Khmr", ltr, "ជំនួយ", "Noto Sans Khmer"},
        {"my", "Mymr", ltr, "အကူအညီ", "Noto Sans Myanmar"},
        {"th", "Thai", ltr, "ช่วย", "Noto Sans Thai"},
        {"lo", "Laoo", ltr, "ຊ່ວຍ", "Noto Sans Lao"},
        {"am", "Ethi", ltr, "እርዳታ", "Noto Sans Ethiopic"},
        {"zh-Hans", "Hans", ltr, "骨", "Noto Sans CJK SC"},
        {"zh-Hant", "Hant", ltr, "骨", "Noto Sans CJK TC"},
        {"zh-Hant-HK", "Hant", ltr, "骨", "Noto Sans CJK HK"},
        {"ja", "Jpan", ltr, "骨", "Noto Sans CJK JP"},
        {"ko", "Kore", ltr, "骨", "Noto Sans CJK KR"},
    };
    for (const Case& c : cases) {
        INFO(c.locale);
        CHECK(family_of(c.text, c.locale, c.script, c.direction) == c.family);
        CHECK(paragraph(spec_of(c.text, c.locale, c.script, c.direction)).unresolved().empty());
    }
}

TEST_CASE("A face's file exists, its bold is another file, its metrics are sensible") {
    ParagraphSpec spec = spec_of("Help");
    const FaceId regular = paragraph(spec).lines(1000).front().runs.front().face;
    spec.weight = Weight::bold;
    const FaceId bold = paragraph(spec).lines(1000).front().runs.front().face;
    CHECK(std::filesystem::exists(fonts().file(regular).path));
    CHECK(fonts().file(regular).path.filename() == "NotoSans-Regular.ttf");
    CHECK(fonts().file(bold).path.filename() == "NotoSans-Bold.ttf");
    CHECK(fonts().file(bold).weight == Weight::bold);
    const FaceMetrics& metrics = fonts().metrics(regular);
    CHECK(metrics.ascent == Approx(1.069));
    CHECK(metrics.descent == Approx(0.293));
    CHECK(metrics.cap_height == Approx(0.714));
}

TEST_CASE("What no face covers is told with its place, and the rest is set all the same") {
    const Paragraph p = paragraph(spec_of("ok \U0001F468\u200D\U0001F469\u200D\U0001F467 \U000F1234 end"));
    REQUIRE(p.unresolved().size() == 2);
    CHECK(p.unresolved()[0] == Unresolved{"\U0001F468\u200D\U0001F469\u200D\U0001F467", 3});
    CHECK(p.unresolved()[1].cluster == "\U000F1234");
    CHECK(p.lines(10000).size() == 1);
}

TEST_CASE("Joiners, isolates, variation selectors and soft hyphens are never missing") {
    for (const char* text :
         {"a\u200Db", "\u2068x\u2069", "✓\uFE0F", "co\u00ADop", "\u200B", "\u2060", "a\uFEFFz"}) {
        INFO(text);
        CHECK(paragraph(spec_of(text)).unresolved().empty());
        CHECK(paragraph(arabic(text)).unresolved().empty());
    }
}
