#include "config/config.h"

#include "config/appliance.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace waypost::config {

namespace {

const std::vector<std::string> k_default_languages = {"en", "es", "ht", "pt-BR", "zh-Hans", "pl", "ar", "vi"};
const std::vector<std::pair<std::string, std::string>> k_themes = {
    {"light", "light"}, {"dark", "dark"}, {"contrast", "contrast"}};
const std::vector<std::pair<std::string, Rotation>> k_rotations = {{"0", Rotation::none},
                                                                   {"90", Rotation::quarter},
                                                                   {"180", Rotation::half},
                                                                   {"270", Rotation::three_quarters}};
const std::vector<std::pair<std::string, WindowMode>> k_modes = {{"full_screen", WindowMode::full_screen},
                                                                 {"window", WindowMode::window}};

constexpr long k_min_idle_s = 5;
constexpr long k_max_idle_s = 3600;
/// WCAG 2.2, success criterion 2.2.1: a person is warned and given at least 20 seconds to ask for more time.
constexpr long k_min_warning_s = 20;
constexpr long k_max_warning_s = 600;
/// A page marked sensitive is cleared after this much of the ordinary idle time where kiosk.yaml says
/// nothing.
constexpr std::chrono::seconds k_idle_sensitive{60};
constexpr int k_min_side_px = 320;
constexpr int k_max_side_px = 8192;
constexpr int k_window_width_px = 1080;
constexpr int k_window_height_px = 1920;

/// Takes over what could be read; what could not has been reported and keeps its default.
template <class T, class U> void set(T& target, std::optional<U> value) {
    if (value)
        target = *std::move(value);
}

std::optional<std::chrono::seconds> seconds(const yaml::Value& value, long min, long max) {
    const auto count = value.integer(min, max);
    return count ? std::optional(std::chrono::seconds{*count}) : std::nullopt;
}

std::optional<std::vector<std::string>> languages(const yaml::Value& value,
                                                  std::map<std::string, Place>& places) {
    const auto items = value.list();
    if (!items)
        return std::nullopt;
    std::vector<std::string> tags;
    for (const auto& item : *items) {
        const auto tag = item.language_tag();
        if (!tag)
            continue;
        if (places.emplace(*tag, item.place()).second)
            tags.push_back(*tag);
        else
            item.error(fmt::format("found '{}' again", *tag), "each language once");
    }
    return tags.empty() ? std::nullopt : std::optional(tags);
}

void read_default_language(const yaml::Value& value, Config& config) {
    const auto& tags = config.languages;
    const auto is_listed = [&](const std::string& tag) {
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    if (!is_listed(config.default_language))
        config.default_language = tags.front();
    const auto tag = value.filled_text();
    if (!tag)
        return;
    if (is_listed(*tag))
        config.default_language = *tag;
    else
        value.error(fmt::format("found '{}'", *tag), "one of 'languages': " + yaml::one_of(tags),
                    yaml::suggest(*tag, tags));
}

std::optional<std::string> time_zone(const yaml::Value& value) {
    auto name = value.text();
    if (!name || name->empty())
        return name;
    const auto belongs = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/_+-").find(c) != std::string_view::npos;
    };
    if (std::all_of(name->begin(), name->end(), belongs))
        return name;
    value.error(fmt::format("found '{}'", *name), "the name of a time zone, such as 'America/New_York'");
    return std::nullopt;
}

struct Pixels {
    int width = 0;
    int height = 0;
};

std::optional<Pixels> parse_pixels(std::string_view text) {
    Pixels size;
    const char* const end = text.data() + text.size();
    const auto [cross, no_width] = std::from_chars(text.data(), end, size.width);
    if (no_width != std::errc{} || cross == end || *cross != 'x')
        return std::nullopt;
    const auto [rest, no_height] = std::from_chars(cross + 1, end, size.height);
    if (no_height != std::errc{} || rest != end)
        return std::nullopt;
    const auto fits = [](int side) { return side >= k_min_side_px && side <= k_max_side_px; };
    return fits(size.width) && fits(size.height) ? std::optional(size) : std::nullopt;
}

void read_size(const yaml::Value& value, Display& display) {
    if (display.mode == WindowMode::window) {
        display.width = k_window_width_px;
        display.height = k_window_height_px;
    }
    const auto text = value.text();
    if (!text)
        return;
    const auto size = parse_pixels(*text);
    if (!size) {
        value.error(fmt::format("found '{}'", *text),
                    fmt::format("width and height in pixels, such as '1080x1920', each from {} to {}",
                                k_min_side_px, k_max_side_px));
    } else if (display.mode == WindowMode::full_screen) {
        value.warning("'size' is not used: the whole display is", "'mode: window' beside it, or no 'size'");
    } else {
        display.width = size->width;
        display.height = size->height;
    }
}

/// Both ends or nothing: half a night would be guessed.
std::optional<Sleep> sleep_hours(const yaml::Value& value) {
    constexpr std::chrono::minutes k_day{24 * 60};
    auto map = value.map();
    if (!map)
        return std::nullopt;
    const auto from = map->need("from", "when the panel goes off, such as \"22:00\"").clock();
    const auto until_value = map->need("until", "when the panel comes on again, such as \"06:30\"");
    const auto until = until_value.clock();
    map->finish();
    if (!from || !until)
        return std::nullopt;
    const Sleep sleep{*from % k_day, *until % k_day};
    if (sleep.from == sleep.until) {
        until_value.error(fmt::format("found '{}'", until_value.raw()), "another time than 'from'");
        return std::nullopt;
    }
    return sleep;
}

void read_display(const yaml::Value& value, Display& display) {
    auto map = value.map();
    if (!map)
        return;
    set(display.rotation, map->get("rotation").choice(k_rotations));
    set(display.diagonal_in, map->get("diagonal_in").number(5, 100));
    set(display.scale, map->get("scale").number(0.8, 2));
    set(display.mode, map->get("mode").choice(k_modes));
    read_size(map->get("size"), display);
    display.sleep = sleep_hours(map->get("sleep"));
    map->finish();
}

void read_idle(yaml::Map& map, Config& config) {
    set(config.idle, seconds(map.get("idle_s"), k_min_idle_s, k_max_idle_s));
    config.idle_sensitive = std::min(k_idle_sensitive, config.idle);
    const auto value = map.get("idle_sensitive_s");
    set(config.idle_sensitive, seconds(value, k_min_idle_s, k_max_idle_s));
    if (config.idle_sensitive > config.idle) {
        value.error(fmt::format("found '{}'", config.idle_sensitive.count()),
                    fmt::format("'idle_s' at most, which is {}", config.idle.count()));
        config.idle_sensitive = std::min(k_idle_sensitive, config.idle);
    }
    set(config.warning, seconds(map.get("warning_s"), k_min_warning_s, k_max_warning_s));
}

void read_folder(const yaml::Value& value, const std::filesystem::path& base, std::filesystem::path& target) {
    const auto text = value.filled_text();
    if (text)
        target = (base / *text).lexically_normal();
}

void read_all(yaml::Map& map, const std::filesystem::path& folder, Loaded& loaded) {
    auto& config = loaded.config;
    set(config.site_name, map.get("site_name").text());
    set(config.pack, map.get("pack").id());
    loaded.pack_place = map.get("pack").place();
    set(config.languages, languages(map.get("languages"), loaded.language_places));
    read_default_language(map.get("default_language"), config);
    set(config.time_zone, time_zone(map.get("time_zone")));
    loaded.time_zone_place = map.get("time_zone").place();
    set(config.theme, map.get("theme").choice(k_themes));
    read_display(map.get("display"), config.display);
    read_idle(map, config);
    set(config.reduced_motion, map.get("reduced_motion").boolean());
    if (const auto volume = map.get("volume").integer(0, 100))
        config.volume = static_cast<int>(*volume);
    read_network(map.get("network"), config.network);
    read_clock(map.get("clock"), config.clock);
    read_updates(map.get("updates"), config.updates);
    read_folder(map.get("content_dir"), folder, config.content_dir);
    read_folder(map.get("locales_dir"), folder, config.locales_dir);
    map.finish();
}

} // namespace

Config default_config(const std::filesystem::path& data_dir) {
    Config config;
    config.languages = k_default_languages;
    config.content_dir = data_dir / "content";
    config.locales_dir = data_dir / "locales";
    return config;
}

Loaded load_config(const std::filesystem::path& file, const std::filesystem::path& data_dir) {
    Loaded loaded;
    loaded.config = default_config(data_dir);
    const auto root = yaml::load(file, loaded.diagnostics);
    if (auto map = root.map())
        read_all(*map, file.parent_path(), loaded);
    return loaded;
}

} // namespace waypost::config
