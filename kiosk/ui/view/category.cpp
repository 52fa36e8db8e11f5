#include "ui/view/screens.h"

namespace waypost::view {

Menu category(const Words& words, const content::Category& category) {
    Menu menu;
    menu.kind = Menu::Kind::topics;
    menu.title = words.say("category." + category.id + ".name");
    menu.icon = category.icon;
    if (auto lead = words.try_say("category." + category.id + ".lead"))
        menu.lead = std::move(*lead);
    bool is_translated = false;
    for (const auto& id : category.topics) {
        if (!words.site().pack.topic(id))
            continue;
        const std::string title = "topic." + id + ".title";
        is_translated = is_translated || words.site().catalog.has(words.language(), title);
        menu.buttons.push_back({session::OpenTopic{id}, words.say(title), ""});
    }
    if (!is_translated && !menu.buttons.empty())
        menu.notice = words.say("draft.missing");
    return menu;
}

} // namespace waypost::view
