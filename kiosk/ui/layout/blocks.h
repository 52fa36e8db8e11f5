#pragma once

#include "ui/layout/canvas.h"
#include "ui/view/model.h"

#include <functional>
#include <vector>

/// The blocks of an article, measured for a column and ready to be put on a page.
namespace waypost::layout {

/// Something that moves to the next page whole.
struct Measured {
    Px height = 0;
    Px gap_before = 0;           ///< left out at the top of a page
    bool keep_with_next = false; ///< a heading never ends a page
    bool is_card = false;
    view::Text hint; ///< what 'Next: …' says where a page begins with this
    std::function<void(Canvas&, Px x, Px y)> draw;
};

/// Measures a block for a column. Only what is higher than a whole page (`page_height`) is divided: a
/// paragraph between its lines, a list between its items, a card by leaving its least important facts to the
/// detail screen. What still does not fit is a Problem.
std::vector<Measured> measure(Canvas& canvas, const view::Block& block, Px width, Px page_height);

std::vector<Measured> measure_card(Canvas& canvas, const view::Card& whole, Px width, Px page_height);
std::vector<Measured> measure_number(Canvas& canvas, const view::Number& number, Px width, Px page_height);

/// A line with an icon.
void measure_note(Canvas& canvas, const view::Note& note, Px width, Px page_height,
                  std::vector<Measured>& out);

/// A setting as one measured block, or as several where it is higher than a page.
struct Flowing {
    Setting setting;
    Px indent = 0; ///< the text stands this far from the column's start
    /// The mark stands at the column's other side: where the text begins that runs against the screen.
    bool mirrored = false;
    Px gap_before = 0;
    Color color;
    bool keep_with_next = false;
    view::Text hint;
    /// Draws what stands beside the first line (an icon, a list's mark).
    std::function<void(Canvas&, Px x, Px y)> mark;
};
void append(std::vector<Measured>& out, Flowing flowing, Px width, Px page_height);

/// Puts blocks on pages of the given height, in order.
struct Placement {
    size_t block = 0;
    Px y = 0; ///< from the top of the page
};
using PagePlan = std::vector<Placement>;
std::vector<PagePlan> flow(const std::vector<Measured>& blocks, Px height);

} // namespace waypost::layout
