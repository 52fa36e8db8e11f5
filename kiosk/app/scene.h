#pragma once

#include "app/site_data.h"
#include "base/result.h"
#include "session/state.h"

#include <string>
#include <string_view>
#include <vector>

/// Any screen by its name, for pictures and tests: a state and a moment at which the kiosk shows it.
namespace waypost::app {

struct SceneRequest {
    std::string locale = "en";
    std::string screen = "home";
    std::string id = {}; ///< topic, category or service; "": the first of the pack
    int page = 1;
    session::TextSize text_size = session::TextSize::normal;
    session::Theme theme = session::Theme::light;
    std::string at = {}; ///< local time at the site; "": now; `unknown`: nobody knows the time
    int seconds = 21;    ///< left on the warning screen
};

struct Scene {
    session::State state;
    Instant now;
    WallTime wall;
    bool wall_is_trusted = true;
};

/// The names of the screens, `failure` aside: that one needs no site.
std::vector<std::string_view> screen_names();
Result<Scene> make_scene(const SceneRequest& request, const SiteData& data);

/// `2026-03-08T14:05` at the site as a moment.
Result<WallTime> parse_local_time(std::string_view text, const i18n::TimeZone& zone);

} // namespace waypost::app
