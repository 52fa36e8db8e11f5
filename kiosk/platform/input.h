#pragma once

#include "platform/display.h"
#include "platform/rotation.h"
#include "platform/sdl.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace waypost::platform {

enum class WindowMode : uint8_t { full_screen, window };

/// What a key does in the kiosk; none: nothing. Keys held with Ctrl, Alt or the logo key do nothing, so that
/// no shortcut of a desktop has a double meaning here, and no key ends the program.
std::optional<session::Key> key_for(const SDL_Keysym& keysym);

/// Turns SDL's events into the kiosk's. One finger counts, the first; a mouse is a finger while its left
/// button is down. What SDL makes up (a mouse from touch, touch from a mouse) is left out, and so is a second
/// pointer while a first is down: many panels report one touch in both ways.
class InputTranslator {
public:
    InputTranslator(Size panel, Rotation rotation, WindowMode mode)
        : m_panel(panel), m_rotation(rotation), m_mode(mode) {}

    std::optional<Incoming> translate(const SDL_Event& event, Instant now);
    /// The touch panel went away: whoever was touching is not any more.
    std::optional<Incoming> cancel(Instant now);
    /// The panel has another size.
    void set_panel(Size panel) { m_panel = panel; }

private:
    /// Who is down.
    struct Pointer {
        bool is_mouse = false;
        SDL_TouchID device = 0;
        SDL_FingerID finger = 0;
        friend bool operator==(const Pointer&, const Pointer&) = default;
    };

    std::optional<Incoming> finger(const SDL_TouchFingerEvent& event, Instant now);
    std::optional<Incoming> button(const SDL_MouseButtonEvent& event, Instant now);
    std::optional<Incoming> window(const SDL_WindowEvent& event, Instant now);
    std::optional<Incoming> down(const Pointer& pointer, Point on_panel, Instant now);
    std::optional<Incoming> moved(const Pointer& pointer, Point on_panel, Instant now) const;
    std::optional<Incoming> up(const Pointer& pointer, Point on_panel, Instant now);
    [[nodiscard]] Point in_picture(Point on_panel) const { return to_picture(on_panel, m_panel, m_rotation); }

    Size m_panel;
    Rotation m_rotation;
    WindowMode m_mode;
    std::optional<Pointer> m_down;
};

/// Of moves that follow each other only the last is kept.
void append_coalesced(std::vector<Incoming>& events, const Incoming& next);

} // namespace waypost::platform
