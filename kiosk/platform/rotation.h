#pragma once

#include "base/geometry.h"

#include <cstdint>

namespace waypost::platform {

/// How far the picture is turned clockwise on the panel, for panels that are mounted on their side.
enum class Rotation : uint16_t { none = 0, quarter = 90, half = 180, three_quarters = 270 };

/// The size that is laid out, on a panel of that size.
Size upright(Size panel, Rotation rotation);

/// Where a point of the panel is in the picture; what is touched turns with what is seen.
Point to_picture(Point on_panel, Size panel, Rotation rotation);

} // namespace waypost::platform
