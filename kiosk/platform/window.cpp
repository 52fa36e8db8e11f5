#include "platform/window.h"

#include "platform/panel_power.h"
#include "platform/screen.h"
#include "platform/sdl.h"
#include "platform/wake_sources.h"

#include <SDL_syswm.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace waypost::platform {

namespace {

/// SDL's video and event subsystems, open as long as this lives.
class VideoSubsystem {
public:
    VideoSubsystem() : m_open(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0) {}
    ~VideoSubsystem() {
        if (m_open)
            SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    VideoSubsystem(const VideoSubsystem&) = delete;
    VideoSubsystem& operator=(const VideoSubsystem&) = delete;
    [[nodiscard]] bool ok() const { return m_open; }

private:
    bool m_open;
};

/// What SDL must know before it starts. What the environment says goes first, for technicians.
void set_hints() {
    // Mesa would keep compiled shaders in a folder of the user: this program writes no file.
    setenv("MESA_SHADER_CACHE_DISABLE", "true", 1);
    setenv("MESA_GLSL_CACHE_DISABLE", "true", 1);
    // SDL would start a session bus where there is none, to ask for input methods; that writes files too.
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "nearest");
    // Without a GPU, SDL would still load OpenGL to show the finished picture: a software rasteriser of a
    // hundred megabytes for a copy that shared memory does as well.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    // On KMS/DRM a present returns when the picture is on the glass: 'Clear and leave' relies on it.
    SDL_SetHint(SDL_HINT_VIDEO_DOUBLE_BUFFER, "1");
    for (const Uint32 unwanted : {SDL_TEXTINPUT, SDL_TEXTEDITING, SDL_DROPFILE, SDL_DROPTEXT, SDL_DROPBEGIN,
                                  SDL_DROPCOMPLETE, SDL_CLIPBOARDUPDATE, SDL_KEYMAPCHANGED, SDL_MOUSEWHEEL})
        SDL_EventState(unwanted, SDL_IGNORE);
}

bool is_driver(std::string_view name) {
    const char* current = SDL_GetCurrentVideoDriver();
    return current != nullptr && name == current;
}

/// SDL fell back on a display that nobody can see, and nobody asked for one.
bool is_invisible() {
    const char* wanted = SDL_GetHint(SDL_HINT_VIDEODRIVER);
    const bool asked_for = wanted != nullptr && *wanted != '\0';
    return !asked_for && (is_driver("offscreen") || is_driver("dummy"));
}

/// A window that is larger than the desktop would have its lower buttons under the edge: such a one is made
/// smaller, as a picture is. The rest of the desktop stays for its title bar.
Size fit_to_desktop(Size wanted) {
    constexpr Px k_part = 0.92F;
    SDL_Rect desktop;
    // What nobody can see may be as large as it is wanted.
    if (is_driver("offscreen"))
        return wanted;
    if (SDL_GetDisplayUsableBounds(0, &desktop) != 0 || desktop.w <= 0 || desktop.h <= 0)
        return wanted;
    const auto w = static_cast<Px>(desktop.w);
    const auto h = static_cast<Px>(desktop.h);
    if (wanted.w <= w && wanted.h <= h)
        return wanted;
    const Px part = k_part * std::min(w / wanted.w, h / wanted.h);
    return {std::round(wanted.w * part), std::round(wanted.h * part)};
}

/// The whole desktop, as SDL knows it: also where no window manager would make the window as large.
Size size_of_desktop(Size otherwise) {
    SDL_DisplayMode mode;
    if (SDL_GetDesktopDisplayMode(0, &mode) != 0 || mode.w <= 0 || mode.h <= 0)
        return otherwise;
    return {static_cast<Px>(mode.w), static_cast<Px>(mode.h)};
}

Uint32 window_flags(WindowMode mode) {
    return mode == WindowMode::full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
}

/// The DRM device that SDL shows the window on; -1 where it is on a desktop.
int drm_device(SDL_Window* window) {
#if defined(SDL_VIDEO_DRIVER_KMSDRM)
    SDL_SysWMinfo info{};
    SDL_VERSION(&info.version);
    if (window != nullptr && SDL_GetWindowWMInfo(window, &info) == SDL_TRUE &&
        info.subsystem == SDL_SYSWM_KMSDRM)
        return info.info.kmsdrm.drm_fd;
#endif
    return -1;
}

/// Opens a renderer that can show the kiosk's pictures: OpenGL ES 2 (SDL's first choice, OpenGL, loses filled
/// rectangles on Mesa's software rasteriser), else without a GPU. SDL_RENDER_DRIVER overrules it.
RendererPtr open_renderer(SDL_Window* window) {
    const char* wanted = SDL_GetHint(SDL_HINT_RENDER_DRIVER);
    if (wanted != nullptr && *wanted != '\0') {
        if (SDL_Renderer* renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_TARGETTEXTURE))
            return RendererPtr(renderer);
    }
    for (int i = 0; i < SDL_GetNumRenderDrivers(); ++i) {
        SDL_RendererInfo info{};
        if (SDL_GetRenderDriverInfo(i, &info) != 0 || std::string_view(info.name) != "opengles2")
            continue;
        constexpr Uint32 k_flags =
            SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC | SDL_RENDERER_TARGETTEXTURE;
        if (SDL_Renderer* renderer = SDL_CreateRenderer(window, i, k_flags))
            return RendererPtr(renderer);
    }
    return RendererPtr(SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE | SDL_RENDERER_TARGETTEXTURE));
}

} // namespace

