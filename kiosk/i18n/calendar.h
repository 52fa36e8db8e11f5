#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Civil time at the site, and clock times, weekdays and dates in the visitor's language.
namespace waypost::i18n {

class Catalog;

using LocalMinute = std::chrono::local_time<std::chrono::minutes>;

/// An IANA time zone, with ICU's data (so it works where the system has no tzdata).
class TimeZone {
public:
    static Result<TimeZone> create(std::string_view iana_name);
    ~TimeZone();
    TimeZone(const TimeZone&) = delete;
    TimeZone& operator=(const TimeZone&) = delete;
    TimeZone(TimeZone&&) noexcept;
    TimeZone& operator=(TimeZone&&) noexcept;

    /// Civil time at the site at that moment.
    [[nodiscard]] LocalMinute local(WallTime moment) const;
    /// The same civil time, or where daylight saving skips it, the one that clocks show then (2:30 -> 3:30).
    [[nodiscard]] LocalMinute normalized(LocalMinute time) const;

private:
    struct Impl;
    explicit TimeZone(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// 'September 7' or 'September 7, 2026'.
enum class DateStyle { month_day, full };

/// What a translator gives for a language that CLDR lacks (Haitian Creole), or to better what CLDR has.
/// Optional messages of ui.yaml; what is "" comes from CLDR, and where that has nothing, from English.
struct CalendarWords {
    std::array<std::string, 7> weekdays; ///< calendar.weekday_0 (Sunday) to weekday_6
    std::array<std::string, 12> months;  ///< calendar.month_1 to month_12
    std::string am;                      ///< calendar.am
    std::string pm;                      ///< calendar.pm
    std::string time;      ///< calendar.time, a CLDR pattern (UTS #35, part 4): "h:mm a", "HH:mm"
    std::string month_day; ///< calendar.month_day: "d MMMM"
    std::string full_date; ///< calendar.full_date: "d MMMM y"
    /// list.two, "{first} ak {second}", with k_first and k_second in place of the arguments.
    std::string list_two;
    static constexpr char k_first = '\x01';
    static constexpr char k_second = '\x02';
};

/// The words of the language itself, without fallback; a pattern that is_pattern() refuses is left out.
CalendarWords calendar_words(const Catalog& catalog, std::string_view tag);

enum class PatternKind { time, month_day, full_date };
/// True for a CLDR pattern that shows all of its kind and nothing else (`h:mm` without `a` does not).
bool is_pattern(std::string_view pattern, PatternKind kind);
/// Which pattern the message with this id has to be, or none.
std::optional<PatternKind> pattern_kind(std::string_view id);
/// Ids that a language may have and English need not: the messages of CalendarWords, and the names of
/// languages
/// (`language_name.es`) for a language that CLDR lacks.
bool is_calendar_id(std::string_view id);

/// How one language writes times, days, numbers and lists at the site. Making one takes milliseconds, so keep
/// it for as long as the language is shown. Always Latin digits and the Gregorian calendar (`numbers=latn;
/// calendar=gregorian`), so that the digits match those on a door. No answer holds U+202F, which fonts lack:
/// U+00A0 stands in its place.
class Formats {
public:
    /// `region` (ISO 3166) is the site's. The clock is that of the language there when CLDR knows the
    /// language there (en and es in US: 12 hours), otherwise that of the language at home (pl, pt-BR, vi,
    /// zh-Hans: 24).
    Formats(std::string_view tag, std::string_view region, CalendarWords words = {});
    ~Formats();
    Formats(const Formats&) = delete;
    Formats& operator=(const Formats&) = delete;
    Formats(Formats&&) noexcept;
    Formats& operator=(Formats&&) noexcept;

    /// '5:00 PM', '17:00'. 24 hours and more begin again at midnight.
    [[nodiscard]] std::string time(std::chrono::minutes after_midnight) const;
    /// 'Monday', as it stands in the middle of a sentence. 0 is Sunday.
    [[nodiscard]] std::string weekday(unsigned weekday) const;
    /// "" for a day that does not exist.
    [[nodiscard]] std::string date(std::chrono::year_month_day date, DateStyle style) const;
    /// '1,234'
    [[nodiscard]] std::string number(long value) const;
    /// 'A, B and C' in the language's own way.
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The same for a language that CLDR has, one answer at a time.
std::string format_time(std::string_view tag, std::string_view region, std::chrono::minutes after_midnight);
std::string format_weekday(std::string_view tag, unsigned weekday);
std::string format_date(std::string_view tag, std::string_view region, std::chrono::year_month_day date,
                        DateStyle style);
std::string format_number(std::string_view tag, long value);
std::string format_list(std::string_view tag, const std::vector<std::string>& items);

} // namespace waypost::i18n
