#include "platform/wake_sources.h"
#include "platform/window.h"
#include "testing.h"

#include <SDL.h>
#include <linux/netlink.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <string>
#include <thread>

namespace waypost::platform {

namespace {

class StoppedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return Instant{Millis{500}}; }
    [[nodiscard]] WallTime wall() const override { return {}; }
    [[nodiscard]] bool wall_is_trusted() const override { return false; }
};

std::string notice(std::initializer_list<const char*> fields) {
    std::string out;
    for (const char* const field : fields) {
        out += field;
        out += '\0';
    }
    return out;
}

/// Speaks as the kernel does of its devices, in a network of its own that only this thread is in.
class KernelsVoice {
public:
    KernelsVoice() {
        if (unshare(CLONE_NEWNET) == 0)
            m_socket = Descriptor(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT));
    }
    /// False without the right to it: a machine has only one kernel.
    [[nodiscard]] bool is_allowed() const { return m_socket.is_open() && say("to nobody yet"); }
    [[nodiscard]] bool say(const std::string& text) const {
        sockaddr_nl everybody{};
        everybody.nl_family = AF_NETLINK;
        everybody.nl_groups = 1;
        return sendto(m_socket.get(), text.data(), text.size(), 0,
                      reinterpret_cast<const sockaddr*>(&everybody),
                      sizeof everybody) == static_cast<ssize_t>(text.size());
    }

private:
    Descriptor m_socket;
};

std::vector<Incoming> wait(Window& window, std::optional<Instant> until, const Clock& clock) {
    std::vector<Incoming> events;
    window.wait(until, clock, events);
    return events;
}

std::unique_ptr<Window> headless(Rotation rotation = Rotation::none) {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    Result<std::unique_ptr<Window>> window = Window::create(
        {.mode = WindowMode::window, .width = 320, .height = 200, .rotation = rotation, .fonts = {}});
    REQUIRE(window.ok());
    // What a window says of itself when it is opened.
    const StoppedClock clock;
    wait(**window, clock.now(), clock);
    return std::move(window).value();
}

void push_key(SDL_Keycode code) {
    SDL_Event event{};
    event.key.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    SDL_PushEvent(&event);
}

} // namespace

TEST_CASE("a window shows pictures, turned or not, and knows their size") {
    CHECK(headless()->size() == Size{320, 200});
    const std::unique_ptr<Window> window = headless(Rotation::quarter);
    CHECK(window->size() == Size{200, 320});
    const paint::DisplayList list{paint::Fill{{0, 0, 5, 5}, {1, 2, 3, 255}}};
    const paint::Layer layer{.list = &list, .offset = {}, .clip = {}, .opacity = 1};
    CHECK(window->present({&layer, 1}, {255, 255, 255, 255}));
    CHECK(window->present_blank({0, 0, 0, 255}));
    window->forget();
    CHECK(window->present({&layer, 1}, {255, 255, 255, 255}));
}

TEST_CASE("a window that is larger than the desktop is made smaller, in the same shape") {
    setenv("SDL_VIDEODRIVER", "dummy", 1); // its desktop has 1024 x 768 pixels
    const auto window =
        Window::create({.mode = WindowMode::window, .width = 1080, .height = 1920, .fonts = {}});
    REQUIRE(window.ok());
    const Size size = (*window)->size();
    CHECK(size.h <= 768);
    CHECK(size.h > 600);
    CHECK(std::abs(size.w / size.h - 1080.0F / 1920.0F) < 0.01F);
}

TEST_CASE("waiting returns all that happened, in order, and nothing when only time passed") {
    const std::unique_ptr<Window> window = headless();
    const StoppedClock clock;
    CHECK(wait(*window, clock.now(), clock).empty());
    push_key(SDLK_TAB);
    push_key(SDLK_RETURN);
    const std::vector<Incoming> events = wait(*window, std::nullopt, clock);
    REQUIRE(events.size() == 2);
    const auto& first = std::get<session::KeyPressed>(std::get<session::Event>(events[0]).what);
    const auto& second = std::get<session::KeyPressed>(std::get<session::Event>(events[1]).what);
    CHECK(first.key == session::Key::next);
    CHECK(second.key == session::Key::activate);
}

