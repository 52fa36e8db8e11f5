#pragma once

#include <algorithm>

namespace waypost {

/// Lengths on the display are pixels unless a name says millimetres (`_mm`). x grows to the right, y down.
using Px = float;

struct Point {
    Px x = 0;
    Px y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
    Px w = 0;
    Px h = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
    Px x = 0;
    Px y = 0;
    Px w = 0;
    Px h = 0;

    [[nodiscard]] Px right() const { return x + w; }
    [[nodiscard]] Px bottom() const { return y + h; }
    [[nodiscard]] Point center() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    [[nodiscard]] bool intersects(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    /// Smaller by `d` on every side; larger for a negative `d`.
    [[nodiscard]] Rect inset(Px d) const { return {x + d, y + d, w - 2 * d, h - 2 * d}; }
    [[nodiscard]] Rect inset(Px dx, Px dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    [[nodiscard]] Rect moved(Px dx, Px dy) const { return {x + dx, y + dy, w, h}; }
    /// The smallest rectangle that holds both.
    [[nodiscard]] Rect united(const Rect& o) const {
        const Px l = std::min(x, o.x);
        const Px t = std::min(y, o.y);
        return {l, t, std::max(right(), o.right()) - l, std::max(bottom(), o.bottom()) - t};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// Base direction of a text or a screen.
enum class Direction { ltr, rtl };

} // namespace waypost
