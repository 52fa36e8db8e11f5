#include "ui/view/screens.h"

namespace waypost::view {

Menu home(const Words& words) {
    Menu menu;
    menu.kind = Menu::Kind::home;
    menu.title = words.say("home.title");
    menu.lead = words.say("home.lead");
    const auto* info = words.site().catalog.info(words.language());
    if (info && info->status == i18n::ReviewStatus::draft)
        menu.notice = words.say("draft.notice");
    for (const auto& category : words.site().pack.categories) {
        menu.buttons.push_back({session::OpenCategory{category.id},
                                words.say("category." + category.id + ".name"), category.icon});
    }
    return menu;
}

} // namespace waypost::view
