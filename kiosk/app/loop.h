#pragma once

#include "app/composer.h"
#include "base/clock.h"
#include "paint/display_list.h"
#include "platform/display.h"
#include "platform/service_notifier.h"

#include <functional>
#include <string>

namespace waypost::app {

/// What the loop asks of those who started it. Each may be empty.
struct LoopHooks {
    /// The display has another size: the next composition must be laid out for it.
    std::function<void(Size)> resized;
    /// The built-in page for when no screen can be composed; the reason is for the technician.
    std::function<paint::DisplayList(Size, const std::string&)> failsafe;
    /// Where a failure is reported, once each time it starts; never holds what a visitor saw or did.
    std::function<void(const std::string&)> report;
};

/// How long a failed display or composer is left alone before it is tried again.
inline constexpr Millis k_retry{5000};

/// Runs the kiosk until it is asked to end: compose, present, sleep until something happens, step, again.
/// Sleeps without waking up while nothing is due. When a visit ends the display is blank before anything else
/// is done. A composer that throws is replaced by the built-in page, and a display that fails is opened
/// again: neither ends the loop.
void run_loop(Composer& composer, platform::Display& display, const Clock& clock,
              platform::ServiceNotifier& service, const LoopHooks& hooks);

} // namespace waypost::app
