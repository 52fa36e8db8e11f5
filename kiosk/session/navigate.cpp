#include "session/navigate.h"

#include <algorithm>
#include <utility>

namespace waypost::session {

namespace {

bool is_setting(Screen screen) {
    return screen == Screen::language || screen == Screen::display;
}

/// What one sees in its own right: Back comes back to it. To a setting it does not.
void open(State& state, const Place& place) {
    if (state.place.screen == place.screen && state.place.id == place.id) {
        state.place.page = 0;
        return;
    }
    if (!is_setting(state.place.screen))
        state.history.push_back(std::move(state.place));
    if (state.history.size() > k_history_depth)
        state.history.erase(state.history.begin() + 1);
    state.place = place;
}

void go_home(State& state) {
    state.history.clear();
    state.place = {.screen = Screen::home, .id = {}, .page = 0};
}

void go_back(State& state) {
    if (state.place.screen == Screen::home || state.place.screen == Screen::welcome)
        return;
    if (state.history.empty()) {
        go_home(state);
        return;
    }
    state.place = std::move(state.history.back());
    state.history.pop_back();
}

/// Language and Display are asides: the same button leaves them, and the one takes the place of the other, so
/// that Back always returns to what the visitor was reading.
void toggle_setting(State& state, Screen screen) {
    if (state.place.screen == screen)
        go_back(state);
    else if (is_setting(state.place.screen))
        state.place = {.screen = screen, .id = {}, .page = 0};
    else
        open(state, {.screen = screen, .id = {}, .page = 0});
}

void choose_language(State& state, const std::string& tag) {
    state.language = tag;
    if (state.place.screen == Screen::language)
        go_back(state);
    // Whoever has chosen has been welcomed, also when the choice was made by way of Display.
    if (state.place.screen == Screen::welcome)
        go_home(state);
}

struct Navigate {
    State& state;
    int page_count;

    void operator()(const ChooseLanguage& a) const { choose_language(state, a.tag); }
    void operator()(const OpenCategory& a) const { open(state, {Screen::category, a.id, 0}); }
    void operator()(const OpenTopic& a) const { open(state, {Screen::topic, a.id, 0}); }
    void operator()(const OpenContact& a) const { open(state, {Screen::contact, a.id, 0}); }
    void operator()(const GoBack& /*a*/) const { go_back(state); }
    void operator()(const GoHome& /*a*/) const { go_home(state); }
    void operator()(const OpenLanguages& /*a*/) const { toggle_setting(state, Screen::language); }
    void operator()(const OpenDisplay& /*a*/) const { toggle_setting(state, Screen::display); }
    void operator()(const SetTextSize& a) const { state.text_size = a.size; }
    void operator()(const SetTheme& a) const { state.theme = a.theme; }
    void operator()(const TurnPage& a) const {
        state.place.page = clamped_page(long{state.place.page} + a.by, page_count);
    }
    void operator()(const ClearAndLeave& /*a*/) const {}
    void operator()(const MoreTime& /*a*/) const {}
};

} // namespace

int clamped_page(long page, int page_count) {
    return static_cast<int>(std::clamp(page, 0L, std::max(0L, long{page_count} - 1)));
}

State navigated(State state, const Action& action, int page_count) {
    std::visit(Navigate{state, page_count}, action);
    return state;
}

} // namespace waypost::session
