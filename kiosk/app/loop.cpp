#include "app/loop.h"

#include "app/failsafe.h"
#include "session/sleep.h"

#include <malloc.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

namespace waypost::app {

namespace {

constexpr paint::Color k_dark{0, 0, 0, 255};

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

class Loop {
public:
    Loop(Composer& composer, platform::Display& display, const Clock& clock,
         platform::ServiceNotifier& service, const LoopHooks& hooks)
        : m_composer(composer), m_display(display), m_clock(clock), m_service(service), m_hooks(hooks) {}

    void run() {
        while (!m_quit) {
            show();
            const std::optional<Instant> until = next_moment();
            m_display.wait(until, m_clock, m_incoming);
            for (const platform::Incoming& one : m_incoming)
                std::visit(*this, one);
            tick();
        }
        set_power(platform::Power::on);
        end_visit();
        m_service.stopping();
    }

    void operator()(const session::Event& event) { step(event); }
    void operator()(const platform::Redraw&) { m_power.reset(); }
    void operator()(const platform::Noticed&) {
        if (m_hooks.noticed)
            m_hooks.noticed();
    }
    void operator()(const platform::Resized& resized) {
        m_power.reset();
        if (m_hooks.resized)
            m_hooks.resized(resized.size);
        m_failsafe.clear();
        // Where the finger was on the old picture means nothing on the new one.
        step({session::FingerCancelled{}, m_clock.now()});
    }
    void operator()(const platform::Quit&) { m_quit = true; }

private:
    void show();
    bool show_picture();
    bool show_nothing();
    void set_power(platform::Power power);
    void compose();
    void fall_back(const std::string& reason);
    void recover();
    void step(const session::Event& event);
    void tick();
    void end_visit();
    void forget();
    void report(const std::string& what) const;
    [[nodiscard]] std::optional<Instant> next_moment() const;
    [[nodiscard]] bool is_asleep() const;
    [[nodiscard]] std::string_view status() const;

    Composer& m_composer;
    platform::Display& m_display;
    const Clock& m_clock;
    platform::ServiceNotifier& m_service;
    const LoopHooks& m_hooks;

