#include "content/schedule.h"
#include "ui/view/screens.h"

namespace waypost::view {

namespace {

using std::chrono::days;
using std::chrono::floor;

std::string clock_time(const Words& words, std::chrono::minutes after_midnight) {
    return words.formats().time(after_midnight);
}

unsigned weekday_of(content::LocalTime time) {
    return std::chrono::weekday{floor<days>(time)}.c_encoding();
}

/// Names a later day as people do: by its weekday within the week to come, else by its date.
struct When {
    bool same_day = false;
    bool within_week = false;
    i18n::Args args;
};

When describe(const Words& words, content::LocalTime now, content::LocalTime change) {
    // A time that daylight saving skips is shown as the clocks will show it.
    const auto shown = words.site().zone.normalized(change);
    const auto day = floor<days>(shown);
    const auto ahead = (day - floor<days>(now)).count();
    When when;
    when.same_day = ahead == 0;
    when.within_week = ahead < 7;
    when.args.emplace("time", i18n::text_arg(clock_time(words, shown - day)));
    when.args.emplace("day", i18n::text_arg(words.formats().weekday(weekday_of(shown))));
    when.args.emplace("date",
                      i18n::text_arg(words.formats().date(content::Date{day}, i18n::DateStyle::month_day)));
    return when;
}

std::string ranges(const Words& words, std::span<const content::Interval> intervals) {
    if (intervals.empty())
        return words.say("hours.day_closed").utf8;
    std::vector<std::string> parts;
    parts.reserve(intervals.size());
    for (const auto& interval : intervals) {
        parts.push_back(words
                            .say("hours.range", {{"from", i18n::text_arg(clock_time(words, interval.from))},
                                                 {"to", i18n::text_arg(clock_time(words, interval.to))}})
                            .utf8);
    }
    return words.formats().list(parts);
}

} // namespace

std::optional<Text> open_now(const Words& words, const content::Hours& hours) {
    // Hours that nobody confirmed are never stated as being open.
    if (words.trust(hours.check) != content::Trust::confirmed)
        return std::nullopt;
    if (hours.always)
        return words.say("hours.always");
    if (!words.moment().wall_is_trusted)
        return std::nullopt;
    const content::LocalTime now = words.site().zone.local(words.moment().wall);
    const auto state = content::open_state(hours, words.site().pack.holidays, now);
    switch (state.kind) {
    case content::OpenKind::always:
        return words.say("hours.always");
    case content::OpenKind::open: {
        if (!state.change)
            return words.say("hours.always");
        const auto when = describe(words, now, *state.change);
        // 'Until 2:00 AM' tonight needs no day; only an end more than a day away does.
        const bool soon = *state.change - now < days{1};
        return words.say(soon ? "hours.open_until" : "hours.open_until_day", when.args);
    }
    case content::OpenKind::closed_holiday:
        if (const auto reason = words.try_say(state.reason))
            return words.say("hours.closed_holiday", {{"reason", i18n::text_arg(reason->utf8)}});
        return words.say("hours.closed");
    case content::OpenKind::closed:
        break;
    }
    if (!state.change)
        return words.say("hours.closed");
    const auto when = describe(words, now, *state.change);
    if (when.same_day)
        return words.say("hours.opens_today", when.args);
    return words.say(when.within_week ? "hours.opens_day" : "hours.opens_date", when.args);
}

std::vector<Text> week(const Words& words, const content::Hours& hours) {
    std::vector<Text> lines;
    if (hours.always) {
        lines.push_back(words.say("hours.always"));
        return lines;
    }
    constexpr unsigned k_monday = 1;
    for (unsigned offset = 0; offset < 7; ++offset) {
        const unsigned day = (k_monday + offset) % 7;
        lines.push_back(
            words.say("hours.day", {{"day", i18n::text_arg(words.formats().weekday(day))},
                                    {"ranges", i18n::text_arg(ranges(words, hours.weekly[day]))}}));
    }
    return lines;
}

} // namespace waypost::view
