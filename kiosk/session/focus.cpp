#include "session/focus.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace waypost::session {

namespace {

using Stops = std::vector<const Target*>;

/// Enabled targets in reading order, each action once.
Stops stops(const Frame& frame) {
    Stops found;
    for (const Target& target : frame.targets) {
        const auto same = [&](const Target* other) { return other->action == target.action; };
        if (target.enabled && std::none_of(found.begin(), found.end(), same))
            found.push_back(&target);
    }
    return found;
}

const Target* stop_for(const Stops& all, const Action& action) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Target* stop) { return stop->action == action; });
    return found == all.end() ? nullptr : *found;
}

/// A rectangle turned so that the direction of the search is always downwards.
Rect turned(const Rect& rect, Toward toward) {
    switch (toward) {
    case Toward::left:
        return {rect.y, -rect.right(), rect.h, rect.w};
    case Toward::right:
        return {rect.y, rect.x, rect.h, rect.w};
    case Toward::up:
        return {rect.x, -rect.bottom(), rect.w, rect.h};
    case Toward::down:
        break;
    }
    return rect;
}

/// Gap between the spans of two rectangles across the direction of the search; 0 where they overlap.
Px sideways_gap(const Rect& a, const Rect& b) {
    return std::max({0.0F, b.x - a.right(), a.x - b.right()});
}

} // namespace

const Target* focused(const State& state, const Frame& frame) {
    if (!state.by_keys)
        return nullptr;
    const Stops all = stops(frame);
    const auto& wanted = state.warning_since ? state.warning_focus : state.focus;
    const Target* found = wanted ? stop_for(all, *wanted) : nullptr;
    if (!found && state.warning_since)
        found = stop_for(all, MoreTime{});
    if (!found && !all.empty())
        found = all.front();
    return found;
}

const Target* neighbour(const Frame& frame, const Target& from, Toward toward) {
    // A step to the side costs more than a step ahead, so that rows and columns are followed before
    // diagonals.
    constexpr Px k_sideways_cost = 3;
    const Rect start = turned(from.rect, toward);
    const Target* best = nullptr;
    std::tuple<Px, Px> best_cost;
    for (const Target* stop : stops(frame)) {
        const Rect rect = turned(stop->rect, toward);
        if (stop->action == from.action || rect.center().y < start.bottom())
            continue;
        const Px ahead = std::max(0.0F, rect.y - start.bottom());
        const std::tuple cost{ahead + k_sideways_cost * sideways_gap(start, rect),
                              std::abs(rect.center().x - start.center().x)};
        if (!best || cost < best_cost) {
            best = stop;
            best_cost = cost;
        }
    }
    return best;
}

const Target* in_order(const Frame& frame, const Target& from, Order order) {
    const Stops all = stops(frame);
    const auto here =
        std::find_if(all.begin(), all.end(), [&](const Target* stop) { return stop->action == from.action; });
    if (here == all.end())
        return all.empty() ? nullptr : all.front();
    const size_t index = static_cast<size_t>(here - all.begin());
    const size_t by = order == Order::next ? 1 : all.size() - 1;
    return all[(index + by) % all.size()];
}

} // namespace waypost::session
