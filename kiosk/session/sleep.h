#pragma once

#include "session/step.h"

#include <chrono>

/// The hours in which the panel is off while nobody is here.
namespace waypost::session {

/// Minutes since midnight on the clock of the site; the one may be later than the other: then they span
/// midnight.
struct Night {
    std::chrono::minutes from{};
    std::chrono::minutes until{};
};

/// Whether a time of the day (minutes since midnight) lies in the night: `from` does, `until` does not.
bool is_night(const Night& night, std::chrono::minutes time_of_day);
/// How long until that changes; never zero.
std::chrono::minutes until_change(const Night& night, std::chrono::minutes time_of_day);

/// Nobody is here and it is night: the panel is off, and the first touch or key does nothing but wake the
/// kiosk.
bool is_asleep(const State& state, const Rules& rules);
/// The first screen as everybody finds it, be it that a hand has woken it: nobody has begun anything.
bool is_untouched(const State& state);

} // namespace waypost::session
