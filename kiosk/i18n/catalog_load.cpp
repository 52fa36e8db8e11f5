#include "i18n/catalog.h"
#include "i18n/catalog_data.h"
#include "i18n/language_order.h"
#include "i18n/locale_data.h"
#include "i18n/pseudo.h"
#include "yaml/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace waypost::i18n {

namespace fs = std::filesystem;

/// Reads one catalog from its files.
class CatalogReader {
public:
    CatalogReader(fs::path locales_dir, std::string_view pack, Diagnostics& diagnostics)
        : m_locales_dir(std::move(locales_dir)), m_pack(pack), m_diagnostics(diagnostics) {}

    Catalog read(const std::vector<std::string>& tags) {
        for (const auto& tag : tags)
            read_language(tag);
        if (!loaded("en"))
            read_english();
        read_ancestors();
        for (auto& [tag, bundle] : m_impl->bundles)
            for (const auto& step : fallback_chain(tag))
                if (const auto found = m_impl->bundles.find(step); found != m_impl->bundles.end())
                    m_impl->chains[tag].push_back(&found->second);
        order_languages(m_impl->languages);
        Catalog catalog;
        catalog.m_impl = std::move(m_impl);
        return catalog;
    }

private:
    [[nodiscard]] bool loaded(const std::string& tag) const { return m_impl->bundles.contains(tag); }

    void report(Place place, std::string found, std::string expected, std::string suggestion = {}) {
        m_diagnostics.push_back({Severity::error, std::move(place), std::move(found), std::move(expected),
                                 std::move(suggestion)});
    }

    void read_language(const std::string& tag) {
        if (const auto pseudo = pseudo_of(tag)) {
            make_pseudo(*pseudo);
            return;
        }
        const auto locale = make_locale(tag);
        if (!locale.ok()) {
            report({m_locales_dir.string(), 0, 0}, fmt::format("found the language '{}'", tag),
                   "a language tag (BCP 47), such as es, pt-BR or zh-Hans");
            return;
        }
        if (!loaded(locale->tag)) {
            if (locale->tag == "en")
                read_english();
            else
                read_bundle(*locale);
        }
        if (loaded(locale->tag) && !listed(locale->tag))
            m_impl->languages.push_back(m_impl->bundles[locale->tag].info);
    }

    void make_pseudo(Pseudo kind) {
        if (!loaded("en"))
            read_english();
        LocaleInfo info{pseudo_locale(kind), pseudo_name(kind), ReviewStatus::draft, {}, {}};
        if (loaded(info.locale.tag) || !loaded("en"))
            return;
        const Bundle& english = m_impl->bundles["en"];
        Bundle& bundle = m_impl->bundles[info.locale.tag];
        bundle.info = info;
        bundle.data = data_locale(info.locale.tag, NoData::root);
        bundle.folder = english.folder;
        bundle.files = english.files;
        std::vector<Entries::Item> entries;
        for (const auto& [id, entry] : english.entries) {
            if (entry.usable)
                entries.emplace_back(id, Entry{bundle.texts.keep(pseudo_message(entry.source, kind)),
                                               entry.place, true, nullptr});
        }
        bundle.entries.add(std::move(entries));
        m_impl->languages.push_back(std::move(info));
    }

    [[nodiscard]] bool listed(const std::string& tag) const {
        return std::any_of(m_impl->languages.begin(), m_impl->languages.end(),
                           [&](const LocaleInfo& info) { return info.locale.tag == tag; });
    }

    /// Every fallback ends in English, so its messages are kept even when its locale.yaml is bad.
    void read_english() {
        if (!read_bundle(Locale{}))
            read_messages(LocaleInfo{Locale{}, "English", ReviewStatus::draft, {}, {}});
    }

    /// 'pt' helps where 'pt-BR' has a gap, when it is there.
    void read_ancestors() {
        std::vector<std::string> steps;
        for (const auto& [tag, bundle] : m_impl->bundles)
            for (const auto& step : fallback_chain(tag))
                if (!loaded(step) && fs::exists(m_locales_dir / step / "locale.yaml"))
                    steps.push_back(step);
        for (const auto& step : steps)
            if (const auto locale = make_locale(step); locale.ok() && !loaded(step))
                read_bundle(*locale);
    }

    bool read_bundle(const Locale& locale) {
        const auto info = read_info(locale);
        if (info)
            read_messages(*info);
        return info.has_value();
    }

