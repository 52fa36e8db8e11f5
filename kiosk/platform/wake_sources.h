#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <csignal>
#include <optional>
#include <string>

/// Sleeping until something happens, without waking up in between.
///
/// SDL 2.26 can wait for events on X11 and Wayland only; on KMS/DRM its SDL_WaitEventTimeout wakes up every
/// millisecond to look. But the descriptors that bring events are in this process: they are found in
/// /proc/self/fd, and epoll sleeps on them (edge-triggered, so that one that nobody empties cannot keep the
/// kiosk awake).
namespace waypost::platform {

/// A file descriptor that is closed in the end.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool is_open() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

/// SIGTERM, SIGINT and SIGHUP as something that can be read instead of something that interrupts: no signal
/// is lost between looking and sleeping. Make it before other threads start; restores the mask in the end.
class TerminationSignals {
public:
    static Result<TerminationSignals> create();
    ~TerminationSignals();
    TerminationSignals(TerminationSignals&&) noexcept = default;
    TerminationSignals& operator=(TerminationSignals&&) = delete;
    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// True when one has come since the last call.
    bool take();

private:
    TerminationSignals() = default;
    Descriptor m_fd;
    sigset_t m_before{};
};

/// What woke the kiosk.
struct Woken {
    bool quit = false;
    bool input = false;           ///< something to pump
    bool input_removed = false;   ///< a touch panel or keyboard was unplugged
    bool display_changed = false; ///< a display was plugged or unplugged
    bool noticed = false;         ///< what listen_to() was given has something to read
};

/// A notice of the kernel about its devices (a netlink uevent: `action@path`, then KEY=VALUE, all ended by a
/// zero byte), as far as it matters here.
Woken read_notice(const std::string& notice);

class WakeSources {
public:
    static Result<WakeSources> create();

    /// Also listens for displays and inputs that come and go: for KMS/DRM, where no display server does.
    /// Where the kernel has more to say than it keeps, any of them may have come or gone: wait() says so
    /// once, when nothing has been said for a second. (To say it at once would open the display again and
    /// again.)
    void watch_devices();
    /// Also wakes up when this has something new to read; it stays its owner's, who reads it.
    void listen_to(int fd);
    /// Looks for descriptors that SDL has opened since. Call it after SDL had something to do. How many bring
    /// events (0: there are none, or /proc is not there).
    int refresh();
    /// Sleeps until one of them has something or the time is over (none: no limit).
    Woken wait(std::optional<Millis> timeout);

private:
    WakeSources(TerminationSignals signals, Descriptor epoll);
    void add(int fd);
    void read_notices(Woken& out);

    TerminationSignals m_signals;
    Descriptor m_epoll;
    Descriptor m_devices;
    std::optional<Instant> m_quiet_at; ///< notices of devices were lost; when there will have been silence
    int m_listened_to = -1;
};

} // namespace waypost::platform
