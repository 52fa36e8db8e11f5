#include "fake_loop.h"
#include "platform/wake_sources.h"
#include "yaml/temp_folder.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cstring>

namespace waypost::app {

namespace {

/// Stands in for the service manager; hears only what the kiosk says it is doing.
class Listener {
public:
    Listener() : m_fd(socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path().c_str(), sizeof address.sun_path - 1);
        REQUIRE(bind(m_fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    [[nodiscard]] std::string path() const { return m_folder.path() / "notify"; }
    std::vector<std::string> statuses() {
        std::vector<std::string> out;
        std::array<char, 256> buffer{};
        for (ssize_t n = 0; (n = recv(m_fd.get(), buffer.data(), buffer.size(), 0)) > 0;) {
            const std::string message(buffer.data(), static_cast<size_t>(n));
            if (message.rfind("STATUS=", 0) == 0)
                out.push_back(message.substr(7));
        }
        return out;
    }

private:
    TempFolder m_folder;
    platform::Descriptor m_fd;
};

using Statuses = std::vector<std::string>;

/// A kiosk in the night, which ends at eight hours from the start.
struct NightKiosk : Kiosk {
    NightKiosk() {
        composer.rules.night = true;
        composer.rules.night_changes = clock.time + std::chrono::hours{8};
    }
};

size_t count(const Diary& diary, const std::string& what) {
    return static_cast<size_t>(std::count(diary.begin(), diary.end(), what));
}

} // namespace

TEST_CASE("in the night the panel is black, then off, and nothing is shown until it is on again") {
    NightKiosk kiosk;
    kiosk.display.then_pass(std::chrono::hours{1});
    kiosk.display.script.emplace_back([&] {
        kiosk.composer.rules.night = false;
        return std::vector<Incoming>{};
    });
    kiosk.run();
    CHECK(kiosk.diary ==
          Diary{"blank", "panel off", "panel on", "present", "blank", "composer forgets", "display forgets"});
}

TEST_CASE("an asleep kiosk waits for the end of the night and for nothing that changes on the picture") {
    NightKiosk kiosk;
    kiosk.composer.wake = kiosk.clock.time + Millis{4000};
    kiosk.run();
    REQUIRE(kiosk.display.untils.size() == 1);
    CHECK(kiosk.display.untils[0] == kiosk.composer.rules.night_changes);
}

TEST_CASE("an asleep kiosk still gives its signs of life") {
    Listener systemd;
    NightKiosk kiosk;
    kiosk.service = {systemd.path(), std::chrono::seconds{20}};
    kiosk.display.then_pass(std::chrono::seconds{10});
    kiosk.run();
    const Instant start{Millis{1000}};
    REQUIRE(kiosk.display.untils.size() == 2);
    CHECK(kiosk.display.untils[0] == start + std::chrono::seconds{10});
    CHECK(kiosk.display.untils[1] == start + std::chrono::seconds{20});
    CHECK(count(kiosk.diary, "present") == 0);
}

TEST_CASE("a touch wakes the panel and presses nothing; the next touch does") {
    NightKiosk kiosk;
    kiosk.display.then(kiosk.tap(k_button));
    kiosk.display.script.emplace_back([&] {
        CHECK(kiosk.diary.back() == "present");
        CHECK(kiosk.composer.last.language.empty());
        return kiosk.tap(k_button);
    });
    kiosk.display.script.emplace_back([&] {
        CHECK(kiosk.composer.last.language == "es");
        return std::vector<Incoming>{};
    });
    kiosk.run();
    CHECK(count(kiosk.diary, "panel on") == 1);
}

TEST_CASE("a woken kiosk that nobody uses sleeps again after the idle time") {
    NightKiosk kiosk;
    kiosk.display.then(kiosk.tap(k_button));
    kiosk.display.then_pass(kiosk.composer.rules.idle);
    kiosk.display.then_pass(Millis{0});
    kiosk.run();
    CHECK(count(kiosk.diary, "panel off") == 2);
}

TEST_CASE("a display that came back while the kiosk sleeps is switched off too") {
    NightKiosk kiosk;
    kiosk.display.then({platform::Redraw{}});
    kiosk.run();
    CHECK(count(kiosk.diary, "panel off") == 2);
}

TEST_CASE("a display that came back when the kiosk wakes is on") {
    NightKiosk kiosk;
    kiosk.display.script.emplace_back([&] {
        kiosk.composer.rules.night = false;
        return std::vector<Incoming>{platform::Redraw{}};
    });
    kiosk.run();
    CHECK(count(kiosk.diary, "panel on") == 1);
}

TEST_CASE("the service manager hears whether somebody is here, and never more") {
    Listener systemd;
    Kiosk kiosk;
    kiosk.service = {systemd.path(), Millis{0}};
    kiosk.display.then(kiosk.tap(k_button));
    kiosk.display.then(kiosk.tap(k_leave));
    kiosk.display.script.emplace_back([&] {
        kiosk.composer.rules.night = true;
        return std::vector<Incoming>{};
    });
    kiosk.display.then(kiosk.tap(k_button));
    kiosk.run();
    CHECK(systemd.statuses() == Statuses{"idle", "visit", "idle", "asleep", "visit"});
}

TEST_CASE("the service manager hears why the built-in page is shown") {
    Listener systemd;
    for (const auto& [showing, status] : {std::pair{Showing::config_mistake, "builtin: config"},
                                          std::pair{Showing::failure, "builtin: failure"}}) {
        Kiosk kiosk;
        kiosk.service = {systemd.path(), Millis{0}};
        kiosk.hooks.showing = showing;
        kiosk.display.then(kiosk.tap({0, 250, 1, 1}));
        kiosk.run();
        CHECK(systemd.statuses() == Statuses{status});
    }
    Kiosk kiosk;
    kiosk.service = {systemd.path(), Millis{0}};
    kiosk.composer.failures = 1;
    kiosk.display.then_pass(k_retry);
    kiosk.run();
    CHECK(systemd.statuses() == Statuses{"builtin: failure", "idle"});
}

TEST_CASE("a notice stands over the first screen while nobody is here, and not over a visit") {
    Kiosk kiosk;
    const paint::DisplayList strip{paint::Fill{{0, 200, 100, 100}, {}}};
    bool is_up = false;
    kiosk.hooks.noticed = [&] { is_up = !is_up; };
    kiosk.hooks.notice = [&](Size) {
        return is_up ? std::optional(paint::Layer{&strip, {}, std::nullopt, 1, 7}) : std::nullopt;
    };
    std::vector<size_t> layers;
    const auto then = [&](std::vector<Incoming> events) {
        kiosk.display.script.emplace_back([&, events] {
            layers.push_back(kiosk.display.last_layers);
            return events;
        });
    };
    then({platform::Noticed{}});
    then(kiosk.tap(k_button));
    then(kiosk.tap(k_leave));
    then({platform::Noticed{}});
    then({});
    kiosk.run();
    CHECK(layers == std::vector<size_t>{1, 2, 1, 2, 1});
}

} // namespace waypost::app
