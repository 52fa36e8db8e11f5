#pragma once

#include "session/state.h"

/// Where the keys are. The focus is an action, not an index, so that it survives a new layout of its screen.
namespace waypost::session {

/// The target with the focus ring, or nullptr while nobody uses keys or nothing is enabled. An action that is
/// not on the screen (any more) leaves the focus to the first enabled target; on the warning, to 'I need more
/// time', so that a key pressed too late never clears a visit.
const Target* focused(const State& state, const Frame& frame);

enum class Toward : uint8_t { left, right, up, down };

/// The nearest enabled target that lies in that direction as seen on the display (right stays right in
/// right-to-left screens), or nullptr: arrows do not wrap.
const Target* neighbour(const Frame& frame, const Target& from, Toward toward);

enum class Order : uint8_t { next, previous };

/// The enabled target after or before `from` in reading order, around the ends. `from` when it is the only
/// one.
const Target* in_order(const Frame& frame, const Target& from, Order order);

} // namespace waypost::session
