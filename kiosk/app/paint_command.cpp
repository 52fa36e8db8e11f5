#include "app/commands.h"
#include "app/failsafe.h"
#include "app/notice_board.h"
#include "app/scene.h"
#include "app/site_composer.h"
#include "platform/image.h"
#include "platform/notice_file.h"
#include "platform/png.h"
#include "ui/layout/icons.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <set>

namespace waypost::app {

namespace {

namespace fs = std::filesystem;

struct SizeName {
    std::string_view name;
    session::TextSize value;
};
constexpr std::array k_sizes{SizeName{"normal", session::TextSize::normal},
                             SizeName{"large", session::TextSize::large},
                             SizeName{"largest", session::TextSize::largest}};
struct ThemeName {
    std::string_view name;
    session::Theme value;
};
constexpr std::array k_themes{ThemeName{"light", session::Theme::light},
                              ThemeName{"dark", session::Theme::dark},
                              ThemeName{"contrast", session::Theme::contrast}};

template <class Table> auto find_name(const Table& table, std::string_view name) {
    const auto* found =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.name == name; });
    return found == table.end() ? nullptr : found;
}

int fail(const std::string& message) {
    fmt::print(stderr, "waypost paint: {}\n", message);
    return 2;
}

std::optional<Size> parse_size(const std::string& text) {
    const auto x = text.find('x');
    if (x == std::string::npos)
        return std::nullopt;
    int w = 0;
    int h = 0;
    const char* begin = text.data();
    const auto first = std::from_chars(begin, begin + x, w);
    const auto second = std::from_chars(begin + x + 1, begin + text.size(), h);
    constexpr int k_most = 8192;
    if (first.ptr != begin + x || second.ptr != begin + text.size() || w < 200 || h < 200 || w > k_most ||
        h > k_most)
        return std::nullopt;
    return Size{static_cast<Px>(w), static_cast<Px>(h)};
}

void list_names(const SiteData& data) {
    for (const auto name : screen_names())
        fmt::print("screen {}\n", name);
    fmt::print("screen failure\n");
    if (data.usable()) {
        for (const auto& category : data.site().pack.categories)
            fmt::print("category {}\n", category.id);
        for (const auto& topic : data.site().pack.topics)
            fmt::print("topic {}\n", topic.id);
        for (const auto& service : data.site().pack.services)
            fmt::print("contact {}\n", service.id);
        for (const auto& info : data.site().catalog.languages())
            fmt::print("locale {}\n", info.locale.tag);
    }
    for (const auto& theme : k_themes)
        fmt::print("theme {}\n", theme.name);
    for (const auto& size : k_sizes)
        fmt::print("text-size {}\n", size.name);
    for (const auto icon : layout::icon_names())
        fmt::print("icon {}\n", icon);
}

/// Paints scenes of one site on one display.
class Studio {
public:
    static Result<Studio> create(const SiteData& data, const text::FontSet& fonts, layout::Screen screen) {
        auto painter = platform::ImagePainter::create({&fonts}, screen.size);
        if (!painter.ok())
            return painter.error();
        return Studio(data, fonts, screen, std::move(painter).value());
    }

