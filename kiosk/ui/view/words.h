#pragma once

#include "ui/view/model.h"
#include "ui/view/site.h"

#include <optional>
#include <string_view>

namespace waypost::view {

/// The words of one screen: the site's messages in one language, at one moment, with the pack's slots filled
/// in.
class Words {
public:
    Words(const Site& site, const Moment& moment, std::string language);

    [[nodiscard]] const Site& site() const { return m_site; }
    [[nodiscard]] const Moment& moment() const { return m_moment; }
    [[nodiscard]] const std::string& language() const { return m_language; }
    [[nodiscard]] i18n::Locale locale() const;

    /// A message; every slot of the pack is an argument besides those given.
    [[nodiscard]] Text say(std::string_view id, i18n::Args args = {}) const;
    /// The message, or nothing where no language of the chain has it.
    [[nodiscard]] std::optional<Text> try_say(std::string_view id) const;
    /// Words that are no message (a street, a source): set as they are, left to right.
    [[nodiscard]] Text verbatim(std::string text) const;

    /// Today at the site; nothing while nobody knows the time.
    [[nodiscard]] std::optional<content::Date> today() const;
    /// How far a fact may be trusted now. Without a clock nothing is overdue.
    [[nodiscard]] content::Trust trust(const content::Check& check) const;
    /// True when the pack's policy hides facts of this trust.
    [[nodiscard]] bool withheld(content::Trust trust) const;
    /// The number of the service that stands in for withheld facts (211).
    [[nodiscard]] std::string fallback_number() const;

    [[nodiscard]] const i18n::Formats& formats() const;
    [[nodiscard]] std::string date(content::Date date) const;
    [[nodiscard]] std::string languages(const std::vector<std::string>& tags) const;

private:
    const Site& m_site;
    Moment m_moment;
    std::string m_language;
};

/// The first number of a service, or "".
std::string first_number(const content::Service& service);
/// The service that stands in for whatever is withheld (211).
const content::Service* fallback_service(const Words& words);
/// The number to call for a service that shows none of its own: that of the service it is reached through,
/// where that may be shown, else the fallback's.
std::string number_for(const Words& words, const content::Service& service);

} // namespace waypost::view
