#pragma once

#include "session/focus.h"
#include "session/step.h"
#include "site_fixture.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace waypost::test {

/// Somebody in front of the real site under a fake clock: touches what the screen offers, and nothing else.
class Visitor {
public:
    explicit Visitor(const RealSite& site)
        : m_site(site), m_composer(*site.data, site.fonts, site.screen),
          m_wall(app::parse_local_time("2026-11-24T10:05", site.data->site().zone).value()) {}

    session::State state;
    int endings = 0;                ///< visits that ended
    size_t kept_after_ending = 999; ///< paragraphs in the cache when the last visit had just ended

    const app::Composition& screen() { return m_composer.compose(state, m_now, m_wall, true); }

    /// The picture as text.
    std::string dump() {
        screen();
        return paint::dump(m_composer.laid().flat());
    }
    /// The picture of a kiosk that was switched on at this moment.
    [[nodiscard]] std::string fresh_dump() const {
        app::SiteComposer composer(*m_site.data, m_site.fonts, m_site.screen);
        composer.compose(session::State{}, m_now, m_wall, true);
        return paint::dump(composer.laid().flat());
    }
    /// The words on the screen: those that stand on all pages and those of the page shown.
    std::string words() {
        screen();
        std::string out;
        for (const auto& command : m_composer.laid().flat())
            if (const auto* text = std::get_if<paint::TextRun>(&command))
                out += text->run.utf8 + "\n";
        return out;
    }
    [[nodiscard]] Instant now() const { return m_now; }

    void send(decltype(session::Event::what) what) {
        const auto& shown = screen();
        auto stepped = session::step(std::move(state), {std::move(what), m_now}, shown.frame, shown.rules);
        state = std::move(stepped.state);
        if (stepped.effects.visit_ended) {
            ++endings;
            m_composer.forget();
            kept_after_ending = m_composer.paragraphs_kept();
        }
    }
    bool offers(const session::Action& action) {
        const auto& targets = screen().frame.targets;
        return std::any_of(targets.begin(), targets.end(),
                           [&](const auto& target) { return target.enabled && target.action == action; });
    }
    void tap(const session::Action& action) {
        const auto targets = screen().frame.targets;
        const auto found = std::find_if(targets.begin(), targets.end(), [&](const auto& target) {
            return target.enabled && target.action == action;
        });
        REQUIRE(found != targets.end());
        send(session::FingerDown{found->rect.center()});
        m_now += Millis{80};
        send(session::FingerUp{found->rect.center()});
    }
    void tap_all(const std::vector<session::Action>& actions) {
        for (const auto& action : actions)
            tap(action);
    }
    void press(session::Key key) { send(session::KeyPressed{key}); }
    /// Goes to a button with the Tab key alone and presses it.
    void press(const session::Action& action) {
        for (size_t i = 0; i <= screen().frame.targets.size() && focus() != action; ++i)
            press(session::Key::next);
        REQUIRE(focus() == action);
        press(session::Key::activate);
    }
    std::optional<session::Action> focus() {
        const auto& frame = screen().frame;
        const auto* target = session::focused(state, frame);
        return target ? std::optional(target->action) : std::nullopt;
    }

    /// Time passes; the session is woken when it asked to be.
    void wait(Millis duration) {
        const Instant end = m_now + duration;
        while (const auto wake = session::next_wake(state, screen().rules, m_now)) {
            if (*wake > end)
                break;
            m_now = std::max(*wake, m_now + Millis{1});
            send(session::Tick{});
        }
        m_now = std::max(m_now, end);
    }
    /// As long as the screen shown lets its visitor do nothing.
    [[nodiscard]] Millis idle() {
        const auto& rules = screen().rules;
        return rules.sensitive ? rules.idle_sensitive : rules.idle;
    }
    [[nodiscard]] Millis warning() { return screen().rules.warning; }

private:
    const RealSite& m_site;
    app::SiteComposer m_composer;
    WallTime m_wall;
    Instant m_now{Millis{86'400'000}};
};

} // namespace waypost::test
