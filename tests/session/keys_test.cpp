#include "fake_kiosk.h"

namespace waypost::session {

namespace {

FakeKiosk at_topic() {
    FakeKiosk kiosk;
    kiosk.tap(ChooseLanguage{"en"});
    kiosk.tap(OpenCategory{"health"});
    kiosk.tap(OpenTopic{"plain"});
    kiosk.wait(1s);
    return kiosk;
}

Target stop(const char* id, Rect rect, bool enabled = true) {
    return {.action = OpenTopic{id}, .rect = rect, .enabled = enabled};
}

std::string id_of(const Target* target) {
    return target ? std::get<OpenTopic>(target->action).id : "";
}

} // namespace

TEST_CASE("the first key only shows where the focus is") {
    const Key key =
        GENERATE(Key::next, Key::previous, Key::left, Key::right, Key::up, Key::down, Key::activate);
    FakeKiosk kiosk;
    CHECK_FALSE(kiosk.focus());
    kiosk.press(key);
    CHECK(kiosk.focus() == Action{ChooseLanguage{"en"}});
    CHECK(kiosk.state.place.screen == Screen::welcome);
}

TEST_CASE("next and previous go round all that is available, in reading order") {
    FakeKiosk kiosk;
    kiosk.tap(ChooseLanguage{"en"});
    kiosk.press(Key::next);
    std::vector<Action> round;
    for (int i = 0; i < 5; ++i) {
        round.push_back(kiosk.focus().value());
        kiosk.press(Key::next);
    }
    CHECK(round == std::vector<Action>{OpenCategory{"health"}, OpenCategory{"rights"}, OpenLanguages{},
                                       OpenDisplay{}, ClearAndLeave{}});
    CHECK(kiosk.focus() == round.front());
    kiosk.press(Key::previous);
    CHECK(kiosk.focus() == round.back());
}

TEST_CASE("two buttons that do the same are one stop, so that the round passes them") {
    Frame frame;
    frame.targets = {stop("a", {0, 0, 10, 10}), stop("b", {0, 20, 10, 10}), stop("a", {0, 40, 10, 10}),
                     stop("c", {0, 60, 10, 10})};
    CHECK(id_of(in_order(frame, frame.targets[1], Order::next)) == "c");
    CHECK(id_of(in_order(frame, frame.targets[3], Order::next)) == "a");
}

TEST_CASE("arrows go to the nearest stop on that side and stop at the edge") {
    Frame frame;
    frame.targets = {stop("a", {0, 0, 100, 40}),    stop("b", {110, 0, 100, 40}),
                     stop("c", {0, 50, 100, 40}),   stop("d", {110, 50, 100, 40}),
                     stop("e", {0, 120, 60, 40}),   stop("f", {70, 120, 60, 40}),
                     stop("g", {140, 120, 70, 40}), stop("off", {0, 91, 210, 20}, false)};
    const auto from = [&](size_t index, Toward toward) {
        return id_of(neighbour(frame, frame.targets[index], toward));
    };
    CHECK(from(0, Toward::right) == "b");
    CHECK(from(0, Toward::down) == "c");
    CHECK(from(0, Toward::left) == "");
    CHECK(from(0, Toward::up) == "");
    CHECK(from(1, Toward::left) == "a");
    CHECK(from(1, Toward::right) == "");
    CHECK(from(2, Toward::down) == "e");
    CHECK(from(3, Toward::down) == "g");
    CHECK(from(3, Toward::up) == "b");
    CHECK(from(5, Toward::left) == "e");
    CHECK(from(5, Toward::right) == "g");
    CHECK(from(6, Toward::up) == "d");
    CHECK(from(6, Toward::down) == "");
}

TEST_CASE("arrow keys move the focus of the screen shown") {
    FakeKiosk kiosk = at_topic();
    kiosk.press({Key::down, Key::down});
    CHECK(kiosk.focus() == Action{OpenTopic{"related"}});
    kiosk.press({Key::down, Key::up, Key::up});
    CHECK(kiosk.focus() == Action{OpenContact{"line"}});
    kiosk.press(Key::up);
    CHECK(kiosk.focus() == Action{OpenContact{"line"}});
}

TEST_CASE(
    "activate does what has the focus, shows it pressed, and the next screen begins at its first stop") {
    FakeKiosk kiosk;
    kiosk.press({Key::next, Key::next, Key::activate});
    CHECK(kiosk.state.language == "ar");
    REQUIRE(kiosk.state.released);
    CHECK(kiosk.state.released->action == Action{ChooseLanguage{"ar"}});
    CHECK(kiosk.focus() == Action{OpenCategory{"health"}});
    kiosk.press({Key::activate, Key::activate});
    CHECK(kiosk.state.place == Place{Screen::topic, "plain", 0});
}

TEST_CASE("the focus stays on a setting and on a page button that was activated") {
    FakeKiosk kiosk = at_topic();
    kiosk.press({Key::next, Key::next, Key::next});
    REQUIRE(kiosk.focus() == Action{TurnPage{1}});
    kiosk.press(Key::activate);
    CHECK(kiosk.state.place.page == 1);
    CHECK(kiosk.focus() == Action{TurnPage{1}});
    kiosk.press(Key::activate);
    CHECK(kiosk.state.place.page == 2);
    // The last page has no next one.
    CHECK(kiosk.focus() == Action{OpenContact{"line"}});
}

TEST_CASE("a touch hides the focus") {
    FakeKiosk kiosk = at_topic();
    kiosk.press({Key::next, Key::next});
    kiosk.send(FingerDown{{390, 10}});
    CHECK_FALSE(kiosk.focus());
    CHECK_FALSE(kiosk.state.focus);
    kiosk.send(FingerUp{{390, 10}});
    CHECK_FALSE(kiosk.focus());
}

TEST_CASE("Escape goes back, and on Home and Welcome nowhere") {
    FakeKiosk kiosk = at_topic();
    kiosk.press(Key::escape);
    CHECK(kiosk.state.place.screen == Screen::category);
    kiosk.press({Key::escape, Key::escape, Key::escape});
    CHECK(kiosk.state.place.screen == Screen::home);

    FakeKiosk welcome;
    welcome.press(Key::escape);
    CHECK(welcome.state.place.screen == Screen::welcome);
    welcome.wait(welcome.rules.idle);
    CHECK(welcome.state == State{});
}

TEST_CASE("page keys turn the page within its ends") {
    FakeKiosk kiosk = at_topic();
    kiosk.press(Key::page_up);
    CHECK(kiosk.state.place.page == 0);
    kiosk.press({Key::page_down, Key::page_down, Key::page_down});
    CHECK(kiosk.state.place.page == 2);
    kiosk.press(Key::page_up);
    CHECK(kiosk.state.place.page == 1);
}

TEST_CASE("keys on a screen without anything available do nothing") {
    const Key key = GENERATE(Key::next, Key::down, Key::activate);
    State state;
    state.by_keys = true;
    state.last_input = Instant{};
    CHECK(step(state, {KeyPressed{key}, Instant{}}, Frame{}, Rules{}).state == state);
}

TEST_CASE("keys reach every exit of every screen") {
    FakeKiosk kiosk = at_topic();
    kiosk.press(Key::next);
    for (int i = 0; i < 20 && kiosk.focus() != Action{ClearAndLeave{}}; ++i)
        kiosk.press(Key::next);
    kiosk.press(Key::activate);
    CHECK(kiosk.state == State{});
    CHECK(kiosk.endings == 1);
}

} // namespace waypost::session
