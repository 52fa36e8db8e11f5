#include "platform/system_clock.h"

#include <sys/timex.h>

#include <fstream>
#include <system_error>

namespace waypost::platform {

namespace {

constexpr const char* k_hctosys = "/sys/class/rtc/rtc0/hctosys";
constexpr const char* k_clock_set = "/run/waypost/clock-set";

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
                   .has_battery_clock = battery_clock_set(k_hctosys, k_clock_set),
                   .wall = wall()});
}

bool battery_clock_set(const std::filesystem::path& hctosys, const std::filesystem::path& clock_set) {
    std::error_code unknown;
    if (std::filesystem::exists(clock_set, unknown))
        return true;
    std::ifstream file(hctosys);
    int value = 0;
    return file >> value && value == 1;
}

bool trusts(const WallEvidence& evidence) {
    return (evidence.synchronised || evidence.has_battery_clock) && evidence.wall >= k_oldest_plausible;
}

} // namespace waypost::platform
