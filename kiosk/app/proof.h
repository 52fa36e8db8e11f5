#pragma once

#include "app/site_data.h"
#include "base/result.h"
#include "text/font_set.h"
#include "ui/layout/layout.h"

#include <filesystem>
#include <string>
#include <vector>

/// The proof that nothing on any screen is cut: every screen x language x text size x theme x display is laid
/// out, with no display, and held against what no screen may ever do.
namespace waypost::app {

/// Every screen is proved as it is at this moment at the site.
inline constexpr const char* k_proof_moment = "2026-11-24T10:05";

struct Display {
    Size size;
    double diagonal_in = 0;
    const char* name = "";
};
/// The displays that the kiosk is made for.
const std::vector<Display>& displays();

/// One broken promise, with all that is needed to see it again with `waypost paint`.
struct Finding {
    std::string screen;
    std::string locale;
    session::TextSize text_size{};
    session::Theme theme{};
    const Display* display = nullptr;
    layout::Problem problem;
    std::string id;      ///< of the topic, category or contact; "" where the screen needs none
    std::string message; ///< the id of the message whose words these are; "" where none has them
};
std::string to_string(const Finding& finding);

struct ProofOptions {
    std::vector<std::string> locales;          ///< empty: all of the site
    std::vector<session::TextSize> text_sizes; ///< empty: all three
    std::vector<session::Theme> themes;        ///< empty: all three
    std::vector<size_t> displays;              ///< indexes of displays(); empty: all
    bool all_ids = true;                       ///< false: one topic and contact instead of each
};
struct Proof {
    size_t screens = 0; ///< laid out
    size_t pages = 0;
    std::vector<Finding> findings;
};
Proof prove(const SiteData& data, const text::FontSet& fonts, const ProofOptions& options);

/// Paints the screen of a finding, with the place marked, into a PNG file; its size in bytes.
Result<size_t> paint_finding(const SiteData& data, const text::FontSet& fonts, const Finding& finding,
                             const std::filesystem::path& out);

/// What is wrong with one laid-out screen: text outside the display or over other text, cut off with an
/// ellipsis, painted over, or too pale for what is painted under it; targets that are too small, too near one
/// another or outside, text that a target covers in part; a page that no button leads to or from; targets
/// that follow one another against the reading order; and the layout's own problems. Smallest target 18 x 13
/// mm, 3 mm apart (WCAG 2.2, 2.5.8 asks for less; VVSG 2.0 for 12.7 mm and 2.54 mm). Contrast 7:1
/// (WCAG 2.2, 1.4.6), in high contrast 20:1. Focus order: WCAG 2.2, 2.4.3.
std::vector<layout::Problem> examine(const layout::Laid& laid, const layout::Screen& screen,
                                     session::Theme theme = session::Theme::light);

} // namespace waypost::app
