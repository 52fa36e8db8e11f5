#include "i18n/case.h"
#include "ui/view/card.h"
#include "ui/view/screens.h"

namespace waypost::view {

namespace {

/// Adds blocks to the detail screen, each fact with its own mark.
struct Details {
    const Words& words;
    std::vector<Block>& blocks;

    [[nodiscard]] bool may_show(const content::Check& check) const {
        return !words.withheld(words.trust(check));
    }

    void mark(const content::Check& check) {
        if (auto note = trust_mark(words, words.trust(check), check.checked_on, MarkLength::brief))
            blocks.emplace_back(std::move(*note));
    }

    void note(std::string_view heading, const char* icon, Text text, const content::Check& check) {
        blocks.emplace_back(Heading{words.say(heading)});
        blocks.emplace_back(Note{icon, std::move(text)});
        mark(check);
    }
};

Text address_text(const Words& words, const content::Address& address) {
    std::string text = address.street + "\n" + address.city;
    if (!address.state.empty())
        text += ", " + address.state;
    if (!address.postal.empty())
        text += " " + address.postal;
    return words.verbatim(std::move(text));
}

} // namespace

Article contact(const Words& words, const content::Service& service) {
    const std::string prefix = "service." + service.id + ".";
    Article article;
    article.title = words.say(prefix + "name");
    article.icon = "phone";
    auto& blocks = article.blocks;
    Details details{words, blocks};

    if (!words.site().catalog.has(words.language(), prefix + "what"))
        blocks.emplace_back(Note{"translate", words.say("draft.missing")});
    blocks.emplace_back(Answer{words.say(prefix + "what")});
    bool has_number = false;
    for (const auto& phone : service.phones) {
        if (!details.may_show(phone.check))
            continue;
        auto number = phone_number(words, service, phone);
        if (!phone.languages.empty())
            number.notes.push_back(words.say(
                "contact.phone_languages",
                {{"languages",
                  i18n::text_arg(i18n::sentence_case(words.languages(phone.languages), words.language()))}}));
        blocks.emplace_back(std::move(number));
        details.mark(phone.check);
        has_number = true;
    }
    for (const auto& line : service.texts) {
        if (!details.may_show(line.check))
            continue;
        blocks.emplace_back(text_number(words, line));
        details.mark(line.check);
        has_number = true;
    }
    if (!has_number && !number_for(words, service).empty()) {
        const bool withheld = !service.phones.empty();
        blocks.emplace_back(
            Note{"phone", words.say(withheld ? "mark.withheld" : "card.no_number",
                                    {{"number", i18n::dial_arg(number_for(words, service))}})});
    }
    if (auto existence =
            trust_mark(words, words.trust(service.existence), service.existence.checked_on, MarkLength::full))
        blocks.emplace_back(std::move(*existence));

    if (service.hours && details.may_show(service.hours->check)) {
        blocks.emplace_back(Heading{words.say("contact.hours")});
        if (auto open = open_now(words, *service.hours))
            blocks.emplace_back(Note{"schedule", std::move(*open)});
        if (!service.hours->always)
            blocks.emplace_back(List{week(words, *service.hours)});
        details.mark(service.hours->check);
    }
    if (service.confidential) {
        blocks.emplace_back(Heading{words.say("contact.address")});
        blocks.emplace_back(Note{"lock", words.say("contact.address_secret")});
    } else if (service.address && details.may_show(service.address->check)) {
        details.note("contact.address", "place", address_text(words, *service.address),
                     service.address->check);
    }
    if (service.cost && details.may_show(service.cost->check))
        details.note("contact.cost", "payments", cost_words(words, *service.cost), service.cost->check);
    if (service.who && details.may_show(service.who->check))
        details.note("contact.who", "person", words.say(prefix + service.who->text), service.who->check);
    if (service.languages && details.may_show(service.languages->check)) {
        if (auto spoken = spoken_languages(words, *service.languages))
            details.note("contact.languages", "language", std::move(*spoken), service.languages->check);
    }
    blocks.emplace_back(Heading{words.say("contact.source_title")});
    blocks.emplace_back(Paragraph{
        words.say("contact.source", {{"date", i18n::text_arg(words.date(service.existence.checked_on))},
                                     {"source", i18n::dial_arg(service.existence.source)}})});
    return article;
}

} // namespace waypost::view
