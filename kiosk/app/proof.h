#pragma once

#include "app/site_data.h"
#include "text/font_set.h"
#include "ui/layout/layout.h"

#include <functional>
#include <string>
#include <vector>

/// The proof that nothing on any screen is cut: every screen x language x text size x display is laid out,
/// with no display, and held against what no screen may ever do.
namespace waypost::app {

struct Display {
    Size size;
    double diagonal_in = 0;
    const char* name = "";
};
/// The displays that the kiosk is made for.
const std::vector<Display>& displays();

/// One broken promise, with all that is needed to see it again with `waypost paint`.
struct Finding {
    std::string screen; ///< with the id of its topic, category or contact
    std::string locale;
    session::TextSize text_size{};
    const Display* display = nullptr;
    layout::Problem problem;
};
std::string to_string(const Finding& finding);

struct ProofOptions {
    std::vector<std::string> locales;          ///< empty: all of the site
    std::vector<session::TextSize> text_sizes; ///< empty: all three
    std::vector<size_t> displays;              ///< indexes of displays(); empty: all
    bool all_ids = true;                       ///< false: one topic and contact instead of each
};
struct Proof {
    size_t screens = 0; ///< laid out
    size_t pages = 0;
    std::vector<Finding> findings;
};
Proof prove(const SiteData& data, const text::FontSet& fonts, const ProofOptions& options);

/// What is wrong with one laid-out screen: text outside the display or over other text, targets that are too
/// small, too near one another or outside, text that a target covers in part; and the layout's own problems.
/// Smallest target 18 x 13 mm, 3 mm apart (WCAG 2.2, 2.5.8 asks for less; VVSG 2.0 for 12.7 mm and 2.54 mm).
std::vector<layout::Problem> examine(const layout::Laid& laid, const layout::Screen& screen);

} // namespace waypost::app
