#pragma once

#include "app/scene.h"
#include "app/site_composer.h"
#include "app/site_data.h"
#include "testing.h"

#include <filesystem>
#include <memory>

namespace waypost::test {

/// The kiosk as it ships, on the default display.
struct RealSite {
    std::unique_ptr<app::SiteData> data =
        app::SiteData::load(std::filesystem::path(WAYPOST_SOURCE_DIR) / "assets" / "kiosk.yaml");
    text::FontSet fonts = text::FontSet::create(text::FontSet::default_folders()).value();
    layout::Screen screen = layout::make_screen({1080, 1920}, 21.5, 1);

    RealSite() { REQUIRE(data->usable()); }
};

} // namespace waypost::test