    Result<size_t> paint(const Scene& scene, const PaintOptions& options, const fs::path& out) {
        SiteComposer composer(m_data, m_fonts, m_screen);
        // The first composition starts the greeting's clock.
        composer.compose(session::State{}, Instant{Millis{3'600'000}}, scene.wall, scene.wall_is_trusted);
        auto state = scene.state;
        state.by_keys = options.focus;
        const auto* composition = &composer.compose(state, scene.now, scene.wall, scene.wall_is_trusted);
        if (!options.press.empty()) {
            size_t index = 0;
            std::from_chars(options.press.data(), options.press.data() + options.press.size(), index);
            if (index == 0 || index > composition->frame.targets.size())
                return Error{fmt::format("there is no target {}", options.press)};
            session::Touch touch;
            touch.pressed = composition->frame.targets[index - 1].action;
            state.touch = touch;
            composition = &composer.compose(state, scene.now, scene.wall, scene.wall_is_trusted);
        }
        for (const auto& problem : composer.laid().problems())
            fmt::print(stderr, "{}: {} ('{}')\n", out.string(), problem.what, problem.text);
        if (options.dump) {
            fmt::print("{}", paint::dump(composer.laid().flat()));
            return size_t{0};
        }
        auto layers = composition->layers;
        NoticeBoard board(&m_fonts);
        board.put_up(platform::NoticeFile(options.notice).read());
        if (const auto notice = board.layer(m_screen.size, m_screen.px_per_mm))
            layers.push_back(*notice);
        return platform::write_png(out, m_painter.paint(layers, composition->ground));
    }

private:
    Studio(const SiteData& data, const text::FontSet& fonts, layout::Screen screen,
           platform::ImagePainter painter)
        : m_data(data), m_fonts(fonts), m_screen(screen), m_painter(std::move(painter)) {}

    const SiteData& m_data;
    const text::FontSet& m_fonts;
    layout::Screen m_screen;
    platform::ImagePainter m_painter;
};

Result<size_t> paint_failure(const text::FontSet* fonts, layout::Screen screen, const std::string& reason,
                             const fs::path& out) {
    auto painter = platform::ImagePainter::create({fonts}, screen.size);
    if (!painter.ok())
        return painter.error();
    const auto list =
        failsafe_page({screen.size, screen.px_per_mm, fonts, reason, "Waypost " WAYPOST_VERSION});
    const paint::Layer layer{&list, {}, std::nullopt, 1};
    return platform::write_png(out, painter->paint({&layer, 1}, k_failsafe_ground));
}

/// What the built-in page would say of this site.
std::string failure_reason(const SiteData& data) {
    if (data.config_mistake())
        return *data.config_mistake();
    return data.usable() ? "this is the built-in page" : data.reason();
}

struct Display {
    std::string_view size;
    double diagonal_in;
};
constexpr std::array k_displays{Display{"1080x1920", 21.5}, Display{"1920x1080", 21.5},
                                Display{"1280x800", 10.1}, Display{"720x1280", 8}, Display{"800x480", 7}};

/// One picture of the tour.
struct Stop {
    SceneRequest request;
    const Display* display = nullptr;
    std::string_view theme = "light";
    std::string_view text_size = "normal";
};

std::string file_name(const Stop& stop) {
    std::string name = stop.request.locale + "-" + stop.request.screen;
    if (!stop.request.id.empty())
        name += "-" + stop.request.id;
    if (stop.request.page > 1)
        name += fmt::format("-p{}", stop.request.page);
    return fmt::format("{}-{}-{}-{}.png", name, stop.display->size, stop.theme, stop.text_size);
}

/// Every screen in every language; every topic and contact in the default language; every screen on every
/// display, theme and text size. None twice.
std::vector<Stop> tour(const SiteData& data) {
    std::vector<Stop> stops;
    const auto& site = data.site();
    const auto screens = screen_names();
    for (const auto& info : site.catalog.languages()) {
        for (const auto screen : screens)
            stops.push_back({{info.locale.tag, std::string(screen)}, &k_displays.front()});
    }
    for (const auto& topic : site.pack.topics)
        stops.push_back({{site.default_language, "topic", topic.id}, &k_displays.front()});
    for (const auto& service : site.pack.services)
        stops.push_back({{site.default_language, "contact", service.id}, &k_displays.front()});
    for (const auto& display : k_displays) {
        for (const auto screen : screens) {
            const SceneRequest request{site.default_language, std::string(screen)};
            for (const auto& theme : k_themes)
                stops.push_back({request, &display, theme.name, "normal"});
            for (const auto& size : {k_sizes[1], k_sizes[2]})
                stops.push_back({request, &display, "light", size.name});
        }
    }
    std::set<std::string> names;
    std::erase_if(stops, [&](const Stop& stop) { return !names.insert(file_name(stop)).second; });
    return stops;
}

