#include "session/step.h"

#include "session/focus.h"
#include "session/navigate.h"
#include "session/sleep.h"
#include "session/timing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace waypost::session {

namespace {

/// A page turns when it was dragged farther than this part of its height, up or down.
constexpr Px k_turn_part = 0.2F;

enum class Feedback : uint8_t { none, fade };

/// One event applied to one state.
class Step {
public:
    Step(State& state, Effects& effects, Instant at, const Frame& frame, const Rules& rules)
        : m_state(state), m_effects(effects), m_at(at), m_frame(frame), m_rules(rules) {}

    void operator()(const FingerDown& e);
    void operator()(const FingerMoved& e);
    void operator()(const FingerUp& e);
    void operator()(const FingerCancelled& /*e*/) { m_state.touch.reset(); }
    void operator()(const KeyPressed& e);
    void operator()(const Tick& /*e*/) {}

private:
    /// Somebody is here. Not said of FingerCancelled: a loose cable must not keep a visit open. The page that
    /// was turned to while nobody was is the page that the hand aims at.
    void note_input();
    void follow(Point point);
    void act(const Action& action, Feedback feedback);
    void give_time();
    void move_focus(Key key);
    void set_focus(const Target* target);
    [[nodiscard]] bool is_drag(const Touch& touch) const;

    State& m_state;
    Effects& m_effects;
    Instant m_at;
    const Frame& m_frame;
    const Rules& m_rules;
};

void Step::note_input() {
    if (!m_state.last_input)
        m_state.place.page = clamped_page(m_frame.page, m_frame.page_count);
    m_state.last_input = std::max(m_state.last_input.value_or(m_at), m_at);
}

void Step::operator()(const FingerDown& e) {
    note_input();
    if (m_state.touch)
        return;
    m_state.by_keys = false;
    m_state.focus.reset();
    m_state.warning_focus.reset();
    Touch touch{.start = e.at, .now = e.at, .down_on = {}, .pressed = {}, .dragging = false};
    if (const Target* target = m_frame.at(e.at))
        touch.down_on = touch.pressed = target->action;
    m_state.touch = std::move(touch);
}

void Step::operator()(const FingerMoved& e) {
    note_input();
    follow(e.at);
}

void Step::operator()(const FingerUp& e) {
    note_input();
    follow(e.at);
    const std::optional<Touch> touch = std::exchange(m_state.touch, std::nullopt);
    if (touch && touch->dragging) {
        const Px pulled = touch->now.y - touch->start.y;
        if (std::abs(pulled) > k_turn_part * m_frame.page_area.h)
            act(TurnPage{pulled < 0 ? 1 : -1}, Feedback::none);
    } else if (touch && touch->pressed) {
        act(*touch->pressed, Feedback::fade);
    } else if (m_state.warning_since) {
        // A hand that missed both buttons is still a hand: an unsteady one gets its time.
        give_time();
    }
}

/// Pages move up and down only: a finger that slips sideways on a button still presses it.
bool Step::is_drag(const Touch& touch) const {
    return !m_state.warning_since && m_frame.page_count > 1 && m_frame.page_area.contains(touch.start) &&
           std::abs(touch.now.y - touch.start.y) > m_frame.drag_slop;
}

void Step::follow(Point point) {
    if (!m_state.touch)
        return;
    Touch& touch = *m_state.touch;
    touch.now = point;
    touch.dragging = touch.dragging || is_drag(touch);
    const Target* under = touch.dragging ? nullptr : m_frame.at(point);
    const bool on_it = under && touch.down_on == under->action;
    touch.pressed = on_it ? touch.down_on : std::nullopt;
}

void Step::give_time() {
    m_state.warning_since.reset();
    m_state.warning_focus.reset();
    m_state.touch.reset();
}

void Step::act(const Action& action, Feedback feedback) {
    if (std::holds_alternative<ClearAndLeave>(action)) {
        m_state = State{};
        m_effects.visit_ended = true;
        return;
    }
    if (m_state.warning_since) {
        give_time();
        return;
    }
    const Screen screen = m_state.place.screen;
    const std::string id = m_state.place.id;
    m_state = navigated(std::move(m_state), action, m_frame.page_count);
    if (m_state.place.screen != screen || m_state.place.id != id) {
        m_state.focus.reset();
        m_state.touch.reset();
    }
    if (feedback == Feedback::fade && !m_rules.reduced_motion)
        m_state.released = Released{.action = action, .at = m_at};
}

void Step::operator()(const KeyPressed& e) {
    note_input();
    const bool was_shown = std::exchange(m_state.by_keys, true);
    switch (e.key) {
    case Key::escape:
        act(GoBack{}, Feedback::none);
        return;
    case Key::page_up:
    case Key::page_down:
        if (!m_state.warning_since)
            act(TurnPage{e.key == Key::page_down ? 1 : -1}, Feedback::none);
        return;
    case Key::activate:
        if (!was_shown) {
            set_focus(focused(m_state, m_frame));
        } else if (const Target* target = focused(m_state, m_frame)) {
            set_focus(target);
            act(Action{target->action}, Feedback::fade);
        }
        return;
    case Key::next:
    case Key::previous:
    case Key::left:
    case Key::right:
    case Key::up:
    case Key::down:
        if (was_shown)
            move_focus(e.key);
        else
            set_focus(focused(m_state, m_frame));
        return;
    }
}

void Step::move_focus(Key key) {
    const Target* from = focused(m_state, m_frame);
    if (!from)
        return;
    const Target* to = nullptr;
    switch (key) {
    case Key::next:
        to = in_order(m_frame, *from, Order::next);
        break;
    case Key::previous:
        to = in_order(m_frame, *from, Order::previous);
        break;
    case Key::left:
        to = neighbour(m_frame, *from, Toward::left);
        break;
    case Key::right:
        to = neighbour(m_frame, *from, Toward::right);
        break;
    case Key::up:
        to = neighbour(m_frame, *from, Toward::up);
        break;
    case Key::down:
        to = neighbour(m_frame, *from, Toward::down);
        break;
    default:
        break;
    }
    set_focus(to ? to : from);
}

void Step::set_focus(const Target* target) {
    if (!target)
        return;
    auto& focus = m_state.warning_since ? m_state.warning_focus : m_state.focus;
    focus = target->action;
}

/// A touch that changed nothing leaves nothing, not even a timer.
bool is_as_found(const State& state) {
    State found;
    found.last_input = state.last_input;
    return state == found;
}

/// The hand that wakes the kiosk presses nothing: no touch begins, so that lifting the finger ends none.
State woken_by(const Event& event) {
    State state;
    if (std::holds_alternative<FingerDown>(event.what) || std::holds_alternative<KeyPressed>(event.what)) {
        state.woken = true;
        state.last_input = event.at;
    }
    return state;
}

} // namespace

Stepped step(State state, const Event& event, const Frame& frame, const Rules& rules) {
    switch (pass_time(state, event.at, rules)) {
    case Passage::ended:
        return {.state = {}, .effects = {.visit_ended = true}};
    case Passage::reset:
        return {.state = {}, .effects = {}};
    case Passage::warned:
        return {.state = std::move(state), .effects = {}};
    case Passage::nothing:
        break;
    }
    if (is_asleep(state, rules))
        return {.state = woken_by(event), .effects = {}};
    if (!state.warning_since)
        state.place.page = clamped_page(state.place.page, frame.page_count);
    Effects effects;
    std::visit(Step{state, effects, event.at, frame, rules}, event.what);
    if (is_as_found(state))
        state = State{};
    return {.state = std::move(state), .effects = effects};
}

} // namespace waypost::session
