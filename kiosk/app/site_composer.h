#pragma once

#include "app/composer.h"
#include "app/site_data.h"
#include "text/paragraph.h"
#include "ui/layout/layout.h"

#include <memory>

namespace waypost::app {

/// How long a greeting stays before the next, and how long one fades into the other.
inline constexpr Millis k_greeting_turn{4000};
inline constexpr Millis k_greeting_fade{400};

/// Shows a site: state -> view -> layout -> layers.
class SiteComposer final : public Composer {
public:
    /// `data` must be usable and outlive the composer; so must `fonts`.
    SiteComposer(const SiteData& data, const text::FontSet& fonts, layout::Screen screen);

    const Composition& compose(const session::State& state, Instant now, WallTime wall,
                               bool wall_is_trusted) override;
    void forget() override;
    void set_screen(layout::Screen screen) { m_screen = screen; }

    /// The layout behind the last composition.
    [[nodiscard]] const layout::Laid& laid() const { return m_laid; }
    /// Paragraphs that are kept for the next composition; none after forget().
    [[nodiscard]] size_t paragraphs_kept() const { return m_paragraphs.size(); }

private:
    layout::Greeting greeting(const session::State& state, Instant now) const;
    void add_layers(const session::State& state);
    [[nodiscard]] std::optional<Instant> next_change(const session::State& state, Instant now) const;

    const SiteData& m_data;
    layout::Screen m_screen;
    text::ParagraphCache m_paragraphs;
    layout::Laid m_laid;
    Composition m_composition;
    Instant m_greeting_start{};
    bool m_started = false;
    bool m_was_dragging = false;
    unsigned m_revision = 0; ///< of the layout
};

} // namespace waypost::app
