#pragma once

#include "paint/display_list.h"
#include "session/state.h"

namespace waypost::layout {

using paint::Color;

/// The colours of a theme by role. Text roles keep 7:1 against every ground they stand on, body text 10:1,
/// and 20:1 in high contrast (WCAG 2.2, 1.4.6; VVSG 2.0).
struct Palette {
    Color paper;   ///< page
    Color surface; ///< buttons and cards
    Color sunk;    ///< ground of the bar
    Color ink;     ///< body, labels, numbers
    Color ink2;    ///< leads, small icons, what is not available
    Color accent;  ///< pressed, 'I need more time'
    Color on_accent;
    Color soft; ///< ground of an icon tile
    Color on_soft;
    Color more; ///< ground of 'More below'
    Color on_more;
    Color clay;    ///< call-out
    Color on_clay; ///< its heading
    Color clear;   ///< 'Clear and leave', and nothing else
    Color on_clear;
    Color ctl;  ///< borders of controls, empty stops
    Color line; ///< borders of cards, rules
    Color edge; ///< the foot under a button; a = 0: none
    Color focus;
    Color art[3]; ///< signpost: post, green arm, clay arm; a = 0: not drawn
    float border_mm = 0.4F;
    float callout_border_mm = 0;
    float focus_mm = 1.2F;
};

const Palette& palette(session::Theme theme);

} // namespace waypost::layout
