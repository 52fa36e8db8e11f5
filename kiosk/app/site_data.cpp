#include "app/site_data.h"

#include "i18n/pseudo.h"
#include "yaml/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace waypost::app {

namespace fs = std::filesystem;

fs::path data_dir() {
    fs::path source = WAYPOST_SOURCE_DATA_DIR;
    std::error_code ignored;
    if (fs::is_directory(source / "locales", ignored))
        return source;
    return WAYPOST_INSTALL_DATA_DIR;
}

fs::path default_config_file() {
    return data_dir() / "assets" / "kiosk.yaml";
}

namespace {

session::Theme theme_of(const std::string& name) {
    if (name == "dark")
        return session::Theme::dark;
    return name == "contrast" ? session::Theme::contrast : session::Theme::light;
}

void append(Diagnostics& all, Diagnostics more) {
    for (auto& diagnostic : more)
        all.push_back(std::move(diagnostic));
}

/// True when some language can say at least how to leave: without any words a screen would show ids.
bool has_words(const i18n::Catalog& catalog) {
    const auto& languages = catalog.languages();
    return std::any_of(languages.begin(), languages.end(), [&](const i18n::LocaleInfo& info) {
        return catalog.has(info.locale.tag, "bar.clear") || catalog.has("en", "bar.clear");
    });
}

/// The names of the folders that hold such a file, in order: a language or a pack each.
std::vector<std::string> folders_with(const char* file, const fs::path& parent) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error)) {
        if (fs::exists(entry->path() / file))
            names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> languages_in(const fs::path& locales_dir) {
    return folders_with("locale.yaml", locales_dir);
}

std::vector<std::string> packs_in(const fs::path& content_dir) {
    return folders_with("pack.yaml", content_dir);
}

bool is_one_of(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A name in kiosk.yaml that leads nowhere. Where there is nothing that could be named, the fault is not the
/// file's. False: it was reported.
bool look_up(const std::string& name, const Place& place, const std::vector<std::string>& names,
             const fs::path& folder, Diagnostics& diagnostics) {
    std::error_code ignored;
    // A folder without its first file is for whoever reads the folder to report.
    if (place.line == 0 || names.empty() || is_one_of(names, name) || fs::exists(folder / name, ignored))
        return true;
    diagnostics.push_back({Severity::error, place, fmt::format("found '{}'", name), yaml::one_of(names),
                           yaml::suggest(name, names)});
    return false;
}

void look_up_pack(config::Loaded& loaded) {
    const auto& folder = loaded.config.content_dir;
    const auto names = packs_in(folder);
    auto& pack = loaded.config.pack;
    if (pack.empty() && !names.empty())
        pack = names.front();
    look_up(pack, loaded.pack_place, names, folder, loaded.diagnostics);
}

/// A language that is not there is left out, unless none were left.
void look_up_languages(config::Loaded& loaded) {
    const auto& folder = loaded.config.locales_dir;
    const auto names = languages_in(folder);
    std::vector<std::string> found;
    for (const auto& tag : loaded.config.languages) {
        const auto place = loaded.language_places.find(tag);
        if (place == loaded.language_places.end() || i18n::pseudo_of(tag) ||
            look_up(tag, place->second, names, folder, loaded.diagnostics))
            found.push_back(tag);
    }
    if (!found.empty())
        loaded.config.languages = std::move(found);
}

/// Those of the site first, in its order. A tag that is there already is not read again.
std::vector<std::string> languages_of(const config::Config& config, const MoreLanguages& more) {
    auto tags = config.languages;
    if (more.all) {
        for (auto& tag : languages_in(config.locales_dir))
            tags.push_back(std::move(tag));
    }
    // One that is not there is for the caller to report, and not a mistake of the site.
    for (const auto& tag : more.tags) {
        if (i18n::pseudo_of(tag) || fs::exists(config.locales_dir / tag / "locale.yaml"))
            tags.push_back(tag);
    }
    return tags;
}

/// In short, and what helps most first: the end may be cut where there is little room. The folders of the
/// file say nothing to who stands before the glass.
std::string mistake(const Diagnostic& diagnostic) {
    std::string text = fs::path(diagnostic.place.file).filename().string();
    if (diagnostic.place.line > 0)
        text += fmt::format(":{}:{}", diagnostic.place.line, diagnostic.place.column);
    text += ": " + diagnostic.found;
    if (!diagnostic.suggestion.empty())
        text += fmt::format(" (did you mean '{}'?)", diagnostic.suggestion);
    if (!diagnostic.expected.empty())
        text += ", expected " + diagnostic.expected;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

std::optional<std::string> first_mistake(const Diagnostics& diagnostics) {
    const auto first = std::find_if(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::error; });
    return first == diagnostics.end() ? std::nullopt : std::optional(mistake(*first));
}

} // namespace

config::Loaded load_settings(const fs::path& config_file, const fs::path& site) {
    const auto file = config_file.empty() ? default_config_file() : config_file;
    const bool is_site = fs::is_directory(site / "content") && fs::is_directory(site / "locales");
    auto loaded = config::load_config(file, is_site ? site : data_dir());
    look_up_pack(loaded);
    look_up_languages(loaded);
    auto& zone_name = loaded.config.time_zone;
    if (zone_name.empty())
        return loaded;
    if (const auto zone = i18n::TimeZone::create(zone_name); !zone.ok()) {
        loaded.diagnostics.push_back({Severity::error, loaded.time_zone_place, zone.error().message, ""});
        zone_name.clear();
    }
    return loaded;
}

void SiteData::take(config::Loaded settings) {
    m_config = std::move(settings.config);
    m_config_mistake = first_mistake(settings.diagnostics);
    append(m_diagnostics, std::move(settings.diagnostics));
}

std::unique_ptr<SiteData> SiteData::load_config_only(const fs::path& config_file) {
    std::unique_ptr<SiteData> data(new SiteData);
    data->take(load_settings(config_file));
    return data;
}

std::unique_ptr<SiteData> SiteData::load(const fs::path& config_file, const MoreLanguages& more,
                                         const fs::path& site_folder) {
    std::unique_ptr<SiteData> data(new SiteData);
    data->take(load_settings(config_file, site_folder));
    const auto& folder = data->m_config.content_dir;
    // As look_up() has it: a folder without its pack.yaml is reported below.
    data->m_names_no_pack = !fs::exists(folder / data->m_config.pack) && !packs_in(folder).empty();
    if (data->m_names_no_pack)
        return data;

    auto pack = content::load_pack(folder / data->m_config.pack);
    data->m_pack = std::move(pack.pack);
    append(data->m_diagnostics, std::move(pack.diagnostics));
    if (data->m_config.pack.empty())
        return data; // there is none, and nothing that its words could be read for

    auto catalog = i18n::Catalog::load(data->m_config.locales_dir, languages_of(data->m_config, more),
                                       data->m_config.pack);
    data->m_catalog = std::move(catalog.catalog);
    append(data->m_diagnostics, std::move(catalog.diagnostics));

    if (!data->m_pack)
        return data;
    const auto& zone_name =
        data->m_config.time_zone.empty() ? data->m_pack->time_zone : data->m_config.time_zone;
    auto zone = i18n::TimeZone::create(zone_name);
    if (!zone.ok()) {
        data->m_diagnostics.push_back(
            {Severity::error,
             {(data->m_config.content_dir / data->m_config.pack / "pack.yaml").string()},
             zone.error().message,
             "an IANA time zone such as America/New_York"});
        zone = i18n::TimeZone::create("Etc/UTC");
    }
    if (!zone.ok() || !has_words(data->m_catalog))
        return data;
    data->m_zone.emplace(std::move(zone).value());
    data->m_site.emplace(view::make_site(*data->m_pack, data->m_catalog, *data->m_zone));
    auto& site = *data->m_site;
    site.name = data->m_config.site_name;
    site.theme = theme_of(data->m_config.theme);
    site.warning = data->m_config.warning;
    site.default_language = data->m_config.default_language;
    // A default language that did not load would leave the kiosk without words.
    if (!data->m_catalog.info(site.default_language))
        site.default_language = data->m_catalog.languages().front().locale.tag;
    return data;
}

std::string SiteData::reason() const {
    for (const auto& diagnostic : m_diagnostics) {
        if (diagnostic.severity == Severity::error)
            return to_string(diagnostic);
    }
    return "no content pack and no language could be loaded";
}

} // namespace waypost::app
