#include "content/schedule.h"
#include "testing.h"

using namespace waypost::content;
using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::year;

namespace {

enum Weekday { sun, mon, tue, wed, thu, fri, sat };

LocalTime at(Date date, int hour, int minute = 0) {
    return local_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

Date march(unsigned day) { // 1 March 2026 is a Sunday
    return year{2026} / 3 / static_cast<int>(day);
}

Interval hours(double from, double to) {
    return {Minutes{static_cast<int>(from * 60)}, Minutes{static_cast<int>(to * 60)}};
}

void set(Hours& of, unsigned day, std::vector<Interval> intervals) {
    of.weekly.set(day, intervals);
}

const std::vector<Holiday> k_holidays = {
    {"new_year", 1, 1, 0, 0},        {"memorial_day", 5, 0, mon, -1}, {"labor_day", 9, 0, mon, 1},
    {"thanksgiving", 11, 0, thu, 4}, {"leap_day", 2, 29, 0, 0},
};

/// Monday to Friday with a break at noon on Monday, and Saturday night.
Hours office() {
    Hours out;
    set(out, mon, {hours(8.5, 12), hours(13, 17)});
    for (const int day : {tue, wed, thu, fri})
        set(out, day, {hours(8.5, 17)});
    set(out, sat, {hours(22, 26)});
    out.closed_on = {"labor_day", "new_year"};
    return out;
}

OpenState state(const Hours& of, LocalTime now) {
    return open_state(of, k_holidays, now);
}

OpenState open_until(LocalTime time) {
    return {OpenKind::open, time, ""};
}

OpenState closed_until(LocalTime time) {
    return {OpenKind::closed, time, ""};
}

} // namespace

TEST_CASE("Office hours open and close on the minute") {
    CHECK(state(office(), at(march(3), 8, 29)) == closed_until(at(march(3), 8, 30)));
    CHECK(state(office(), at(march(3), 8, 30)) == open_until(at(march(3), 17)));
    CHECK(state(office(), at(march(3), 16, 59)) == open_until(at(march(3), 17)));
    CHECK(state(office(), at(march(3), 17)) == closed_until(at(march(4), 8, 30)));
}

TEST_CASE("A break at noon is closed until the afternoon") {
    CHECK(state(office(), at(march(2), 11)) == open_until(at(march(2), 12)));
    CHECK(state(office(), at(march(2), 12, 30)) == closed_until(at(march(2), 13)));
}

TEST_CASE("After the last hours of the week the next opening is named, over the week's end") {
    CHECK(state(office(), at(march(6), 18)) == closed_until(at(march(7), 22)));
    CHECK(state(office(), at(march(8), 2)) == closed_until(at(march(9), 8, 30)));
}

TEST_CASE("A night that began yesterday counts until it ends") {
    CHECK(state(office(), at(march(7), 23)) == open_until(at(march(8), 2)));
    CHECK(state(office(), at(march(8), 1, 59)) == open_until(at(march(8), 2)));
    CHECK(state(office(), at(march(8), 0)) == open_until(at(march(8), 2)));
}

TEST_CASE("A night of yesterday does not count when yesterday was closed") {
    Hours closed = office();
    closed.exceptions = {{march(7), march(7), {}, "repairs"}};
    CHECK(state(closed, at(march(8), 1)) == closed_until(at(march(9), 8, 30)));
}

TEST_CASE("A night runs on into a day that is closed") {
    Hours closed = office();
    closed.exceptions = {{march(8), march(8), {}, "repairs"}};
    CHECK(state(closed, at(march(8), 1)) == open_until(at(march(8), 2)));
    CHECK(state(closed, at(march(8), 3)) ==
          OpenState{OpenKind::closed_holiday, at(march(9), 8, 30), "reason.repairs"});
}

TEST_CASE("Hours that follow one another without a gap count as one") {
    Hours touching;
    set(touching, mon, {hours(8, 12), hours(12, 16), hours(16.5, 17)});
    CHECK(state(touching, at(march(2), 9)) == open_until(at(march(2), 16)));
    CHECK(state(touching, at(march(2), 12)) == open_until(at(march(2), 16)));
}

TEST_CASE("Hours that meet at midnight count as one") {
    Hours days;
    set(days, mon, {hours(9, 24)});
    set(days, tue, {hours(0, 24)});
    set(days, wed, {hours(0, 12)});
    CHECK(state(days, at(march(2), 10)) == open_until(at(march(4), 12)));
    CHECK(state(days, at(march(3), 0)) == open_until(at(march(4), 12)));
    CHECK(state(days, at(march(4), 11)) == open_until(at(march(4), 12)));
    CHECK(state(days, at(march(4), 12)) == closed_until(at(march(9), 9)));
}

TEST_CASE("Hours across the change of year meet like any others") {
    Hours night;
    set(night, thu, {hours(20, 30)});
    const Date last = year{2026} / 12 / 31; // a Thursday
    CHECK(state(night, at(last, 22)) == open_until(at(year{2027} / 1 / 1, 6)));
    CHECK(state(night, at(year{2027} / 1 / 1, 5)) == open_until(at(year{2027} / 1 / 1, 6)));
}

TEST_CASE("Day and night is always open, on holidays too") {
    Hours always;
    always.always = true;
    CHECK(state(always, at(year{2026} / 9 / 7, 3)) == OpenState{OpenKind::always, std::nullopt, ""});
}

TEST_CASE("Seven whole days a week are day and night") {
    Hours week;
    for (unsigned day = 0; day < 7; ++day)
        set(week, day, {hours(0, 24)});
    CHECK(state(week, at(march(3), 3)) == OpenState{OpenKind::always, std::nullopt, ""});
    week.closed_on = {"labor_day"};
    CHECK(state(week, at(march(3), 3)) == open_until(at(year{2026} / 9 / 7, 0)));
}

TEST_CASE("A holiday closes the day and says its name") {
    const Date labor_day = year{2026} / 9 / 7;
    CHECK(state(office(), at(labor_day, 10)) ==
          OpenState{OpenKind::closed_holiday, at(year{2026} / 9 / 8, 8, 30), "holiday.labor_day"});
    CHECK(state(office(), at(labor_day, 0)).kind == OpenKind::closed_holiday);
    CHECK(state(office(), at(year{2026} / 9 / 6, 10)) == closed_until(at(year{2026} / 9 / 8, 8, 30)));
}

TEST_CASE("A holiday that the hours do not name changes nothing") {
    CHECK(state(office(), at(year{2026} / 5 / 25, 9)) == open_until(at(year{2026} / 5 / 25, 12)));
}

TEST_CASE("An exception is before the holiday and before the week") {
    Hours special = office();
    const Date labor_day = year{2026} / 9 / 7;
    special.exceptions = {{labor_day, labor_day, {hours(10, 12)}, ""}, {march(3), march(4), {}, "moving"}};
    CHECK(state(special, at(labor_day, 9)) == closed_until(at(labor_day, 10)));
    CHECK(state(special, at(labor_day, 11)) == open_until(at(labor_day, 12)));
    CHECK(state(special, at(march(3), 9)) ==
          OpenState{OpenKind::closed_holiday, at(march(5), 8, 30), "reason.moving"});
    CHECK(state(special, at(march(4), 23)).reason == "reason.moving");
    CHECK(state(special, at(march(5), 9)) == open_until(at(march(5), 17)));
}

TEST_CASE("A closed exception without a reason is plainly closed") {
    Hours special = office();
    special.exceptions = {{march(3), march(3), {}, ""}};
    CHECK(state(special, at(march(3), 9)) == closed_until(at(march(4), 8, 30)));
}

TEST_CASE("An exception's night runs into the next day") {
    Hours special;
    special.exceptions = {{march(3), march(3), {hours(22, 25)}, ""}};
    CHECK(state(special, at(march(4), 0, 30)) == open_until(at(march(4), 1)));
}

TEST_CASE("What never opens again within a year has no next change") {
    CHECK(state(Hours{}, at(march(3), 9)) == OpenState{OpenKind::closed, std::nullopt, ""});
    Hours over = office();
    over.exceptions = {{march(1), year{2030} / 1 / 1, {}, "closed_for_good"}};
    CHECK(state(over, at(march(3), 9)) ==
          OpenState{OpenKind::closed_holiday, std::nullopt, "reason.closed_for_good"});
}

TEST_CASE("Civil time knows no daylight saving: both changes are days like any other") {
    Hours daily;
    for (unsigned day = 0; day < 7; ++day)
        set(daily, day, {hours(1, 4)});
    CHECK(state(daily, at(march(8), 1, 30)) == open_until(at(march(8), 4)));
    const Date autumn = year{2026} / 11 / 1;
    CHECK(state(daily, at(autumn, 1, 30)) == open_until(at(autumn, 4)));
    CHECK(state(daily, at(autumn, 4)) == closed_until(at(year{2026} / 11 / 2, 1)));
}

TEST_CASE("Intervals need not be sorted") {
    Hours mixed;
    set(mixed, mon, {hours(13, 17), hours(8, 12)});
    CHECK(state(mixed, at(march(2), 7)) == closed_until(at(march(2), 8)));
}

TEST_CASE("A week keeps the hours of each day apart, in whatever order they are set") {
    Week week;
    const std::vector<Interval> two = {hours(8, 12), hours(13, 17)};
    const std::vector<Interval> one = {hours(9, 10)};
    week.set(sat, one);
    week.set(mon, two);
    week.set(0, one);
    week.set(sat, {});
    CHECK(week[0].size() == 1);
    REQUIRE(week[mon].size() == 2);
    CHECK(week[mon][1] == hours(13, 17));
    CHECK(week[tue].empty());
    CHECK(week[sat].empty());
}
