#include "session/sleep.h"
#include "site_fixture.h"
#include "yaml/temp_folder.h"

using namespace waypost;
using namespace waypost::app;
using namespace std::chrono_literals;

namespace {

/// A site in Willimantic whose panel is off from ten in the evening until half past six.
struct Sleepy {
    TempFolder folder;
    std::unique_ptr<SiteData> data;
    text::FontSet fonts = text::FontSet::create(text::FontSet::default_folders()).value();
    Instant now{Millis{3'600'000}};

    Sleepy() {
        const std::string root = WAYPOST_SOURCE_DIR;
        data = SiteData::load(folder.write(
            "kiosk.yaml", "content_dir: " + root + "/content\nlocales_dir: " + root +
                              "/locales\nlanguages: [en]\ndisplay: {sleep: {from: 22:00, until: 06:30}}\n"));
        REQUIRE(data->usable());
    }
    session::Rules rules_at(const std::string& local, bool trusted = true) {
        SiteComposer composer(*data, fonts, layout::make_screen({800, 480}, 7, 1));
        const auto wall = parse_local_time(local, data->site().zone).value();
        return composer.compose({}, now, wall, trusted).rules;
    }
};

} // namespace

TEST_CASE("The night is that of the site, and the kiosk knows when it changes") {
    Sleepy site;
    const auto evening = site.rules_at("2026-11-24T21:00");
    CHECK_FALSE(evening.night);
    CHECK(evening.night_changes == site.now + 1h);
    const auto night = site.rules_at("2026-11-24T22:00");
    CHECK(night.night);
    CHECK(night.night_changes == site.now + 8h + 30min);
    CHECK_FALSE(site.rules_at("2026-11-25T06:30").night);
}

TEST_CASE("A clock that nobody set never switches the panel off") {
    Sleepy site;
    const auto rules = site.rules_at("2026-11-24T23:00", false);
    CHECK_FALSE(rules.night);
    CHECK_FALSE(rules.night_changes.has_value());
}

TEST_CASE("A night in which the clock goes forward or back ends by the clock all the same") {
    Sleepy site;
    CHECK(site.rules_at("2026-03-07T22:00").night_changes == site.now + 7h + 30min);
    CHECK(site.rules_at("2026-10-31T22:00").night_changes == site.now + 9h + 30min);
}

TEST_CASE("Without hours of sleep there is no night") {
    const test::RealSite site;
    SiteComposer composer(*site.data, site.fonts, site.screen);
    CHECK_FALSE(composer.compose({}, Instant{}, WallTime{}, true).rules.night_changes.has_value());
}
