#pragma once

#include "base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace waypost::platform {

/// Tells systemd that the kiosk runs (sd_notify(3), without its library). Does nothing where the service
/// manager did not ask for it: NOTIFY_SOCKET names the socket, WATCHDOG_USEC how often a sign of life must
/// come.
class ServiceNotifier {
public:
    /// Reads the environment.
    static ServiceNotifier from_environment();
    /// `socket_path` as in NOTIFY_SOCKET, "" for none; `watchdog` zero for none.
    ServiceNotifier(std::string socket_path, Millis watchdog);

    /// After each frame that was shown: READY=1 the first time, then WATCHDOG=1, not more often than needed.
    void alive(Instant now);
    /// When the next alive() is due at the latest; none: never.
    [[nodiscard]] std::optional<Instant> next_due() const;
    /// What the kiosk is doing, as a type of event and never what a visitor saw: 'idle', 'visit', … Sent when
    /// it changed (STATUS= of sd_notify(3)).
    void status(std::string_view text);
    /// The kiosk ends on purpose.
    void stopping();

private:
    void send(const std::string& message) const;

    std::string m_socket_path;
    Millis m_interval; ///< half of what systemd allows
    bool m_ready = false;
    std::optional<Instant> m_last;
    std::string m_status;
};

} // namespace waypost::platform