    std::vector<platform::Incoming> m_incoming; ///< kept, so that waiting allocates nothing
    std::vector<paint::Layer> m_layers;         ///< the same, of a picture with a notice over it
    session::State m_state;
    session::State m_before;                    ///< kept, so that a finger that moves allocates nothing
    const Composition* m_composition = nullptr; ///< none: the composer failed, the built-in page is shown
    paint::DisplayList m_failsafe;
    std::string m_reason;                                         ///< why the composer failed
    std::optional<Instant> m_retry_at;                            ///< set while something has failed
    std::optional<platform::Power> m_power = platform::Power::on; ///< none: nobody knows
    bool m_display_failed = false;
    bool m_stale = false; ///< the state changed since the composition was made
    bool m_quit = false;
    paint::Color m_ground = k_failsafe_ground;
};

void Loop::report(const std::string& what) const {
    if (m_hooks.report)
        m_hooks.report(what);
}

/// The exceptions of whatever composes end here: a screen that cannot be made must not end the kiosk.
void Loop::compose() {
    const bool failed_before = m_retry_at.has_value() && m_composition == nullptr;
    if (failed_before && m_clock.now() < *m_retry_at)
        return;
    try {
        m_composition =
            &m_composer.compose(m_state, m_clock.now(), m_clock.wall(), m_clock.wall_is_trusted());
        m_ground = m_composition->ground;
        m_stale = false;
        if (failed_before)
            m_retry_at.reset();
        m_failsafe.clear();
    } catch (const std::exception& error) {
        fall_back(error.what());
    } catch (...) {
        fall_back("unknown failure");
    }
}

void Loop::fall_back(const std::string& reason) {
    if (m_composition != nullptr || m_failsafe.empty())
        report("a screen cannot be composed, the built-in page is shown: " + reason);
    // Whoever was here cannot go on; the built-in page belongs to nobody.
    m_composition = nullptr;
    m_state = session::State{};
    m_ground = k_failsafe_ground;
    m_reason = reason;
    forget();
    if (m_hooks.failsafe)
        m_failsafe = m_hooks.failsafe(m_display.size(), reason);
    m_retry_at = m_clock.now() + k_retry;
}

bool Loop::is_asleep() const {
    return m_composition != nullptr && session::is_asleep(m_state, m_composition->rules);
}

std::string_view Loop::status() const {
    if (m_composition == nullptr || m_hooks.showing == Showing::failure)
        return "builtin: failure";
    if (m_hooks.showing == Showing::config_mistake)
        return "builtin: config";
    if (is_asleep())
        return "asleep";
    return m_state == session::State{} ? "idle" : "visit";
}

void Loop::set_power(platform::Power power) {
    if (m_power != power)
        m_display.set_power(power);
    m_power = power;
}

/// Black and then off, once.
bool Loop::show_nothing() {
    if (m_power == platform::Power::off)
        return true;
    set_power(platform::Power::on); // a panel that is off takes no picture
    if (!m_display.present_blank(k_dark))
        return false;
    set_power(platform::Power::off);
    return true;
}

bool Loop::show_picture() {
    set_power(platform::Power::on);
    if (m_composition == nullptr && m_failsafe.empty() && m_hooks.failsafe)
        m_failsafe = m_hooks.failsafe(m_display.size(), m_reason); // the size has changed
    const bool is_free = m_hooks.notice && session::is_untouched(m_state);
    const auto notice = is_free ? m_hooks.notice(m_display.size()) : std::nullopt;
    if (m_composition != nullptr && !notice)
        return m_display.present(m_composition->layers, m_ground);
    if (m_composition != nullptr)
        m_layers = m_composition->layers;
    else
        m_layers.assign(1, {.list = &m_failsafe, .offset = {}, .clip = {}, .opacity = 1});
    if (notice)
        m_layers.push_back(*notice);
    return m_display.present(m_layers, m_ground);
}

void Loop::show() {
    compose();
    if (is_asleep() ? show_nothing() : show_picture()) {
        m_display_failed = false;
        m_service.alive(m_clock.now());
        m_service.status(status());
        if (m_composition != nullptr)
            m_retry_at.reset();
        return;
    }
    recover();
}

void Loop::recover() {
    const Instant now = m_clock.now();
    if (m_display_failed && m_retry_at && now < *m_retry_at)
        return;
    const Size before = m_display.size();
    const std::optional<std::string> why = m_display.recover();
    m_power = platform::Power::on;
    if (!m_display_failed)
        report(why ? "the display failed and cannot be opened: " + *why
                   : "the display failed and was opened again");
    // Opened: draw at once. Not opened, or failed again at once: leave it alone for a while.
    m_retry_at = why || m_display_failed ? now + k_retry : now;
    m_display_failed = true;
    if (!why && !(m_display.size() == before) && m_hooks.resized) {
        m_hooks.resized(m_display.size());
        m_failsafe.clear();
    }
}

std::optional<Instant> Loop::next_moment() const {
    std::optional<Instant> until = earlier(m_retry_at, m_service.next_due());
    if (m_composition == nullptr)
        return until;
    if (!is_asleep()) // a picture that nobody sees need not change
        until = earlier(until, m_composition->wake);
    return earlier(until, session::next_wake(m_state, m_composition->rules, m_clock.now()));
}

void Loop::step(const session::Event& event) {
    // What comes after a change is meant for the screen that it led to.
    if (m_stale)
        compose();
    if (m_composition == nullptr)
        return;
    m_before = m_state;
    session::Stepped stepped =
        session::step(std::move(m_state), event, m_composition->frame, m_composition->rules);
    m_state = std::move(stepped.state);
    m_stale = m_stale || !(m_state == m_before);
    if (stepped.effects.visit_ended)
        end_visit();
}

void Loop::tick() {
    step({session::Tick{}, m_clock.now()});
}

void Loop::end_visit() {
    m_display.present_blank(m_ground);
    forget();
    m_stale = true;
    malloc_trim(0); // gives freed memory, with what it held, back to the kernel
}

void Loop::forget() {
    try {
        m_composer.forget();
    } catch (const std::exception& error) {
        report(std::string("a composer cannot forget: ") + error.what());
    }
    m_display.forget();
}

} // namespace

void run_loop(Composer& composer, platform::Display& display, const Clock& clock,
              platform::ServiceNotifier& service, const LoopHooks& hooks) {
    Loop(composer, display, clock, service, hooks).run();
}

} // namespace waypost::app
