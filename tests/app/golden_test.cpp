#include "site_fixture.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace waypost;
using namespace waypost::test;

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

struct Golden {
    const char* display;
    Size size;
    double diagonal_in;
    session::TextSize text_size;
};

std::string dump_of(const RealSite& site, const std::string& locale, const std::string& screen,
                    const Golden& golden) {
    app::SceneRequest request;
    request.locale = locale;
    request.screen = screen;
    request.text_size = golden.text_size;
    request.at = "2026-11-24T10:05";
    const auto scene = app::make_scene(request, *site.data);
    REQUIRE(scene.ok());
    app::SiteComposer composer(*site.data, site.fonts,
                               layout::make_screen(golden.size, golden.diagonal_in, 1));
    // The first composition starts the greeting's clock.
    composer.compose({}, Instant{Millis{3'600'000}}, scene->wall, true);
    composer.compose(scene->state, scene->now, scene->wall, true);
    return paint::dump(composer.laid().flat());
}

} // namespace

TEST_CASE("Every screen is laid out as its golden says") {
    // ./dev golden writes them anew; a failure leaves what was laid out beside the golden.
    const RealSite site;
    const bool renew = std::getenv("WAYPOST_UPDATE_GOLDENS") != nullptr;
    const fs::path folder = fs::path(WAYPOST_TEST_DIR) / "golden";
    const Golden goldens[] = {{"1080x1920", {1080, 1920}, 21.5, session::TextSize::normal},
                              {"800x480", {800, 480}, 7, session::TextSize::largest}};
    for (const auto& golden : goldens) {
        for (const std::string locale : {"en", "ar", "zh-Hans", "vi"}) {
            for (const auto screen : app::screen_names()) {
                const auto name = std::string(golden.display) + "-" + locale + "-" + std::string(screen);
                const auto actual = dump_of(site, locale, std::string(screen), golden);
                const auto file = folder / (name + ".txt");
                const auto leftover = folder / (name + "-actual.txt");
                std::error_code nothing_there;
                fs::remove(leftover, nothing_there);
                if (renew) {
                    write(file, actual);
                    continue;
                }
                const auto expected = read(file);
                if (expected != actual)
                    write(leftover, actual);
                INFO(name << ": compare " << file << " with " << leftover);
                CHECK((expected == actual));
            }
        }
    }
}
