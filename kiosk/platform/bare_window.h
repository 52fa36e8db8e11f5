#pragma once

#include "base/result.h"

#include <functional>

namespace waypost::platform {

/// Opens a window with SDL and nothing else, and shows one colour in it: what any program with such a window
/// costs. The yardstick of `waypost bench`. Pixels. Calls `shown` while the window is open.
Result<bool> show_bare_window(int width, int height, const std::function<void()>& shown);

} // namespace waypost::platform