TEST_CASE("a request to end wakes a window that waits for ever, even if it came before") {
    const std::unique_ptr<Window> window = headless();
    const StoppedClock clock;
    kill(getpid(), GENERATE(SIGTERM, SIGINT, SIGHUP));
    const std::vector<Incoming> events = wait(*window, std::nullopt, clock);
    REQUIRE(events.size() == 1);
    CHECK(std::holds_alternative<Quit>(events[0]));
}

TEST_CASE("a renderer that lost its textures asks for the picture again") {
    const std::unique_ptr<Window> window = headless();
    const StoppedClock clock;
    SDL_Event event{};
    event.type = GENERATE(as<Uint32>{}, SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET);
    SDL_PushEvent(&event);
    const std::vector<Incoming> events = wait(*window, std::nullopt, clock);
    REQUIRE(events.size() == 1);
    CHECK(std::holds_alternative<Redraw>(events[0]));
}

TEST_CASE("a display that was opened again goes on") {
    const std::unique_ptr<Window> window = headless();
    CHECK_FALSE(window->recover().has_value());
    CHECK(window->size() == Size{320, 200});
    CHECK(window->present({}, {9, 9, 9, 255}));
}

TEST_CASE("without a display there is an error that says so") {
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    const Result<std::unique_ptr<Window>> window = Window::create({});
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    REQUIRE_FALSE(window.ok());
    CHECK(window.error().message.find("no display can be opened") == 0);
}

TEST_CASE("notices of the kernel are read for what matters") {
    const Woken plugged =
        read_notice(notice({"change@/devices/gpu", "ACTION=change", "SUBSYSTEM=drm", "HOTPLUG=1"}));
    CHECK(plugged.display_changed);
    CHECK_FALSE(plugged.input_removed);
    CHECK_FALSE(
        read_notice(notice({"change@/devices/gpu", "ACTION=change", "SUBSYSTEM=drm"})).display_changed);
    const Woken touch =
        read_notice(notice({"remove@/devices/usb/event3", "ACTION=remove", "SUBSYSTEM=input"}));
    CHECK(touch.input_removed);
    CHECK_FALSE(touch.display_changed);
    CHECK_FALSE(
        read_notice(notice({"add@/devices/usb/event3", "ACTION=add", "SUBSYSTEM=input"})).input_removed);
    CHECK_FALSE(read_notice(notice({"remove@/block/sda", "ACTION=remove", "SUBSYSTEM=block"})).input_removed);
    CHECK_FALSE(read_notice("").input);
    CHECK_FALSE(read_notice("SUBSYSTEM=drm").display_changed); // cut off
}

TEST_CASE("where the kernel lost notices, everything is looked at once they are over") {
    struct {
        bool allowed = false, said = false;
        Woken lost, heard, all, after;
    } seen;
    std::thread([&seen] {
        const KernelsVoice kernel;
        Result<WakeSources> sources = WakeSources::create();
        seen.allowed = kernel.is_allowed() && sources.ok();
        if (!seen.allowed)
            return;
        sources.value().watch_devices();
        seen.said = true;
        // Many times what a socket keeps.
        const std::string nothing = notice({"change@/mem/null", "ACTION=change", "SUBSYSTEM=mem"});
        for (int i = 0; i < 50000; ++i)
            seen.said = kernel.say(nothing) && seen.said;
        seen.lost = sources.value().wait(Millis{0});
        seen.said = kernel.say(notice({"add@/gpu", "ACTION=add", "SUBSYSTEM=drm"})) && seen.said;
        seen.heard = sources.value().wait(Millis{0});
        seen.all = sources.value().wait(Millis{20000});
        seen.after = sources.value().wait(Millis{0});
    }).join();
    if (!seen.allowed) {
        WARN("not run: no network of its own may be made here");
        return;
    }
    REQUIRE(seen.said);
    CHECK_FALSE(seen.lost.display_changed);
    CHECK(seen.heard.display_changed); // it is not deaf
    CHECK_FALSE(seen.heard.input_removed);
    CHECK(seen.all.input);
    CHECK(seen.all.input_removed);
    CHECK(seen.all.display_changed);
    CHECK_FALSE(seen.after.input);
    CHECK_FALSE(seen.after.display_changed);
}

} // namespace waypost::platform
