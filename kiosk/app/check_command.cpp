#include "app/commands.h"
#include "app/proof.h"
#include "app/site_data.h"
#include "content/load.h"
#include "i18n/catalog.h"
#include "ui/layout/icons.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace waypost::app {

namespace {

void check_icons(const content::Pack& pack, Diagnostics& out) {
    std::vector<std::string> names;
    for (const auto name : layout::icon_names())
        names.emplace_back(name);
    const auto check = [&](const std::string& icon, const std::string& where) {
        if (!icon.empty() && !layout::find_icon(icon))
            out.push_back({Severity::error,
                           {where},
                           fmt::format("icon '{}' is not in the icon table", icon),
                           "a name that `waypost paint --list` prints",
                           nearest(icon, names)});
    };
    for (const auto& category : pack.categories)
        check(category.icon, "categories.yaml");
    for (const auto& topic : pack.topics) {
        for (const auto& block : topic.blocks)
            check(block.icon, "topics/" + topic.id + ".yaml");
    }
}

/// A sentence that says a number says it because of a fact: the block has to list it, so that the sentence is
/// marked when the fact is not sure any more. Numbers of services carry their own check.
void check_slots(const content::Pack& pack, const i18n::Catalog& catalog, Diagnostics& out) {
    for (const auto& topic : pack.topics) {
        for (const auto& block : topic.blocks) {
            for (const auto& message : block.messages) {
                for (const auto& name : catalog.argument_names("en", message)) {
                    if (!pack.fact(name))
                        continue;
                    if (std::find(block.facts.begin(), block.facts.end(), name) == block.facts.end())
                        out.push_back({Severity::error, catalog.place("en", message),
                                       fmt::format("{} says {{{}}} but its block does not list the fact",
                                                   message, name),
                                       fmt::format("'{}' under facts in topics/{}.yaml", name, topic.id)});
                }
            }
        }
    }
}

/// The languages that are there and that kiosk.yaml has not turned on.
std::set<std::string> languages_off(const SiteData& data) {
    std::set<std::string> off;
    for (const auto& info : data.site().catalog.languages())
        off.insert(info.locale.tag);
    for (const auto& tag : data.config().languages) {
        if (const auto* info = data.site().catalog.info(tag))
            off.erase(info->locale.tag);
    }
    return off;
}

/// How much of the English a language says, in hundredths.
size_t percent_done(const i18n::Catalog& catalog, const std::string& tag) {
    const auto english = catalog.ids("en");
    const auto has = std::count_if(english.begin(), english.end(),
                                   [&](const std::string& id) { return catalog.has(tag, id); });
    return english.empty() ? 0 : 100 * static_cast<size_t>(has) / english.size();
}

void append(Diagnostics& all, Diagnostics more) {
    for (auto& diagnostic : more)
        all.push_back(std::move(diagnostic));
}

} // namespace

int check_command(const CheckOptions& options) {
    const auto data = SiteData::load(options.config, {.tags = {}, .all = true});
    Diagnostics all = data->diagnostics();
    std::set<std::string> off;
    if (data->usable()) {
        const auto& site = data->site();
        const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        append(all, content::stale(site.pack, content::Date{today}));
        off = languages_off(*data);
        append(all, i18n::check_translations(site.catalog, off));
        append(all, i18n::check_required(site.catalog, required_messages(site.pack)));
        check_icons(site.pack, all);
        check_slots(site.pack, site.catalog, all);
    } else {
        all.push_back({Severity::error, {data->config().content_dir.string()}, data->reason(), ""});
    }
    size_t errors = 0;
    for (const auto& diagnostic : all) {
        errors += diagnostic.severity == Severity::error ? 1 : 0;
        fmt::print("{}\n", to_string(diagnostic));
    }
    if (data->usable()) {
        const auto& site = data->site();
        if (!off.empty()) {
            fmt::print("Languages that are not turned on, and how much of the English they say:");
            for (const auto& tag : off)
                fmt::print(" {} {}%", tag, percent_done(site.catalog, tag));
            fmt::print("\n");
        }
        fmt::print("{} topics, {} services, {} facts, {} languages", site.pack.topics.size(),
                   site.pack.services.size(), site.pack.facts.size(),
                   site.catalog.languages().size() - off.size());
        if (!off.empty())
            fmt::print(" and {} not turned on", off.size());
        fmt::print(": ");
    }
    fmt::print("{} errors, {} warnings\n", errors, all.size() - errors);
    return errors == 0 ? 0 : 1;
}

namespace {

/// One picture of each kind of problem: the same fault on many screens is one picture.
void paint_findings(const SiteData& data, const text::FontSet& fonts, const std::vector<Finding>& findings,
                    const std::filesystem::path& folder) {
    constexpr size_t k_most = 40;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::set<std::string> kinds;
    for (const auto& finding : findings) {
        const auto kind = fmt::format("{}-{}-{}-{}", finding.display->name, finding.locale,
                                      finding.problem.what, finding.problem.text);
        if (kinds.size() >= k_most || !kinds.insert(kind).second)
            continue;
        const auto file = folder / fmt::format("{:02}.png", kinds.size());
        const auto painted = paint_finding(data, fonts, finding, file);
        if (painted.ok())
            fmt::print("{}: {}\n", file.string(), to_string(finding));
        else
            fmt::print("{}\n", painted.error().message);
    }
}

} // namespace

int check_layout_command(const CheckOptions& options) {
    const auto data = SiteData::load(options.config, {.tags = {"en-XA", "ar-XB"}, .all = true});
    if (!data->usable()) {
        fmt::print("{}\n", data->reason());
        return 1;
    }
    const auto fonts = text::FontSet::create(text::FontSet::default_folders());
    if (!fonts.ok()) {
        fmt::print("{}\n", fonts.error().message);
        return 1;
    }
    const auto proof = prove(*data, *fonts, {});
    for (const auto& finding : proof.findings)
        fmt::print("{}\n", to_string(finding));
    if (!proof.findings.empty())
        paint_findings(*data, *fonts, proof.findings, options.pictures);
    fmt::print("{} languages, {} screens, {} pages laid out: {} problems\n",
               data->site().catalog.languages().size(), proof.screens, proof.pages, proof.findings.size());
    return proof.findings.empty() ? 0 : 1;
}

} // namespace waypost::app
