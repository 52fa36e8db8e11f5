#pragma once

#include "content/model.h"

#include <chrono>
#include <optional>
#include <string>

/// Opening hours as arithmetic on the site's local civil time. No time zone, no language: i18n/ turns the
/// kiosk's clock into local time before, and the answer into words after.
namespace waypost::content {

using LocalTime = std::chrono::local_time<std::chrono::minutes>;

enum class OpenKind {
    always,         ///< day and night, every day
    open,           ///< open now; `change` is when it closes
    closed,         ///< closed now; `change` is when it opens next
    closed_holiday, ///< closed all of today for `reason`; `change` is when it opens next
};

struct OpenState {
    OpenKind kind = OpenKind::closed;
    /// Local time of the next change; none where it never opens again within a year.
    std::optional<LocalTime> change;
    /// Message id (`holiday.labor_day`, `reason.winter_break`) for closed_holiday, or "".
    std::string reason;
    friend bool operator==(const OpenState&, const OpenState&) = default;
};

/// What to say of these hours at local time `now`. Intervals that follow one another without a gap count as
/// one ('open until' names the end of the last). An interval that began yesterday and crosses midnight
/// counts, unless yesterday was closed.
OpenState open_state(const Hours& hours, const std::vector<Holiday>& holidays, LocalTime now);

} // namespace waypost::content
