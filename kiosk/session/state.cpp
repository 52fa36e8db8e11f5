#include "session/state.h"

#include <algorithm>

namespace waypost::session {

const Target* Frame::at(Point point) const {
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
        return target.enabled && target.rect.contains(point);
    });
    return found == targets.end() ? nullptr : &*found;
}

Px drag_offset(const State& state, const Frame& frame) {
    if (!state.touch || !state.touch->dragging)
        return 0;
    const Px pulled = state.touch->now.y - state.touch->start.y;
    const bool before_first = pulled > 0 && state.place.page <= 0;
    const bool after_last = pulled < 0 && state.place.page >= frame.page_count - 1;
    const Px limit = std::max(0.0F, frame.page_area.h);
    return std::clamp(before_first || after_last ? pulled / 2 : pulled, -limit, limit);
}

} // namespace waypost::session
