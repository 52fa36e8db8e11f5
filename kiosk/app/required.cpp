#include "app/site_data.h"

#include <array>

namespace waypost::app {

namespace {

struct UiMessage {
    const char* id;
    std::vector<std::string> arguments;
};

/// What the screens ask for by name.
const std::vector<UiMessage>& ui_messages() {
    static const std::vector<UiMessage> k_messages{
        {"welcome.greeting", {}},
        {"welcome.touch_language", {}},
        {"welcome.emergency", {}},
        {"home.title", {}},
        {"home.lead", {}},
        {"bar.back", {}},
        {"bar.home", {}},
        {"bar.language", {}},
        {"bar.display", {}},
        {"bar.clear", {}},
        {"emergency.line", {"number"}},
        {"emergency.short", {"number"}},
        {"page.up", {}},
        {"page.more", {}},
        {"page.next", {"what"}},
        {"page.count", {"page", "count"}},
        {"language.title", {}},
        {"display.title", {}},
        {"display.text_size", {}},
        {"display.size_normal", {}},
        {"display.size_large", {}},
        {"display.size_largest", {}},
        {"display.colors", {}},
        {"display.theme_light", {}},
        {"display.theme_dark", {}},
        {"display.theme_contrast", {}},
        {"warning.question", {}},
        {"warning.why", {}},
        {"warning.seconds_word", {"seconds"}},
        {"warning.more_time", {}},
        {"warning.clear_now", {}},
        {"topic.see_also", {}},
        {"card.details", {}},
        {"card.text_word", {"word", "number"}},
        {"card.text", {"number"}},
        {"card.tty", {}},
        {"card.fax", {}},
        {"card.no_number", {"number"}},
        {"contact.phone_languages", {"languages"}},
        {"contact.address", {}},
        {"contact.address_secret", {}},
        {"contact.hours", {}},
        {"contact.cost", {}},
        {"contact.who", {}},
        {"contact.languages", {}},
        {"contact.source", {"date", "source"}},
        {"contact.source_title", {}},
        {"cost.free", {}},
        {"cost.sliding", {}},
        {"cost.ask", {}},
        {"spoken.interpreter", {}},
        {"spoken.list_and_interpreter", {"languages"}},
        {"hours.always", {}},
        {"hours.open_until", {"time", "day", "date"}},
        {"hours.open_until_day", {"time", "day", "date"}},
        {"hours.opens_today", {"time", "day", "date"}},
        {"hours.opens_day", {"time", "day", "date"}},
        {"hours.opens_date", {"time", "day", "date"}},
        {"hours.closed_holiday", {"reason"}},
        {"hours.closed", {}},
        {"hours.day", {"day", "ranges"}},
        {"hours.range", {"from", "to"}},
        {"hours.day_closed", {}},
        {"mark.unconfirmed", {}},
        {"mark.unconfirmed_short", {}},
        {"mark.overdue", {"date"}},
        {"mark.overdue_short", {"date"}},
        {"mark.text_unconfirmed", {"number"}},
        {"mark.text_overdue", {"number"}},
        {"mark.withheld", {"number"}},
        {"draft.notice", {}},
        {"draft.missing", {}},
    };
    return k_messages;
}

} // namespace

std::map<std::string, std::vector<std::string>> required_messages(const content::Pack& pack) {
    std::map<std::string, std::vector<std::string>> required;
    for (const auto& message : ui_messages())
        required.emplace(message.id, message.arguments);

    std::vector<std::string> slots;
    for (const auto& [name, slot] : content::slots(pack))
        slots.push_back(name);
    const auto need = [&](std::string id) { required.emplace(std::move(id), slots); };
    need("pack.place");
    for (const auto& category : pack.categories) {
        need("category." + category.id + ".name");
        need("category." + category.id + ".lead");
    }
    for (const auto& topic : pack.topics) {
        need("topic." + topic.id + ".title");
        for (const auto& block : topic.blocks) {
            for (const auto& message : block.messages)
                need(message);
        }
    }
    for (const auto& service : pack.services) {
        const std::string prefix = "service." + service.id + ".";
        need(prefix + "name");
        need(prefix + "what");
        for (const auto& phone : service.phones) {
            if (!phone.note.empty())
                need(prefix + phone.note);
        }
        if (service.who)
            need(prefix + service.who->text);
        for (const auto& kind : service.kinds)
            need("kind." + kind);
        if (service.hours) {
            for (const auto& exception : service.hours->exceptions) {
                if (!exception.reason.empty())
                    need(exception.reason);
            }
        }
    }
    for (const auto& holiday : pack.holidays)
        need("holiday." + holiday.id);
    return required;
}

} // namespace waypost::app