    std::optional<LocaleInfo> read_info(const Locale& locale) {
        const yaml::Value root = yaml::load(m_locales_dir / locale.tag / "locale.yaml", m_diagnostics);
        auto map = root.map();
        if (!map)
            return std::nullopt;
        const yaml::Value tag_value = map->need("tag", "the name of the folder");
        const auto tag = tag_value.filled_text();
        const auto name = map->need("name", "the language's own name for itself").filled_text();
        LocaleInfo info{locale, name.value_or(""), ReviewStatus::draft, {}, {}};
        read_review(*map, info);
        map->finish();
        if (tag && *tag != locale.tag) {
            tag_value.error(fmt::format("found '{}'", *tag), fmt::format("'{}'", locale.tag));
            return std::nullopt;
        }
        return tag && name ? std::optional(info) : std::nullopt;
    }

    /// A translation counts as reviewed only when somebody put a name and a day to it.
    static void read_review(yaml::Map& map, LocaleInfo& info) {
        const yaml::Value status_value = map.get("status");
        const auto status = status_value.choice<ReviewStatus>(
            {{"draft", ReviewStatus::draft}, {"reviewed", ReviewStatus::reviewed}});
        const bool reviewed = status == ReviewStatus::reviewed;
        const yaml::Value by =
            reviewed ? map.need("reviewed_by", "who reviewed the translation") : map.get("reviewed_by");
        const yaml::Value on =
            reviewed ? map.need("reviewed_on", "the day of the review, YYYY-MM-DD") : map.get("reviewed_on");
        const auto reviewer = by.filled_text();
        const auto day = on.date();
        if (reviewed && reviewer && day) {
            info.status = ReviewStatus::reviewed;
            info.reviewed_by = *reviewer;
            info.reviewed_on = on.raw();
        }
    }

    void read_messages(const LocaleInfo& info) {
        const fs::path folder = m_locales_dir / info.locale.tag;
        Bundle& bundle = m_impl->bundles[info.locale.tag];
        bundle.info = info;
        bundle.data = data_locale(info.locale.tag, NoData::root);
        bundle.folder = folder.string();
        read_file(folder / "ui.yaml", bundle);
        for (const auto& file : pack_files(folder / m_pack))
            read_file(file, bundle);
    }

    std::vector<fs::path> pack_files(const fs::path& folder) {
        std::vector<fs::path> files;
        std::error_code error;
        for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
            if (file->path().extension() == ".yaml")
                files.push_back(file->path());
            else if (file->path().extension() == ".yml")
                report({file->path().string(), 0, 0}, "found the ending .yml", ".yaml");
        }
        if (error)
            report({folder.string(), 0, 0}, "no folder", "the pack's sentences in this language");
        std::sort(files.begin(), files.end());
        return files;
    }

    void read_file(const fs::path& file, Bundle& bundle) {
        const auto number = static_cast<std::uint32_t>(bundle.files.size());
        bundle.files.push_back(file.string());
        std::vector<Entries::Item> entries;
        std::unordered_map<std::string_view, int> line_of; // in this file
        for (auto& flat : yaml::read_flat(file, m_diagnostics)) {
            std::optional<Place> first;
            if (const auto known = bundle.entries.find(flat.key); known != bundle.entries.end())
                first = bundle.place(known->second);
            else if (const auto here = line_of.find(flat.key); here != line_of.end())
                first = Place{file.string(), here->second, 0};
            if (first) {
                report(flat.place, fmt::format("found the message '{}' again", flat.key),
                       fmt::format("it once (it is in {}:{})", first->file, first->line));
                continue;
            }
            const auto id = bundle.texts.keep(flat.key);
            Entry entry;
            entry.source = bundle.texts.keep(flat.value);
            entry.place = {number, flat.place.line, flat.place.column};
            entry.usable = validate(entry, flat.place);
            line_of.emplace(id, flat.place.line);
            entries.emplace_back(id, std::move(entry));
        }
        bundle.entries.add(std::move(entries));
    }

    bool validate(const Entry& entry, const Place& place) {
        if (entry.source.find_first_not_of(' ') == std::string::npos) {
            report(place, "found an empty message", "words");
            return false;
        }
        if (!needs_formatting(entry.source))
            return true;
        const Shape shape = analyse(entry.source);
        for (const auto& problem : shape.errors)
            report(place, problem.found, problem.expected, problem.suggestion);
        for (const auto& problem : shape.tag_errors)
            report(place, problem.found, problem.expected, problem.suggestion);
        return shape.errors.empty();
    }

    fs::path m_locales_dir;
    std::string m_pack;
    Diagnostics& m_diagnostics;
    std::unique_ptr<Catalog::Impl> m_impl = std::make_unique<Catalog::Impl>();
};

Catalog::Loaded Catalog::load(const fs::path& locales_dir, const std::vector<std::string>& tags,
                              std::string_view pack) {
    Diagnostics diagnostics;
    Catalog catalog = CatalogReader(locales_dir, pack, diagnostics).read(tags);
    return {std::move(catalog), std::move(diagnostics)};
}

} // namespace waypost::i18n
