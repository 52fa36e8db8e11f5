#pragma once

#include "base/geometry.h"

#include <cstdint>
#include <vector>

/// Shapes as coverage: how much of each pixel a shape fills. Computed here and not by the graphics driver, so
/// that edges are equally smooth, and the same pixels, on a GPU, without one, and in a picture file.
namespace waypost::platform {

/// One byte a pixel: 0 outside, 255 inside.
struct Mask {
    int w = 0;
    int h = 0;
    std::vector<uint8_t> coverage; ///< w * h, rows from the top
    [[nodiscard]] uint8_t at(int x, int y) const { return coverage[static_cast<size_t>(y) * w + x]; }
};

/// A rounded rectangle that fills w x h pixels.
struct RoundedShape {
    int w = 0;
    int h = 0;
    float radius = 0;
    float inset = 0;  ///< how much the shape is smaller on every side (and its radius)
    float border = 0; ///< 0: filled; else only a ring of this width, its outer edge at the inset
    float dash = 0;   ///< length of a dash and of a gap along the ring; 0: solid
    friend bool operator==(const RoundedShape&, const RoundedShape&) = default;
};

/// The dash is adjusted so that a whole number of them goes around.
Mask rounded_mask(const RoundedShape& shape);

/// A convex polygon; the mask's top left pixel is (0, 0), points outside w x h are cut off.
Mask polygon_mask(const std::vector<Point>& points, int w, int h);

} // namespace waypost::platform
