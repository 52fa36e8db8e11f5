#include "fake_kiosk.h"

namespace waypost::session {

namespace {

FakeKiosk at_topic(const char* id = "plain") {
    FakeKiosk kiosk;
    kiosk.tap(ChooseLanguage{"ar"});
    kiosk.tap(OpenCategory{"health"});
    kiosk.tap(OpenTopic{id});
    return kiosk;
}

FakeKiosk at_warning() {
    FakeKiosk kiosk = at_topic();
    kiosk.wait(kiosk.rules.idle);
    REQUIRE(kiosk.state.warning_since);
    return kiosk;
}

constexpr Point k_nowhere{390, 10};

} // namespace

TEST_CASE("nobody there, nothing to wake for") {
    FakeKiosk kiosk;
    CHECK_FALSE(kiosk.wake());
    kiosk.sleep_through(240h);
    kiosk.send(Tick{});
    CHECK(kiosk.state == State{});
    CHECK(kiosk.endings == 0);
}

TEST_CASE("the warning comes after the idle time and not a moment earlier") {
    FakeKiosk kiosk = at_topic();
    kiosk.wait(120s - 1ms);
    CHECK_FALSE(kiosk.state.warning_since);
    kiosk.wait(1ms);
    CHECK(kiosk.state.warning_since == kiosk.now);
}

TEST_CASE("a sensitive topic warns earlier") {
    FakeKiosk kiosk = at_topic("sensitive");
    kiosk.wait(60s - 1ms);
    CHECK_FALSE(kiosk.state.warning_since);
    kiosk.wait(1ms);
    CHECK(kiosk.state.warning_since);
}

TEST_CASE("every touch and every key begins the idle time anew") {
    FakeKiosk kiosk = at_topic();
    kiosk.wait(119s);
    SECTION("a touch that hits nothing") {
        kiosk.tap(k_nowhere);
    }
    SECTION("a key") {
        kiosk.press(Key::next);
    }
    kiosk.wait(119s);
    CHECK_FALSE(kiosk.state.warning_since);
    kiosk.wait(1s);
    CHECK(kiosk.state.warning_since);
}

TEST_CASE("a loose cable is nobody") {
    FakeKiosk kiosk = at_topic();
    kiosk.wait(119s);
    kiosk.send(FingerCancelled{});
    kiosk.wait(1s);
    CHECK(kiosk.state.warning_since);
}

TEST_CASE("a finger that rests on the glass does not hold the visit open") {
    FakeKiosk kiosk = at_topic();
    kiosk.send(FingerDown{kiosk.on(ClearAndLeave{})});
    kiosk.wait(120s);
    CHECK(kiosk.state.warning_since);
    CHECK_FALSE(kiosk.state.touch);
    kiosk.wait(30s);
    CHECK(kiosk.state == State{});
}

TEST_CASE("the countdown is woken once a second and ends the visit") {
    FakeKiosk kiosk = at_warning();
    CHECK(kiosk.countdown() == 30);
    CHECK(kiosk.wake() == kiosk.now + 1s);
    kiosk.wait(1ms);
    CHECK(kiosk.countdown() == 30);
    CHECK(kiosk.wake() == kiosk.now + 999ms);
    CHECK(kiosk.wait(999ms) == 1);
    CHECK(kiosk.countdown() == 29);
    CHECK(kiosk.wait(28s) == 28);
    CHECK(kiosk.countdown() == 1);
    kiosk.wait(999ms);
    CHECK(kiosk.countdown() == 1);
    CHECK(kiosk.endings == 0);
    kiosk.wait(1ms);
    CHECK(kiosk.endings == 1);
    CHECK(kiosk.state == State{});
    CHECK(kiosk.countdown() == 0);
}

TEST_CASE("more time returns to the same page, as often as it is asked for") {
    FakeKiosk kiosk = at_topic();
    kiosk.tap(TurnPage{1});
    kiosk.wait(1s);
    const State before = kiosk.state;
    for (int i = 0; i < 25; ++i) {
        kiosk.wait(121s);
        REQUIRE(kiosk.state.warning_since);
        kiosk.tap(MoreTime{});
        CHECK_FALSE(kiosk.state.warning_since);
        CHECK(kiosk.wake() == kiosk.now + 120s);
    }
    State after = kiosk.state;
    after.last_input = before.last_input;
    CHECK(after == before);
    CHECK(kiosk.endings == 0);
}

TEST_CASE("a hand that misses the buttons of the warning gets more time") {
    FakeKiosk kiosk = at_warning();
    SECTION("beside both") {
        kiosk.tap(k_nowhere);
    }
    SECTION("slipped off 'Clear now'") {
        kiosk.send(FingerDown{kiosk.on(ClearAndLeave{})});
        kiosk.send(FingerMoved{k_nowhere});
        kiosk.send(FingerUp{k_nowhere});
    }
    SECTION("slipped on to 'Clear now'") {
        kiosk.send(FingerDown{k_nowhere});
        kiosk.send(FingerUp{kiosk.on(ClearAndLeave{})});
    }
    SECTION("lifted after it rested on the glass since before the warning") {
        kiosk.send(FingerUp{kiosk.on(ClearAndLeave{})});
    }
    CHECK_FALSE(kiosk.state.warning_since);
    CHECK(kiosk.state.place == Place{Screen::topic, "plain", 0});
    CHECK(kiosk.endings == 0);
}

TEST_CASE("a touch does nothing before it is lifted, but shows the button pressed") {
    FakeKiosk kiosk = at_warning();
    kiosk.send(FingerDown{kiosk.on(ClearAndLeave{})});
    CHECK(kiosk.state.warning_since);
    CHECK(kiosk.state.touch->pressed == Action{ClearAndLeave{}});
}

TEST_CASE("on the warning the keys reach both buttons, and a key pressed blindly clears nothing") {
    FakeKiosk kiosk = at_topic();
    kiosk.press(Key::next);
    while (kiosk.focus() != Action{ClearAndLeave{}})
        kiosk.press(Key::next);
    kiosk.wait(120s);
    REQUIRE(kiosk.state.warning_since);
    CHECK(kiosk.focus() == Action{MoreTime{}});
    SECTION("Enter") {
        kiosk.press(Key::activate);
        CHECK_FALSE(kiosk.state.warning_since);
        CHECK(kiosk.endings == 0);
        CHECK(kiosk.focus() == Action{ClearAndLeave{}});
    }
    SECTION("Escape") {
        kiosk.press(Key::escape);
        CHECK_FALSE(kiosk.state.warning_since);
        CHECK(kiosk.state.place.screen == Screen::topic);
    }
    SECTION("down, Enter") {
        kiosk.press({Key::down, Key::activate});
        CHECK(kiosk.endings == 1);
        CHECK(kiosk.state == State{});
    }
    SECTION("page keys turn nothing behind it") {
        kiosk.press(Key::page_down);
        CHECK(kiosk.state.warning_since);
        CHECK(kiosk.state.place.page == 0);
    }
}

TEST_CASE("the focus of the warning begins at more time, wherever the button stands") {
    FakeKiosk kiosk = at_warning();
    Frame frame = kiosk.frame();
    std::swap(frame.targets.front(), frame.targets.back());
    REQUIRE(frame.targets.front().action == Action{ClearAndLeave{}});
    kiosk.state.by_keys = true;
    const Target* target = focused(kiosk.state, frame);
    REQUIRE(target);
    CHECK(target->action == Action{MoreTime{}});
}

TEST_CASE("a touch on the warning takes the focus back from 'Clear now'") {
    FakeKiosk kiosk = at_warning();
    kiosk.press({Key::next, Key::next});
    REQUIRE(kiosk.focus() == Action{ClearAndLeave{}});
    kiosk.send(FingerDown{k_nowhere});
    kiosk.send(FingerCancelled{});
    CHECK_FALSE(kiosk.focus());
    kiosk.press(Key::activate);
    CHECK(kiosk.focus() == Action{MoreTime{}});
    CHECK(kiosk.endings == 0);
}

TEST_CASE("nothing is dragged on the warning") {
    FakeKiosk kiosk = at_warning();
    Frame frame = kiosk.frame();
    frame.page_count = 3;
    const Point from = FakeKiosk::k_page.center();
    State state = step(kiosk.state, {FingerDown{from}, kiosk.now}, frame, kiosk.rules).state;
    state = step(state, {FingerMoved{{from.x, from.y - 200}}, kiosk.now}, frame, kiosk.rules).state;
    REQUIRE(state.touch);
    CHECK_FALSE(state.touch->dragging);
}

TEST_CASE("the first key on the warning shows the focus, but Escape acts at once") {
    FakeKiosk kiosk = at_warning();
    SECTION("Enter") {
        kiosk.press(Key::activate);
        CHECK(kiosk.state.warning_since);
        CHECK(kiosk.focus() == Action{MoreTime{}});
    }
    SECTION("Escape") {
        kiosk.press(Key::escape);
        CHECK_FALSE(kiosk.state.warning_since);
    }
}

TEST_CASE("the page behind the warning is the same after it, though the warning has one page") {
    FakeKiosk kiosk = at_topic();
    kiosk.tap(TurnPage{1});
    kiosk.tap(TurnPage{1});
    kiosk.wait(125s);
    REQUIRE(kiosk.state.warning_since);
    CHECK(kiosk.state.place.page == 2);
}

TEST_CASE("a late tick takes nothing from the seconds of the warning") {
    FakeKiosk kiosk = at_topic();
    kiosk.sleep_through(140s);
    kiosk.send(Tick{});
    CHECK(kiosk.countdown() == 30);
    CHECK(kiosk.wake() == kiosk.now + 1s);
}

TEST_CASE("after a long sleep one tick ends the visit") {
    FakeKiosk kiosk = at_topic();
    SECTION("slept while reading") {}
    SECTION("slept at the warning") {
        kiosk.wait(125s);
    }
    kiosk.sleep_through(3h);
    CHECK(kiosk.wake() == kiosk.now);
    kiosk.send(Tick{});
    CHECK(kiosk.state == State{});
    CHECK(kiosk.endings == 1);
}

TEST_CASE("after a long sleep the first touch of somebody else opens nothing of the last visit") {
    FakeKiosk kiosk = at_topic();
    kiosk.sleep_through(3h);
    kiosk.send(FingerDown{kiosk.on(OpenContact{"line"})});
    CHECK(kiosk.state == State{});
    CHECK(kiosk.endings == 1);
}

TEST_CASE("a touch that comes with the warning presses nothing that the warning hides") {
    FakeKiosk kiosk = at_topic();
    const Point at = kiosk.on(OpenContact{"line"});
    kiosk.sleep_through(120s);
    kiosk.send(FingerDown{at});
    CHECK(kiosk.state.warning_since);
    kiosk.send(FingerUp{at});
    CHECK_FALSE(kiosk.state.warning_since);
    CHECK(kiosk.state.place == Place{Screen::topic, "plain", 0});
}

TEST_CASE("a changed welcome screen resets in silence") {
    FakeKiosk kiosk;
    SECTION("text size and theme") {
        for (const Action& action : std::vector<Action>{OpenDisplay{}, SetTextSize{TextSize::largest},
                                                        SetTheme{Theme::dark}, GoBack{}})
            kiosk.tap(action);
    }
    SECTION("focus") {
        kiosk.press(Key::next);
    }
    SECTION("page") {
        kiosk.tap(TurnPage{1});
    }
    REQUIRE(kiosk.state.place.screen == Screen::welcome);
    kiosk.wait(120s - 1ms);
    CHECK_FALSE(kiosk.state == State{});
    kiosk.wait(1ms);
    CHECK(kiosk.state == State{});
    CHECK(kiosk.endings == 0);
    CHECK_FALSE(kiosk.wake());
}

} // namespace waypost::session
