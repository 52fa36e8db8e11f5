#include "content/reading.h"

#include <fmt/format.h>

#include <algorithm>

namespace waypost::content {

namespace {

const std::vector<std::pair<std::string, Policy>> k_policies = {{"show", Policy::show},
                                                                {"withhold", Policy::withhold}};
const std::vector<std::pair<std::string, unsigned>> k_weekdays = {
    {"sun", 0}, {"mon", 1}, {"tue", 2}, {"wed", 3}, {"thu", 4}, {"fri", 5}, {"sat", 6}};
/// A leap year: it has every day that a holiday may name.
constexpr std::chrono::year k_leap_year{2024};
constexpr std::size_t k_max_short_code_digits = 6;
constexpr long k_max_review_days = 730;

void read_nth_weekday(yaml::Map& map, Holiday& holiday) {
    const auto weekday = map.need("weekday", "a weekday, or 'day' for a fixed date").choice(k_weekdays);
    const auto nth_value = map.need("nth", "1 to 4, or -1 for the last one of the month");
    const auto nth = nth_value.integer(-1, 4);
    if (nth && *nth == 0)
        nth_value.error("found '0'", "1 to 4, or -1 for the last one of the month");
    holiday.weekday = weekday.value_or(0);
    holiday.nth = static_cast<int>(nth.value_or(0));
}

std::optional<Holiday> read_holiday(const yaml::Value& value, Reading& reading) {
    const std::size_t errors_before = reading.errors();
    auto map = value.map();
    if (!map)
        return std::nullopt;
    Holiday holiday;
    const auto id_value = map->need("id", "the holiday's id");
    holiday.id = id_value.id().value_or("");
    holiday.month = static_cast<unsigned>(map->need("month", "1 to 12").integer(1, 12).value_or(1));
    if (map->has("day")) {
        const auto day = map->get("day");
        holiday.day = static_cast<unsigned>(day.integer(1, 31).value_or(1));
        if (!Date{k_leap_year, std::chrono::month{holiday.month}, std::chrono::day{holiday.day}}.ok())
            day.error(fmt::format("found '{}'", holiday.day), "a day that the month has");
    } else {
        read_nth_weekday(*map, holiday);
    }
    map->finish();
    if (reading.holidays.known.contains(holiday.id))
        id_value.error(fmt::format("found '{}' again", holiday.id), "each holiday once");
    if (reading.errors() > errors_before) {
        reading.holidays.left_out.insert(holiday.id);
        return std::nullopt;
    }
    reading.holidays.known.insert(holiday.id);
    return holiday;
}

void read_short_codes(const yaml::Value& value, Reading& reading) {
    const auto items = value.list();
    if (!items)
        return;
    for (const auto& item : *items) {
        const auto code = item.filled_text();
        if (!code)
            continue;
        if (code->size() > k_max_short_code_digits ||
            code->find_first_not_of("0123456789") != std::string::npos)
            item.error(fmt::format("found '{}'", *code), "a number of six digits or fewer");
        else
            reading.short_codes.push_back(*code);
    }
}

void read_review_days(const yaml::Value& value, Reading& reading) {
    auto map = value.map();
    if (!map)
        return;
    if (const auto days = map->get("hotline").integer(1, k_max_review_days))
        reading.review_days_hotline = static_cast<int>(*days);
    if (const auto days = map->get("other").integer(1, k_max_review_days))
        reading.review_days_other = static_cast<int>(*days);
    map->finish();
}

std::string read_region(const yaml::Value& value) {
    const auto region = value.filled_text();
    if (!region)
        return {};
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (region->size() == 2 && std::all_of(region->begin(), region->end(), is_capital))
        return *region;
    value.error(fmt::format("found '{}'", *region), "a region of two capital letters, such as 'US'");
    return {};
}

} // namespace

bool read_pack_file(const std::filesystem::path& dir, Reading& reading) {
    auto map = yaml::load(dir / "pack.yaml", reading.diagnostics).map();
    if (!map)
        return false;
    Pack& pack = reading.pack;
    pack.id = dir.has_filename() ? dir.filename().string() : dir.parent_path().filename().string();
    const auto id = map->need("id", fmt::format("'{}', as the folder is called", pack.id));
    if (const auto text = id.id(); text && *text != pack.id)
        id.error(fmt::format("found '{}'", *text), fmt::format("'{}', as the folder is called", pack.id));
    pack.region = read_region(map->need("region", "where the pack is valid, such as 'US'"));
    pack.time_zone = map->need("time_zone", "the time zone of the opening hours, such as 'America/New_York'")
                         .filled_text()
                         .value_or("");
    reading.emergency = map->need("emergency", "the service to call in danger");
    reading.fallback = map->need("fallback", "the service that stands in for what is withheld");
    read_short_codes(map->get("short_codes"), reading);
    read_review_days(map->get("review_after_days"), reading);
    // A policy that cannot be read withholds: what is shown by mistake may do harm.
    if (const auto policy = map->get("when_unconfirmed"); policy.present())
        pack.when_unconfirmed = policy.choice(k_policies).value_or(Policy::withhold);
    if (const auto policy = map->get("when_overdue"); policy.present())
        pack.when_overdue = policy.choice(k_policies).value_or(Policy::withhold);
    reading.near_numbers_checked = map->get("near_numbers_checked");
    if (const auto holidays = map->get("holidays").list())
        for (const auto& item : *holidays)
            if (auto holiday = read_holiday(item, reading))
                pack.holidays.push_back(*std::move(holiday));
    map->finish();
    return true;
}

} // namespace waypost::content
