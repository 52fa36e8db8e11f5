#include "content/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace waypost::content {

namespace {

constexpr std::array<const char*, 7> k_weekdays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr Minutes k_day{24 * 60};
constexpr Minutes k_week = 7 * k_day;
/// "17:00-08:30" is a night; "17:00-13:00" is more likely a pair in the wrong order.
constexpr Minutes k_longest_night{16 * 60};

/// An interval in minutes since the start of some first day, and where it is written.
struct Placed {
    Minutes from{};
    Minutes to{};
    yaml::Value value;
};

std::optional<Interval> read_interval(const yaml::Value& value) {
    constexpr const char* k_expected = R"("HH:MM-HH:MM", such as "08:30-17:00")";
    const auto text = value.filled_text();
    if (!text)
        return std::nullopt;
    const auto reject = [&](const char* expected) {
        value.error(fmt::format("found '{}'", *text), expected);
        return std::nullopt;
    };
    const std::string_view all = *text;
    const std::size_t dash = all.find('-');
    if (dash == std::string_view::npos)
        return reject(k_expected);
    const auto from = yaml::parse_clock(all.substr(0, dash));
    const auto to = yaml::parse_clock(all.substr(dash + 1));
    if (!from || !to || *from == k_day)
        return reject(k_expected);
    if (*from == *to)
        return reject("two different times (00:00-24:00 for a whole day)");
    if (*to > *from)
        return Interval{*from, *to};
    const Interval night{*from, *to + k_day};
    if (night.to - night.from > k_longest_night)
        return reject("the earlier time first (a night may last 16 hours at most)");
    return night;
}

/// Reads the intervals of one day and adds them to `placed`, moved by `offset`.
std::vector<Interval> read_day(const yaml::Value& value, yaml::Value::EmptyList empty_list, Minutes offset,
                               std::vector<Placed>& placed) {
    std::vector<Interval> out;
    const auto items = value.list(empty_list);
    if (!items)
        return out;
    for (const auto& item : *items) {
        if (const auto interval = read_interval(item)) {
            out.push_back(*interval);
            placed.push_back({interval->from + offset, interval->to + offset, item});
        }
    }
    std::sort(out.begin(), out.end(), [](const Interval& a, const Interval& b) { return a.from < b.from; });
    return out;
}

void report_overlap(const Placed& earlier, const Placed& later) {
    later.value.error(fmt::format("'{}' overlaps '{}' (line {})", later.value.raw(), earlier.value.raw(),
                                  earlier.value.place().line),
                      "hours that begin after the ones before end");
}

/// `period` is the week for weekly hours, whose last night runs into the first day; none for others.
void check_overlaps(std::vector<Placed> placed, std::optional<Minutes> period) {
    if (placed.empty())
        return;
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed& a, const Placed& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < placed.size(); ++i)
        if (placed[i].from < placed[i - 1].to)
            report_overlap(placed[i - 1], placed[i]);
    if (period && placed.size() > 1 && placed.front().from + *period < placed.back().to)
        report_overlap(placed.back(), placed.front());
}

void read_weekly(const yaml::Value& value, Hours& hours) {
    auto map = value.map();
    if (!map)
        return;
    if (map->entries().empty())
        value.error("found no day", "one day at least");
    std::vector<Placed> placed;
    for (unsigned day = 0; day < k_weekdays.size(); ++day)
        hours.weekly.set(day, read_day(map->get(k_weekdays[day]), yaml::Value::EmptyList::refused,
                                       static_cast<int>(day) * k_day, placed));
    map->finish();
    check_overlaps(std::move(placed), k_week);
}

void read_exception(const yaml::Value& value, Hours& hours) {
    auto map = value.map();
    if (!map)
        return;
    HoursException exception;
    const auto from = map->need("from", "the first day (YYYY-MM-DD)").date();
    const auto to_value = map->need("to", "the last day (YYYY-MM-DD)");
    const auto to = to_value.date();
    std::vector<Placed> placed;
    exception.intervals = read_day(map->need("hours", "the hours of these days; [] for closed"),
                                   yaml::Value::EmptyList::allowed, Minutes{0}, placed);
    exception.reason = map->get("reason").id().value_or("");
    map->finish();
    check_overlaps(std::move(placed), std::nullopt);
    if (!from || !to)
        return;
    if (*to < *from)
        to_value.error("found a day before 'from'", "the same day or a later one");
    for (const auto& other : hours.exceptions)
        if (*from <= other.to && other.from <= *to)
            value.error("found an exception for days that have one already", "each day in one exception");
    exception.from = *from;
    exception.to = *to;
    hours.exceptions.push_back(std::move(exception));
}

} // namespace

std::optional<Hours> read_hours(const yaml::Value& value, int review_days, Reading& reading) {
    const std::size_t errors_before = reading.errors();
    auto map = value.map();
    if (!map)
        return std::nullopt;
    Hours hours;
    const auto always = map->get("always");
    hours.always = always.boolean().value_or(false);
    const auto weekly = map->get("weekly");
    const auto closed_on = map->get("closed_on");
    const auto exceptions = map->get("exceptions");
    if (!hours.always && !weekly.present())
        value.error("found neither 'always: true' nor 'weekly'", "one of them");
    for (const auto& contradiction : {weekly, closed_on, exceptions})
        if (hours.always && contradiction.present())
            contradiction.error("found days beside 'always: true'", "one or the other");
    read_weekly(weekly, hours);
    if (closed_on.present())
        hours.closed_on = resolve_all(closed_on, reading.holidays);
    if (const auto items = exceptions.list())
        for (const auto& item : *items)
            read_exception(item, hours);
    const auto check = read_check(*map, "check", review_days, reading);
    map->finish();
    if (!check || reading.errors() > errors_before)
        return std::nullopt;
    hours.check = *check;
    return hours;
}

} // namespace waypost::content
