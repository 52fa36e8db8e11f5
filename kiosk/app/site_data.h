#pragma once

#include "base/diagnostic.h"
#include "config/config.h"
#include "content/load.h"
#include "i18n/calendar.h"
#include "i18n/catalog.h"
#include "ui/view/site.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace waypost::app {

/// Where content, locales and assets are: beside the source in a working copy, else where they were
/// installed.
std::filesystem::path data_dir();
/// The configuration that is read when none is named.
std::filesystem::path default_config_file();

/// kiosk.yaml alone, with its names looked up: a pack or a language that is not there is an error, and so is
/// a time zone that nobody knows, which becomes "". A file that cannot be read is an error too. Without
/// `pack` it is the first pack that is there. `site`: a folder whose `content` and `locales` take the place
/// of the installed ones where it holds both, and kiosk.yaml names no others.
config::Loaded load_settings(const std::filesystem::path& config_file,
                             const std::filesystem::path& site = {});

/// Languages that are read beside those of kiosk.yaml.
struct MoreLanguages {
    std::vector<std::string> tags; ///< these, pseudo-locales (en-XA, ar-XB) among them
    bool all = false;              ///< every folder in locales_dir, whether a site has turned it on or not
};

/// Everything a kiosk shows, read and checked once. Views point into it, so it does not move.
class SiteData {
public:
    /// Never fails: what could not be read is in diagnostics(), and usable() tells whether enough is left to
    /// show. `config_file` empty: the default one.
    /// `site_folder`: `site` of load_settings().
    static std::unique_ptr<SiteData> load(const std::filesystem::path& config_file,
                                          const MoreLanguages& more = {},
                                          const std::filesystem::path& site_folder = {});
    /// kiosk.yaml and nothing else, for the built-in page; not usable().
    static std::unique_ptr<SiteData> load_config_only(const std::filesystem::path& config_file);

    [[nodiscard]] const config::Config& config() const { return m_config; }
    [[nodiscard]] const Diagnostics& diagnostics() const { return m_diagnostics; }
    /// The first mistake in kiosk.yaml itself (not in pack or locales), in one line for a technician: the
    /// name of the file without its folders. None: it is in order.
    [[nodiscard]] const std::optional<std::string>& config_mistake() const { return m_config_mistake; }
    /// kiosk.yaml names a pack that is not there, while others are; not usable() then.
    [[nodiscard]] bool names_no_pack() const { return m_names_no_pack; }
    /// A pack and at least one language.
    [[nodiscard]] bool usable() const { return m_site.has_value(); }
    /// Only when usable().
    [[nodiscard]] const view::Site& site() const { return *m_site; }
    /// Why nothing can be shown, in one line for a technician.
    [[nodiscard]] std::string reason() const;

private:
    SiteData() = default;
    void take(config::Loaded settings);

    config::Config m_config;
    Diagnostics m_diagnostics;
    std::optional<std::string> m_config_mistake;
    bool m_names_no_pack = false;
    std::optional<content::Pack> m_pack;
    std::optional<i18n::TimeZone> m_zone;
    i18n::Catalog m_catalog;
    std::optional<view::Site> m_site;
};

/// Ids of messages that the pack and the screens will ask for, with the arguments they will be given.
std::map<std::string, std::vector<std::string>> required_messages(const content::Pack& pack);

} // namespace waypost::app
