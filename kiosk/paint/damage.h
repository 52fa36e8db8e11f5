#pragma once

#include "paint/layer.h"

#include <cstddef>
#include <optional>
#include <vector>

/// What must be painted again when one picture follows another.
namespace waypost::paint {

/// A picture as it was painted, kept to be compared with the next one: each visible command where it stands
/// on the display. Holds what was shown: forgetting it is part of ending a visit.
struct Snapshot {
    struct Item {
        Command command;          ///< in display coordinates; never a clip
        Rect visible;             ///< what it may change, within its clips
        std::optional<Rect> clip; ///< none where no clip cuts it
        float opacity = 1;
        size_t layer = 0; ///< of a translucent layer; 0 for all that are opaque
        friend bool operator==(const Item&, const Item&) = default;
    };
    std::vector<Item> items; ///< in the order of painting
};

/// Commands that cannot be seen (outside the display, clipped away, in a layer of no opacity) are left out.
Snapshot snapshot(const std::vector<Layer>& layers, Size display);

inline constexpr size_t k_max_damage_rects = 4;

/// Rectangles on whole pixels, none over another, that hold every pixel in which the two pictures can differ;
/// empty when they are the same. At most `max_rects` (1 at least): where there would be more, those are
/// joined that cost the fewest pixels. Both snapshots are of the same display and ground.
std::vector<Rect> damage(const Snapshot& before, const Snapshot& after,
                         size_t max_rects = k_max_damage_rects);

} // namespace waypost::paint
