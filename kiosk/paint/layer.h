#pragma once

#include "paint/display_list.h"

#include <optional>
#include <vector>

namespace waypost::paint {

/// A display list somewhere on the display: pages that follow a finger move by their offset and are not laid
/// out again. Layers are played in order. The list belongs to whoever made the layer.
struct Layer {
    const DisplayList* list = nullptr;
    Point offset;
    std::optional<Rect> clip; ///< in display coordinates, before the list's own clips
    float opacity = 1;        ///< for cross-fades
    /// Lists at the same address with the same revision have not changed in between; 0: nobody can say.
    unsigned revision = 0;
};

} // namespace waypost::paint
