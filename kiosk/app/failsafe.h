#pragma once

#include "base/geometry.h"
#include "paint/display_list.h"
#include "text/font_set.h"

#include <string>

namespace waypost::app {

/// What the built-in page is made for.
struct FailsafeSpec {
    Size size; ///< of the display, pixels
    float px_per_mm = 4;
    const text::FontSet* fonts = nullptr; ///< nullptr: there are none; the numbers are drawn as bars
    std::string reason;                   ///< one line for the technician, English
    std::string machine;                  ///< version and unit, at the end of that line
};

inline constexpr paint::Color k_failsafe_ground{0xF7, 0xF1, 0xE6, 255};

/// The page that is shown when nothing else can be: 911, 988 and 211 with a line in English and in Spanish,
/// and the reason in small print. Needs no content, no locale and no theme, and without fonts still shows the
/// numbers. Sizes follow the design's section on failure; text is never smaller than 4.8 mm (EN 301
/// 549 5.1.4), where it does not fit, shorter words are used. Drawn on k_failsafe_ground.
paint::DisplayList failsafe_page(const FailsafeSpec& spec);

} // namespace waypost::app
