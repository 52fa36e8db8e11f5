#include "fake_kiosk.h"
#include "session/navigate.h"

#include <limits>

namespace waypost::session {

namespace {

State visit(std::initializer_list<Action> actions, int page_count = 5) {
    State state;
    for (const Action& action : actions)
        state = navigated(std::move(state), action, page_count);
    return state;
}

const State k_topic_page_2 =
    visit({ChooseLanguage{"en"}, OpenCategory{"rights"}, OpenTopic{"law"}, TurnPage{2}});

} // namespace

TEST_CASE("choosing a language on the welcome screen opens Home in it") {
    const State state = visit({ChooseLanguage{"ar"}});
    CHECK(state.language == "ar");
    CHECK(state.place == Place{Screen::home, "", 0});
    CHECK(state.history.empty());
}

TEST_CASE("choosing another language returns to the same page of the same place") {
    const State state = navigated(navigated(k_topic_page_2, OpenLanguages{}, 1), ChooseLanguage{"vi"}, 1);
    CHECK(state.place == Place{Screen::topic, "law", 2});
    CHECK(state.history == k_topic_page_2.history);
    CHECK(state.language == "vi");
}

TEST_CASE("Back walks the way that was come, page by page") {
    State state = navigated(k_topic_page_2, OpenContact{"line"}, 5);
    CHECK(state.place == Place{Screen::contact, "line", 0});
    state = navigated(state, GoBack{}, 1);
    CHECK(state == k_topic_page_2);
    state = navigated(state, GoBack{}, 5);
    CHECK(state.place == Place{Screen::category, "rights", 0});
    state = navigated(state, GoBack{}, 5);
    CHECK(state.place == Place{Screen::home, "", 0});
    CHECK(navigated(state, GoBack{}, 1) == state);
}

TEST_CASE("Back on the welcome screen does nothing") {
    CHECK(visit({GoBack{}}) == State{});
}

TEST_CASE("Home forgets the way") {
    const State state = navigated(k_topic_page_2, GoHome{}, 5);
    CHECK(state.place == Place{Screen::home, "", 0});
    CHECK(state.history.empty());
    CHECK(state.language == "en");
}

TEST_CASE("Language and Display are left by the button that opened them") {
    CHECK(navigated(navigated(k_topic_page_2, OpenLanguages{}, 5), OpenLanguages{}, 1) == k_topic_page_2);
    CHECK(navigated(navigated(k_topic_page_2, OpenDisplay{}, 5), OpenDisplay{}, 1) == k_topic_page_2);
}

TEST_CASE("Language and Display take each other's place, and Back leads to what was read") {
    const State there = navigated(navigated(k_topic_page_2, OpenLanguages{}, 5), OpenDisplay{}, 1);
    CHECK(there.place.screen == Screen::display);
    CHECK(there.history.size() == k_topic_page_2.history.size() + 1);
    CHECK(navigated(there, GoBack{}, 1) == k_topic_page_2);
    const State and_back = navigated(there, OpenLanguages{}, 1);
    CHECK(and_back.place.screen == Screen::language);
    CHECK(navigated(and_back, GoBack{}, 1) == k_topic_page_2);
}

TEST_CASE(
    "Display returns to the welcome screen that opened it, and a choice of language from there to Home") {
    CHECK(visit({OpenDisplay{}, GoBack{}}) == State{});
    const State home = visit({OpenDisplay{}, OpenLanguages{}, ChooseLanguage{"pl"}});
    CHECK(home.place.screen == Screen::home);
    CHECK(home.history.empty());
}

TEST_CASE("text size and theme apply at once and stay where one is") {
    const State state =
        navigated(navigated(k_topic_page_2, SetTextSize{TextSize::largest}, 5), SetTheme{Theme::contrast}, 5);
    CHECK(state.text_size == TextSize::largest);
    CHECK(state.theme == Theme::contrast);
    CHECK(state.place == k_topic_page_2.place);
}

TEST_CASE("pages end at the first and the last") {
    CHECK(navigated(k_topic_page_2, TurnPage{1}, 5).place.page == 3);
    CHECK(navigated(k_topic_page_2, TurnPage{9}, 5).place.page == 4);
    CHECK(navigated(k_topic_page_2, TurnPage{-9}, 5).place.page == 0);
    CHECK(navigated(k_topic_page_2, TurnPage{std::numeric_limits<int>::max()}, 5).place.page == 4);
    CHECK(navigated(k_topic_page_2, TurnPage{1}, 0).place.page == 0);
}

TEST_CASE("opening what is open turns it to its first page") {
    const State state = navigated(k_topic_page_2, OpenTopic{"law"}, 5);
    CHECK(state.place == Place{Screen::topic, "law", 0});
    CHECK(state.history == k_topic_page_2.history);
}

TEST_CASE("Back never leads into a setting that was left by opening something") {
    const State state = navigated(navigated(k_topic_page_2, OpenLanguages{}, 5), OpenTopic{"other"}, 1);
    CHECK(navigated(state, GoBack{}, 1) == k_topic_page_2);
}

TEST_CASE("a long way is forgotten from its far end, but its last step back is Home") {
    State state = visit({ChooseLanguage{"en"}});
    for (int i = 0; i < 100; ++i)
        state = navigated(state, OpenTopic{std::to_string(i)}, 1);
    CHECK(state.history.size() == k_history_depth);
    CHECK(state.history[1].id == "68");
    CHECK(state.history.back().id == "98");
    for (size_t i = 0; i < k_history_depth; ++i)
        state = navigated(state, GoBack{}, 1);
    CHECK(state.place.screen == Screen::home);
    CHECK(state.history.empty());
}

TEST_CASE("a page that is gone after the text grew smaller is given up at the next event") {
    FakeKiosk kiosk;
    for (const Action& action :
         std::vector<Action>{ChooseLanguage{"en"}, OpenDisplay{}, SetTextSize{TextSize::largest}, GoBack{},
                             OpenCategory{"health"}, OpenTopic{"plain"}})
        kiosk.tap(action);
    for (int i = 0; i < 5; ++i)
        kiosk.tap(TurnPage{1});
    REQUIRE(kiosk.state.place.page == 5);
    for (const Action& action : std::vector<Action>{OpenDisplay{}, SetTextSize{TextSize::normal}, GoBack{}})
        kiosk.tap(action);
    kiosk.send(Tick{});
    CHECK(kiosk.state.place == Place{Screen::topic, "plain", 2});
}

} // namespace waypost::session
