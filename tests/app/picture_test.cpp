#include "app/failsafe.h"
#include "platform/image.h"
#include "platform/png.h"
#include "site_fixture.h"

#include <cstdlib>

using namespace waypost;
using namespace waypost::test;

namespace {

namespace fs = std::filesystem;

/// Other versions of FreeType smooth edges a little differently; a wrong glyph or place changes far more.
constexpr int k_channel_tolerance = 48;
constexpr double k_most_differing = 0.004;

platform::Image painted(const RealSite& site, const app::SceneRequest& request, layout::Screen screen) {
    auto painter = platform::ImagePainter::create({&site.fonts}, screen.size);
    REQUIRE(painter.ok());
    const auto scene = app::make_scene(request, *site.data);
    REQUIRE(scene.ok());
    app::SiteComposer composer(*site.data, site.fonts, screen);
    composer.compose({}, Instant{Millis{3'600'000}}, scene->wall, true);
    const auto& composition = composer.compose(scene->state, scene->now, scene->wall, true);
    return painter->paint(composition.layers, composition.ground);
}

void compare_with_golden(const std::string& name, const platform::Image& actual) {
    const fs::path folder = fs::path(WAYPOST_TEST_DIR) / "pictures";
    const auto file = folder / (name + ".png");
    if (std::getenv("WAYPOST_UPDATE_GOLDENS")) {
        fs::create_directories(folder);
        REQUIRE(platform::write_png(file, actual).ok());
        return;
    }
    const auto expected = platform::read_png(file);
    REQUIRE(expected.ok());
    const auto comparison = platform::compare(*expected, actual, k_channel_tolerance);
    const auto allowed = static_cast<size_t>(k_most_differing * actual.w * actual.h);
    const bool same = comparison.differing <= allowed;
    if (!same) {
        REQUIRE(platform::write_png(folder / (name + "-actual.png"), actual).ok());
        REQUIRE(platform::write_png(folder / (name + "-diff.png"), comparison.diff).ok());
    }
    INFO(name << ": " << comparison.differing << " pixels differ, " << allowed << " may");
    CHECK(same);
}

} // namespace

TEST_CASE("A few screens look as their goldens do") {
    const RealSite site;
    const auto seven_inch = layout::make_screen({800, 480}, 7, 1);
    app::SceneRequest request;
    request.at = "2026-11-24T10:05";
    SECTION("home in English") {
        request.screen = "home";
        compare_with_golden("home-en", painted(site, request, seven_inch));
    }
    SECTION("a topic in Arabic, dark") {
        request.locale = "ar";
        request.screen = "topic";
        request.theme = session::Theme::dark;
        compare_with_golden("topic-ar-dark", painted(site, request, seven_inch));
    }
    SECTION("the warning in Chinese, high contrast") {
        request.locale = "zh-Hans";
        request.screen = "warning";
        request.theme = session::Theme::contrast;
        compare_with_golden("warning-zh-Hans-contrast", painted(site, request, seven_inch));
    }
    SECTION("the built-in page") {
        auto painter = platform::ImagePainter::create({&site.fonts}, {800, 480});
        REQUIRE(painter.ok());
        const auto list =
            app::failsafe_page({{800, 480}, seven_inch.px_per_mm, &site.fonts, "a reason", "Waypost"});
        const paint::Layer layer{&list, {}, std::nullopt, 1};
        compare_with_golden("failure", painter->paint({&layer, 1}, app::k_failsafe_ground));
    }
}

TEST_CASE("The comparison of pictures can fail") {
    const RealSite site;
    const auto seven_inch = layout::make_screen({800, 480}, 7, 1);
    app::SceneRequest request;
    request.at = "2026-11-24T10:05";
    const auto english = painted(site, request, seven_inch);
    request.locale = "es";
    const auto spanish = painted(site, request, seven_inch);
    const auto comparison = platform::compare(english, spanish, k_channel_tolerance);
    CHECK(comparison.differing > static_cast<size_t>(k_most_differing * english.w * english.h));
}
