#include "text/text_test_tools.h"

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

TEST_CASE("An empty text is one empty line as high as its face") {
    const auto lines = paragraph(spec_of("")).lines(100);
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().utf8.empty());
    CHECK(lines.front().runs.empty());
    CHECK(lines.front().width == 0);
    CHECK(lines.front().ascent == Approx(20 * 1.069));
    CHECK(paragraph(spec_of("")).natural_width() == 0);
    CHECK(paragraph(spec_of("")).min_width() == 0);
}

TEST_CASE("A text of spaces is one line without width") {
    const auto lines = paragraph(spec_of("   ")).lines(1);
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().utf8.empty());
    CHECK(lines.front().width == 0);
}

TEST_CASE("Widths scale with the em and are not rounded") {
    ParagraphSpec spec = spec_of("Wave to Ada");
    const Px at_20 = paragraph(spec).natural_width();
    spec.em = 20.5F;
    CHECK(paragraph(spec).natural_width() == Approx(at_20 * 20.5 / 20));
}

TEST_CASE("Kerning counts") {
    CHECK(paragraph(spec_of("AV")).natural_width() <
          paragraph(spec_of("A")).natural_width() + paragraph(spec_of("V")).natural_width());
}

TEST_CASE("Decomposed Vietnamese is as wide as composed") {
    const Px composed = paragraph(spec_of("Trợ giúp khẩn cấp", "vi")).natural_width();
    const Px decomposed =
        paragraph(spec_of("Tro\u031B\u0323 giu\u0301p kha\u0302\u0309n ca\u0302\u0301p", "vi"))
            .natural_width();
    CHECK(decomposed == Approx(composed));
}

TEST_CASE("Lines fill greedily and trailing spaces hang") {
    const ParagraphSpec spec = spec_of("one two three  four");
    CHECK(lines_as_wide_as("one two", spec) == Strings{"one two", "three", "four"});
    CHECK(lines_as_wide_as("one two three", spec) == Strings{"one two three", "four"});
    const auto lines = paragraph(spec).lines(90);
    CHECK(lines.front().width == Approx(paragraph(spec_of("one two")).natural_width()));
}

TEST_CASE("A line feed breaks a line, two leave an empty one, the last adds none") {
    CHECK(texts(paragraph(spec_of("a\nb\n\nc\n")).lines(1000)) == Strings{"a", "b", "", "c"});
    CHECK(texts(paragraph(spec_of("a\r\nb")).lines(1000)) == Strings{"a", "b"});
}

TEST_CASE("Scripts without spaces break between words") {
    CHECK(lines_as_wide_as("สวัสดีชาว", spec_of("สวัสดีชาวโลก", "th", "Thai")) == Strings{"สวัสดีชาว", "โลก"});
    CHECK(lines_as_wide_as("ພາສາ", spec_of("ພາສາລາວ", "lo", "Laoo")) == Strings{"ພາສາ", "ລາວ"});
    CHECK(lines_as_wide_as("ខ្ញុំត្រូវការ", spec_of("ខ្ញុំត្រូវការជំនួយ", "km", "Khmr")) == Strings{"ខ្ញុំត្រូវការ", "ជំនួយ"});
    CHECK(lines_as_wide_as("한국", spec_of("한국어", "ko", "Kore")) == Strings{"한국", "어"});
    CHECK(lines_as_wide_as("求助", spec_of("求助电。", "zh-Hans", "Hans")) == Strings{"求助", "电。"});
}

TEST_CASE("A soft hyphen shows only where the line breaks at it") {
    const ParagraphSpec spec = spec_of("com\u00ADmu\u00ADnity");
    CHECK(lines_as_wide_as("commu\u2010", spec) == Strings{"com\u00ADmu\u2010", "nity"});
    CHECK(lines_as_wide_as("com\u2010", spec) == Strings{"com\u2010", "mu\u2010", "nity"});
    const auto whole = paragraph(spec).lines(1000);
    REQUIRE(whole.size() == 1);
    CHECK(whole.front().width == Approx(paragraph(spec_of("community")).natural_width()));
    const auto broken = paragraph(spec).lines(paragraph(spec_of("commu\u2010")).natural_width());
    CHECK(broken.front().runs.back().utf8 == "\u2010");
    CHECK(broken.front().width == Approx(paragraph(spec_of("commu\u2010")).natural_width()).margin(0.5));
}

TEST_CASE("A word wider than the line goes to its own line and breaks between clusters") {
    CHECK(lines_as_wide_as("aaaa", spec_of("b aaaaaaaaaa")) == Strings{"b", "aaaa", "aaaa", "aa"});
    CHECK(texts(paragraph(spec_of("e\u0301e\u0301")).lines(1)) == Strings{"e\u0301", "e\u0301"});
    CHECK(texts(paragraph(spec_of("ffi")).lines(1)) == Strings{"f", "f", "i"});
}

TEST_CASE("An Arabic word broken inside keeps its letters joined") {
    const auto lines = paragraph(arabic("ببببب")).lines(25);
    REQUIRE(lines.size() > 1);
    CHECK(lines[0].runs.front().utf8 == lines[0].utf8 + "\u200D");
    CHECK(lines[1].runs.front().utf8.starts_with("\u200D"));
}

TEST_CASE("The narrowest useful column is the widest word") {
    const Paragraph p = paragraph(spec_of("a wonderful day"));
    CHECK(p.min_width() == Approx(paragraph(spec_of("wonderful")).natural_width()).margin(0.3));
    CHECK(texts(p.lines(p.min_width())) == Strings{"a", "wonderful", "day"});
}

TEST_CASE("Ill-formed UTF-8 shows the replacement character and bold spans stay in place") {
    ParagraphSpec spec = spec_of("a\xFF\xC0z b");
    spec.bold = {{3, 4}};
    const auto line = paragraph(spec).lines(1000).front();
    CHECK(line.utf8 == "a\uFFFD\uFFFDz b");
    REQUIRE(line.runs.size() == 3);
    CHECK(line.runs[1].utf8 == "z");
    CHECK(paragraph(spec_of("\xE2\x82")).lines(1000).front().utf8 == "\uFFFD\uFFFD");
}

TEST_CASE("A bold span past the end of the text does no harm") {
    ParagraphSpec spec = spec_of("abc\xFF");
    spec.bold = {{2, 500}, {400, 500}};
    CHECK(paragraph(spec).lines(1000).front().runs.size() == 2);
}

TEST_CASE("A line is as high as its tallest face") {
    const auto latin = paragraph(spec_of("Help")).lines(1000).front();
    const auto mixed = paragraph(spec_of("Help မြန်မာ")).lines(1000).front();
    CHECK(mixed.ascent + mixed.descent > latin.ascent + latin.descent);
}

TEST_CASE("Right-to-left lines break in reading order") {
    const ParagraphSpec spec = arabic("اتصل بنا الآن");
    CHECK(lines_as_wide_as("اتصل بنا", spec) == Strings{"اتصل بنا", "الآن"});
}

TEST_CASE("A paragraph of a hundred thousand characters is set") {
    std::string text;
    while (text.size() < 100000)
        text += "Call 211 for help with housing, food and work. ";
    const auto lines = paragraph(spec_of(text)).lines(400);
    CHECK(lines.size() > 1000);
    std::string unbroken(100000, 'm');
    CHECK(paragraph(spec_of(unbroken)).lines(400).size() > 1000);
}
