#include "fake_kiosk.h"
#include "session/sleep.h"

using namespace waypost;
using namespace waypost::session;

namespace {

/// A kiosk in the night, which ends at eight hours from now.
FakeKiosk at_night() {
    FakeKiosk kiosk;
    kiosk.rules.night = true;
    kiosk.rules.night_changes = kiosk.now + 8h;
    return kiosk;
}

bool is_asleep(const FakeKiosk& kiosk) {
    return session::is_asleep(kiosk.state, kiosk.rules);
}

} // namespace

TEST_CASE("A night within a day begins with its first minute and ends before its last") {
    const Night night{1h, 5h};
    CHECK_FALSE(is_night(night, 0min));
    CHECK_FALSE(is_night(night, 59min));
    CHECK(is_night(night, 1h));
    CHECK(is_night(night, 4h + 59min));
    CHECK_FALSE(is_night(night, 5h));
    CHECK(until_change(night, 0min) == 1h);
    CHECK(until_change(night, 1h) == 4h);
    CHECK(until_change(night, 5h) == 20h);
}

TEST_CASE("A night may span midnight") {
    const Night night{22h, 6h + 30min};
    CHECK(is_night(night, 22h));
    CHECK(is_night(night, 0min));
    CHECK(is_night(night, 6h + 29min));
    CHECK_FALSE(is_night(night, 6h + 30min));
    CHECK_FALSE(is_night(night, 21h + 59min));
    CHECK(until_change(night, 23h) == 7h + 30min);
    CHECK(until_change(night, 6h + 30min) == 15h + 30min);
    CHECK(until_change({0h, 6h}, 0min) == 6h);
    CHECK(until_change({22h, 0h}, 23h) == 1h);
}

TEST_CASE("In the night a kiosk with nobody there is asleep, and by day it is not") {
    CHECK(is_asleep(at_night()));
    CHECK_FALSE(is_asleep(FakeKiosk{}));
}

TEST_CASE("A kiosk with nobody there is woken up when the night begins or ends, and for nothing else") {
    FakeKiosk kiosk = at_night();
    CHECK(kiosk.wake() == kiosk.now + 8h);
    kiosk.rules.night = false;
    CHECK(kiosk.wake() == kiosk.now + 8h);
    kiosk.rules.night_changes.reset();
    CHECK_FALSE(kiosk.wake().has_value());
}

TEST_CASE("The finger that wakes the kiosk presses nothing") {
    FakeKiosk kiosk = at_night();
    kiosk.tap(ChooseLanguage{"ar"});
    CHECK_FALSE(is_asleep(kiosk));
    CHECK(kiosk.state.place.screen == Screen::welcome);
    CHECK(kiosk.state.language.empty());
    CHECK_FALSE(kiosk.state.touch.has_value());
    kiosk.tap(ChooseLanguage{"ar"}); // the next one does
    CHECK(kiosk.state.language == "ar");
}

TEST_CASE("The finger that wakes the kiosk shows no button pressed while it is down, and drags no page") {
    FakeKiosk kiosk = at_night();
    kiosk.drag({50, 150}, -300);
    CHECK(kiosk.state.place.page == 0);
    kiosk = at_night();
    kiosk.send(FingerDown{kiosk.on(ChooseLanguage{"ar"})});
    CHECK_FALSE(kiosk.state.touch.has_value());
}

TEST_CASE("The key that wakes the kiosk does nothing else") {
    FakeKiosk kiosk = at_night();
    kiosk.press(Key::activate);
    CHECK_FALSE(is_asleep(kiosk));
    CHECK_FALSE(kiosk.state.by_keys);
    CHECK(kiosk.state.place.screen == Screen::welcome);
}

TEST_CASE("A loose cable does not wake the kiosk, and neither does the clock") {
    FakeKiosk kiosk = at_night();
    kiosk.send(FingerCancelled{});
    kiosk.send(Tick{});
    kiosk.send(FingerUp{{10, 10}});
    CHECK(is_asleep(kiosk));
}

TEST_CASE("A woken kiosk stays awake for the idle time, without a warning, and sleeps again") {
    FakeKiosk kiosk = at_night();
    kiosk.tap({5, 5});
    kiosk.wait(kiosk.rules.idle - 1s);
    CHECK_FALSE(is_asleep(kiosk));
    kiosk.wait(1s);
    CHECK(is_asleep(kiosk));
    CHECK(kiosk.endings == 0);
}

TEST_CASE("A first screen that a hand has woken is untouched until the next touch") {
    FakeKiosk kiosk = at_night();
    CHECK(is_untouched(kiosk.state));
    kiosk.tap({5, 5});
    CHECK(is_untouched(kiosk.state));
    kiosk.send(FingerDown{{5, 5}});
    CHECK_FALSE(is_untouched(kiosk.state));
    kiosk.send(FingerUp{{5, 5}});
    kiosk.tap(ChooseLanguage{"ar"});
    CHECK_FALSE(is_untouched(kiosk.state));
}

TEST_CASE("A visit goes on into the night, and the kiosk sleeps when it has ended") {
    FakeKiosk kiosk;
    kiosk.tap(ChooseLanguage{"ar"});
    kiosk.rules.night = true;
    CHECK_FALSE(is_asleep(kiosk));
    kiosk.tap(OpenCategory{"health"});
    CHECK(kiosk.state.place.screen == Screen::category);
    kiosk.tap(ClearAndLeave{});
    CHECK(is_asleep(kiosk));
}

TEST_CASE("Whoever touches while the warning is shown at night is still asked, and may stay") {
    FakeKiosk kiosk = at_night();
    kiosk.tap({5, 5});
    kiosk.tap(ChooseLanguage{"ar"});
    kiosk.wait(kiosk.rules.idle);
    REQUIRE(kiosk.state.warning_since.has_value());
    CHECK_FALSE(is_asleep(kiosk));
    kiosk.tap(MoreTime{});
    CHECK(kiosk.state.language == "ar");
}
