#pragma once

#include "app/commands.h"
#include "app/site_composer.h"
#include "app/site_data.h"
#include "base/clock.h"
#include "platform/window.h"

#include <functional>
#include <memory>

namespace waypost::app {

/// The parts of a kiosk that is about to run.
struct RunningKiosk {
    const SiteData& data;
    const SiteComposer& composer;
    const platform::Window& window;
    platform::Display& display; ///< the window, as the loop sees it
};

/// Puts a display of its own between the loop and the window, or nothing (nullptr). Not called where only the
/// built-in page can be shown.
using Backstage = std::function<std::unique_ptr<platform::Display>(const RunningKiosk&)>;

/// The kiosk, as `waypost run` runs it; answers the program's exit status. `backstage` may be empty: it is
/// how `waypost bench` watches and drives the very program that it measures.
int run_kiosk(const RunOptions& options, const Clock& clock, const Backstage& backstage);

} // namespace waypost::app
