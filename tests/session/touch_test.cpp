#include "fake_kiosk.h"

namespace waypost::session {

namespace {

constexpr Point k_nowhere{390, 10};

FakeKiosk at_home() {
    FakeKiosk kiosk;
    kiosk.tap(ChooseLanguage{"en"});
    kiosk.wait(1s);
    return kiosk;
}

FakeKiosk at_topic() {
    FakeKiosk kiosk = at_home();
    kiosk.tap(OpenCategory{"health"});
    kiosk.tap(OpenTopic{"plain"});
    kiosk.wait(1s);
    return kiosk;
}

} // namespace

TEST_CASE("a button looks pressed with the first event of the finger") {
    FakeKiosk kiosk = at_home();
    kiosk.send(FingerDown{kiosk.on(OpenCategory{"rights"})});
    REQUIRE(kiosk.state.touch);
    CHECK(kiosk.state.touch->pressed == Action{OpenCategory{"rights"}});
    CHECK(kiosk.state.place.screen == Screen::home);
}

TEST_CASE("a finger that leaves its button and comes back presses it again, and another button never") {
    FakeKiosk kiosk = at_home();
    const Point own = kiosk.on(OpenCategory{"rights"});
    const Point other = kiosk.on(OpenCategory{"health"});
    kiosk.send(FingerDown{own});
    kiosk.send(FingerMoved{other});
    CHECK_FALSE(kiosk.state.touch->pressed);
    kiosk.send(FingerMoved{own});
    CHECK(kiosk.state.touch->pressed == Action{OpenCategory{"rights"}});

    SECTION("released on it, it acts") {
        kiosk.send(FingerUp{own});
        CHECK(kiosk.state.place == Place{Screen::category, "rights", 0});
    }
    SECTION("released on another, nothing acts") {
        kiosk.send(FingerUp{other});
        CHECK(kiosk.state.place.screen == Screen::home);
        CHECK_FALSE(kiosk.state.released);
    }
    SECTION("cancelled, nothing acts") {
        kiosk.send(FingerCancelled{});
        kiosk.send(FingerUp{own});
        CHECK(kiosk.state.place.screen == Screen::home);
    }
    CHECK_FALSE(kiosk.state.touch);
}

TEST_CASE("a finger that came down beside a button does not press it by sliding on") {
    FakeKiosk kiosk = at_home();
    kiosk.send(FingerDown{k_nowhere});
    kiosk.send(FingerMoved{kiosk.on(OpenCategory{"rights"})});
    CHECK_FALSE(kiosk.state.touch->pressed);
    kiosk.send(FingerUp{kiosk.on(OpenCategory{"rights"})});
    CHECK(kiosk.state.place.screen == Screen::home);
}

TEST_CASE("a button that changed under the finger is not the one that is pressed") {
    FakeKiosk kiosk;
    const Point at = kiosk.on(ChooseLanguage{"ar"});
    Frame turned = kiosk.frame();
    for (Target& target : turned.targets)
        if (target.action == Action{ChooseLanguage{"ar"}})
            target.action = ChooseLanguage{"pl"};
    kiosk.send(FingerDown{at});
    const Stepped up = step(kiosk.state, {FingerUp{at}, kiosk.now}, turned, kiosk.rules);
    CHECK(up.state == State{});
}

TEST_CASE("a finger that was down when a key changed the screen presses nothing on the new one") {
    FakeKiosk kiosk = at_topic();
    const Point home = kiosk.on(GoHome{});
    kiosk.send(FingerDown{home});
    kiosk.press(Key::escape);
    REQUIRE(kiosk.state.place.screen == Screen::category);
    kiosk.send(FingerUp{home});
    CHECK(kiosk.state.place.screen == Screen::category);
}

TEST_CASE("a button that is not available does nothing") {
    FakeKiosk kiosk = at_home();
    const State before = kiosk.state;
    kiosk.tap(kiosk.on(GoBack{}));
    State after = kiosk.state;
    after.last_input = before.last_input;
    CHECK(after == before);
}

TEST_CASE("a second finger changes nothing") {
    FakeKiosk kiosk = at_home();
    kiosk.send(FingerDown{kiosk.on(OpenCategory{"rights"})});
    const State before = kiosk.state;
    kiosk.send(FingerDown{kiosk.on(ClearAndLeave{})});
    CHECK(kiosk.state == before);
}

TEST_CASE("a released button fades for 120 ms and then costs no more wake-ups") {
    FakeKiosk kiosk;
    kiosk.tap(ChooseLanguage{"ar"});
    REQUIRE(kiosk.state.released);
    CHECK(kiosk.state.released->action == Action{ChooseLanguage{"ar"}});
    CHECK(release_strength(kiosk.state, kiosk.rules, kiosk.now) == 1.0F);
    CHECK(release_strength(kiosk.state, kiosk.rules, kiosk.now + 60ms) == Approx(0.25));
    CHECK(release_strength(kiosk.state, kiosk.rules, kiosk.now + 120ms) == 0.0F);
    CHECK(kiosk.wake() == kiosk.now + 16ms);
    CHECK(kiosk.wait(119ms) == 7);
    CHECK(kiosk.state.released);
    CHECK(kiosk.wake() == kiosk.now + 1ms);
    CHECK(kiosk.wait(1ms) == 1);
    CHECK_FALSE(kiosk.state.released);
    CHECK(kiosk.wait(60s) == 0);
}

TEST_CASE("with reduced motion nothing fades") {
    FakeKiosk kiosk;
    kiosk.rules.reduced_motion = true;
    kiosk.tap(ChooseLanguage{"ar"});
    CHECK(kiosk.state.place.screen == Screen::home);
    CHECK_FALSE(kiosk.state.released);
    CHECK(kiosk.wake() == kiosk.now + kiosk.rules.idle);
}

TEST_CASE("a touch that hits nothing on the welcome screen leaves no trace") {
    FakeKiosk kiosk;
    kiosk.send(FingerDown{k_nowhere});
    CHECK_FALSE(kiosk.state == State{});
    CHECK(kiosk.wake());
    SECTION("lifted") {
        kiosk.send(FingerUp{k_nowhere});
    }
    SECTION("cancelled") {
        kiosk.send(FingerCancelled{});
    }
    SECTION("never lifted") {
        kiosk.wait(kiosk.rules.idle);
    }
    CHECK(kiosk.state == State{});
    CHECK_FALSE(kiosk.wake());
    CHECK(kiosk.endings == 0);
}

TEST_CASE("the welcome screen that turned by itself stands still under a hand") {
    FakeKiosk kiosk;
    Frame turned = kiosk.frame();
    turned.page = 1;
    const auto send = [&](decltype(Event::what) what) {
        kiosk.state = step(kiosk.state, {what, kiosk.now}, turned, kiosk.rules).state;
    };
    SECTION("a tick is nobody") {
        send(Tick{});
        CHECK(kiosk.state == State{});
    }
    SECTION("a finger") {
        send(FingerDown{k_nowhere});
        CHECK(kiosk.state.place.page == 1);
        send(FingerUp{k_nowhere});
        CHECK(kiosk.state.place.page == 1);
        kiosk.wait(kiosk.rules.idle);
        CHECK(kiosk.state == State{});
    }
    SECTION("a key") {
        send(KeyPressed{Key::page_up});
        CHECK(kiosk.state.place.page == 0);
    }
}

TEST_CASE("a drag over the page follows the finger and presses nothing") {
    FakeKiosk kiosk = at_topic();
    kiosk.tap(TurnPage{1});
    const Point start = kiosk.on(OpenContact{"line"});
    kiosk.send(FingerDown{start});
    kiosk.send(FingerMoved{{start.x, start.y + 12}});
    CHECK_FALSE(kiosk.state.touch->dragging);
    CHECK(kiosk.state.touch->pressed);
    CHECK(drag_offset(kiosk.state, kiosk.frame()) == 0);
    kiosk.send(FingerMoved{{start.x, start.y + 13}});
    CHECK(kiosk.state.touch->dragging);
    CHECK_FALSE(kiosk.state.touch->pressed);
    CHECK(drag_offset(kiosk.state, kiosk.frame()) == 13);
    kiosk.send(FingerMoved{{start.x, start.y - 80}});
    CHECK(drag_offset(kiosk.state, kiosk.frame()) == -80);
    kiosk.send(FingerMoved{start});
    CHECK_FALSE(kiosk.state.touch->pressed);
    kiosk.send(FingerUp{start});
    CHECK(kiosk.state.place == Place{Screen::topic, "plain", 1});
    CHECK(drag_offset(kiosk.state, kiosk.frame()) == 0);
}

TEST_CASE("a finger that slips sideways on its button still presses it") {
    FakeKiosk kiosk = at_topic();
    const Point start = kiosk.on(OpenContact{"line"});
    kiosk.send(FingerDown{start});
    kiosk.send(FingerMoved{{start.x + 60, start.y + 5}});
    kiosk.send(FingerUp{{start.x + 60, start.y + 5}});
    CHECK(kiosk.state.place == Place{Screen::contact, "line", 0});
}

TEST_CASE("a page turns after more than a fifth of its height") {
    FakeKiosk kiosk = at_topic();
    const Point middle = FakeKiosk::k_page.center();
    kiosk.drag(middle, -100);
    CHECK(kiosk.state.place.page == 0);
    kiosk.drag(middle, -101);
    CHECK(kiosk.state.place.page == 1);
    kiosk.drag(middle, 100);
    CHECK(kiosk.state.place.page == 1);
    kiosk.drag(middle, 101);
    CHECK(kiosk.state.place.page == 0);
}

TEST_CASE("beyond the first and the last page the drag resists and turns nothing") {
    FakeKiosk kiosk = at_topic();
    const Point middle = FakeKiosk::k_page.center();
    kiosk.send(FingerDown{middle});
    kiosk.send(FingerMoved{{middle.x, middle.y + 200}});
    CHECK(drag_offset(kiosk.state, kiosk.frame()) == 100);
    kiosk.send(FingerMoved{{middle.x, middle.y - 200}});
    CHECK(drag_offset(kiosk.state, kiosk.frame()) == -200);
    kiosk.send(FingerMoved{{middle.x, middle.y + 200}});
    kiosk.send(FingerUp{{middle.x, middle.y + 200}});
    CHECK(kiosk.state.place.page == 0);

    kiosk.tap(TurnPage{1});
    kiosk.tap(TurnPage{1});
    REQUIRE(kiosk.state.place.page == 2);
    kiosk.send(FingerDown{middle});
    kiosk.send(FingerMoved{{middle.x, middle.y - 200}});
    CHECK(drag_offset(kiosk.state, kiosk.frame()) == -100);
    kiosk.send(FingerUp{{middle.x, middle.y - 200}});
    CHECK(kiosk.state.place.page == 2);
}

TEST_CASE("a drag begins only on a page that has a next one") {
    SECTION("one page") {
        FakeKiosk kiosk = at_home();
        kiosk.send(FingerDown{FakeKiosk::k_page.center()});
        kiosk.send(FingerMoved{{200, 150}});
        CHECK_FALSE(kiosk.state.touch->dragging);
    }
    SECTION("outside the page") {
        FakeKiosk kiosk = at_topic();
        kiosk.send(FingerDown{kiosk.on(OpenDisplay{})});
        kiosk.send(FingerMoved{{200, 150}});
        CHECK_FALSE(kiosk.state.touch->dragging);
    }
}

} // namespace waypost::session
