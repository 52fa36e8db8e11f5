#include "ui/view/screens.h"

namespace waypost::view {

Menu category(const Words& words, const content::Category& category) {
    Menu menu;
    menu.kind = Menu::Kind::topics;
    menu.title = words.say("category." + category.id + ".name");
    menu.icon = category.icon;
    if (auto lead = words.try_say("category." + category.id + ".lead"))
        menu.lead = std::move(*lead);
    for (const auto& id : category.topics) {
        if (words.site().pack.topic(id))
            menu.buttons.push_back({session::OpenTopic{id}, words.say("topic." + id + ".title"), ""});
    }
    return menu;
}

} // namespace waypost::view
