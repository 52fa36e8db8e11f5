#include "app/commands.h"
#include "app/proof.h"
#include "app/site_data.h"
#include "content/load.h"
#include "i18n/catalog.h"
#include "ui/layout/icons.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>

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

void append(Diagnostics& all, Diagnostics more) {
    for (auto& diagnostic : more)
        all.push_back(std::move(diagnostic));
}

} // namespace

int check_command(const CheckOptions& options) {
    const auto data = SiteData::load(options.config);
    Diagnostics all = data->diagnostics();
    if (data->usable()) {
        const auto& site = data->site();
        const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        append(all, content::stale(site.pack, content::Date{today}));
        append(all, i18n::check_translations(site.catalog));
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
        fmt::print("{} topics, {} services, {} facts, {} languages: ", site.pack.topics.size(),
                   site.pack.services.size(), site.pack.facts.size(), site.catalog.languages().size());
    }
    fmt::print("{} errors, {} warnings\n", errors, all.size() - errors);
    return errors == 0 ? 0 : 1;
}

int check_layout_command(const CheckOptions& options) {
    const auto data = SiteData::load(options.config);
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
    fmt::print("{} screens, {} pages laid out: {} problems\n", proof.screens, proof.pages,
               proof.findings.size());
    return proof.findings.empty() ? 0 : 1;
}

} // namespace waypost::app
