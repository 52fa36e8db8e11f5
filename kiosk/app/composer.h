#pragma once

#include "base/clock.h"
#include "paint/layer.h"
#include "session/step.h"

#include <optional>
#include <vector>

namespace waypost::app {

/// What the display shows for a state at a moment.
struct Composition {
    std::vector<paint::Layer> layers; ///< point into the composer; valid until its next call
    session::Frame frame;
    session::Rules rules;
    paint::Color ground;         ///< the theme's paper: what the display is cleared to
    std::optional<Instant> wake; ///< next moment at which the picture changes by itself; none: never
};

/// From a state to a picture; holds everything that does not change during a visit (content, catalog, fonts)
/// and the caches that do. An interface, so that the loop knows no screen.
class Composer {
public:
    virtual ~Composer() = default;
    virtual const Composition& compose(const session::State& state, Instant now, WallTime wall,
                                       bool wall_is_trusted) = 0;
    /// A visit ended: forget everything that was shown.
    virtual void forget() = 0;
};

} // namespace waypost::app
