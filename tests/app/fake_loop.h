#pragma once

#include "app/loop.h"
#include "testing.h"

#include <deque>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace waypost::app {

using platform::Incoming;

/// Where the FakeComposer's targets are.
inline constexpr Rect k_button{0, 0, 100, 100};
inline constexpr Rect k_leave{0, 200, 100, 100};
inline constexpr paint::Color k_ground{250, 240, 230, 255};

class FakeClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return time; }
    [[nodiscard]] WallTime wall() const override { return {}; }
    [[nodiscard]] bool wall_is_trusted() const override { return true; }
    Instant time{Millis{1000}};
};

/// What happened, in order, from composer and display alike.
using Diary = std::vector<std::string>;

/// A language button and 'Clear and leave'; draws the name of the screen it is on.
class FakeComposer final : public Composer {
public:
    explicit FakeComposer(Diary& diary) : m_diary(diary) {}

    const Composition& compose(const session::State& state, Instant, WallTime, bool) override {
        if (failures > 0) {
            --failures;
            throw std::runtime_error("no such topic");
        }
        last = state;
        m_composition.layers = {{.list = &m_list, .offset = {}, .clip = {}, .opacity = 1}};
        m_composition.ground = k_ground;
        m_composition.wake = wake;
        m_composition.rules = rules;
        m_composition.frame.targets = {{session::ChooseLanguage{"es"}, k_button, true},
                                       {session::ClearAndLeave{}, k_leave, true}};
        return m_composition;
    }
    void forget() override { m_diary.emplace_back("composer forgets"); }

    session::State last;
    std::optional<Instant> wake;
    session::Rules rules;
    int failures = 0;

private:
    Diary& m_diary;
    paint::DisplayList m_list;
    Composition m_composition;
};

/// Plays a script: each wait() returns the next entry, and after the last, Quit.
class FakeDisplay final : public platform::Display {
public:
    FakeDisplay(Diary& diary, FakeClock& clock) : m_diary(diary), m_clock(clock) {}

    [[nodiscard]] Size size() const override { return {100, 300}; }
    bool present(std::span<const paint::Layer> layers, paint::Color ground) override {
        if (broken_presents > 0) {
            --broken_presents;
            m_diary.emplace_back("present fails");
            return false;
        }
        REQUIRE_FALSE(layers.empty());
        last_list = *layers.front().list;
        last_layers = layers.size();
        last_ground = ground;
        m_diary.emplace_back("present");
        return true;
    }
    bool present_blank(paint::Color) override {
        m_diary.emplace_back("blank");
        return true;
    }
    void set_power(platform::Power power) override {
        m_diary.emplace_back(power == platform::Power::on ? "panel on" : "panel off");
    }
    void forget() override { m_diary.emplace_back("display forgets"); }
    std::optional<std::string> recover() override {
        m_diary.emplace_back("recover");
        return recover_error;
    }
    void wait(std::optional<Instant> until, const Clock&, std::vector<Incoming>& out) override {
        untils.push_back(until);
        out = {platform::Quit{}};
        if (script.empty())
            return;
        const std::function<std::vector<Incoming>()> next = std::move(script.front());
        script.pop_front();
        out = next();
    }

    void then(std::vector<Incoming> events) {
        script.emplace_back([events = std::move(events)] { return events; });
    }
    void then_pass(Millis time) {
        script.emplace_back([this, time] {
            m_clock.time += time;
            return std::vector<Incoming>{};
        });
    }

    std::deque<std::function<std::vector<Incoming>()>> script;
    std::vector<std::optional<Instant>> untils;
    std::optional<std::string> recover_error;
    int broken_presents = 0;
    size_t last_layers = 0;
    paint::DisplayList last_list;
    paint::Color last_ground;

private:
    Diary& m_diary;
    FakeClock& m_clock;
};

struct Kiosk {
    Diary diary;
    FakeClock clock;
    FakeComposer composer{diary};
    FakeDisplay display{diary, clock};
    platform::ServiceNotifier service{"", Millis{0}};
    LoopHooks hooks;
    std::vector<std::string> reports;

    Kiosk() {
        hooks.report = [this](const std::string& what) { reports.push_back(what); };
        hooks.failsafe = [](Size, const std::string&) {
            return paint::DisplayList{paint::Fill{{1, 2, 3, 4}, {}}};
        };
    }
    void run() { run_loop(composer, display, clock, service, hooks); }
    [[nodiscard]] std::vector<Incoming> tap(const Rect& rect) const {
        return {session::Event{session::FingerDown{rect.center()}, clock.time},
                session::Event{session::FingerUp{rect.center()}, clock.time}};
    }
};

} // namespace waypost::app
