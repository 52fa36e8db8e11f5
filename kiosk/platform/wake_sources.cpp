#include "platform/wake_sources.h"

#include "platform/system_clock.h"

#include <arpa/inet.h>
#include <linux/netlink.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <limits>
#include <string_view>
#include <utility>

namespace waypost::platform {

namespace {

Error system_error(const char* what) {
    return Error{std::string(what) + ": " + std::strerror(errno)};
}

bool has_prefix(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

/// X11 listens on TCP ports from 6000 (and forwarded by ssh, from 6010).
bool is_x11_port(uint16_t port) {
    return port >= 6000 && port < 6100;
}

/// True for a socket that brings events: of udev, of an X or Wayland server.
bool brings_events(int fd) {
    int domain = 0;
    socklen_t size = sizeof domain;
    if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) != 0)
        return false;
    if (domain == AF_NETLINK)
        return true;
    sockaddr_storage peer{};
    socklen_t peer_size = sizeof peer;
    if (getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &peer_size) != 0)
        return false;
    if (domain == AF_INET)
        return is_x11_port(ntohs(reinterpret_cast<const sockaddr_in*>(&peer)->sin_port));
    if (domain == AF_INET6)
        return is_x11_port(ntohs(reinterpret_cast<const sockaddr_in6*>(&peer)->sin6_port));
    if (domain != AF_UNIX || peer_size <= sizeof(sa_family_t))
        return false;
    const std::string_view path(reinterpret_cast<const sockaddr_un*>(&peer)->sun_path,
                                peer_size - sizeof(sa_family_t));
    return path.find("X11-unix") != std::string_view::npos || path.find("wayland") != std::string_view::npos;
}

/// What the kernel keeps of its notices while they are not read, in bytes; it may allow less (rmem_max).
constexpr int k_notices_kept = 4 << 20;
/// Where notices were lost, what came or went is looked for when there has been no other one for so long.
constexpr Millis k_quiet{1000};

Instant now() {
    return SystemClock().now();
}

} // namespace

Descriptor::~Descriptor() {
    if (is_open())
        close(m_fd);
}

Descriptor::Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
}

Result<TerminationSignals> TerminationSignals::create() {
    TerminationSignals signals;
    sigset_t wanted;
    sigemptyset(&wanted);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&wanted, signal);
    signals.m_fd = Descriptor(signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC));
    if (!signals.m_fd.is_open())
        return system_error("cannot wait for signals");
    pthread_sigmask(SIG_BLOCK, &wanted, &signals.m_before);
    return signals;
}

TerminationSignals::~TerminationSignals() {
    if (!m_fd.is_open())
        return;
    while (take()) {
    }
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool TerminationSignals::take() {
    signalfd_siginfo info{};
    return read(m_fd.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info);
}

Woken read_notice(const std::string& notice) {
    std::string_view action;
    std::string_view subsystem;
    bool hotplug = false;
    for (size_t begin = 0; begin < notice.size();) {
        const std::string_view field(notice.c_str() + begin);
        if (has_prefix(field, "ACTION="))
            action = field.substr(7);
        else if (has_prefix(field, "SUBSYSTEM="))
            subsystem = field.substr(10);
        else if (field == "HOTPLUG=1")
            hotplug = true;
        begin += field.size() + 1;
    }
    Woken out;
    out.input = subsystem == "input";
    out.input_removed = subsystem == "input" && action == "remove";
    out.display_changed = subsystem == "drm" && (hotplug || action == "add" || action == "remove");
    return out;
}

WakeSources::WakeSources(TerminationSignals signals, Descriptor epoll)
    : m_signals(std::move(signals)), m_epoll(std::move(epoll)) {
    add(m_signals.fd());
}

Result<WakeSources> WakeSources::create() {
    Result<TerminationSignals> signals = TerminationSignals::create();
    if (!signals)
        return signals.error();
    Descriptor epoll(epoll_create1(EPOLL_CLOEXEC));
    if (!epoll.is_open())
        return system_error("cannot wait for events");
    return WakeSources(std::move(signals).value(), std::move(epoll));
}

void WakeSources::add(int fd) {
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET;
    event.data.fd = fd;
    // One that is there already stays as it is.
    epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event);
}

void WakeSources::watch_devices() {
    if (m_devices.is_open())
        return;
    Descriptor fd(socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = 1; // the kernel's own notices
    if (!fd.is_open() || bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return;
    setsockopt(fd.get(), SOL_SOCKET, SO_RCVBUF, &k_notices_kept, sizeof k_notices_kept);
    m_devices = std::move(fd);
    add(m_devices.get());
}

void WakeSources::listen_to(int fd) {
    m_listened_to = fd;
    add(fd);
}

int WakeSources::refresh() {
    int found = 0;
    std::error_code failed;
    for (std::filesystem::directory_iterator it("/proc/self/fd", failed), end; !failed && it != end;
         it.increment(failed)) {
        std::error_code gone;
        const std::string target = std::filesystem::read_symlink(it->path(), gone).string();
        const std::string name = it->path().filename().string();
        int fd = -1;
        std::from_chars(name.data(), name.data() + name.size(), fd);
        if (gone || fd < 0 || fd == m_devices.get())
            continue;
        if (has_prefix(target, "/dev/input/") || (has_prefix(target, "socket:") && brings_events(fd))) {
            add(fd);
            ++found;
        }
    }
    return found;
}

/// The kernel says once that it lost some (netlink(7): ENOBUFS), and gives no other notice before those that
/// wait are read.
void WakeSources::read_notices(Woken& out) {
    std::string buffer(8192, '\0');
    bool lost = m_quiet_at.has_value();
    while (true) {
        const ssize_t n = recv(m_devices.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (n < 0 && errno == ENOBUFS) {
            lost = true;
            continue;
        }
        if (n <= 0)
            break;
        const Woken notice = read_notice(buffer.substr(0, static_cast<size_t>(n)));
        out.input = out.input || notice.input;
        out.input_removed = out.input_removed || notice.input_removed;
        out.display_changed = out.display_changed || notice.display_changed;
    }
    if (lost)
        m_quiet_at = now() + k_quiet;
}

Woken WakeSources::wait(std::optional<Millis> timeout) {
    constexpr auto k_longest = Millis{std::numeric_limits<int>::max()};
    if (m_quiet_at) {
        const Millis left = *m_quiet_at - now();
        timeout = timeout ? std::min(*timeout, left) : left;
    }
    const int ms = timeout ? static_cast<int>(std::clamp(*timeout, Millis{0}, k_longest).count()) : -1;
    std::array<epoll_event, 16> ready{};
    const int count = epoll_wait(m_epoll.get(), ready.data(), static_cast<int>(ready.size()), ms);
    Woken out;
    for (int i = 0; i < count; ++i) {
        const int fd = ready[static_cast<size_t>(i)].data.fd;
        if (fd == m_signals.fd()) {
            out.quit = m_signals.take();
        } else if (fd == m_listened_to) {
            out.noticed = true;
        } else if (fd == m_devices.get()) {
            read_notices(out);
        } else {
            out.input = true;
        }
    }
    if (m_quiet_at && now() >= *m_quiet_at) {
        m_quiet_at.reset();
        out.input = out.input_removed = out.display_changed = true;
    }
    return out;
}

} // namespace waypost::platform
