#include "paint/damage.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace waypost::paint {

namespace {

using Items = std::vector<Snapshot::Item>;

bool is_empty(const Rect& rect) {
    return rect.w <= 0 || rect.h <= 0;
}

Rect intersection(const Rect& a, const Rect& b) {
    const Px left = std::max(a.x, b.x);
    const Px top = std::max(a.y, b.y);
    return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}

bool holds(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

Px area(const Rect& rect) {
    return rect.w * rect.h;
}

/// A clip may end within a pixel; whoever plays it may round it outwards.
Rect outward(const Rect& rect) {
    const Fill whole{rect, {}};
    return bounds(whole);
}

void add_layer(Items& items, const Layer& layer, size_t index, const Rect& display) {
    std::vector<Rect> clips{display};
    if (layer.clip)
        clips.push_back(intersection(display, *layer.clip));
    const size_t outermost = clips.size();
    for (const Command& original : *layer.list) {
        Command command = translated(original, layer.offset.x, layer.offset.y);
        if (const auto* push = std::get_if<PushClip>(&command)) {
            clips.push_back(intersection(clips.back(), push->rect));
            continue;
        }
        if (std::holds_alternative<PopClip>(command)) {
            if (clips.size() > outermost)
                clips.pop_back();
            continue;
        }
        const Rect reach = bounds(command);
        const Rect& clip = clips.back();
        const Rect visible = is_empty(clip) ? Rect{} : intersection(reach, outward(clip));
        if (is_empty(visible))
            continue;
        items.push_back({.command = std::move(command),
                         .visible = visible,
                         .clip = holds(clip, reach) ? std::nullopt : std::optional{clip},
                         .opacity = std::min(layer.opacity, 1.0F),
                         .layer = layer.opacity < 1 ? index : 0});
    }
}

/// Which items of `a` and `b` are not in a common subsequence. What is common is painted in the same order in
/// both pictures, so only where one of the others reaches can a pixel differ.
std::vector<Rect> differing(const Items& a, const Items& b) {
    size_t begin = 0;
    while (begin < a.size() && begin < b.size() && a[begin] == b[begin])
        ++begin;
    size_t a_end = a.size();
    size_t b_end = b.size();
    while (a_end > begin && b_end > begin && a[a_end - 1] == b[b_end - 1]) {
        --a_end;
        --b_end;
    }
    const size_t rows = a_end - begin;
    const size_t columns = b_end - begin;
    std::vector<Rect> rects;
    // Two screens with nothing in common are not worth the search.
    constexpr size_t k_most_pairs = 250'000;
    std::vector<uint16_t> common; // longest common subsequence of what follows, row by row
    const bool search = rows > 0 && columns > 0 && rows <= k_most_pairs / columns;
    const size_t stride = columns + 1;
    if (search) {
        common.assign((rows + 1) * stride, 0);
        for (size_t i = rows; i-- > 0;)
            for (size_t j = columns; j-- > 0;)
                common[i * stride + j] =
                    a[begin + i] == b[begin + j]
                        ? static_cast<uint16_t>(common[(i + 1) * stride + j + 1] + 1)
                        : std::max(common[(i + 1) * stride + j], common[i * stride + j + 1]);
    }
    size_t i = 0;
    size_t j = 0;
    while (i < rows || j < columns) {
        if (search && i < rows && j < columns && a[begin + i] == b[begin + j]) {
            ++i;
            ++j;
        } else if (j == columns ||
                   (i < rows && (!search || common[(i + 1) * stride + j] >= common[i * stride + j + 1]))) {
            rects.push_back(a[begin + i++].visible);
        } else {
            rects.push_back(b[begin + j++].visible);
        }
    }
    return rects;
}

/// Joins the two whose union costs the fewest pixels beyond their own.
void join_cheapest(std::vector<Rect>& rects) {
    size_t first = 0;
    size_t second = 1;
    Px least = std::numeric_limits<Px>::max();
    for (size_t i = 0; i < rects.size(); ++i)
        for (size_t j = i + 1; j < rects.size(); ++j) {
            const Px cost = area(rects[i].united(rects[j])) - area(rects[i]) - area(rects[j]);
            if (cost < least) {
                least = cost;
                first = i;
                second = j;
            }
        }
    rects[first] = rects[first].united(rects[second]);
    rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(second));
}

/// Adds a rectangle, swallowing those it overlaps until none overlaps another.
void add(std::vector<Rect>& rects, Rect rect) {
    for (size_t i = 0; i < rects.size();) {
        if (!rects[i].intersects(rect)) {
            ++i;
            continue;
        }
        rect = rect.united(rects[i]);
        rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;
    }
    rects.push_back(rect);
}

/// A join may overlap its neighbours: sort that out again.
void separate(std::vector<Rect>& rects) {
    std::vector<Rect> apart;
    for (const Rect& rect : rects)
        add(apart, rect);
    rects = std::move(apart);
}

} // namespace

Snapshot snapshot(const std::vector<Layer>& layers, Size display) {
    Snapshot taken;
    for (size_t i = 0; i < layers.size(); ++i)
        if (layers[i].list && layers[i].opacity > 0)
            add_layer(taken.items, layers[i], i, {0, 0, display.w, display.h});
    return taken;
}

std::vector<Rect> damage(const Snapshot& before, const Snapshot& after, size_t max_rects) {
    std::vector<Rect> rects;
    for (const Rect& rect : differing(before.items, after.items)) {
        add(rects, rect);
        while (rects.size() > std::max<size_t>(max_rects, 1)) {
            join_cheapest(rects);
            separate(rects);
        }
    }
    return rects;
}

} // namespace waypost::paint
