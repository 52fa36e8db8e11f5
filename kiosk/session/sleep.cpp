#include "session/sleep.h"

namespace waypost::session {

namespace {

constexpr std::chrono::minutes k_day{24 * 60};

/// From one time of the day forwards to the next that is another; never zero.
std::chrono::minutes forwards(std::chrono::minutes from, std::chrono::minutes to) {
    return to > from ? to - from : to - from + k_day;
}

} // namespace

bool is_night(const Night& night, std::chrono::minutes time_of_day) {
    const bool after = time_of_day >= night.from;
    const bool before = time_of_day < night.until;
    return night.from < night.until ? after && before : after || before;
}

std::chrono::minutes until_change(const Night& night, std::chrono::minutes time_of_day) {
    return forwards(time_of_day, is_night(night, time_of_day) ? night.until : night.from);
}

bool is_untouched(const State& state) {
    State found;
    found.woken = state.woken;
    found.last_input = state.woken ? state.last_input : std::nullopt;
    return state == found;
}

bool is_asleep(const State& state, const Rules& rules) {
    return rules.night && state == State{};
}

} // namespace waypost::session
