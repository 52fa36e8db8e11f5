#include "app/commands.h"
#include "app/failsafe_composer.h"
#include "app/loop.h"
#include "app/notice_board.h"
#include "app/run_kiosk.h"
#include "app/site_composer.h"
#include "platform/notice_file.h"
#include "platform/system_clock.h"
#include "platform/window.h"

#include <fmt/core.h>
#include <malloc.h>

namespace waypost::app {

namespace {

/// What is assumed of a panel that neither kiosk.yaml nor the display itself describes: the design's.
constexpr double k_assumed_diagonal_in = 21.5;
/// A window that fits a desktop: the design's portrait display, made smaller as a picture would be.
constexpr int k_window_w = 576;
constexpr int k_window_h = 1024;

void report(const std::string& message) {
    fmt::print(stderr, "waypost: {}\n", message);
}

platform::Rotation rotation_of(config::Rotation rotation) {
    switch (rotation) {
    case config::Rotation::none:
        return platform::Rotation::none;
    case config::Rotation::quarter:
        return platform::Rotation::quarter;
    case config::Rotation::half:
        return platform::Rotation::half;
    case config::Rotation::three_quarters:
        return platform::Rotation::three_quarters;
    }
    return platform::Rotation::none;
}

/// Why the site cannot or must not be shown.
struct Trouble {
    Showing showing = Showing::failure;
    std::string reason;
};

/// What is broken for good comes before what a technician can mend in kiosk.yaml.
std::optional<Trouble> find_trouble(const SiteData& data, const Result<text::FontSet>& fonts,
                                    const RunOptions& options) {
    if (!options.built_in.empty())
        return Trouble{Showing::failure, options.built_in};
    if (!fonts.ok())
        return Trouble{Showing::failure, fonts.error().message};
    const bool is_mistaken = options.strict && data.config_mistake();
    if (!data.usable() && !(is_mistaken && data.names_no_pack()))
        return Trouble{Showing::failure, data.reason()};
    if (is_mistaken)
        return Trouble{Showing::config_mistake, *data.config_mistake()};
    return std::nullopt;
}

platform::WindowOptions window_options(const config::Display& display, const text::FontSet* fonts) {
    platform::WindowOptions options;
    options.mode = display.mode == config::WindowMode::window ? platform::WindowMode::window
                                                              : platform::WindowMode::full_screen;
    if (display.width > 0 && display.height > 0) {
        options.width = display.width;
        options.height = display.height;
    }
    options.rotation = rotation_of(display.rotation);
    options.fonts.text = fonts;
    return options;
}

} // namespace

int run_command(const RunOptions& options) {
    const platform::SystemClock clock;
    return run_kiosk(options, clock, {});
}

int run_kiosk(const RunOptions& options, const Clock& clock, const Backstage& backstage) {
    const auto data = options.built_in.empty() ? SiteData::load(options.config, {}, options.site)
                                               : SiteData::load_config_only(options.config);
    for (const auto& diagnostic : data->diagnostics())
        report(to_string(diagnostic));

    malloc_trim(0); // what reading took, and the kiosk does not

    auto fonts = text::FontSet::create(text::FontSet::default_folders());
    if (!fonts.ok())
        report(fonts.error().message);
    const text::FontSet* font_set = fonts.ok() ? &*fonts : nullptr;

    auto display = data->config().display;
    if (options.window) {
        display.mode = config::WindowMode::window;
        if (display.width == 0) {
            display.width = k_window_w;
            display.height = k_window_h;
        }
    }
    platform::NoticeFile notice(options.notice);
    auto wanted = window_options(display, font_set);
    wanted.listen_to = notice.fd();
    auto window = platform::Window::create(std::move(wanted));
    if (!window.ok()) {
        report(window.error().message);
        return 69; // EX_UNAVAILABLE of sysexits.h: there is no display to show anything on
    }
    auto& glass = **window;
    // A window stands for a panel of its own: what the desktop's display measures says nothing of it.
    const bool is_window = display.mode == config::WindowMode::window;
    const double diagonal = display.diagonal_in.value_or(
        is_window ? k_assumed_diagonal_in : glass.diagonal_in().value_or(k_assumed_diagonal_in));
    const auto screen_of = [&](Size size) { return layout::make_screen(size, diagonal, display.scale); };
    const auto failsafe_spec = [&](Size size, const std::string& reason) {
        return FailsafeSpec{size, screen_of(size).px_per_mm, font_set, reason, "Waypost " WAYPOST_VERSION};
    };

    LoopHooks hooks;
    hooks.report = report;
    hooks.failsafe = [&](Size size, const std::string& reason) {
        return failsafe_page(failsafe_spec(size, reason));
    };
    NoticeBoard board(font_set);
    board.put_up(notice.read());
    hooks.noticed = [&] { board.put_up(notice.read()); };
    hooks.notice = [&](Size size) { return board.layer(size, screen_of(size).px_per_mm); };
    auto service = platform::ServiceNotifier::from_environment();

    if (const auto trouble = find_trouble(*data, fonts, options)) {
        report("showing the built-in page: " + trouble->reason);
        hooks.showing = trouble->showing;
        FailsafeComposer composer(failsafe_spec(glass.size(), trouble->reason));
        hooks.resized = [&](Size size) { composer.resize(size, screen_of(size).px_per_mm); };
        run_loop(composer, glass, clock, service, hooks);
        return 0;
    }
    SiteComposer composer(*data, *font_set, screen_of(glass.size()));
    hooks.resized = [&](Size size) { composer.set_screen(screen_of(size)); };
    const auto between = backstage ? backstage({*data, composer, glass, glass}) : nullptr;
    run_loop(composer, between ? *between : glass, clock, service, hooks);
    return 0;
}

} // namespace waypost::app
