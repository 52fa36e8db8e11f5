#include "ui/view/screens.h"

namespace waypost::view {

bool is_sensitive(const session::State& state, const content::Pack& pack) {
    const bool is_over =
        state.place.screen == session::Screen::language || state.place.screen == session::Screen::display;
    const auto& place = is_over && !state.history.empty() ? state.history.back() : state.place;
    if (place.screen == session::Screen::topic) {
        const auto* topic = pack.topic(place.id);
        return topic && topic->sensitive;
    }
    // Who reads how to reach one organization may be in as much danger as who reads about leaving.
    return place.screen == session::Screen::contact;
}

ViewModel view(const session::State& state, const Site& site, const Moment& moment,
               int warning_seconds_left) {
    using session::Screen;
    const Words words(site, moment, state.language);
    ViewModel out;
    out.locale = words.locale();
    out.catalog = &site.catalog;
    out.page = state.place.page;
    out.chrome = chrome(state, words);
    if (state.warning_since) {
        out.body = warning(words, warning_seconds_left);
        return out;
    }
    switch (state.place.screen) {
    case Screen::welcome:
        out.body = welcome(site, moment);
        return out;
    case Screen::home:
        break;
    case Screen::category:
        if (const auto* found = site.pack.category(state.place.id)) {
            out.body = category(words, *found);
            return out;
        }
        break;
    case Screen::topic:
        if (const auto* found = site.pack.topic(state.place.id)) {
            out.body = topic(words, *found);
            return out;
        }
        break;
    case Screen::contact:
        if (const auto* found = site.pack.service(state.place.id)) {
            out.body = contact(words, *found);
            return out;
        }
        break;
    case Screen::language:
        out.body = languages(state, words);
        return out;
    case Screen::display:
        out.body = display(state, words);
        return out;
    }
    out.body = home(words);
    return out;
}

} // namespace waypost::view
