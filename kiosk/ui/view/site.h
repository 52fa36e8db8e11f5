#pragma once

#include "base/clock.h"
#include "content/model.h"
#include "i18n/calendar.h"
#include "i18n/catalog.h"
#include "session/state.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace waypost::view {

/// How each language writes times, days and lists here. Making one takes milliseconds, so they are kept;
/// which ones were made tells what was read, so clear() is part of ending a visit.
class FormatsBook {
public:
    FormatsBook(const i18n::Catalog& catalog, std::string region)
        : m_catalog(catalog), m_region(std::move(region)) {}
    const i18n::Formats& get(const std::string& tag);
    void clear() { m_formats.clear(); }

private:
    const i18n::Catalog& m_catalog;
    std::string m_region;
    std::map<std::string, i18n::Formats, std::less<>> m_formats;
};

/// Everything a screen is made from that a visit does not change. References live as long as the kiosk runs.
struct Site {
    const content::Pack& pack;
    const i18n::Catalog& catalog;
    const i18n::TimeZone& zone;
    std::string name; ///< "": the pack's place name
    std::string default_language;
    session::Theme theme = session::Theme::light;
    std::chrono::seconds warning{30};
    std::map<std::string, content::Slot, std::less<>> slots;
    std::shared_ptr<FormatsBook> formats;
};

Site make_site(const content::Pack& pack, const i18n::Catalog& catalog, const i18n::TimeZone& zone);

/// The moment that a screen is made for.
struct Moment {
    Instant now;
    WallTime wall;
    bool wall_is_trusted = true;
};

} // namespace waypost::view
