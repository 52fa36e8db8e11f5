#include "platform/system_clock.h"

#include <sys/timex.h>
#include <unistd.h>

namespace waypost::platform {

namespace {

constexpr WallTime k_oldest_plausible = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

} // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<Millis>(std::chrono::steady_clock::now());
}

WallTime SystemClock::wall() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool SystemClock::wall_is_trusted() const {
    timex query{}; // modes 0: only asks
    const int state = adjtimex(&query);
    return trusts({.synchronised = state != -1 && state != TIME_ERROR,
                   .has_battery_clock = access("/sys/class/rtc/rtc0", F_OK) == 0,
                   .wall = wall()});
}

bool trusts(const WallEvidence& evidence) {
    return (evidence.synchronised || evidence.has_battery_clock) && evidence.wall >= k_oldest_plausible;
}

} // namespace waypost::platform
