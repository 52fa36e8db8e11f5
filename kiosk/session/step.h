#pragma once

#include "session/state.h"

namespace waypost::session {

// What happens to the kiosk. Only one finger counts: while it is down, another FingerDown does nothing.
struct FingerDown {
    Point at;
};
struct FingerMoved {
    Point at;
};
struct FingerUp {
    Point at;
};
struct FingerCancelled {}; ///< touch unplugged, window lost
enum class Key : uint8_t { next, previous, left, right, up, down, activate, escape, page_up, page_down };
struct KeyPressed {
    Key key;
};
/// Time passed; nothing else did.
struct Tick {};

struct Event {
    std::variant<FingerDown, FingerMoved, FingerUp, FingerCancelled, KeyPressed, Tick> what;
    Instant at;
};

/// What the technician set, and what the screen that is shown asks for.
struct Rules {
    std::chrono::seconds idle{120};
    std::chrono::seconds idle_sensitive{60};
    std::chrono::seconds warning{30}; ///< at least 20 s (WCAG 2.2.1)
    bool reduced_motion = false;
    bool sensitive = false; ///< the place shown now is marked sensitive
    bool night =
        false; ///< the panel is off while nobody is here (sleep.h); never while the clock is not trusted
    std::optional<Instant> night_changes; ///< when `night` will be another; none: never
};

/// What the loop must do besides showing the new state.
struct Effects {
    bool visit_ended = false; ///< blank the display at once, drop every cache that holds what was shown
    friend bool operator==(const Effects&, const Effects&) = default;
};

struct Stepped {
    State state;
    Effects effects;
};

/// How long a released button takes to fade back.
inline constexpr Millis k_release_fade{120};
/// How often the display changes while something fades.
inline constexpr Millis k_fade_frame{16};

/// The whole behaviour of the kiosk. Pure. `frame` is the screen that `state` shows (the warning's own while
/// the warning is shown). Time is looked at first: an input that comes when a deadline is past meets a screen
/// that is no longer what the hand aimed at, and does nothing but bring the deadline about.
Stepped step(State state, const Event& event, const Frame& frame, const Rules& rules);

/// When the next Tick must come for the session's own sake (idle, countdown second, release fade, the
/// beginning or the end of the night while nobody is here); none: sleep until somebody touches.
std::optional<Instant> next_wake(const State& state, const Rules& rules, Instant now);

/// Whole seconds left of the warning, rounded up; 0 when it is not shown.
int seconds_left(const State& state, const Rules& rules, Instant now);

/// How much of the pressed look the released button still has: 1 at the release, 0 after k_release_fade,
/// eased out. 0 when nothing fades.
float release_strength(const State& state, const Rules& rules, Instant now);

} // namespace waypost::session
