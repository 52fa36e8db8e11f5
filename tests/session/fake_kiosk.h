#pragma once

#include "session/focus.h"
#include "session/step.h"
#include "testing.h"

#include <initializer_list>
#include <optional>

namespace waypost::session {

using namespace std::chrono_literals;

/// A kiosk of plain rectangles under a fake clock: it shows a screen for each state, and time passes only as
/// far as the session asked to be woken.
class FakeKiosk {
public:
    State state;
    Rules rules;
    Instant now{Millis{86'400'000}};
    int topic_pages = 3;
    int endings = 0; ///< how often the display was told to blank

    static constexpr Rect k_page{0, 100, 400, 500};

    /// The screen for `state`: what it offers in a column, then the bar in a row below.
    [[nodiscard]] Frame frame() const {
        Frame shown;
        shown.page_area = k_page;
        if (state.warning_since) {
            add(shown, {0, 200, 300, 66}, MoreTime{});
            add(shown, {0, 300, 300, 66}, ClearAndLeave{});
            return shown;
        }
        Px y = 120;
        for (const Action& action : offers()) {
            add(shown, {20, y, 300, 40}, action);
            y += 50;
        }
        const int pages = page_count();
        shown.page_count = pages;
        if (pages > 1) {
            add(shown, {20, 610, 140, 40}, TurnPage{-1}, state.place.page > 0);
            add(shown, {180, 610, 140, 40}, TurnPage{1}, state.place.page < pages - 1);
        }
        add_bar(shown);
        return shown;
    }

    void send(decltype(Event::what) what) {
        // Both look at the state: what a call's arguments are made of has no order among them.
        const Frame shown = frame();
        const Rules holding = rules_now();
        Stepped stepped = step(std::move(state), {what, now}, shown, holding);
        state = std::move(stepped.state);
        endings += stepped.effects.visit_ended ? 1 : 0;
    }
    void press(Key key) { send(KeyPressed{key}); }
    void press(std::initializer_list<Key> keys) {
        for (const Key key : keys)
            press(key);
    }

    /// Where the button for `action` is on the screen shown.
    [[nodiscard]] Point on(const Action& action) const {
        for (const Target& target : frame().targets)
            if (target.action == action)
                return target.rect.center();
        FAIL("no such button on the screen");
        return {};
    }
    void tap(Point point) {
        send(FingerDown{point});
        send(FingerUp{point});
    }
    void tap(const Action& action) { tap(on(action)); }
    void drag(Point from, Px dy) {
        send(FingerDown{from});
        send(FingerMoved{{from.x, from.y + dy / 2}});
        send(FingerMoved{{from.x, from.y + dy}});
        send(FingerUp{{from.x, from.y + dy}});
    }

    [[nodiscard]] std::optional<Instant> wake() const { return next_wake(state, rules_now(), now); }
    [[nodiscard]] int countdown() const { return seconds_left(state, rules_now(), now); }

    /// Time passes; the session is woken when it asked to be and never else. Returns how often.
    int wait(Millis duration) {
        const Instant end = now + duration;
        int wakes = 0;
        for (auto next = wake(); next && *next <= end; next = wake(), ++wakes) {
            REQUIRE((*next > now || wakes == 0)); // else the loop would spin
            now = *next;
            send(Tick{});
        }
        now = end;
        return wakes;
    }
    /// The machine slept: no wake-up came in between.
    void sleep_through(Millis duration) { now += duration; }

    [[nodiscard]] std::optional<Action> focus() const {
        const Frame shown = frame();
        const Target* target = focused(state, shown);
        return target ? std::optional{target->action} : std::nullopt;
    }
    [[nodiscard]] Rules rules_now() const {
        Rules shown = rules;
        shown.sensitive = state.place.id == "sensitive";
        return shown;
    }

    /// How long the screen shown waits for a hand.
    [[nodiscard]] std::chrono::seconds idle() const {
        return rules_now().sensitive ? rules.idle_sensitive : rules.idle;
    }

private:
    static void add(Frame& frame, Rect rect, Action action, bool enabled = true) {
        frame.targets.push_back({.action = std::move(action), .rect = rect, .enabled = enabled});
    }

    [[nodiscard]] int page_count() const {
        switch (state.place.screen) {
        case Screen::topic:
            return state.text_size == TextSize::largest ? topic_pages * 2 : topic_pages;
        case Screen::welcome:
            return 2;
        default:
            return 1;
        }
    }

    [[nodiscard]] std::vector<Action> offers() const {
        switch (state.place.screen) {
        case Screen::welcome:
        case Screen::language:
            return {ChooseLanguage{"en"}, ChooseLanguage{"ar"}, ChooseLanguage{"vi"}};
        case Screen::home:
            return {OpenCategory{"health"}, OpenCategory{"rights"}};
        case Screen::category:
            return {OpenTopic{"plain"}, OpenTopic{"sensitive"}};
        case Screen::topic:
            return {OpenContact{"line"}, OpenTopic{"related"}};
        case Screen::contact:
            return {};
        case Screen::display:
            return {SetTextSize{TextSize::normal}, SetTextSize{TextSize::largest}, SetTheme{Theme::dark}};
        }
        return {};
    }

    void add_bar(Frame& frame) const {
        const bool welcome = state.place.screen == Screen::welcome;
        const bool leads_back = !welcome && state.place.screen != Screen::home;
        if (!welcome) {
            add(frame, {0, 700, 70, 60}, GoBack{}, leads_back);
            add(frame, {80, 700, 70, 60}, GoHome{}, leads_back);
            add(frame, {160, 700, 70, 60}, OpenLanguages{});
        }
        add(frame, {240, 700, 70, 60}, OpenDisplay{});
        if (!welcome)
            add(frame, {320, 700, 70, 60}, ClearAndLeave{});
    }
};

} // namespace waypost::session
