#include "i18n/catalog.h"

#include "i18n/catalog_data.h"
#include "i18n/locale_data.h"

#include <fmt/format.h>

#include <utility>

namespace waypost::i18n {

Arg text_arg(std::string value) {
    return {Arg::Kind::text, std::move(value), 0};
}
Arg dial_arg(std::string value) {
    return {Arg::Kind::dial, std::move(value), 0};
}
Arg number_arg(long value) {
    return {Arg::Kind::number, {}, value};
}

const Bundle* Catalog::Impl::bundle(std::string_view tag) const {
    auto found = bundles.find(tag);
    if (found == bundles.end()) {
        const auto canonical = make_locale(tag);
        if (canonical.ok())
            found = bundles.find(canonical->tag);
    }
    return found == bundles.end() ? nullptr : &found->second;
}

const Entry* Catalog::Impl::entry(std::string_view tag, std::string_view id) const {
    const Bundle* of_tag = bundle(tag);
    if (of_tag == nullptr)
        return nullptr;
    const auto found = of_tag->entries.find(id);
    return found == of_tag->entries.end() || !found->second.usable ? nullptr : &found->second;
}

std::vector<Bundle*> Catalog::Impl::chain(std::string_view tag) const {
    if (const auto known = chains.find(tag); known != chains.end())
        return known->second;
    for (const auto& step : fallback_chain(tag))
        if (const auto known = chains.find(step); known != chains.end())
            return known->second;
    return {};
}

Catalog::Catalog() : m_impl(std::make_unique<Impl>()) {}
Catalog::~Catalog() = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

const std::vector<LocaleInfo>& Catalog::languages() const {
    return m_impl->languages;
}

const LocaleInfo* Catalog::info(std::string_view tag) const {
    const Bundle* bundle = m_impl->bundle(tag);
    return bundle == nullptr ? nullptr : &bundle->info;
}

namespace {

/// The entry in the bundle's language; empty when it cannot be shown.
Text shown(Entry& entry, Bundle& bundle, const Args& args) {
    if (!needs_formatting(entry.source))
        return plain_text(entry.source, bundle.info.locale);
    if (entry.compiled == nullptr) {
        entry.compiled = Message::compile(entry.source, bundle.data, bundle.info.locale);
        entry.usable = entry.compiled != nullptr;
        // ICU's form of a message takes several kilobytes: those of a screen or two are kept.
        constexpr size_t k_most_compiled = 64;
        if (bundle.compiled.size() >= k_most_compiled) {
            for (Entry* earlier : std::exchange(bundle.compiled, {}))
                earlier->compiled.reset();
        }
        bundle.compiled.push_back(&entry);
    }
    return entry.compiled == nullptr ? Text{} : entry.compiled->format(args);
}

} // namespace

Text Catalog::text(std::string_view tag, std::string_view id, const Args& args) const {
    for (Bundle* bundle : m_impl->chain(tag)) {
        const auto found = bundle->entries.find(id);
        if (found == bundle->entries.end() || !found->second.usable)
            continue;
        if (Text text = shown(found->second, *bundle, args); !text.empty())
            return text;
    }
    return {id.empty() ? "?" : std::string(id), Locale{}, {}};
}

bool Catalog::has(std::string_view tag, std::string_view id) const {
    return m_impl->entry(tag, id) != nullptr;
}

std::vector<std::string> Catalog::ids(std::string_view tag) const {
    std::vector<std::string> out;
    if (const Bundle* bundle = m_impl->bundle(tag))
        for (const auto& [id, entry] : bundle->entries)
            if (entry.usable)
                out.emplace_back(id);
    return out;
}

std::vector<std::string> Catalog::argument_names(std::string_view tag, std::string_view id) const {
    std::vector<std::string> names;
    for (const Bundle* bundle : m_impl->chain(tag)) {
        const auto found = bundle->entries.find(id);
        if (found == bundle->entries.end() || !found->second.usable)
            continue;
        for (const auto& [name, use] : analyse(found->second.source).arguments)
            names.push_back(name);
        break;
    }
    return names;
}

Place Catalog::place(std::string_view tag, std::string_view id) const {
    const Bundle* bundle = m_impl->bundle(tag);
    if (bundle == nullptr)
        return {};
    const auto found = bundle->entries.find(id);
    return found == bundle->entries.end() ? Place{} : bundle->place(found->second);
}

std::string_view Catalog::source(std::string_view tag, std::string_view id) const {
    const Entry* entry = m_impl->entry(tag, id);
    return entry == nullptr ? std::string_view() : entry->source;
}

void Catalog::forget_shown() const {
    for (auto& [tag, bundle] : m_impl->bundles)
        for (Entry* entry : std::exchange(bundle.compiled, {}))
            entry->compiled.reset();
}

Place Catalog::folder(std::string_view tag) const {
    const Bundle* bundle = m_impl->bundle(tag);
    return {bundle == nullptr ? std::string(tag) : bundle->folder, 0, 0};
}

} // namespace waypost::i18n
