#pragma once

#include "platform/display.h"

namespace waypost::platform {

/// Switches all connected panels of a DRM device on or off (DPMS). The descriptor must be that of the
/// device's master: SDL's own. Answers whether at least one took it.
bool set_panel_power(int drm_fd, Power power);

} // namespace waypost::platform
