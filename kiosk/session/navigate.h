#pragma once

#include "session/state.h"

namespace waypost::session {

/// The state after an action that stays within the visit: places, pages, language and display. `page_count`
/// is that of the screen shown. ClearAndLeave and MoreTime are not navigation and change nothing here.
State navigated(State state, const Action& action, int page_count);

/// The page within what the screen has: a larger or smaller text makes more or fewer pages of the same place.
int clamped_page(long page, int page_count);

} // namespace waypost::session
