#include "content/schedule.h"

#include <algorithm>

namespace waypost::content {

namespace {

using std::chrono::days;
using std::chrono::local_days;

/// How far ahead the next opening is looked for.
constexpr days k_horizon{366};

struct Day {
    std::vector<Interval> intervals; ///< sorted
    std::string reason;              ///< why it is closed, where a holiday or an exception says so
};

struct Span {
    LocalTime from;
    LocalTime to;
};

const HoursException* exception_on(const Hours& hours, Date date) {
    for (const auto& exception : hours.exceptions)
        if (exception.from <= date && date <= exception.to)
            return &exception;
    return nullptr;
}

/// The holiday of `date` on which these hours are closed. A date may bear several holidays.
const Holiday* closing_holiday(const Hours& hours, const std::vector<Holiday>& holidays, Date date) {
    for (const auto& holiday : holidays) {
        const bool closes =
            std::find(hours.closed_on.begin(), hours.closed_on.end(), holiday.id) != hours.closed_on.end();
        if (closes && holiday_on({holiday}, date) != nullptr)
            return &holiday;
    }
    return nullptr;
}

/// What holds on one day: an exception before a holiday before the week.
Day day_of(const Hours& hours, const std::vector<Holiday>& holidays, local_days day) {
    const Date date{day};
    Day out;
    if (const auto* exception = exception_on(hours, date)) {
        out.intervals = exception->intervals;
        if (out.intervals.empty() && !exception->reason.empty())
            out.reason = "reason." + exception->reason;
    } else if (const auto* holiday = closing_holiday(hours, holidays, date)) {
        out.reason = "holiday." + holiday->id;
    } else {
        const auto week = hours.weekly[std::chrono::weekday{day}.c_encoding()];
        out.intervals.assign(week.begin(), week.end());
    }
    std::sort(out.intervals.begin(), out.intervals.end(),
              [](const Interval& a, const Interval& b) { return a.from < b.from; });
    return out;
}

/// The first unbroken stretch of open time that ends after `now`.
std::optional<Span> next_span(const Hours& hours, const std::vector<Holiday>& holidays, LocalTime now) {
    const auto today = std::chrono::floor<days>(now);
    std::optional<Span> span;
    for (local_days day = today - days{1}; day <= today + k_horizon; day += days{1}) {
        for (const auto& interval : day_of(hours, holidays, day).intervals) {
            const Span next{day + interval.from, day + interval.to};
            if (span && next.from <= span->to)
                span->to = std::max(span->to, next.to);
            else if (span && span->to > now)
                return span;
            else
                span = next;
        }
        if (span && span->to > now && span->to < day + days{1})
            return span;
    }
    return span && span->to > now ? span : std::nullopt;
}

} // namespace

OpenState open_state(const Hours& hours, const std::vector<Holiday>& holidays, LocalTime now) {
    if (hours.always)
        return {OpenKind::always, std::nullopt, {}};
    const auto today = std::chrono::floor<days>(now);
    const auto span = next_span(hours, holidays, now);
    if (span && span->from <= now) {
        // Hours that leave no gap for a year are day and night, whoever wrote them as a week.
        if (span->to > today + k_horizon)
            return {OpenKind::always, std::nullopt, {}};
        return {OpenKind::open, span->to, {}};
    }
    const auto change = span ? std::optional(span->from) : std::nullopt;
    const std::string reason = day_of(hours, holidays, today).reason;
    if (!reason.empty())
        return {OpenKind::closed_holiday, change, reason};
    return {OpenKind::closed, change, {}};
}

} // namespace waypost::content
