#include "ui/view/screens.h"

#include <algorithm>

namespace waypost::view {

Welcome welcome(const Site& site, const Moment& moment) {
    Welcome out;
    const Words words(site, moment, site.default_language);
    out.site = site.name.empty() ? words.say("pack.place") : words.verbatim(site.name);
    for (const auto& info : site.catalog.languages()) {
        const auto& tag = info.locale.tag;
        out.greetings.push_back(
            {site.catalog.text(tag, "welcome.greeting"), site.catalog.text(tag, "welcome.touch_language")});
        Button button;
        button.action = session::ChooseLanguage{tag};
        button.label.utf8 = info.name;
        button.label.locale = info.locale;
        out.languages.push_back(std::move(button));
        // Nobody has chosen a language yet: the word before the number stands in the first three that differ.
        auto word = site.catalog.text(tag, "welcome.emergency");
        const bool new_word = std::none_of(out.emergency_words.begin(), out.emergency_words.end(),
                                           [&](const Text& t) { return t.utf8 == word.utf8; });
        if (out.emergency_words.size() < 3 && new_word && word.locale.direction == Direction::ltr)
            out.emergency_words.push_back(std::move(word));
    }
    if (const auto* emergency = site.pack.service(site.pack.emergency))
        out.emergency_number = first_number(*emergency);
    out.display = {session::OpenDisplay{}, words.verbatim("Aa"), "contrast"};
    out.page_up = words.say("page.up");
    out.page_more = words.say("page.more");
    return out;
}

} // namespace waypost::view
