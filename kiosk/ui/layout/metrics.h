#pragma once

#include "i18n/catalog.h"
#include "session/state.h"
#include "text/paragraph.h"

#include <array>

/// Physical sizes. All lengths of the design are millimetres on the glass (docs/architecture.md); what comes
/// out is pixels for one display.
namespace waypost::layout {

/// How a display is laid out, by its physical shape.
enum class Form : uint8_t {
    tall,       ///< portrait, 150 mm wide and more: 1080x1920 at 21.5 in
    small_tall, ///< narrow portrait: 720x1280 at 8 in
    wide,       ///< landscape, 200 mm high and more: 1920x1080 at 21.5 in
    medium,     ///< landscape, 110 mm high and more: 1280x800 at 10.1 in
    compact,    ///< landscape, lower: 800x480 at 7 in; the controls stand at the end side
};

/// What a text is for. Each has one size, weight and line height a form.
enum class Role : uint8_t {
    greeting,
    home_title,
    title,
    lead,
    answer,
    body,
    heading,
    card_name,
    phone,
    fact,
    button,
    language_button,
    bar_label,
    clear_label,
    page_label,
    emergency,
    emergency_number,
    countdown,
    brand,
    count
};

struct Style {
    float em = 16; ///< pixels
    text::Weight weight = text::Weight::regular;
    Px line_height = 20;
};

/// A display: pixels, and how large they are.
struct Screen {
    Size size;           ///< after rotation
    float px_per_mm = 4; ///< with the technician's scale
};
/// Pixels per millimetre of a panel, from its diagonal in inches, times the scale.
Screen make_screen(Size size, double diagonal_in, double scale);

class Metrics {
public:
    Metrics(const Screen& screen, session::TextSize text_size);

    [[nodiscard]] Form form() const { return m_form; }
    [[nodiscard]] Size size() const { return m_screen.size; }
    [[nodiscard]] session::TextSize text_size() const { return m_text_size; }
    [[nodiscard]] Px mm(float millimetres) const { return millimetres * m_screen.px_per_mm; }
    [[nodiscard]] float px_per_mm() const { return m_screen.px_per_mm; }

    /// Capital height of a role in millimetres for the text size in force.
    [[nodiscard]] float cap_mm(Role role) const;
    /// Size and line height of a role for a language; `step` (0…) takes the role one step of the type scale
    /// down, for figures that must stay on one line.
    [[nodiscard]] Style style(Role role, const i18n::Locale& locale, int step = 0) const;

    // One value a form, in millimetres.
    [[nodiscard]] float margin() const;
    [[nodiscard]] float gap() const;
    [[nodiscard]] float bar_gap() const;
    [[nodiscard]] float radius() const;
    [[nodiscard]] float tile() const;
    [[nodiscard]] float foot() const;
    [[nodiscard]] float card_padding() const;
    /// Height of the row with 'Up' and 'More below'.
    [[nodiscard]] float page_row() const;
    [[nodiscard]] bool is_small() const { return m_form == Form::compact || m_form == Form::small_tall; }
    [[nodiscard]] bool is_portrait() const { return m_form == Form::tall || m_form == Form::small_tall; }

private:
    Screen m_screen;
    Form m_form;
    session::TextSize m_text_size;
};

} // namespace waypost::layout
