#include "content/load.h"
#include "content/model.h"
#include "testing.h"
#include "yaml/temp_folder.h"

using namespace waypost;
using namespace waypost::content;
using std::chrono::year;

namespace {

Pack sample() {
    auto loaded = load_pack(WAYPOST_TEST_DIR "/packs/sample");
    REQUIRE(lines_of(loaded.diagnostics) == std::vector<std::string>{});
    REQUIRE(loaded.pack);
    return *std::move(loaded.pack);
}

std::string holiday_name(const std::vector<Holiday>& holidays, Date day) {
    const auto* holiday = holiday_on(holidays, day);
    return holiday == nullptr ? "" : holiday->id;
}

} // namespace

TEST_CASE("The sample pack is read whole") {
    const Pack pack = sample();
    CHECK(pack.id == "sample");
    CHECK(pack.region == "US");
    CHECK(pack.time_zone == "America/New_York");
    CHECK(pack.emergency == "emergency_911");
    CHECK(pack.fallback == "line_211");
    CHECK(pack.when_unconfirmed == Policy::show);
    CHECK(pack.when_overdue == Policy::withhold);
    CHECK(pack.categories.size() == 3);
    CHECK(pack.topics.size() == 6);
    CHECK(pack.services.size() == 7);
    CHECK(pack.facts.size() == 5);
    REQUIRE(pack.category("rights") != nullptr);
    CHECK(pack.category("rights")->topics ==
          std::vector<std::string>{"know_rights", "get_lawyer", "safe_home_stay"});
}

TEST_CASE("A topic has its blocks in order with full message ids") {
    const Pack pack = sample();
    const Topic* topic = pack.topic("bed_tonight");
    REQUIRE(topic != nullptr);
    REQUIRE(topic->blocks.size() == 5);
    CHECK_FALSE(topic->sensitive);
    CHECK(topic->related == std::vector<std::string>{"crisis"});
    CHECK(topic->blocks[0].kind == BlockKind::answer);
    CHECK(topic->blocks[0].messages == std::vector<std::string>{"topic.bed_tonight.answer"});
    CHECK(topic->blocks[0].facts == std::vector<std::string>{"bed_by_phone"});
    CHECK(topic->blocks[1].kind == BlockKind::contact);
    CHECK(topic->blocks[1].service == "line_211");
    CHECK(topic->blocks[2].kind == BlockKind::heading);
    CHECK(topic->blocks[3].kind == BlockKind::steps);
    CHECK(topic->blocks[3].messages.size() == 3);
    CHECK(topic->blocks[4].kind == BlockKind::callout);
    CHECK(topic->blocks[4].icon == "schedule");
    CHECK(topic->blocks[4].messages ==
          std::vector<std::string>{"topic.bed_tonight.c1_title", "topic.bed_tonight.c1"});
}

TEST_CASE("A service has its lines, address, hours and checks") {
    const Pack pack = sample();
    const Service* center = pack.service("day_center");
    REQUIRE(center != nullptr);
    CHECK(center->kinds == std::vector<SharedText>{"health", "food"});
    CHECK(center->existence.source == "center.example");
    CHECK(center->existence.checked_on == year{2026} / 1 / 20);
    REQUIRE(center->address);
    CHECK(center->address->postal == "06000");
    REQUIRE(center->hours);
    const auto on = [&](unsigned day) {
        const auto intervals = center->hours->weekly[day];
        return std::vector<Interval>(intervals.begin(), intervals.end());
    };
    CHECK(on(1) == std::vector<Interval>{{Minutes{510}, Minutes{720}}, {Minutes{780}, Minutes{1020}}});
    CHECK(on(6) == std::vector<Interval>{{Minutes{1320}, Minutes{1560}}});
    CHECK(on(0).empty());
    CHECK(center->hours->exceptions.size() == 2);
    CHECK(center->hours->exceptions[1].reason == "winter_break");
    CHECK(center->cost->kind == CostKind::free);
    CHECK(center->who->text == "who");
    CHECK(center->languages->spoken == std::vector<std::string>{"en", "es", "pl"});
    const Service* lifeline = pack.service("lifeline_988");
    REQUIRE(lifeline != nullptr);
    CHECK(lifeline->hotline);
    CHECK(lifeline->texts[0].body == "AYUDA");
    CHECK(pack.service("line_211")->phones[2].type == PhoneType::tty);
    CHECK(pack.service("safe_home")->confidential);
    CHECK_FALSE(pack.service("safe_home")->address);
}

