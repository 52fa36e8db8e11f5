#include "app/site_composer.h"

#include "session/focus.h"
#include "session/sleep.h"
#include "ui/view/screens.h"

#include <algorithm>

namespace waypost::app {

namespace {

/// A finger that trembles still presses.
constexpr float k_drag_slop_mm = 5;
/// Frames of the quiet fade between greetings: enough for the eye, few for the processor.
constexpr Millis k_fade_frame{33};

/// Whether it is night at the site, and when that changes. Where the clock goes forward or back before that,
/// the moment moves with it.
void set_night(session::Rules& rules, const SiteData& data, Instant now, WallTime wall) {
    const auto& sleep = data.config().display.sleep;
    if (!sleep)
        return;
    const session::Night night{sleep->from, sleep->until};
    const auto& zone = data.site().zone;
    const auto local = zone.local(wall);
    const auto time_of_day = local - std::chrono::floor<std::chrono::days>(local);
    rules.night = session::is_night(night, time_of_day);
    const auto change_local = local + session::until_change(night, time_of_day);
    WallTime change = std::chrono::floor<std::chrono::minutes>(wall) + (change_local - local);
    change += change_local - zone.local(change);
    rules.night_changes = now + std::max<Millis>(change - wall, std::chrono::seconds{1});
}

session::Rules rules_of(const SiteData& data, const session::State& state) {
    session::Rules rules;
    rules.idle = data.config().idle;
    rules.idle_sensitive = data.config().idle_sensitive;
    rules.warning = data.config().warning;
    rules.reduced_motion = data.config().reduced_motion;
    rules.sensitive = view::is_sensitive(state, data.site().pack);
    return rules;
}

} // namespace

SiteComposer::SiteComposer(const SiteData& data, const text::FontSet& fonts, layout::Screen screen)
    : m_data(data), m_screen(screen), m_paragraphs(fonts) {}

layout::Greeting SiteComposer::greeting(const session::State& state, Instant now) const {
    layout::Greeting greeting;
    const auto since = now - m_greeting_start;
    greeting.current = static_cast<size_t>(since / k_greeting_turn);
    greeting.turns_pages = state == session::State{};
    const auto into = since % k_greeting_turn;
    if (greeting.current > 0 && into < k_greeting_fade && !m_data.config().reduced_motion)
        greeting.fade = static_cast<float>(into.count()) / static_cast<float>(k_greeting_fade.count());
    return greeting;
}

std::optional<Instant> SiteComposer::next_change(const session::State& state, Instant now) const {
    const bool on_welcome = state.place.screen == session::Screen::welcome && !state.warning_since;
    if (!on_welcome)
        return std::nullopt;
    const auto into = (now - m_greeting_start) % k_greeting_turn;
    if (into < k_greeting_fade && now - m_greeting_start >= k_greeting_turn &&
        !m_data.config().reduced_motion)
        return now + k_fade_frame;
    return now + (k_greeting_turn - into);
}

const Composition& SiteComposer::compose(const session::State& state, Instant now, WallTime wall,
                                         bool wall_is_trusted) {
    if (!m_started) {
        m_started = true;
        m_greeting_start = now;
    }
    const bool dragging = state.touch && state.touch->dragging;
    // While a page follows a finger nothing but its place changes.
    if (!(dragging && m_was_dragging)) {
        m_composition.rules = rules_of(m_data, state);
        if (wall_is_trusted)
            set_night(m_composition.rules, m_data, now, wall);
        const auto model = view::view(state, m_data.site(), {now, wall, wall_is_trusted},
                                      session::seconds_left(state, m_composition.rules, now));
        layout::Input input;
        input.screen = m_screen;
        input.text_size = state.text_size;
        input.theme = state.theme.value_or(m_data.site().theme);
        input.greeting = greeting(state, now);
        if (state.touch) {
            input.interaction.pressed = state.touch->pressed;
            input.interaction.missed = !state.touch->down_on && !dragging;
        }
        if (state.released) {
            input.interaction.released = state.released->action;
            input.interaction.released_fade = 1 - session::release_strength(state, m_composition.rules, now);
        }
        m_laid = layout::lay_out(model, input, m_paragraphs);
        m_composition.frame.targets = m_laid.targets();
        m_composition.frame.page_count = std::max(1, static_cast<int>(m_laid.pages.size()));
        m_composition.frame.page = m_laid.page;
        m_composition.frame.page_area = m_laid.page_area;
        m_composition.frame.drag_slop = k_drag_slop_mm * m_screen.px_per_mm;
        if (const auto* focus = session::focused(state, m_composition.frame)) {
            input.interaction.focus = focus->action;
            m_laid = layout::lay_out(model, input, m_paragraphs);
        }
        m_composition.ground = m_laid.ground;
        ++m_revision;
    }
    m_was_dragging = dragging;
    m_composition.wake = next_change(state, now);
    add_layers(state);
    return m_composition;
}

void SiteComposer::add_layers(const session::State& state) {
    auto& layers = m_composition.layers;
    layers.clear();
    layers.push_back({&m_laid.fixed.list, {}, std::nullopt, 1, m_revision});
    for (const auto& faded : m_laid.faded)
        layers.push_back({&faded.list, {}, std::nullopt, faded.opacity, m_revision});
    if (m_laid.pages.empty())
        return;
    const Px drag = session::drag_offset(state, m_composition.frame);
    const auto page = static_cast<size_t>(m_laid.page);
    if (drag == 0) {
        layers.push_back({&m_laid.pages[page].list, {}, std::nullopt, 1, m_revision});
        return;
    }
    layers.push_back({&m_laid.pages[page].list, {0, drag}, m_laid.page_area, 1, m_revision});
    const Px height = m_laid.page_area.h;
    if (drag > 0 && page > 0)
        layers.push_back({&m_laid.pages[page - 1].list, {0, drag - height}, m_laid.page_area, 1, m_revision});
    if (drag < 0 && page + 1 < m_laid.pages.size())
        layers.push_back({&m_laid.pages[page + 1].list, {0, drag + height}, m_laid.page_area, 1, m_revision});
}

void SiteComposer::forget() {
    m_paragraphs.clear();
    m_data.site().formats->clear();
    m_data.site().catalog.forget_shown();
    m_laid = {};
    m_composition = {};
    m_was_dragging = false;
    m_started = false;
}

} // namespace waypost::app
