#include "text/text_test_tools.h"

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

namespace {

constexpr Polish k_balance = {false, true, false};
constexpr Polish k_no_short_last = {false, false, true};

} // namespace

TEST_CASE("A balanced heading has as many lines as before, of about equal length") {
    const ParagraphSpec spec = spec_of("What to do when someone takes your papers");
    const auto greedy = paragraph(spec).lines(330);
    const auto balanced = paragraph(spec).lines(330, k_balance);
    REQUIRE(greedy.size() == 2);
    REQUIRE(balanced.size() == 2);
    CHECK(balanced[0].width - balanced[1].width < greedy[0].width - greedy[1].width);
    CHECK(texts(balanced) == Strings{"What to do when someone", "takes your papers"});
}

TEST_CASE("Balancing leaves a single line and an unbreakable word as they are") {
    CHECK(texts(paragraph(spec_of("Help now")).lines(1000, k_balance)) == Strings{"Help now"});
    const auto lines = paragraph(spec_of("a mmmmmmmmmmmmmmmm")).lines(100, k_balance);
    CHECK(texts(lines) == texts(paragraph(spec_of("a mmmmmmmmmmmmmmmm")).lines(100)));
}

TEST_CASE("Balancing does not tear a fact apart") {
    const auto lines = paragraph(spec_of("Call 860-555-0142 or us")).lines(180, {true, true, false});
    for (const Line& line : lines)
        CHECK(line.utf8 != "0142 or us");
    CHECK(lines.size() == 2);
}

TEST_CASE("A short last word gets company") {
    const ParagraphSpec spec = spec_of("You can say no to it");
    CHECK(lines_as_wide_as("You can say no to", spec) == Strings{"You can say no to", "it"});
    CHECK(lines_as_wide_as("You can say no to", spec, k_no_short_last) == Strings{"You can say no", "to it"});
}

TEST_CASE("A short last word stays alone where nothing else fits") {
    CHECK(lines_as_wide_as("understand", spec_of("understand it"), k_no_short_last) ==
          Strings{"understand", "it"});
    CHECK(lines_as_wide_as("call somebody", spec_of("call somebody nearby"), k_no_short_last) ==
          Strings{"call somebody", "nearby"});
}

TEST_CASE("A word that no line can hold is not parted inside a syllable, as a browser would") {
    const ParagraphSpec spec = spec_of("ဘာသာစကား", "my", "Mymr");
    const Px width = paragraph(spec_of("ဘာသ", "my", "Mymr")).natural_width();
    CHECK(texts(paragraph(spec).lines(width)).front() == "ဘာသ");
    Polish polish;
    polish.keep_facts_whole = true;
    CHECK(texts(paragraph(spec).lines(width, polish)).front() == "ဘာ");
    // Where not even a syllable fits, something is better than nothing.
    CHECK(texts(paragraph(spec).lines(1, polish)).front() == "ဘ");
}
