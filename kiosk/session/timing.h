#pragma once

#include "session/step.h"

namespace waypost::session {

/// What the clock alone did to a visit.
enum class Passage : uint8_t {
    nothing,
    warned, ///< the warning covers the screen from now on
    reset,  ///< nobody came back to a welcome screen that somebody had changed; nothing was shown to anyone
    ended,  ///< the visit is over
};

/// Applies the time to the state, except that it leaves `reset` and `ended` (`state = State{}`) to the
/// caller. Deadlines and the reasons for their lengths: WCAG 2.2.1; see Rules.
Passage pass_time(State& state, Instant now, const Rules& rules);

} // namespace waypost::session