int paint_tour(const SiteData& data, const text::FontSet& fonts, const PaintOptions& options) {
    std::error_code error;
    fs::create_directories(options.all, error);
    if (error)
        return fail(fmt::format("cannot make {}: {}", options.all.string(), error.message()));
    size_t painted = 0;
    for (const auto& display : k_displays) {
        const auto screen =
            layout::make_screen(*parse_size(std::string(display.size)), display.diagonal_in, 1);
        const auto failure = paint_failure(&fonts, screen, "this is the built-in page, painted for the tour",
                                           options.all / fmt::format("failure-{}.png", display.size));
        if (!failure.ok())
            return fail(failure.error().message);
        ++painted;
        if (!data.usable())
            continue;
        auto studio = Studio::create(data, fonts, screen);
        if (!studio.ok())
            return fail(studio.error().message);
        for (auto& stop : tour(data)) {
            if (stop.display->size != display.size)
                continue;
            stop.request.theme = find_name(k_themes, stop.theme)->value;
            stop.request.text_size = find_name(k_sizes, stop.text_size)->value;
            stop.request.at = options.at;
            const auto scene = make_scene(stop.request, data);
            if (!scene.ok())
                return fail(scene.error().message);
            const auto written = studio->paint(*scene, options, options.all / file_name(stop));
            if (!written.ok())
                return fail(written.error().message);
            ++painted;
        }
    }
    fmt::print("{} pictures in {}\n", painted, options.all.string());
    return 0;
}

} // namespace

int paint_command(const PaintOptions& options) {
    MoreLanguages more;
    more.all = options.list;
    if (!options.locale.empty())
        more.tags.push_back(options.locale);
    const auto data = SiteData::load(options.config, more);
    for (const auto& diagnostic : data->diagnostics()) {
        if (diagnostic.severity == Severity::error)
            fmt::print(stderr, "{}\n", to_string(diagnostic));
    }
    if (options.list) {
        list_names(*data);
        return 0;
    }
    auto fonts = text::FontSet::create(text::FontSet::default_folders());
    if (!fonts.ok())
        return fail(fonts.error().message);
    if (!options.all.empty())
        return paint_tour(*data, *fonts, options);

    const auto size = parse_size(options.size);
    if (!size)
        return fail(fmt::format("'{}' is not a size such as 1080x1920", options.size));
    const auto screen = layout::make_screen(*size, options.diagonal_in, 1);
    if (options.out.empty() && !options.dump)
        return fail("--out names the picture");
    if (options.screen == "failure") {
        const auto written = paint_failure(&*fonts, screen, failure_reason(*data), options.out);
        return written.ok() ? 0 : fail(written.error().message);
    }
    if (!data->usable())
        return fail(data->reason());
    const auto* theme = find_name(k_themes, options.theme);
    const auto* text_size = find_name(k_sizes, options.text_size);
    if (!theme)
        return fail(fmt::format("there is no theme '{}'", options.theme));
    if (!text_size)
        return fail(fmt::format("there is no text size '{}'", options.text_size));
    SceneRequest request{options.locale.empty() ? data->site().default_language : options.locale,
                         options.screen,
                         options.topic,
                         options.page,
                         text_size->value,
                         theme->value,
                         options.at,
                         options.seconds};
    const auto scene = make_scene(request, *data);
    if (!scene.ok())
        return fail(scene.error().message);
    auto studio = Studio::create(*data, *fonts, screen);
    if (!studio.ok())
        return fail(studio.error().message);
    const auto written = studio->paint(*scene, options, options.out);
    return written.ok() ? 0 : fail(written.error().message);
}

} // namespace waypost::app
