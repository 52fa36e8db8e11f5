#include "session/timing.h"

#include <algorithm>
#include <chrono>

namespace waypost::session {

namespace {

using std::chrono::seconds;

seconds idle_limit(const Rules& rules) {
    return rules.sensitive ? rules.idle_sensitive : rules.idle;
}

bool fades(const State& state, const Rules& rules, Instant now) {
    return state.released && !rules.reduced_motion && now < state.released->at + k_release_fade;
}

/// When the number of seconds on the warning changes next.
Instant next_second(Instant since, Instant now) {
    return since + std::chrono::floor<seconds>(std::max(Millis{0}, now - since)) + seconds{1};
}

} // namespace

Passage pass_time(State& state, Instant now, const Rules& rules) {
    if (!fades(state, rules, now))
        state.released.reset();
    if (!state.last_input)
        return Passage::nothing;
    if (state.warning_since)
        return now < *state.warning_since + rules.warning ? Passage::nothing : Passage::ended;
    const Instant idle_end = *state.last_input + idle_limit(rules);
    if (now < idle_end)
        return Passage::nothing;
    if (state.place.screen == Screen::welcome)
        return Passage::reset;
    // The machine slept through the warning: nobody is asked who came back hours later.
    if (now >= idle_end + rules.warning)
        return Passage::ended;
    state.warning_since = now; // not idle_end: a late tick must not take anything from the visitor's seconds
    state.touch.reset();
    state.released.reset();
    return Passage::warned;
}

std::optional<Instant> next_wake(const State& state, const Rules& rules, Instant now) {
    if (!state.last_input)
        return rules.night_changes ? std::optional(std::max(*rules.night_changes, now)) : std::nullopt;
    Instant wake = *state.last_input + idle_limit(rules);
    if (state.warning_since)
        wake = std::min(*state.warning_since + rules.warning, next_second(*state.warning_since, now));
    if (fades(state, rules, now))
        wake = std::min({wake, now + k_fade_frame, state.released->at + k_release_fade});
    return std::max(wake, now);
}

int seconds_left(const State& state, const Rules& rules, Instant now) {
    if (!state.warning_since)
        return 0;
    const Millis left = *state.warning_since + rules.warning - now;
    return static_cast<int>(std::clamp(std::chrono::ceil<seconds>(left), seconds{0}, rules.warning).count());
}

float release_strength(const State& state, const Rules& rules, Instant now) {
    if (!fades(state, rules, now))
        return 0;
    const Millis passed = std::max(Millis{0}, now - state.released->at);
    const float rest = 1 - static_cast<float>(passed.count()) / static_cast<float>(k_release_fade.count());
    return rest * rest;
}

} // namespace waypost::session
