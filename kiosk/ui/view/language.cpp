#include "ui/view/screens.h"

namespace waypost::view {

Menu languages(const session::State& state, const Words& words) {
    Menu menu;
    menu.kind = Menu::Kind::languages;
    menu.title = words.say("language.title");
    menu.icon = "translate";
    const auto& current = state.language.empty() ? words.site().default_language : state.language;
    for (const auto& info : words.site().catalog.languages()) {
        Button button;
        button.action = session::ChooseLanguage{info.locale.tag};
        button.label.utf8 = info.name;
        button.label.locale = info.locale;
        button.selected = info.locale.tag == current;
        menu.buttons.push_back(std::move(button));
    }
    return menu;
}

} // namespace waypost::view
