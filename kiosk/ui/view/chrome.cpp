#include "ui/view/screens.h"

namespace waypost::view {

Chrome chrome(const session::State& state, const Words& words) {
    using session::Screen;
    Chrome out;
    const auto screen = state.place.screen;
    out.site = words.site().name.empty() ? words.say("pack.place") : words.verbatim(words.site().name);
    const bool can_go_back = !state.history.empty();
    out.bar.back = {session::GoBack{}, words.say("bar.back"), "arrow_back", can_go_back};
    out.bar.home = {session::GoHome{}, words.say("bar.home"), "home",
                    screen != Screen::home && screen != Screen::welcome && !state.language.empty()};
    out.bar.language = {session::OpenLanguages{}, words.say("bar.language"), "translate"};
    out.bar.display = {session::OpenDisplay{}, words.say("bar.display"), "contrast"};
    out.bar.language.selected = screen == Screen::language;
    out.bar.display.selected = screen == Screen::display;
    out.bar.clear = {session::ClearAndLeave{}, words.say("bar.clear"), "logout"};
    if (const auto* emergency = words.site().pack.service(words.site().pack.emergency)) {
        out.emergency_number = first_number(*emergency);
        const i18n::Args number{{"number", i18n::dial_arg(out.emergency_number)}};
        out.emergency = words.say("emergency.line", number);
        out.emergency_short = words.say("emergency.short", number);
    }
    out.page_up = words.say("page.up");
    out.page_more = words.say("page.more");
    return out;
}

} // namespace waypost::view
