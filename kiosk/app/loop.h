#pragma once

#include "app/composer.h"
#include "base/clock.h"
#include "paint/display_list.h"
#include "platform/display.h"
#include "platform/service_notifier.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace waypost::app {

/// What a kiosk shows whose composer and display work; for the service manager.
enum class Showing : uint8_t {
    site,
    config_mistake, ///< the built-in page, because of a mistake in kiosk.yaml
    failure,        ///< the built-in page for any other reason
};

/// What the loop asks of those who started it. Each may be empty.
struct LoopHooks {
    /// The display has another size: the next composition must be laid out for it.
    std::function<void(Size)> resized;
    /// The built-in page for when no screen can be composed; the reason is for the technician.
    std::function<paint::DisplayList(Size, const std::string&)> failsafe;
    /// Where a failure is reported, once each time it starts; never holds what a visitor saw or did.
    std::function<void(const std::string&)> report;
    /// What stands over the picture on a display of that size while nobody is here; none: nothing. The list
    /// must live until the next call.
    std::function<std::optional<paint::Layer>(Size)> notice;
    /// The display heard from the descriptor that it listens to.
    std::function<void()> noticed;
    Showing showing = Showing::site;
};

/// How long a failed display or composer is left alone before it is tried again.
inline constexpr Millis k_retry{5000};

/// Runs the kiosk until it is asked to end: compose, present, sleep until something happens, step, again.
/// Sleeps without waking up while nothing is due. When a visit ends the display is blank before anything else
/// is done. In the night, while nobody is here, the panel is off, and the loop wakes up for the watchdog
/// alone. The service manager is told what the kiosk is doing: 'idle' (the untouched first screen), 'visit',
/// 'asleep', 'builtin: config' or 'builtin: failure'. A composer that throws is replaced by the built-in
/// page, and a display that fails is opened again: neither ends the loop.
void run_loop(Composer& composer, platform::Display& display, const Clock& clock,
              platform::ServiceNotifier& service, const LoopHooks& hooks);

} // namespace waypost::app
