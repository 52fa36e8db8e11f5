#include "base/diagnostic.h"
#include "i18n/calendar.h"
#include "i18n/locale_data.h"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/timezone.h>

namespace waypost::i18n {

namespace {

constexpr double k_ms_per_minute = 60'000;
constexpr double k_ms_per_second = 1'000;

std::string nearest_zone(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL, nullptr, nullptr, status));
    std::vector<std::string> names;
    while (U_SUCCESS(status)) {
        const icu::UnicodeString* next = all->snext(status);
        if (next == nullptr)
            break;
        names.push_back(to_utf8(*next));
    }
    return nearest(name, names);
}

LocalMinute at_offset(double utc_ms, int32_t offset_ms) {
    const auto local_ms = std::chrono::milliseconds(static_cast<int64_t>(utc_ms) + offset_ms);
    return LocalMinute(std::chrono::floor<std::chrono::minutes>(local_ms));
}

} // namespace

struct TimeZone::Impl {
    std::unique_ptr<icu::BasicTimeZone> zone;

    [[nodiscard]] LocalMinute local(double utc_ms) const {
        int32_t raw = 0;
        int32_t saving = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone->getOffset(utc_ms, false, raw, saving, status);
        return at_offset(utc_ms, raw + saving);
    }
};

TimeZone::TimeZone(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TimeZone::~TimeZone() = default;
TimeZone::TimeZone(TimeZone&&) noexcept = default;
TimeZone& TimeZone::operator=(TimeZone&&) noexcept = default;

Result<TimeZone> TimeZone::create(std::string_view iana_name) {
    const icu::UnicodeString id = to_icu(iana_name);
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString canonical;
    UBool is_system_id = 0;
    icu::TimeZone::getCanonicalID(id, canonical, is_system_id, status);
    if (U_FAILURE(status) || is_system_id == 0 || canonical == u"Etc/Unknown") {
        const std::string meant = nearest_zone(iana_name);
        return Error{fmt::format("'{}' is not an IANA time zone, such as America/New_York{}", iana_name,
                                 meant.empty() ? "" : fmt::format(" (did you mean '{}'?)", meant))};
    }
    auto impl = std::make_unique<Impl>();
    // Every zone that ICU makes from a system id is a BasicTimeZone.
    impl->zone.reset(dynamic_cast<icu::BasicTimeZone*>(icu::TimeZone::createTimeZone(id)));
    if (impl->zone == nullptr)
        return Error{fmt::format("there is no data for the time zone '{}'", iana_name)};
    return TimeZone(std::move(impl));
}

LocalMinute TimeZone::local(WallTime moment) const {
    return m_impl->local(static_cast<double>(moment.time_since_epoch().count()) * k_ms_per_second);
}

LocalMinute TimeZone::normalized(LocalMinute time) const {
    const double local_ms = static_cast<double>(time.time_since_epoch().count()) * k_ms_per_minute;
    int32_t raw = 0;
    int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    // A skipped time is read with the offset before the change: 2:30 becomes 3:30, as clocks then show.
    m_impl->zone->getOffsetFromLocal(local_ms, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving,
                                     status);
    return U_FAILURE(status) ? time : m_impl->local(local_ms - raw - saving);
}

} // namespace waypost::i18n
