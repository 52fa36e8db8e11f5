#pragma once

#include "base/geometry.h"
#include "paint/display_list.h"

#include <string_view>

/// Figures of seven bars, for when there is no font to set them in.
namespace waypost::app {

/// Width of the digits at that height.
Px seven_segment_width(std::string_view digits, Px height);

/// Draws the digits; `at` is the top left corner. Anything but 0 to 9 is a gap.
void add_seven_segment(paint::DisplayList& list, std::string_view digits, Point at, Px height,
                       paint::Color color);

} // namespace waypost::app