TEST_CASE("Looking up what is not there gives nothing") {
    const Pack pack = sample();
    CHECK(pack.topic("") == nullptr);
    CHECK(pack.service("day") == nullptr);
    CHECK(pack.category("Rights") == nullptr);
    CHECK(pack.fact("max_days ") == nullptr);
}

TEST_CASE("Slots hold the values of facts and the numbers of services") {
    const Pack pack = sample();
    const auto all = slots(pack);
    CHECK(all.size() == 12);
    CHECK(std::get<long>(all.at("max_days").value) == 364);
    CHECK_FALSE(all.at("max_days").is_number_to_dial);
    CHECK(std::get<std::string>(all.at("court_room").value) == "12B");
    CHECK(std::get<std::string>(all.at("line_211_call").value) == "211");
    CHECK(all.at("line_211_call").is_number_to_dial);
    CHECK(std::get<std::string>(all.at("lifeline_988_text").value) == "988");
    CHECK(all.at("safe_home_call").check == &pack.service("safe_home")->phones[0].check);
}

TEST_CASE("A fact is believed up to its day of review, and an unconfirmed one never") {
    Check check;
    check.status = Status::confirmed;
    check.review_by = year{2026} / 3 / 8;
    CHECK(trust_on(check, year{2026} / 3 / 8) == Trust::confirmed);
    CHECK(trust_on(check, year{2026} / 3 / 9) == Trust::overdue);
    check.status = Status::unconfirmed;
    CHECK(trust_on(check, year{2026} / 3 / 8) == Trust::unconfirmed);
    CHECK(trust_on(check, year{2030} / 1 / 1) == Trust::unconfirmed);
}

TEST_CASE("Holidays fall on fixed days, on the nth weekday and on the last one") {
    const Pack pack = sample();
    const auto& holidays = pack.holidays;
    CHECK(holiday_name(holidays, year{2027} / 1 / 1) == "new_year");
    CHECK(holiday_name(holidays, year{2026} / 5 / 25) == "memorial_day");
    CHECK(holiday_name(holidays, year{2027} / 5 / 31) == "memorial_day");
    CHECK(holiday_name(holidays, year{2026} / 9 / 7) == "labor_day");
    CHECK(holiday_name(holidays, year{2025} / 9 / 1) == "labor_day");
    CHECK(holiday_name(holidays, year{2026} / 11 / 26) == "thanksgiving");
    CHECK(holiday_name(holidays, year{2026} / 5 / 18).empty());
    CHECK(holiday_name(holidays, year{2026} / 9 / 14).empty());
    CHECK(holiday_name(holidays, year{2026} / 11 / 19).empty());
}

TEST_CASE("A holiday on 29 February falls in leap years only") {
    const std::vector<Holiday> holidays = {{"leap_day", 2, 29, 0, 0}};
    CHECK(holiday_name(holidays, year{2028} / 2 / 29) == "leap_day");
    CHECK(holiday_name(holidays, year{2027} / 2 / 28).empty());
    CHECK(holiday_name(holidays, year{2027} / 3 / 1).empty());
}

TEST_CASE("Stale checks are named with their place") {
    const std::filesystem::path dir = WAYPOST_TEST_DIR "/packs/sample";
    const Pack pack = sample();
    CHECK(lines_of(stale(pack, year{2026} / 3 / 8), dir) ==
          std::vector<std::string>{"facts.yaml:18:12: warning: overdue since 2026-01-09: the fact "
                                   "'lawyer_is_free', expected a new check",
                                   "services/legal_aid.yaml:8:12: warning: overdue since 2026-01-09: the "
                                   "phone 'call' of 'legal_aid', "
                                   "expected a new check",
                                   "services/legal_aid.yaml:11:10: warning: overdue since 2026-01-09: the "
                                   "hours of 'legal_aid', expected "
                                   "a new check",
                                   "services/legal_aid.yaml:12:26: warning: overdue since 2026-01-09: the "
                                   "cost of 'legal_aid', expected a "
                                   "new check"});
    CHECK(stale(pack, year{2026} / 1 / 9).size() > 20);
    CHECK(stale(pack, year{2026} / 1 / 9)[0].found ==
          "checked on 2026-01-20, which is after today: the fact 'max_days'");
}