struct Window::Impl {
    Impl(WindowOptions wanted, WakeSources wake_sources)
        : options(std::move(wanted)), sources(std::move(wake_sources)),
          translator({}, options.rotation, options.mode) {}

    WindowOptions options;
    WakeSources sources;
    InputTranslator translator;
    Size size; ///< the last that was known, for while there is no window

    // Each needs those before it.
    std::optional<VideoSubsystem> video;
    WindowPtr window;
    RendererPtr renderer;
    std::optional<Screen> screen;

    bool is_kms = false;
    bool is_blind = false;  ///< nothing tells when there is an event: look now and then
    bool flush_due = false; ///< KMS/DRM: the last frame must be shown once more

    std::optional<std::string> open();
    void close();
    bool show();
    void take(const SDL_Event& event, std::vector<Incoming>& out, Instant now);
    void pump(std::vector<Incoming>& out, Instant now);
    void refresh_sources();
    std::optional<Incoming> reopen();
    [[nodiscard]] std::optional<Millis> time_left(std::optional<Instant> until, Instant now) const;
};

void Window::Impl::close() {
    screen.reset();
    renderer.reset();
    window.reset();
    video.reset();
}

/// Everything from the start; the reason where it fails.
std::optional<std::string> Window::Impl::open() {
    close();
    set_hints();
    video.emplace();
    if (!video->ok())
        return "no display can be opened: " + sdl_error();
    if (is_invisible())
        return "no display can be opened: there is neither a desktop (DISPLAY, WAYLAND_DISPLAY) nor a screen "
               "that this user may use (/dev/dri/card*)";
    is_kms = is_driver("KMSDRM");
    const bool full = options.mode == WindowMode::full_screen;
    SDL_StopTextInput();
    SDL_DisableScreenSaver();
    if (full)
        SDL_ShowCursor(SDL_DISABLE);
    const Size asked{static_cast<Px>(options.width), static_cast<Px>(options.height)};
    const Size wanted = full ? size_of_desktop(asked) : fit_to_desktop(asked);
    window.reset(SDL_CreateWindow("Waypost", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                                  static_cast<int>(wanted.w), static_cast<int>(wanted.h),
                                  window_flags(options.mode)));
    if (!window)
        return "no window can be opened: " + sdl_error();
    if (full)
        SDL_SetWindowKeyboardGrab(window.get(), SDL_TRUE);
    renderer = open_renderer(window.get());
    if (!renderer)
        return "no renderer can be opened: " + sdl_error();
    Result<Screen> made = Screen::create(renderer.get(), options.rotation, options.fonts);
    if (!made)
        return made.error().message;
    screen = std::move(made).value();
    size = screen->size();
    translator.set_panel(upright(size, options.rotation)); // turning back swaps the sides again
    flush_due = false;
    if (is_kms)
        sources.watch_devices();
    if (options.listen_to >= 0)
        sources.listen_to(options.listen_to);
    refresh_sources();
    return std::nullopt;
}

void Window::Impl::refresh_sources() {
    const int found = sources.refresh();
    is_blind = found == 0 && !is_kms && !is_driver("dummy") && !is_driver("offscreen");
}

bool Window::Impl::show() {
    flush_due = is_kms;
    return screen->show();
}

/// After a display came or went. The size is that of the new window, or the last one while there is none.
std::optional<Incoming> Window::Impl::reopen() {
    const Size before = size;
    open(); // a failure shows at the next present
    if (size == before)
        return Redraw{};
    return Resized{size};
}

void Window::Impl::take(const SDL_Event& event, std::vector<Incoming>& out, Instant now) {
    if (event.type == SDL_RENDER_TARGETS_RESET || event.type == SDL_RENDER_DEVICE_RESET) {
        if (screen) {
            event.type == SDL_RENDER_TARGETS_RESET ? screen->lose_canvas() : screen->lose_all();
            out.emplace_back(Redraw{});
        }
        return;
    }
    const std::optional<Incoming> incoming = translator.translate(event, now);
    if (!incoming)
        return;
    if (std::holds_alternative<Redraw>(*incoming) && screen)
        screen->uncover();
    if (const auto* resized = std::get_if<Resized>(&*incoming)) {
        if (resized->size == size)
            return;
        screen.reset();
        Result<Screen> made = Screen::create(renderer.get(), options.rotation, options.fonts);
        if (made)
            screen = std::move(made).value();
        size = resized->size;
    }
    append_coalesced(out, *incoming);
}

