#include "ui/view/card.h"

#include "i18n/case.h"
#include "ui/view/screens.h"

#include <algorithm>

namespace waypost::view {

namespace {

const char* phone_icon(content::PhoneType type) {
    switch (type) {
    case content::PhoneType::voice:
        return "phone";
    case content::PhoneType::tty:
        return "tty";
    case content::PhoneType::fax:
        return "fax";
    }
    return "phone";
}

/// Of the facts that a card shows, the one that may be trusted least.
content::Trust least(content::Trust a, content::Trust b) {
    if (a == content::Trust::unconfirmed || b == content::Trust::unconfirmed)
        return content::Trust::unconfirmed;
    return a == content::Trust::overdue ? a : b;
}

} // namespace

Number phone_number(const Words& words, const content::Service& service, const content::Phone& phone) {
    Number number;
    number.icon = phone_icon(phone.type);
    number.digits = phone.number;
    if (phone.type == content::PhoneType::tty)
        number.notes.push_back(words.say("card.tty"));
    if (phone.type == content::PhoneType::fax)
        number.notes.push_back(words.say("card.fax"));
    if (!phone.note.empty())
        number.notes.push_back(words.say("service." + service.id + "." + phone.note));
    return number;
}

Number text_number(const Words& words, const content::TextLine& line) {
    Number number;
    number.icon = "sms";
    number.digits = line.number;
    i18n::Args args{{"number", i18n::dial_arg(line.number)}};
    if (line.body.empty()) {
        number.instruction = words.say("card.text", args);
    } else {
        args.emplace("word", i18n::dial_arg(line.body));
        number.instruction = words.say("card.text_word", args);
    }
    return number;
}

std::optional<Text> spoken_languages(const Words& words, const content::SpokenLanguages& languages) {
    if (languages.spoken.empty())
        return languages.interpreter ? std::optional{words.say("spoken.interpreter")} : std::nullopt;
    auto list = i18n::sentence_case(words.languages(languages.spoken), words.language());
    if (languages.interpreter)
        return words.say("spoken.list_and_interpreter", {{"languages", i18n::text_arg(std::move(list))}});
    return words.say("contact.phone_languages", {{"languages", i18n::text_arg(std::move(list))}});
}

Text cost_words(const Words& words, const content::Cost& cost) {
    switch (cost.kind) {
    case content::CostKind::free:
        return words.say("cost.free");
    case content::CostKind::sliding:
        return words.say("cost.sliding");
    case content::CostKind::ask:
        break;
    }
    return words.say("cost.ask");
}

content::Trust shown_trust(const Words& words, const content::Service& service) {
    auto trust = words.trust(service.existence);
    for (const auto& phone : service.phones)
        trust = least(trust, words.trust(phone.check));
    for (const auto& line : service.texts)
        trust = least(trust, words.trust(line.check));
    if (service.address)
        trust = least(trust, words.trust(service.address->check));
    return trust;
}

content::Date oldest_check(const content::Service& service) {
    auto oldest = service.existence.checked_on;
    for (const auto& phone : service.phones)
        oldest = std::min(oldest, phone.check.checked_on);
    for (const auto& line : service.texts)
        oldest = std::min(oldest, line.check.checked_on);
    return oldest;
}

std::optional<Note> trust_mark(const Words& words, content::Trust trust, content::Date checked_on,
                               MarkLength length) {
    const bool brief = length == MarkLength::brief;
    switch (trust) {
    case content::Trust::confirmed:
        return std::nullopt;
    case content::Trust::unconfirmed:
        return Note{"help_outline", words.say(brief ? "mark.unconfirmed_short" : "mark.unconfirmed")};
    case content::Trust::overdue:
        return Note{"help_outline", words.say(brief ? "mark.overdue_short" : "mark.overdue",
                                              {{"date", i18n::text_arg(words.date(checked_on))}})};
    }
    return std::nullopt;
}

Card card(const Words& words, const content::Service& service) {
    Card out;
    out.open = session::OpenContact{service.id};
    out.name = words.say("service." + service.id + ".name");
    out.details = words.say("card.details");

    bool something_withheld = false;
    for (const auto& phone : service.phones) {
        if (phone.type != content::PhoneType::voice)
            continue;
        if (words.withheld(words.trust(phone.check))) {
            something_withheld = true;
            continue;
        }
        // A card has one number to call: the largest thing on it. The rest is a touch away.
        out.numbers.push_back(phone_number(words, service, phone));
        break;
    }
    for (const auto& line : service.texts) {
        if (!words.withheld(words.trust(line.check)))
            out.numbers.push_back(text_number(words, line));
    }
    if (out.numbers.empty() && !number_for(words, service).empty()) {
        // Whatever cannot be shown leaves the entry useful: 211 knows them.
        out.facts.push_back({"phone", words.say(something_withheld ? "mark.withheld" : "card.no_number",
                                                {{"number", i18n::dial_arg(number_for(words, service))}})});
    }
    if (service.hours && !words.withheld(words.trust(service.hours->check))) {
        if (auto open = open_now(words, *service.hours))
            out.facts.push_back({"schedule", std::move(*open)});
    }
    if (service.languages && !words.withheld(words.trust(service.languages->check))) {
        if (auto spoken = spoken_languages(words, *service.languages))
            out.facts.push_back({"language", std::move(*spoken)});
    }
    if (service.cost && !words.withheld(words.trust(service.cost->check)))
        out.facts.push_back({"payments", cost_words(words, *service.cost)});
    const auto trust = shown_trust(words, service);
    out.mark = trust_mark(words, trust, oldest_check(service), MarkLength::full);
    out.mark_short = trust_mark(words, trust, oldest_check(service), MarkLength::brief);
    return out;
}

} // namespace waypost::view
