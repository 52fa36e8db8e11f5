#include "i18n/calendar.h"

#include "i18n/locale_data.h"

#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>

namespace waypost::i18n {

namespace {

constexpr double k_ms_per_day = 86'400'000;
constexpr double k_ms_per_minute = 60'000;

std::string displayable(icu::UnicodeString text) {
    text.findAndReplace(icu::UnicodeString(u'\u202F'), icu::UnicodeString(u'\u00A0'));
    return to_utf8(text);
}

icu::UnicodeString best_pattern(const icu::Locale& locale, const char16_t* skeleton) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    return U_SUCCESS(status) ? generator->getBestPattern(skeleton, status) : icu::UnicodeString();
}

template <size_t N>
std::vector<icu::UnicodeString> overridden(const icu::UnicodeString* names, int32_t count, size_t first,
                                           const std::array<std::string, N>& words) {
    std::vector<icu::UnicodeString> out(names, names + count);
    for (size_t i = 0; i < words.size() && first + i < out.size(); ++i)
        if (!words[i].empty())
            out[first + i] = to_icu(words[i]);
    return out;
}

/// CLDR's names with the translator's in their place. ICU counts weekdays from 1.
icu::DateFormatSymbols symbols(const icu::Locale& locale, const CalendarWords& words) {
    UErrorCode status = U_ZERO_ERROR;
    icu::DateFormatSymbols out(locale, status);
    int32_t count = 0;
    const auto* months = out.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    const auto our_months = overridden(months, count, 0, words.months);
    out.setMonths(our_months.data(), static_cast<int32_t>(our_months.size()), icu::DateFormatSymbols::FORMAT,
                  icu::DateFormatSymbols::WIDE);
    const auto* weekdays =
        out.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    const auto our_weekdays = overridden(weekdays, count, 1, words.weekdays);
    out.setWeekdays(our_weekdays.data(), static_cast<int32_t>(our_weekdays.size()),
                    icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    const auto* halves = out.getAmPmStrings(count);
    const auto our_halves = overridden(halves, count, 0, std::array<std::string, 2>{words.am, words.pm});
    out.setAmPmStrings(our_halves.data(), static_cast<int32_t>(our_halves.size()));
    return out;
}

} // namespace

struct Formats::Impl {
    std::string tag;
    icu::Locale locale;
    CalendarWords words;
    std::unique_ptr<icu::SimpleDateFormat> time_format;
    std::unique_ptr<icu::SimpleDateFormat> weekday_format;
    std::unique_ptr<icu::SimpleDateFormat> month_day_format;
    std::unique_ptr<icu::SimpleDateFormat> full_format;
    std::unique_ptr<icu::NumberFormat> number_format;
    std::unique_ptr<icu::ListFormatter> list_format;

    /// The civil time is given to ICU as if it were UTC: the site's zone has been applied before.
    [[nodiscard]] std::unique_ptr<icu::SimpleDateFormat> civil(const icu::UnicodeString& pattern,
                                                               const icu::DateFormatSymbols& names) const {
        UErrorCode status = U_ZERO_ERROR;
        auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
        if (U_FAILURE(status))
            return nullptr;
        format->setDateFormatSymbols(names);
        format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
        return format;
    }

    [[nodiscard]] icu::UnicodeString pattern(const std::string& own, const char16_t* skeleton) const {
        return own.empty() ? best_pattern(locale, skeleton) : to_icu(own);
    }
};

namespace {

std::string formatted(const std::unique_ptr<icu::SimpleDateFormat>& format, double civil_ms) {
    icu::UnicodeString out;
    if (format != nullptr)
        format->format(civil_ms, out);
    return displayable(out);
}

} // namespace

Formats::Formats(std::string_view tag, std::string_view region, CalendarWords words)
    : m_impl(std::make_unique<Impl>()) {
    Impl& impl = *m_impl;
    impl.tag = tag;
    impl.locale = data_locale_in(tag, region, NoData::english);
    impl.words = std::move(words);
    const icu::DateFormatSymbols names = symbols(impl.locale, impl.words);
    // 'j' asks for the hour cycle that is preferred (UTS #35, part 4, input skeleton symbols).
    impl.time_format = impl.civil(impl.pattern(impl.words.time, u"jmm"), names);
    impl.weekday_format = impl.civil(u"EEEE", names);
    impl.month_day_format = impl.civil(impl.pattern(impl.words.month_day, u"MMMMd"), names);
    impl.full_format = impl.civil(impl.pattern(impl.words.full_date, u"yMMMMd"), names);
    UErrorCode status = U_ZERO_ERROR;
    impl.number_format.reset(icu::NumberFormat::createInstance(impl.locale, status));
    // 'and' is a word: without data, CLDR's root joins with commas instead of the English word.
    impl.list_format.reset(icu::ListFormatter::createInstance(
        has_data(tag) ? impl.locale : data_locale(tag, NoData::root), status));
}

Formats::~Formats() = default;
Formats::Formats(Formats&&) noexcept = default;
Formats& Formats::operator=(Formats&&) noexcept = default;

std::string Formats::time(std::chrono::minutes after_midnight) const {
    return formatted(m_impl->time_format, static_cast<double>(after_midnight.count()) * k_ms_per_minute);
}

std::string Formats::weekday(unsigned weekday) const {
    // The epoch, 1970-01-01, was a Thursday: Sunday came three days later.
    return formatted(m_impl->weekday_format, (weekday % 7 + 3) * k_ms_per_day);
}

std::string Formats::date(std::chrono::year_month_day date, DateStyle style) const {
    if (!date.ok())
        return {};
    const double civil_ms =
        static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count()) * k_ms_per_day;
    return formatted(style == DateStyle::full ? m_impl->full_format : m_impl->month_day_format, civil_ms);
}

std::string Formats::number(long value) const {
    icu::UnicodeString out;
    if (m_impl->number_format == nullptr)
        return std::to_string(value);
    return displayable(m_impl->number_format->format(static_cast<int64_t>(value), out));
}

std::string Formats::list(const std::vector<std::string>& items) const {
    if (items.size() > 1 && !m_impl->words.list_two.empty()) {
        std::string start = items.front();
        for (size_t i = 1; i + 1 < items.size(); ++i)
            start += ", " + items[i];
        std::string out;
        for (const char c : m_impl->words.list_two) {
            if (c == CalendarWords::k_first)
                out += start;
            else if (c == CalendarWords::k_second)
                out += items.back();
            else
                out += c;
        }
        return out;
    }
    std::vector<icu::UnicodeString> strings;
    std::transform(items.begin(), items.end(), std::back_inserter(strings), to_icu);
    icu::UnicodeString out;
    UErrorCode status = U_ZERO_ERROR;
    if (m_impl->list_format != nullptr)
        m_impl->list_format->format(strings.data(), static_cast<int32_t>(strings.size()), out, status);
    return displayable(out);
}

std::string format_time(std::string_view tag, std::string_view region, std::chrono::minutes after_midnight) {
    return Formats(tag, region).time(after_midnight);
}

std::string format_weekday(std::string_view tag, unsigned weekday) {
    return Formats(tag, "").weekday(weekday);
}

std::string format_date(std::string_view tag, std::string_view region, std::chrono::year_month_day date,
                        DateStyle style) {
    return Formats(tag, region).date(date, style);
}

std::string format_number(std::string_view tag, long value) {
    return Formats(tag, "").number(value);
}

std::string format_list(std::string_view tag, const std::vector<std::string>& items) {
    return Formats(tag, "").list(items);
}

} // namespace waypost::i18n
