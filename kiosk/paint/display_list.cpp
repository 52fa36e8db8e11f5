#include "paint/display_list.h"

#include <algorithm>
#include <cmath>

namespace waypost::paint {

namespace {

Rect on_whole_pixels(const Rect& rect) {
    const Px left = std::floor(rect.x);
    const Px top = std::floor(rect.y);
    return {left, top, std::ceil(rect.right()) - left, std::ceil(rect.bottom()) - top};
}

struct Bounds {
    // An edge that is anti-aliased may touch the next pixel.
    static constexpr Px k_edge = 1;
    // What glyphs may reach beyond their line, in em: stacked marks of Vietnamese, swashes and marks of
    // Arabic.
    static constexpr float k_above = 1.5F;
    static constexpr float k_below = 0.8F;
    static constexpr float k_beside = 0.5F;
    // Icons are drawn to fill their em; some pass it by a hair.
    static constexpr float k_icon_overhang = 0.1F;

    Rect operator()(const Fill& c) const { return on_whole_pixels(c.rect); }
    Rect operator()(const RoundedRect& c) const { return on_whole_pixels(c.rect.inset(-k_edge)); }
    Rect operator()(const Polygon& c) const {
        if (c.points.empty())
            return {};
        Rect all{c.points.front().x, c.points.front().y, 0, 0};
        for (const Point& p : c.points)
            all = all.united({p.x, p.y, 0, 0});
        return on_whole_pixels(all.inset(-k_edge));
    }
    Rect operator()(const Icon& c) const {
        const Px em = c.box.h;
        const Point center = c.box.center();
        const Rect square{center.x - em / 2, center.y - em / 2, em, em};
        return on_whole_pixels(c.box.united(square.inset(-em * k_icon_overhang)));
    }
    Rect operator()(const TextRun& c) const {
        const Px beside = c.em * k_beside;
        return on_whole_pixels({c.origin.x - beside, c.origin.y - c.em * k_above, c.run.width + 2 * beside,
                                c.em * (k_above + k_below)});
    }
    Rect operator()(const PushClip& /*c*/) const { return {}; }
    Rect operator()(const PopClip& /*c*/) const { return {}; }
};

struct Move {
    Px dx;
    Px dy;

    void operator()(Fill& c) const { c.rect = c.rect.moved(dx, dy); }
    void operator()(RoundedRect& c) const { c.rect = c.rect.moved(dx, dy); }
    void operator()(Polygon& c) const {
        for (Point& p : c.points)
            p = {p.x + dx, p.y + dy};
    }
    void operator()(Icon& c) const { c.box = c.box.moved(dx, dy); }
    void operator()(TextRun& c) const { c.origin = {c.origin.x + dx, c.origin.y + dy}; }
    void operator()(PushClip& c) const { c.rect = c.rect.moved(dx, dy); }
    void operator()(PopClip& /*c*/) const {}
};

} // namespace

Rect bounds(const Command& command) {
    return std::visit(Bounds{}, command);
}

Command translated(Command command, Px dx, Px dy) {
    std::visit(Move{dx, dy}, command);
    return command;
}

DisplayList translated(DisplayList list, Px dx, Px dy) {
    for (Command& command : list)
        std::visit(Move{dx, dy}, command);
    return list;
}

} // namespace waypost::paint
