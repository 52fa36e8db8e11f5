#include "app/scene.h"

#include "app/site_composer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace waypost::app {

namespace {

using session::Screen;

struct NamedScreen {
    std::string_view name;
    Screen screen;
};
constexpr std::array k_screens{
    NamedScreen{"welcome", Screen::welcome},   NamedScreen{"home", Screen::home},
    NamedScreen{"category", Screen::category}, NamedScreen{"topic", Screen::topic},
    NamedScreen{"contact", Screen::contact},   NamedScreen{"language", Screen::language},
    NamedScreen{"display", Screen::display},   NamedScreen{"warning", Screen::home},
};

constexpr std::string_view k_unknown_time = "unknown";

/// Far enough from the clock's zero that a warning can have begun before it.
constexpr Instant k_start{Millis{3'600'000}};

std::string first_id(Screen screen, const content::Pack& pack) {
    if (screen == Screen::category && !pack.categories.empty())
        return pack.categories.front().id;
    if (screen == Screen::topic && !pack.topics.empty())
        return pack.categories.empty() ? pack.topics.front().id : pack.categories.front().topics.front();
    if (screen == Screen::contact && !pack.services.empty())
        return pack.services.front().id;
    return {};
}

bool exists(Screen screen, const std::string& id, const content::Pack& pack) {
    if (screen == Screen::category)
        return pack.category(id) != nullptr;
    if (screen == Screen::topic)
        return pack.topic(id) != nullptr;
    if (screen == Screen::contact)
        return pack.service(id) != nullptr;
    return true;
}

} // namespace

std::vector<std::string_view> screen_names() {
    std::vector<std::string_view> names;
    names.reserve(k_screens.size());
    for (const auto& named : k_screens)
        names.push_back(named.name);
    return names;
}

Result<WallTime> parse_local_time(std::string_view text, const i18n::TimeZone& zone) {
    // 2026-03-08T14:05
    constexpr std::array<std::pair<size_t, size_t>, 5> k_fields{{{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}}};
    std::array<int, 5> value{};
    bool good = text.size() == 16 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':';
    for (size_t i = 0; good && i < k_fields.size(); ++i) {
        const auto part = text.substr(k_fields[i].first, k_fields[i].second);
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value[i]);
        good = error == std::errc{} && end == part.data() + part.size();
    }
    const std::chrono::year_month_day date{std::chrono::year{value[0]},
                                           std::chrono::month{static_cast<unsigned>(value[1])},
                                           std::chrono::day{static_cast<unsigned>(value[2])}};
    if (!good || !date.ok() || value[3] > 23 || value[4] > 59)
        return Error{fmt::format("'{}' is not a local time such as 2026-03-08T14:05", text)};
    const auto wanted =
        std::chrono::local_days{date} + std::chrono::hours{value[3]} + std::chrono::minutes{value[4]};
    // The zone tells local time from a moment; two steps the other way settle on the offset in force.
    WallTime moment{wanted.time_since_epoch()};
    for (int i = 0; i < 2; ++i)
        moment += wanted - zone.local(moment);
    return moment;
}

Result<Scene> make_scene(const SceneRequest& request, const SiteData& data) {
    const auto& site = data.site();
    const auto* named = std::find_if(k_screens.begin(), k_screens.end(),
                                     [&](const auto& s) { return s.name == request.screen; });
    if (named == k_screens.end())
        return Error{fmt::format("there is no screen '{}'", request.screen)};
    const auto* info = site.catalog.info(request.locale);
    if (!info)
        return Error{
            fmt::format("the language '{}' is not among those of the configuration", request.locale)};

    Scene scene;
    scene.now = k_start;
    scene.wall = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (request.at == k_unknown_time) {
        scene.wall_is_trusted = false;
    } else if (!request.at.empty()) {
        auto wall = parse_local_time(request.at, site.zone);
        if (!wall.ok())
            return wall.error();
        scene.wall = *wall;
    }
    auto& state = scene.state;
    state.text_size = request.text_size;
    if (request.theme != site.theme)
        state.theme = request.theme;
    if (named->screen == Screen::welcome) {
        // The moment at which this language's greeting stands still.
        size_t index = 0;
        while (site.catalog.languages()[index].locale.tag != request.locale)
            ++index;
        scene.now += k_greeting_turn * static_cast<int>(index) + k_greeting_turn / 2;
        return scene;
    }
    auto id = request.id.empty() ? first_id(named->screen, site.pack) : request.id;
    if (!exists(named->screen, id, site.pack))
        return Error{fmt::format("there is no {} '{}' in the pack", request.screen, id)};
    state.language = request.locale;
    state.place = {named->screen, std::move(id), request.page - 1};
    if (named->screen != Screen::home)
        state.history.push_back({Screen::home, {}, 0});
    state.last_input = scene.now;
    if (request.screen == "warning")
        state.warning_since = scene.now - (data.config().warning - std::chrono::seconds{request.seconds});
    return scene;
}

} // namespace waypost::app
