#include "fake_kiosk.h"

namespace waypost::session {

namespace {

using Journey = std::vector<Action>;

/// The shortest way to each screen, with a display that was changed on the way.
std::vector<Journey> journeys() {
    const Journey display{OpenDisplay{}, SetTextSize{TextSize::largest}, SetTheme{Theme::dark}};
    const auto from_home = [](Journey rest) {
        Journey all{OpenDisplay{}, SetTextSize{TextSize::largest}, SetTheme{Theme::dark}, GoBack{},
                    ChooseLanguage{"ar"}};
        all.insert(all.end(), rest.begin(), rest.end());
        return all;
    };
    return {
        display,
        from_home({}),
        from_home({OpenCategory{"health"}}),
        from_home({OpenCategory{"health"}, OpenTopic{"plain"}, TurnPage{1}}),
        from_home({OpenCategory{"health"}, OpenTopic{"sensitive"}, TurnPage{1}}),
        from_home({OpenCategory{"health"}, OpenTopic{"plain"}, OpenContact{"line"}}),
        from_home({OpenCategory{"health"}, OpenTopic{"plain"}, OpenLanguages{}}),
        from_home({OpenCategory{"health"}, OpenTopic{"plain"}, OpenLanguages{}, OpenDisplay{}}),
    };
}

FakeKiosk after(const Journey& journey) {
    FakeKiosk kiosk;
    for (const Action& action : journey)
        kiosk.tap(action);
    REQUIRE(kiosk.endings == 0);
    REQUIRE(kiosk.state.place.screen != Screen::welcome);
    return kiosk;
}

void check_gone(FakeKiosk& kiosk) {
    CHECK(kiosk.state == State{});
    CHECK(kiosk.endings == 1);
    CHECK_FALSE(kiosk.wake());
}

void press_until_focused(FakeKiosk& kiosk, const Action& action) {
    for (int i = 0; i < 30 && kiosk.focus() != action; ++i)
        kiosk.press(Key::next);
    REQUIRE(kiosk.focus() == action);
}

} // namespace

TEST_CASE("every way out of every screen leaves nothing of the visit") {
    const auto all = journeys();
    const size_t which = GENERATE(range(size_t{0}, size_t{8}));
    REQUIRE(all.size() == 8);
    FakeKiosk kiosk = after(all[which]);
    INFO("journey " << which);

    SECTION("'Clear and leave' touched") {
        kiosk.tap(ClearAndLeave{});
    }
    SECTION("'Clear and leave' touched while another button fades and the focus was shown") {
        kiosk.press({Key::next, Key::next});
        kiosk.tap(ClearAndLeave{});
    }
    SECTION("'Clear and leave' by keys") {
        press_until_focused(kiosk, ClearAndLeave{});
        kiosk.press(Key::activate);
    }
    SECTION("walked away") {
        kiosk.wait(kiosk.idle() + kiosk.rules.warning);
    }
    SECTION("walked away with the finger's last touch never lifted") {
        kiosk.send(FingerDown{FakeKiosk::k_page.center()});
        kiosk.send(FingerMoved{{200, 200}});
        kiosk.wait(kiosk.idle() + kiosk.rules.warning);
    }
    SECTION("walked away after keys") {
        kiosk.press({Key::next, Key::next});
        kiosk.wait(kiosk.idle() + kiosk.rules.warning);
    }
    SECTION("'Clear now' touched") {
        kiosk.wait(kiosk.idle());
        REQUIRE(kiosk.state.warning_since);
        kiosk.tap(ClearAndLeave{});
    }
    SECTION("'Clear now' by keys") {
        kiosk.wait(kiosk.idle());
        REQUIRE(kiosk.state.warning_since);
        press_until_focused(kiosk, ClearAndLeave{});
        kiosk.press(Key::activate);
    }
    SECTION("more time, then walked away") {
        kiosk.wait(kiosk.idle());
        kiosk.tap(MoreTime{});
        kiosk.wait(kiosk.idle() + kiosk.rules.warning);
    }
    SECTION("the machine slept") {
        kiosk.sleep_through(8h);
        kiosk.send(Tick{});
    }
    SECTION("the machine slept and was woken by a touch or a key") {
        kiosk.sleep_through(8h);
        kiosk.press(Key::activate);
    }
    check_gone(kiosk);
}

TEST_CASE("the finger that cleared the visit begins no new one by what it does after") {
    FakeKiosk kiosk = after(journeys()[3]);
    const Point at = kiosk.on(ClearAndLeave{});
    kiosk.tap(at);
    kiosk.send(FingerMoved{{100, 140}});
    kiosk.send(FingerUp{{100, 140}});
    check_gone(kiosk);
}

} // namespace waypost::session
