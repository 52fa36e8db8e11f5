#include "fake_kiosk.h"

#include <random>

namespace waypost::session {

namespace {

/// Random events over random screens, the same for the same seed on every machine: only the engine's own
/// numbers are used, whose values the standard fixes.
class Chaos {
public:
    explicit Chaos(unsigned seed) : m_engine(seed) {}

    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }

    Point point() { return {static_cast<Px>(below(420) - 10), static_cast<Px>(below(800) - 10)}; }

    /// Half of the time somebody means a button: down on it, then up where the finger is.
    decltype(Event::what) input(const State& state, const Frame& frame) {
        if (state.touch && below(2) == 0)
            return FingerUp{state.touch->now};
        if (!frame.targets.empty() && below(2) == 0)
            return FingerDown{frame.targets[below(static_cast<int>(frame.targets.size()))].rect.center()};
        switch (below(10)) {
        case 0:
        case 1:
        case 2:
            return FingerDown{point()};
        case 3:
        case 4:
            return FingerMoved{point()};
        case 5:
        case 6:
            return FingerUp{point()};
        case 7:
            return FingerCancelled{};
        default:
            return KeyPressed{static_cast<Key>(below(10))};
        }
    }

    Action action() {
        const std::string id = std::to_string(below(5));
        switch (below(13)) {
        case 0:
            return ChooseLanguage{id};
        case 1:
            return OpenCategory{id};
        case 2:
        case 3:
            return OpenTopic{id};
        case 4:
            return OpenContact{id};
        case 5:
            return GoBack{};
        case 6:
            return below(4) == 0 ? Action{GoHome{}} : Action{OpenTopic{id}};
        case 7:
            return OpenLanguages{};
        case 8:
            return OpenDisplay{};
        case 9:
            return SetTextSize{static_cast<TextSize>(below(3))};
        case 10:
            return SetTheme{static_cast<Theme>(below(3))};
        case 11:
            return TurnPage{below(7) - 3};
        default:
            return below(20) == 0 ? Action{ClearAndLeave{}} : Action{MoreTime{}};
        }
    }

    Frame frame() {
        Frame frame;
        frame.page_count = below(5); // 0 too: a screen that could not be laid out
        frame.page_area = {0, 0, 400, 600};
        for (int i = below(12); i > 0; --i)
            frame.targets.push_back(
                {.action = action(),
                 .rect = {static_cast<Px>(below(300)), static_cast<Px>(below(700)),
                          static_cast<Px>(20 + below(200)), static_cast<Px>(20 + below(60))},
                 .enabled = below(5) != 0});
        return frame;
    }

    Millis pause() {
        switch (below(100)) {
        case 0:
            return Millis{below(200'000)};
        case 1:
        case 2:
            return Millis{below(40'000)};
        default:
            return Millis{below(300)};
        }
    }

private:
    std::mt19937 m_engine;
};

void check_sound(const State& state, const Rules& rules, const Frame& frame, Instant now) {
    REQUIRE(state.place.page >= 0);
    REQUIRE(state.history.size() <= k_history_depth);
    for (const Place& place : state.history)
        REQUIRE_FALSE((place.screen == Screen::language || place.screen == Screen::display));
    if (!state.history.empty())
        REQUIRE((state.history.front().screen == Screen::home ||
                 state.history.front().screen == Screen::welcome));
    REQUIRE(state.last_input.has_value() == !(state == State{}));
    const auto wake = next_wake(state, rules, now);
    REQUIRE(wake.has_value() == state.last_input.has_value());
    if (wake)
        REQUIRE(*wake >= now);
    REQUIRE(seconds_left(state, rules, now) >= 0);
    REQUIRE((seconds_left(state, rules, now) > 0) == state.warning_since.has_value());
    if (const Target* target = focused(state, frame))
        REQUIRE(target->enabled);
    if (state.touch && state.touch->pressed)
        REQUIRE(state.touch->pressed == state.touch->down_on);
    REQUIRE(std::abs(drag_offset(state, frame)) <= frame.page_area.h);
}

/// Nobody touches anything any more: the session is woken when it asks to be.
State left_alone(State state, const Rules& rules, const Frame& frame, Instant now) {
    const Instant end = now + rules.idle + rules.warning;
    for (auto wake = next_wake(state, rules, now); wake && *wake <= end;
         wake = next_wake(state, rules, now)) {
        now = *wake;
        state = step(std::move(state), {Tick{}, now}, frame, rules).state;
        const auto next = next_wake(state, rules, now);
        REQUIRE((!next || *next > now));
    }
    return state;
}

} // namespace

TEST_CASE("whatever people do on whatever screen, the state stays sound and the visit ends by itself") {
    const unsigned seed = GENERATE(1U, 2U, 3U, 5U, 8U, 13U, 21U, 34U);
    INFO("seed " << seed);
    Chaos chaos{seed};
    Rules rules;
    Instant now{};
    State state;
    Frame frame = chaos.frame();
    int visits = 0;
    int longest = 0;
    int ended = 0;
    for (int i = 0; i < 4000; ++i) {
        rules.sensitive = chaos.below(3) == 0;
        rules.reduced_motion = chaos.below(4) == 0;
        if (chaos.below(3) == 0)
            frame = chaos.frame();
        now += chaos.pause();
        const bool nobody = state == State{};
        const Stepped stepped = step(
            state, {chaos.below(4) == 0 ? decltype(Event::what){Tick{}} : chaos.input(state, frame), now},
            frame, rules);
        state = stepped.state;
        if (stepped.effects.visit_ended) {
            REQUIRE(state == State{});
            ++ended;
        }
        visits += nobody && !(state == State{}) ? 1 : 0;
        longest = std::max(longest, static_cast<int>(state.history.size()));
        check_sound(state, rules, frame, now);
        if (i % 16 == 0)
            REQUIRE(left_alone(state, rules, frame, now) == State{});
    }
    // The chaos went somewhere at all.
    CHECK(visits > 5);
    CHECK(ended > 5);
    CHECK(longest > 5);
}

TEST_CASE("the page is within the screen after every event") {
    Chaos chaos{99};
    Rules rules;
    Instant now{};
    State state;
    for (int i = 0; i < 4000; ++i) {
        const Frame frame = chaos.frame();
        now += chaos.pause();
        const bool warned_before = state.warning_since.has_value();
        const Place before = state.place;
        state = step(state, {chaos.input(state, frame), now}, frame, rules).state;
        const bool stayed = before.screen == state.place.screen && before.id == state.place.id;
        if (stayed && !warned_before && !state.warning_since)
            REQUIRE(state.place.page < std::max(1, frame.page_count));
        if (warned_before && stayed)
            REQUIRE(state.place.page == before.page);
    }
}

} // namespace waypost::session
