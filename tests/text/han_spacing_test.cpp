#include "text/han_spacing.h"
#include "text/text_test_tools.h"

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

namespace {

ParagraphSpec chinese(std::string utf8) {
    return spec_of(std::move(utf8), "zh-Hans", "Hans");
}

/// In em.
double width_of(const ParagraphSpec& spec) {
    return static_cast<double>(paragraph(spec).natural_width() / spec.em);
}

} // namespace

TEST_CASE("Full-width signs that meet lose the empty half between them") {
    CHECK(width_of(chinese("中（中）中")) == Approx(5));
    CHECK(width_of(chinese("中）。中")) == Approx(3.5));
    CHECK(width_of(chinese("中」（中")) == Approx(3.5));
    CHECK(width_of(chinese("中（「中")) == Approx(3.5));
    CHECK(width_of(chinese("中。”（中")) == Approx(4));
    CHECK(width_of(chinese("中·（中")) == Approx(3.5));
    CHECK(width_of(chinese("中！（中")) == Approx(4));
    CHECK(width_of(chinese("中，中。中")) == Approx(5));
}

TEST_CASE("Where the ink stands in the square depends on the writing system") {
    CHECK(width_of(spec_of("中。）中", "zh-Hans", "Hans")) == Approx(3.5));
    CHECK(width_of(spec_of("中。）中", "ja", "Jpan")) == Approx(3.5));
    CHECK(width_of(spec_of("中。）中", "zh-Hant", "Hant")) == Approx(4));
    CHECK(width_of(spec_of("中：」中", "zh-Hans", "Hans")) == Approx(3.5));
    CHECK(width_of(spec_of("中：」中", "ja", "Jpan")) == Approx(4));
}

TEST_CASE("An opening bracket without its empty half is drawn further left") {
    const Line line = paragraph(chinese("中」（中")).lines(1000).front();
    REQUIRE(line.runs.size() == 2);
    CHECK(line.runs[0].utf8 == "中」");
    CHECK(line.runs[1].utf8 == "（中");
    CHECK(line.runs[1].x == Approx(40));
    CHECK(line.runs[1].shift == Approx(10));
    CHECK(line.runs[1].width == Approx(30));
    CHECK(line.width == Approx(70));
}

TEST_CASE("Signs that a line break parts keep both halves") {
    const auto lines = paragraph(chinese("中中中。」（中中")).lines(90);
    CHECK(texts(lines) == Strings{"中中中。」", "（中中"});
    CHECK(lines[0].width == Approx(90));
    CHECK(lines[1].width == Approx(60));
    CHECK(lines[1].runs.front().shift == 0);
}

TEST_CASE(
    "A closing bracket that does not fit otherwise ends the line with its inked half; a stop does not") {
    const auto lines = paragraph(chinese("中中中中）中中")).lines(91);
    CHECK(texts(lines) == Strings{"中中中中）", "中中"});
    CHECK(lines[0].width == Approx(90));
    CHECK(texts(paragraph(chinese("中中中中）中中")).lines(101)) == Strings{"中中中中）", "中中"});
    CHECK(paragraph(chinese("中中中中）中中")).lines(101).front().width == Approx(100));
    CHECK(texts(paragraph(chinese("中中中中。中中")).lines(91)) == Strings{"中中中", "中。中中"});
}

TEST_CASE("Text without full-width signs has none of this") {
    CHECK(han_kind(U'(', HanStyle::none) == HanKind::other);
    CHECK(han_kind(U'“', HanStyle::japanese) == HanKind::narrow_open);
    CHECK(paragraph(spec_of("a) (b", "en")).lines(1000).front().runs.size() == 1);
}