void Window::Impl::pump(std::vector<Incoming>& out, Instant now) {
    if (!video || !video->ok())
        return;
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        take(event, out, now);
}

std::optional<Millis> Window::Impl::time_left(std::optional<Instant> until, Instant now) const {
    constexpr Millis k_look{20};
    std::optional<Millis> left;
    if (until)
        left = std::max(Millis{0}, *until - now);
    if (is_blind)
        left = left ? std::min(*left, k_look) : k_look;
    return left;
}

Window::Window(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Window::~Window() {
    m_impl->close();
}

Result<std::unique_ptr<Window>> Window::create(WindowOptions options) {
    Result<WakeSources> sources = WakeSources::create();
    if (!sources)
        return sources.error();
    auto impl = std::make_unique<Impl>(std::move(options), std::move(sources).value());
    if (const std::optional<std::string> why = impl->open()) {
        impl->close();
        return Error{*why};
    }
    return std::unique_ptr<Window>(new Window(std::move(impl)));
}

Size Window::size() const {
    return m_impl->size;
}

bool Window::present(std::span<const paint::Layer> layers, paint::Color ground) {
    if (!m_impl->screen)
        return false;
    return !m_impl->screen->draw(layers, ground) || m_impl->show();
}

bool Window::present_blank(paint::Color color) {
    if (!m_impl->screen)
        return false;
    m_impl->screen->draw_blank(color);
    const bool shown = m_impl->show();
    if (!m_impl->is_kms)
        return shown;
    m_impl->flush_due = false;
    return m_impl->screen->show();
}

void Window::set_power(Power power) {
    if (!m_impl->is_kms)
        return;
    if (power == Power::off)
        m_impl->flush_due = false; // no frame may be shown once more
    if (const int device = drm_device(m_impl->window.get()); device >= 0)
        set_panel_power(device, power);
}

void Window::forget() {
    if (m_impl->screen)
        m_impl->screen->forget();
}

std::optional<std::string> Window::recover() {
    return m_impl->open();
}

void Window::wait(std::optional<Instant> until, const Clock& clock, std::vector<Incoming>& out) {
    Impl& impl = *m_impl;
    out.clear();
    // A frame that follows at once shows the last one; only before a longer sleep it needs a second present.
    constexpr Millis k_soon{30};
    while (true) {
        const Instant now = clock.now();
        impl.pump(out, now);
        if (!out.empty())
            return;
        if (impl.flush_due && impl.screen && (!until || *until - now > k_soon)) {
            impl.flush_due = false;
            impl.screen->show();
            continue;
        }
        const Woken woken = impl.sources.wait(impl.time_left(until, now));
        if (woken.quit) {
            out.emplace_back(Quit{});
            return;
        }
        if (woken.display_changed) {
            if (const std::optional<Incoming> changed = impl.reopen())
                out.push_back(*changed);
        }
        if (woken.input_removed) {
            if (const std::optional<Incoming> cancelled = impl.translator.cancel(clock.now()))
                out.push_back(*cancelled);
        }
        if (woken.noticed)
            out.emplace_back(Noticed{});
        impl.pump(out, clock.now());
        if (woken.input)
            impl.refresh_sources();
        if (!out.empty() || (until && !woken.input))
            return;
    }
}

std::optional<double> Window::diagonal_in() const {
    if (!m_impl->window)
        return std::nullopt;
    float dpi = 0;
    const int display = SDL_GetWindowDisplayIndex(m_impl->window.get());
    // X servers without a real panel say 96.
    constexpr float k_invented = 96;
    if (SDL_GetDisplayDPI(display, &dpi, nullptr, nullptr) != 0 || dpi < 30 || dpi > 600 ||
        std::abs(dpi - k_invented) < 1)
        return std::nullopt;
    return std::hypot(m_impl->size.w, m_impl->size.h) / dpi;
}

double Window::painted_px() const {
    return m_impl->screen ? m_impl->screen->painted_px() : 0;
}

std::string Window::describe() const {
    SDL_RendererInfo info{};
    const char* driver = SDL_GetCurrentVideoDriver();
    const bool known = m_impl->renderer && SDL_GetRendererInfo(m_impl->renderer.get(), &info) == 0;
    return std::string(driver != nullptr ? driver : "no video") + ", " + (known ? info.name : "no renderer") +
           ", " + std::to_string(std::lround(m_impl->size.w)) + "x" +
           std::to_string(std::lround(m_impl->size.h));
}

} // namespace waypost::platform
