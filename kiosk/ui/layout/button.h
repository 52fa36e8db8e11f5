#pragma once

#include "ui/layout/canvas.h"
#include "ui/view/model.h"

namespace waypost::layout {

enum class ButtonKind {
    plain,  ///< surface, border, foot
    more,   ///< 'More below'
    accent, ///< 'I need more time'
    clear,  ///< 'Clear and leave': the one purple thing
};

/// How a button looks now: ready, pressed, fading back, focused, selected or not available.
struct ButtonLook {
    Color fill;
    Color ink;
    Color icon;
    Color tile;
    Color on_tile;
    Px shift = 0; ///< pressed buttons stand lower by the foot
};

/// Draws the ground of a button (not its label), its focus ring, and records its target. `rect` is what can
/// be touched.
ButtonLook button_ground(Canvas& canvas, const view::Button& button, ButtonKind kind, Rect rect,
                         float radius_mm);

/// Icon and label side by side from the start side, centred in height. Drops the icon where the label's
/// longest word would not fit beside it: words before signs.
void button_row(Canvas& canvas, const view::Button& button, ButtonKind kind, Rect rect, Role role,
                float icon_mm, Align align = Align::start);

/// How high a button_row() of that width must be for its label, without the icon and with some air.
Px needed_row_height(Canvas& canvas, const view::Button& button, Role role, Px width);

} // namespace waypost::layout
