#include "text/facts.h"
#include "text/text_test_tools.h"

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

namespace {

Strings facts_in(const std::string& text) {
    Strings out;
    for (const Fact& fact : find_facts(text))
        out.push_back(text.substr(fact.begin, fact.end - fact.begin));
    return out;
}

constexpr Polish k_keep_facts = {true, false, false};

} // namespace

TEST_CASE("Phone numbers are facts in all their spellings") {
    CHECK(facts_in("Call 860-555-0142 now.") == Strings{"860-555-0142"});
    CHECK(facts_in("Call (860) 555-0142, please") == Strings{"(860) 555-0142"});
    CHECK(facts_in("+1 860 555 0142") == Strings{"+1 860 555 0142"});
    CHECK(facts_in("860.555.0142.") == Strings{"860.555.0142"});
    CHECK(facts_in("1-800-GOODBYE (free)") == Strings{"1-800-GOODBYE"});
    CHECK(facts_in("860-555-0142 ext. 3 or") == Strings{"860-555-0142 ext. 3"});
    CHECK(facts_in("dial 2-1-1 today") == Strings{"2-1-1"});
    CHECK(facts_in("اتصل \u2066860-555-0142\u2069 الآن") == Strings{"860-555-0142"});
}

TEST_CASE("Short numbers and sentences of numbers are no phone numbers") {
    CHECK(facts_in("Call 911. 24 people came in 2026.").empty());
    CHECK(facts_in("A-1 covid-19 x").empty());
}

TEST_CASE("The number of a law is one fact") {
    CHECK(facts_in("section 53a-82, and 54-95c too") == Strings{"53a-82", "54-95c"});
    CHECK(facts_in("a 3-year plan for 10-abc").empty());
}

TEST_CASE("A clock time keeps its am or pm, and a range stays whole") {
    CHECK(facts_in("open 8:30 AM – 5 PM daily") == Strings{"8:30 AM – 5 PM"});
    CHECK(facts_in("at 5 p.m. sharp") == Strings{"5 p.m."});
    CHECK(facts_in("8:30\u202FAM") == Strings{"8:30\u202FAM"});
    CHECK(facts_in("de 8:30 a. m. a 5:00 p. m.") == Strings{"8:30 a. m.", "5:00 p. m."});
    CHECK(facts_in("17:00–18:30") == Strings{"17:00–18:30"});
    CHECK(facts_in("9-5 PM") == Strings{"9-5 PM"});
    CHECK(facts_in("12 amber stones").empty());
}

TEST_CASE("A house number keeps its street") {
    CHECK(facts_in("at 433 Valley St, second floor") == Strings{"433 Valley St"});
    CHECK(facts_in("90 South Park Street.") == Strings{"90 South Park Street"});
    CHECK(facts_in("12 E. Main Rd") == Strings{"12 E. Main Rd"});
    CHECK(facts_in("20 people on Main St").empty());
}

TEST_CASE("Facts do not break inside where polish asks for it") {
    const ParagraphSpec spec = spec_of("Please call 860-555-0142 now");
    CHECK(lines_as_wide_as("Please call 860-555-", spec) == Strings{"Please call 860-555-", "0142 now"});
    CHECK(lines_as_wide_as("Please call 860-555-", spec, k_keep_facts) ==
          Strings{"Please call", "860-555-0142 now"});
    CHECK(lines_as_wide_as("Go to 433 Valley", spec_of("Go to 433 Valley St"), k_keep_facts) ==
          Strings{"Go to", "433 Valley St"});
}

TEST_CASE("A fact wider than the line breaks where any text would") {
    CHECK(lines_as_wide_as("860-555-", spec_of("at 860-555-0142"), k_keep_facts) ==
          Strings{"at", "860-555-", "0142"});
}

TEST_CASE("The narrowest column holds a fact whole where polish asks for it") {
    const Paragraph p = paragraph(spec_of("call 860-555-0142"));
    CHECK(p.min_width(k_keep_facts) ==
          Approx(paragraph(spec_of("860-555-0142")).natural_width()).margin(0.3));
    CHECK(p.min_width() < p.min_width(k_keep_facts));
}
