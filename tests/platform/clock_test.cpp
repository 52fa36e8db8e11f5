#include "platform/service_notifier.h"
#include "platform/system_clock.h"
#include "platform/wake_sources.h"
#include "testing.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace waypost::platform {

namespace {

/// Stands in for systemd's end of the socket.
class Listener {
public:
    Listener()
        : m_path(std::filesystem::temp_directory_path() / ("waypost-notify-" + std::to_string(getpid()))),
          m_fd(socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        std::filesystem::remove(m_path);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, m_path.c_str(), sizeof address.sun_path - 1);
        REQUIRE(bind(m_fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~Listener() { std::filesystem::remove(m_path); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] std::string path() const { return m_path; }
    /// The next message; "" when there is none.
    std::string next() {
        std::array<char, 256> buffer{};
        const ssize_t n = recv(m_fd.get(), buffer.data(), buffer.size(), 0);
        return n > 0 ? std::string(buffer.data(), static_cast<size_t>(n)) : std::string();
    }

private:
    std::filesystem::path m_path;
    Descriptor m_fd;
};

constexpr WallTime k_plausible = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};
constexpr WallTime k_epoch = std::chrono::sys_days{std::chrono::year{1970} / 1 / 1};

} // namespace

TEST_CASE("the wall clock is trusted only when something set it and the year can be true") {
    CHECK(trusts({.synchronised = true, .has_battery_clock = false, .wall = k_plausible}));
    CHECK(trusts({.synchronised = false, .has_battery_clock = true, .wall = k_plausible}));
    CHECK_FALSE(trusts({.synchronised = false, .has_battery_clock = false, .wall = k_plausible}));
    CHECK_FALSE(trusts({.synchronised = true, .has_battery_clock = true, .wall = k_epoch}));
}

TEST_CASE(
    "a battery clock counts when the kernel or the system has set the time from it, not by being there") {
    const auto folder = std::filesystem::temp_directory_path() / ("waypost-rtc-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const auto hctosys = folder / "hctosys";
    const auto clock_set = folder / "clock-set";
    CHECK_FALSE(battery_clock_set(hctosys, clock_set));
    std::ofstream(hctosys) << "0\n";
    CHECK_FALSE(battery_clock_set(hctosys, clock_set));
    std::ofstream(hctosys) << "1\n";
    CHECK(battery_clock_set(hctosys, clock_set));
    std::ofstream(hctosys) << "0\n";
    std::ofstream{clock_set};
    CHECK(battery_clock_set(hctosys, clock_set));
    std::filesystem::remove_all(folder);
}

TEST_CASE("the monotonic clock does not go back") {
    const SystemClock clock;
    const Instant first = clock.now();
    CHECK(clock.now() >= first);
}

TEST_CASE("the service manager hears that the kiosk is ready, and then that it lives") {
    Listener systemd;
    ServiceNotifier service(systemd.path(), Millis{20000});
    const Instant start{Millis{1000}};
    CHECK_FALSE(service.next_due().has_value());
    service.alive(start);
    CHECK(systemd.next() == "READY=1");
    CHECK(systemd.next() == "WATCHDOG=1");
    CHECK(service.next_due() == start + Millis{10000});
    service.alive(start + Millis{16}); // the next frame: no news
    CHECK(systemd.next().empty());
    service.alive(start + Millis{10000});
    CHECK(systemd.next() == "WATCHDOG=1");
    service.stopping();
    CHECK(systemd.next() == "STOPPING=1");
}

TEST_CASE("the service manager hears what the kiosk is doing when that changes, and only then") {
    Listener systemd;
    ServiceNotifier service(systemd.path(), Millis{0});
    service.status("idle");
    CHECK(systemd.next() == "STATUS=idle");
    service.status("idle");
    CHECK(systemd.next().empty());
    service.status("visit");
    service.status("idle");
    CHECK(systemd.next() == "STATUS=visit");
    CHECK(systemd.next() == "STATUS=idle");
    ServiceNotifier("", Millis{0}).status("idle");
}

TEST_CASE("without a watchdog the kiosk says that it is ready and is never woken up for it") {
    Listener systemd;
    ServiceNotifier service(systemd.path(), Millis{0});
    service.alive(Instant{});
    CHECK(systemd.next() == "READY=1");
    CHECK(systemd.next().empty());
    CHECK_FALSE(service.next_due().has_value());
}

TEST_CASE("without a service manager nothing is due") {
    ServiceNotifier service("", Millis{20000});
    service.alive(Instant{});
    CHECK_FALSE(service.next_due().has_value());
}

} // namespace waypost::platform
