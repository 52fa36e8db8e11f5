#pragma once

#include "content/load.h"
#include "i18n/calendar.h"
#include "i18n/catalog.h"
#include "testing.h"
#include "ui/view/screens.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace waypost::test {

/// The fictional pack with the kiosk's own words: its sentences show as their ids, which is all these tests
/// need.
struct SampleSite {
    content::Pack pack;
    i18n::Catalog catalog;
    i18n::TimeZone zone;
    view::Site site;

    SampleSite()
        : pack(*content::load_pack(std::filesystem::path(WAYPOST_SOURCE_DIR) / "tests/content/packs/sample")
                    .pack),
          catalog(i18n::Catalog::load(std::filesystem::path(WAYPOST_SOURCE_DIR) / "locales",
                                      {"en", "es", "pl", "ar"}, "willimantic")
                      .catalog),
          zone(i18n::TimeZone::create("America/New_York").value()),
          site(view::make_site(pack, catalog, zone)) {}
};

/// Without the isolates around what was put in (UAX #9): they are there for the eye's sake, not for the
/// reader's.
inline std::string plain(std::string text) {
    for (const char* isolate : {"\u2066", "\u2067", "\u2068", "\u2069"}) {
        for (auto at = text.find(isolate); at != std::string::npos; at = text.find(isolate))
            text.erase(at, std::string_view(isolate).size());
    }
    return text;
}

/// A local time in New York in standard or daylight time, as a moment.
inline WallTime at(const std::string& utc) {
    int y = 0, mo = 0, d = 0, h = 0, mi = 0;
    REQUIRE(std::sscanf(utc.c_str(), "%d-%d-%d %d:%d", &y, &mo, &d, &h, &mi) == 5);
    return std::chrono::sys_days{std::chrono::year{y} / mo / d} + std::chrono::hours{h} +
           std::chrono::minutes{mi};
}

inline view::Moment moment(const std::string& utc, bool trusted = true) {
    return {Instant{Millis{1'000'000}}, at(utc), trusted};
}

} // namespace waypost::test
