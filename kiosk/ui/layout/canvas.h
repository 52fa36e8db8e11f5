#pragma once

#include "paint/display_list.h"
#include "session/state.h"
#include "text/paragraph.h"
#include "ui/layout/metrics.h"
#include "ui/layout/theme.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::layout {

/// Something on a screen that breaks a promise of the layout: what no display may ever show.
struct Problem {
    std::string what; ///< 'text is wider than its box', …
    std::string text;
    Rect where;
    int page = 0; ///< the page of the screen on which it is seen, from 0
};

/// What was drawn into one list, with the targets that stand in it, in reading order.
struct Recording {
    paint::DisplayList list;
    std::vector<session::Target> targets;
    std::vector<Problem> problems;
};

/// Where the visitor's finger or focus is.
struct Interaction {
    std::optional<session::Action> focus;
    std::optional<session::Action> pressed;
    std::optional<session::Action> released;
    float released_fade = 1; ///< 0 just let go, 1 faded back
    bool missed = false;     ///< a finger is down, and on nothing that could be pressed
};

/// A text broken into lines for a width.
struct Setting {
    std::vector<text::Line> lines;
    Style style;
    std::string locale;
    Direction direction = Direction::ltr;
    bool follows_screen = false; ///< stands at the screen's start side whatever its own direction
    std::string utf8;
    [[nodiscard]] Px height() const { return style.line_height * static_cast<Px>(lines.size()); }
    [[nodiscard]] Px width() const;
};

enum class Align { start, center, end };
enum class Polished { no, body, heading };

/// Records a screen in start and end coordinates, as if every language were written left to right, and
/// mirrors for right-to-left ones in one place: `place()`. Nothing else in the layout knows on which side it
/// stands.
class Canvas {
public:
    Canvas(const Metrics& metrics, const Palette& palette, text::ParagraphCache& paragraphs,
           Direction direction, Interaction interaction);

    [[nodiscard]] const Metrics& metrics() const { return m_metrics; }
    [[nodiscard]] const Palette& palette() const { return m_palette; }
    [[nodiscard]] Direction direction() const { return m_direction; }
    [[nodiscard]] const Interaction& interaction() const { return m_interaction; }
    [[nodiscard]] Px mm(float millimetres) const { return m_metrics.mm(millimetres); }

    /// What follows is recorded here.
    void record_into(Recording& recording) { m_out = &recording; }

    /// From start coordinates to the display: mirrored for right-to-left, on whole pixels.
    [[nodiscard]] Rect place(Rect rect) const;

    void fill(Rect rect, Color color);
    struct Box {
        float radius_mm = 0;
        Color fill{0, 0, 0, 0};
        Color border{0, 0, 0, 0};
        float border_mm = 0;
        bool dashed = false;
    };
    void box(Rect rect, const Box& box);
    void icon(std::string_view name, Rect box, Color color);
    /// A line between two points of the same height.
    void rule(Px x, Px y, Px w, Color color, float thickness_mm = 0.4F);

    /// Breaks a text for a width. `step` as in Metrics::style.
    Setting set(const i18n::Text& text, Role role, Px width, Polished polished = Polished::body,
                int step = 0);
    [[nodiscard]] Px widest_piece(const i18n::Text& text, Role role);
    [[nodiscard]] Px natural_width(const i18n::Text& text, Role role, int step = 0);
    /// Draws lines [first, last) of a setting from y downwards; what does not fit its width is a Problem.
    void text(const Setting& setting, Px x, Px y, Px w, Color color, Align align = Align::start,
              size_t first = 0, size_t last = SIZE_MAX);

    void target(session::Action action, Rect rect, bool enabled = true);
    void problem(std::string what, std::string text, Rect where);

private:
    text::ParagraphSpec spec(const i18n::Text& text, const Style& style) const;

    const Metrics& m_metrics;
    const Palette& m_palette;
    text::ParagraphCache& m_paragraphs;
    Direction m_direction;
    Interaction m_interaction;
    Recording* m_out = nullptr;
};

/// Figures and other words without a language (numbers, 'Aa'), as a text of the screen.
i18n::Text figures(std::string utf8);

} // namespace waypost::layout
