#include "ui/view/words.h"

#include <algorithm>

namespace waypost::view {

namespace {

i18n::Arg slot_arg(const content::Slot& slot) {
    if (const auto* number = std::get_if<long>(&slot.value))
        return i18n::number_arg(*number);
    const auto& text = std::get<std::string>(slot.value);
    return slot.is_number_to_dial ? i18n::dial_arg(text) : i18n::text_arg(text);
}

} // namespace

const i18n::Formats& FormatsBook::get(const std::string& tag) {
    const auto found = m_formats.find(tag);
    if (found != m_formats.end())
        return found->second;
    return m_formats.emplace(tag, i18n::Formats(tag, m_region, i18n::calendar_words(m_catalog, tag)))
        .first->second;
}

Site make_site(const content::Pack& pack, const i18n::Catalog& catalog, const i18n::TimeZone& zone) {
    return {pack,
            catalog,
            zone,
            {},
            "en",
            session::Theme::light,
            std::chrono::seconds{30},
            content::slots(pack),
            std::make_shared<FormatsBook>(catalog, pack.region)};
}

Words::Words(const Site& site, const Moment& moment, std::string language)
    : m_site(site), m_moment(moment), m_language(std::move(language)) {
    if (m_language.empty())
        m_language = site.default_language;
}

i18n::Locale Words::locale() const {
    if (const auto* info = m_site.catalog.info(m_language))
        return info->locale;
    return {};
}

Text Words::say(std::string_view id, i18n::Args args) const {
    // Only what the message names is passed on: a pack has hundreds of slots and a message two.
    for (const auto& name : m_site.catalog.argument_names(m_language, id)) {
        if (const auto slot = m_site.slots.find(name); slot != m_site.slots.end())
            args.emplace(slot->first, slot_arg(slot->second));
    }
    return m_site.catalog.text(m_language, id, args);
}

std::optional<Text> Words::try_say(std::string_view id) const {
    const auto chain = i18n::fallback_chain(m_language);
    const bool known =
        std::any_of(chain.begin(), chain.end(), [&](const auto& tag) { return m_site.catalog.has(tag, id); });
    if (!known)
        return std::nullopt;
    return say(id);
}

Text Words::verbatim(std::string text) const {
    Text out;
    out.utf8 = std::move(text);
    out.locale.tag = out.locale.language = "und"; // no language: it stands where the screen's texts begin
    return out;
}

std::optional<content::Date> Words::today() const {
    if (!m_moment.wall_is_trusted)
        return std::nullopt;
    return content::Date{std::chrono::floor<std::chrono::days>(m_site.zone.local(m_moment.wall))};
}

content::Trust Words::trust(const content::Check& check) const {
    if (const auto day = today())
        return content::trust_on(check, *day);
    return check.status == content::Status::confirmed ? content::Trust::confirmed
                                                      : content::Trust::unconfirmed;
}

bool Words::withheld(content::Trust trust) const {
    switch (trust) {
    case content::Trust::confirmed:
        return false;
    case content::Trust::unconfirmed:
        return m_site.pack.when_unconfirmed == content::Policy::withhold;
    case content::Trust::overdue:
        return m_site.pack.when_overdue == content::Policy::withhold;
    }
    return false;
}

std::string Words::fallback_number() const {
    const auto* service = fallback_service(*this);
    return service ? first_number(*service) : std::string{};
}

const i18n::Formats& Words::formats() const {
    return m_site.formats->get(m_language);
}

std::string Words::date(content::Date date) const {
    return formats().date(date, i18n::DateStyle::full);
}

std::string Words::languages(const std::vector<std::string>& tags) const {
    std::vector<std::string> names;
    for (const auto& tag : tags) {
        const auto id = "language_name." + tag;
        auto name = m_site.catalog.has(m_language, id) ? m_site.catalog.text(m_language, id).utf8
                                                       : i18n::language_name(tag, m_language);
        if (name.empty()) {
            // CLDR does not know the visitor's language (Haitian Creole): a language's name for itself is the
            // one that its speakers recognize.
            const auto* info = m_site.catalog.info(tag);
            name = info ? info->name : i18n::language_name(tag, "en");
        }
        if (!name.empty())
            names.push_back(std::move(name));
    }
    return formats().list(names);
}

std::string first_number(const content::Service& service) {
    for (const auto& phone : service.phones) {
        if (phone.type == content::PhoneType::voice)
            return phone.number;
    }
    return {};
}

const content::Service* fallback_service(const Words& words) {
    return words.site().pack.service(words.site().pack.fallback);
}

std::string number_for(const Words& words, const content::Service& service) {
    const auto* other = words.site().pack.service(service.reach);
    if (other && !other->phones.empty() && !words.withheld(words.trust(other->phones.front().check))) {
        if (auto number = first_number(*other); !number.empty())
            return number;
    }
    return words.fallback_number();
}

} // namespace waypost::view
