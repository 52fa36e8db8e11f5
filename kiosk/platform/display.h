#pragma once

#include "base/clock.h"
#include "base/geometry.h"
#include "paint/layer.h"
#include "session/step.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace waypost::platform {

/// The picture is gone from the display (uncovered, unplugged and back, textures lost): show it again.
struct Redraw {};
/// The display has another size now; lay out again.
struct Resized {
    Size size;
};
/// A descriptor that the display was given to listen to has something to read.
struct Noticed {};
/// The process was asked to end (SIGTERM, SIGINT; in a window, its close button).
struct Quit {};

using Incoming = std::variant<session::Event, Redraw, Resized, Noticed, Quit>;

enum class Power : uint8_t { on, off };

/// What the main loop knows of a display with its input. An interface, so that the loop runs in tests without
/// one, and knows nothing of SDL.
class Display {
public:
    virtual ~Display() = default;

    /// Of the picture, after rotation.
    [[nodiscard]] virtual Size size() const = 0;

    /// Shows the layers over the ground; does nothing when that is the picture already. False when the
    /// display cannot be drawn to: recover() may help.
    virtual bool present(std::span<const paint::Layer> layers, paint::Color ground) = 0;
    /// Nothing but one colour, on the glass when this returns.
    virtual bool present_blank(paint::Color color) = 0;
    /// The panel's light. Off, nothing may be presented until it is on again; black it must be before. A
    /// display that cannot be switched stays black. Redraw and Resized mean that the panel may be on again.
    virtual void set_power(Power power) = 0;
    /// Forgets everything that was shown: pictures of words, and what the next picture is compared with.
    virtual void forget() = 0;
    /// Opens the display again after a failure. The reason where it did not help.
    virtual std::optional<std::string> recover() = 0;

    /// Sleeps until something happens or `until` comes (none: as long as it takes); everything that has
    /// happened by then, in order, takes the place of what `out` held. Empty when only time passed.
    virtual void wait(std::optional<Instant> until, const Clock& clock, std::vector<Incoming>& out) = 0;
};

} // namespace waypost::platform
