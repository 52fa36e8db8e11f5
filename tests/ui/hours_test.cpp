#include "fixture.h"

using namespace waypost;
using namespace waypost::test;

namespace {

std::string said(const SampleSite& sample, const std::string& service, const std::string& utc,
                 const std::string& language = "en", bool trusted = true) {
    const view::Words words(sample.site, moment(utc, trusted), language);
    const auto text = view::open_now(words, *sample.pack.service(service)->hours);
    return text ? plain(text->utf8) : "(nothing)";
}

} // namespace

TEST_CASE("Opening hours are said in the visitor's language with the clock it uses here") {
    const SampleSite sample;
    // Tuesday 2026-02-03, 10:05 in New York (UTC-5); open 8:30-12:00 and 13:00-17:00.
    CHECK(said(sample, "day_center", "2026-02-03 15:05") == "Open now until 12:00\u00A0PM");
    CHECK(said(sample, "day_center", "2026-02-03 15:05", "pl").find("12:00") != std::string::npos);
    CHECK(said(sample, "day_center", "2026-02-03 18:30", "pl").find("17:00") != std::string::npos);
    CHECK(said(sample, "day_center", "2026-02-03 18:30") == "Open now until 5:00\u00A0PM");
}

TEST_CASE("A closed place says when it opens: the hour today, the weekday within a week") {
    const SampleSite sample;
    CHECK(said(sample, "day_center", "2026-02-03 12:00") == "Closed now. Opens 8:30\u00A0AM");
    // Sunday: opens Monday.
    CHECK(said(sample, "day_center", "2026-02-01 18:00") == "Closed now. Opens Monday 8:30\u00A0AM");
}

TEST_CASE("Hours that cross midnight stay open after it, and daylight saving moves the shown end") {
    const SampleSite sample;
    // Saturday 22:00 to Sunday 2:00; 2026-02-08 06:30 UTC is Sunday 1:30.
    CHECK(said(sample, "day_center", "2026-02-08 06:30") == "Open now until 2:00\u00A0AM");
    // On 2026-03-08 the clocks go from 2:00 to 3:00: nobody will ever see them show 2:00.
    CHECK(said(sample, "day_center", "2026-03-08 06:30") == "Open now until 3:00\u00A0AM");
}

TEST_CASE("A holiday is named") {
    const SampleSite sample;
    // 2026-09-07 is Labor Day.
    CHECK(said(sample, "day_center", "2026-09-07 15:00") == "Closed today (Labor Day)");
}

TEST_CASE("Nothing is said of being open where the hours are overdue, or nobody knows the time") {
    const SampleSite sample;
    CHECK(said(sample, "legal_aid", "2026-02-03 16:00") == "(nothing)");
    CHECK(said(sample, "day_center", "2026-02-03 15:05", "en", false) == "(nothing)");
    CHECK(said(sample, "emergency_911", "2026-02-03 15:05", "en", false) == "Open day and night");
}

TEST_CASE("The week lists every day") {
    const SampleSite sample;
    const view::Words words(sample.site, moment("2026-02-03 15:05"), "en");
    const auto lines = view::week(words, *sample.pack.service("day_center")->hours);
    REQUIRE(lines.size() == 7);
    CHECK(lines[0].utf8.find("Monday") == 0);
    CHECK(lines[0].utf8.find("8:30") != std::string::npos);
    CHECK(lines[6].utf8 == "Sunday: closed");
    CHECK(lines[0].bold.size() == 1);
}
