#include "platform/mask.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waypost::platform {

namespace {

uint8_t to_byte(float coverage) {
    return static_cast<uint8_t>(std::lround(std::clamp(coverage, 0.0F, 1.0F) * 255.0F));
}

/// Signed distance from the edge of a rounded rectangle around (0, 0); negative inside.
float distance(Point p, float half_w, float half_h, float radius) {
    const float qx = std::abs(p.x) - half_w + radius;
    const float qy = std::abs(p.y) - half_h + radius;
    return std::hypot(std::max(qx, 0.0F), std::max(qy, 0.0F)) + std::min(std::max(qx, qy), 0.0F) - radius;
}

/// Length along the middle line of the ring, clockwise from the middle of the top edge. `half_w`, `half_h`
/// and `radius` are of that middle line.
float along(Point p, float half_w, float half_h, float radius) {
    const float a = half_w - radius; // half of a straight horizontal piece
    const float b = half_h - radius;
    const float arc = radius * std::numbers::pi_v<float> / 2;
    const float quarter = a + arc + b;
    // Fold into the top right quarter, measure there, unfold.
    const float x = std::abs(p.x);
    const float y = std::abs(p.y);
    float s = 0;
    if (x <= a) {
        s = x;
    } else if (y <= b) {
        s = a + arc + (b - y);
    } else {
        const float angle = std::atan2(x - a, y - b); // 0 at the top, pi/2 at the right
        s = a + radius * angle;
    }
    const bool right = p.x >= 0;
    const bool top = p.y <= 0;
    if (right && top)
        return s;
    if (right)
        return 2 * quarter - s;
    if (!top)
        return 2 * quarter + s;
    return 4 * quarter - s;
}

/// How much of the pixel that is centred at `s` along the ring is dash: 0 in a gap, 1 in a dash, with an edge
/// of one pixel. A dash is centred on s = 0.
float dashed(float s, float period) {
    const float phase = std::abs(std::remainder(s, period)); // 0 in the middle of a dash, period/2 in a gap's
    return std::clamp(period / 4 - phase + 0.5F, 0.0F, 1.0F);
}

} // namespace

Mask rounded_mask(const RoundedShape& shape) {
    Mask mask{shape.w, shape.h, std::vector<uint8_t>(static_cast<size_t>(shape.w) * shape.h)};
    const float half_w = static_cast<float>(shape.w) / 2 - shape.inset;
    const float half_h = static_cast<float>(shape.h) / 2 - shape.inset;
    const float longest = std::max(0.0F, std::min(half_w, half_h));
    const float radius = std::clamp(shape.radius - shape.inset, 0.0F, longest);
    const float inner_radius = std::max(0.0F, radius - shape.border);
    const float t = shape.border / 2;
    const float mid_radius = std::max(0.0F, radius - t);
    const float around =
        4 * (half_w + half_h - 2 * t - 2 * mid_radius) + 2 * std::numbers::pi_v<float> * mid_radius;
    // A multiple of four keeps the pattern the same on all sides of both axes.
    const float count = shape.dash > 0 ? std::max(4.0F, 4 * std::round(around / (8 * shape.dash))) : 1;
    for (int y = 0; y < shape.h; ++y) {
        for (int x = 0; x < shape.w; ++x) {
            const Point p{static_cast<float>(x) + 0.5F - static_cast<float>(shape.w) / 2,
                          static_cast<float>(y) + 0.5F - static_cast<float>(shape.h) / 2};
            float coverage = std::clamp(0.5F - distance(p, half_w, half_h, radius), 0.0F, 1.0F);
            if (shape.border > 0 && coverage > 0) {
                const float inner = distance(p, half_w - shape.border, half_h - shape.border, inner_radius);
                coverage -= std::min(coverage, std::clamp(0.5F - inner, 0.0F, 1.0F));
                if (shape.dash > 0 && coverage > 0)
                    coverage *= dashed(along(p, half_w - t, half_h - t, mid_radius), around / count);
            }
            mask.coverage[static_cast<size_t>(y) * shape.w + x] = to_byte(coverage);
        }
    }
    return mask;
}

Mask polygon_mask(const std::vector<Point>& points, int w, int h) {
    Mask mask{w, h, std::vector<uint8_t>(static_cast<size_t>(w) * h)};
    constexpr int k_rows = 8; // sample rows in a pixel; along a row the coverage is exact
    std::vector<float> row(static_cast<size_t>(w));
    for (int y = 0; y < h; ++y) {
        std::fill(row.begin(), row.end(), 0.0F);
        for (int sample = 0; sample < k_rows; ++sample) {
            const float sy = static_cast<float>(y) + (static_cast<float>(sample) + 0.5F) / k_rows;
            float left = static_cast<float>(w);
            float right = 0;
            for (size_t i = 0; i < points.size(); ++i) {
                const Point a = points[i];
                const Point b = points[(i + 1) % points.size()];
                if ((a.y <= sy) == (b.y <= sy))
                    continue;
                const float x = a.x + (b.x - a.x) * (sy - a.y) / (b.y - a.y);
                left = std::min(left, x);
                right = std::max(right, x);
            }
            left = std::max(left, 0.0F);
            right = std::min(right, static_cast<float>(w));
            for (int x = static_cast<int>(left); static_cast<float>(x) < right; ++x) {
                const float from = std::max(left, static_cast<float>(x));
                const float to = std::min(right, static_cast<float>(x + 1));
                row[static_cast<size_t>(x)] += (to - from) / k_rows;
            }
        }
        std::transform(row.begin(), row.end(), mask.coverage.begin() + static_cast<std::ptrdiff_t>(y) * w,
                       to_byte);
    }
    return mask;
}

} // namespace waypost::platform
