#include "platform/input.h"

namespace waypost::platform {

namespace {

session::Event at(Instant now, decltype(session::Event::what) what) {
    return {what, now};
}

bool is_move(const Incoming& incoming) {
    const auto* event = std::get_if<session::Event>(&incoming);
    return event != nullptr && std::holds_alternative<session::FingerMoved>(event->what);
}

/// Held down, these go on; the others would do the same thing again to a screen that has changed.
bool repeats(session::Key key) {
    return key != session::Key::activate && key != session::Key::escape;
}

} // namespace

std::optional<session::Key> key_for(const SDL_Keysym& keysym) {
    using session::Key;
    if ((keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0)
        return std::nullopt;
    switch (keysym.sym) {
    case SDLK_TAB:
        return (keysym.mod & KMOD_SHIFT) != 0 ? Key::previous : Key::next;
    case SDLK_LEFT:
        return Key::left;
    case SDLK_RIGHT:
        return Key::right;
    case SDLK_UP:
        return Key::up;
    case SDLK_DOWN:
        return Key::down;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
        return Key::activate;
    case SDLK_ESCAPE:
    case SDLK_BACKSPACE:
        return Key::escape;
    case SDLK_PAGEUP:
        return Key::page_up;
    case SDLK_PAGEDOWN:
        return Key::page_down;
    default:
        return std::nullopt;
    }
}

std::optional<Incoming> InputTranslator::translate(const SDL_Event& event, Instant now) {
    switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return finger(event.tfinger, now);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return button(event.button, now);
    case SDL_MOUSEMOTION:
        if (event.motion.which == SDL_TOUCH_MOUSEID)
            return std::nullopt;
        return moved({.is_mouse = true}, {static_cast<Px>(event.motion.x), static_cast<Px>(event.motion.y)},
                     now);
    case SDL_KEYDOWN: {
        const std::optional<session::Key> key = key_for(event.key.keysym);
        if (!key || (event.key.repeat != 0 && !repeats(*key)))
            return std::nullopt;
        return at(now, session::KeyPressed{*key});
    }
    case SDL_WINDOWEVENT:
        return window(event.window, now);
    case SDL_DISPLAYEVENT:
        return Redraw{};
    case SDL_QUIT:
        return m_mode == WindowMode::window ? std::optional<Incoming>(Quit{}) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<Incoming> InputTranslator::finger(const SDL_TouchFingerEvent& event, Instant now) {
    if (event.touchId == SDL_MOUSE_TOUCHID)
        return std::nullopt;
    const Pointer pointer{.is_mouse = false, .device = event.touchId, .finger = event.fingerId};
    const Point on_panel{event.x * m_panel.w, event.y * m_panel.h};
    if (event.type == SDL_FINGERDOWN)
        return down(pointer, on_panel, now);
    return event.type == SDL_FINGERUP ? up(pointer, on_panel, now) : moved(pointer, on_panel, now);
}

std::optional<Incoming> InputTranslator::button(const SDL_MouseButtonEvent& event, Instant now) {
    if (event.which == SDL_TOUCH_MOUSEID || event.button != SDL_BUTTON_LEFT)
        return std::nullopt;
    const Point on_panel{static_cast<Px>(event.x), static_cast<Px>(event.y)};
    const Pointer pointer{.is_mouse = true};
    return event.type == SDL_MOUSEBUTTONDOWN ? down(pointer, on_panel, now) : up(pointer, on_panel, now);
}

std::optional<Incoming> InputTranslator::window(const SDL_WindowEvent& event, Instant now) {
    switch (event.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        m_panel = {static_cast<Px>(event.data1), static_cast<Px>(event.data2)};
        return Resized{upright(m_panel, m_rotation)};
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        return Redraw{};
    case SDL_WINDOWEVENT_FOCUS_LOST:
    case SDL_WINDOWEVENT_HIDDEN:
    case SDL_WINDOWEVENT_MINIMIZED:
        return cancel(now);
    case SDL_WINDOWEVENT_CLOSE:
        return m_mode == WindowMode::window ? std::optional<Incoming>(Quit{}) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<Incoming> InputTranslator::down(const Pointer& pointer, Point on_panel, Instant now) {
    if (m_down)
        return std::nullopt;
    m_down = pointer;
    return at(now, session::FingerDown{in_picture(on_panel)});
}

std::optional<Incoming> InputTranslator::moved(const Pointer& pointer, Point on_panel, Instant now) const {
    if (m_down != pointer)
        return std::nullopt;
    return at(now, session::FingerMoved{in_picture(on_panel)});
}

std::optional<Incoming> InputTranslator::up(const Pointer& pointer, Point on_panel, Instant now) {
    if (m_down != pointer)
        return std::nullopt;
    m_down.reset();
    return at(now, session::FingerUp{in_picture(on_panel)});
}

std::optional<Incoming> InputTranslator::cancel(Instant now) {
    if (!m_down)
        return std::nullopt;
    m_down.reset();
    return at(now, session::FingerCancelled{});
}

void append_coalesced(std::vector<Incoming>& events, const Incoming& next) {
    if (!events.empty() && is_move(events.back()) && is_move(next))
        events.back() = next;
    else
        events.push_back(next);
}

} // namespace waypost::platform
