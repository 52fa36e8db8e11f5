#include "ui/layout/button.h"
#include "ui/layout/screens.h"

#include <algorithm>
#include <utility>

namespace waypost::layout {

namespace {

/// Where the greeting and what belongs to it stand.
struct GreetingPlace {
    Rect greeting; ///< no greeting where its width is 0
    Rect touch;    ///< 'Touch your language'; follows under the greeting where its height is 0
    bool has_way = false;
    bool mirrors = false; ///< the whole upper part stands as the greeting's language does
};

/// `aside`: beside the controls of a small display, as far as there is room.
GreetingPlace greeting_place(Canvas& canvas, const Places& places, bool aside) {
    const auto& m = canvas.metrics();
    const Rect main = places.main;
    GreetingPlace place;
    switch (m.form()) {
    case Form::tall:
        place.greeting = {main.x, canvas.mm(54), main.w * 0.62F, 0};
        place.has_way = place.mirrors = true;
        break;
    case Form::wide:
        place.greeting = {main.x, canvas.mm(52), canvas.mm(150), 0};
        place.has_way = true;
        break;
    case Form::medium:
        place.greeting = {main.x, main.y, main.w * 0.56F, 0};
        place.touch = {main.x, places.display.y, places.display.x - main.x - canvas.mm(4), places.display.h};
        break;
    case Form::small_tall:
        place.greeting = {main.x, main.y, main.w, 0};
        if (aside)
            place.touch = {main.x, places.display.y, places.display.x - main.x - canvas.mm(3),
                           places.display.h};
        break;
    case Form::compact:
        place.greeting = {main.x, main.y, main.w, 0};
        place.touch = {places.back.x, places.back.y, places.back.w, places.language.bottom() - places.back.y};
        if (aside)
            place.greeting = {places.back.x, places.back.y, places.back.w, 0};
        break;
    }
    return place;
}

/// Bottom of the greeting with all that stands under it.
Px draw_greeting(Canvas& canvas, const GreetingPlace& place, const view::Greeting& greeting, int current,
                 int count) {
    const auto& p = canvas.palette();
    Px y = place.greeting.y;
    if (place.greeting.w > 0) {
        // A greeting is one or two words; it takes the largest step at which its longest word fits.
        int step = 0;
        auto words = canvas.set(greeting.welcome, Role::greeting, place.greeting.w, Polished::heading, step);
        while (step < 5 && (words.width() > place.greeting.w || words.lines.size() > 1))
            words = canvas.set(greeting.welcome, Role::greeting, place.greeting.w, Polished::heading, ++step);
        canvas.text(words, place.greeting.x, y, place.greeting.w, p.ink);
        y += words.height();
    }
    Rect touch = place.touch;
    const bool apart = touch.h > 0;
    if (!apart)
        touch = {place.greeting.x, y + canvas.mm(2), place.greeting.w, 0};
    // Beside the bar's buttons it is set as they are: there is no room to grow.
    const auto line =
        canvas.set(greeting.touch_language, apart ? Role::emergency : Role::lead, touch.w, Polished::heading);
    if (apart)
        touch.y += std::max(0.0F, (touch.h - line.height()) / 2);
    canvas.text(line, touch.x, touch.y, touch.w, p.ink2);
    if (!apart)
        y = touch.y + line.height();
    if (place.has_way) {
        const Px way = std::min(place.greeting.w, canvas.mm(12.0F * static_cast<float>(count - 1) + 6));
        draw_way(canvas, {place.greeting.x, y + canvas.mm(6), way, canvas.mm(6)}, current, count);
        y += canvas.mm(14);
    }
    return y;
}

Direction direction_of(const view::Welcome& welcome, size_t index) {
    return welcome.greetings[index].welcome.locale.direction;
}

/// The greetings as layers: the current one, and while it fades in, the one before.
void greet(Stage& stage, const view::Welcome& welcome, const Greeting& greeting, const GreetingPlace& place,
           Px signpost_foot) {
    const auto& m = stage.canvas.metrics();
    const size_t count = welcome.greetings.size();
    const size_t current = greeting.current % count;
    const size_t before = (current + count - 1) % count;
    const bool fading = greeting.fade < 1 && count > 1;
    const bool turns = fading && direction_of(welcome, current) != direction_of(welcome, before);
    const auto record = [&](size_t index, float opacity) {
        const auto direction = place.mirrors ? direction_of(welcome, index) : stage.canvas.direction();
        Canvas canvas(m, stage.canvas.palette(), stage.paragraphs, direction, stage.canvas.interaction());
        Recording recording;
        canvas.record_into(recording);
        if (place.mirrors && turns)
            draw_signpost(canvas, stage.places.main.right(), signpost_foot);
        draw_greeting(canvas, place, welcome.greetings[index], static_cast<int>(index),
                      static_cast<int>(count));
        stage.laid.fixed.problems.insert(stage.laid.fixed.problems.end(), recording.problems.begin(),
                                         recording.problems.end());
        stage.laid.faded.push_back({std::move(recording.list), opacity});
    };
    if (place.mirrors && !turns) {
        Canvas canvas(m, stage.canvas.palette(), stage.paragraphs, direction_of(welcome, current), {});
        canvas.record_into(stage.laid.fixed);
        draw_signpost(canvas, stage.places.main.right(), signpost_foot);
    }
    if (fading)
        record(before, 1 - greeting.fade);
    record(current, greeting.fade);
}

/// 'Emergency · Emergencia · Ijans 911', or as many of the words as there is room for.
void draw_emergency_words(Stage& stage, const view::Welcome& welcome) {
    auto& canvas = stage.canvas;
    const auto& m = canvas.metrics();
    const auto& p = canvas.palette();
    Rect box = stage.places.emergency;
    if (m.form() == Form::compact)
        box = stage.places.clear;
    if (m.form() == Form::small_tall)
        box.w = stage.places.main.w;
    const Px icon = canvas.mm(m.is_small() || m.form() == Form::medium ? 7.4F : 8.6F);
    const Px gap = canvas.mm(2.4F);
    const bool two_lines = m.form() == Form::compact;
    for (size_t words = welcome.emergency_words.size() + 1; words-- > 0;) {
        std::string joined;
        for (size_t i = 0; i < words; ++i)
            joined += (i > 0 ? " · " : "") + welcome.emergency_words[i].utf8;
        if (!joined.empty())
            joined += " ";
        const size_t begin = joined.size();
        joined += welcome.emergency_number;
        auto text = figures(joined);
        text.bold.push_back({begin, joined.size()});
        const Px width = canvas.natural_width(text, Role::emergency);
        if (width > box.w - icon - gap && words > (two_lines ? 1 : 0))
            continue;
        const auto line = canvas.set(text, Role::emergency, box.w - icon - gap);
        const Px x = m.form() == Form::medium ? box.right() - icon - gap - line.width() : box.x;
        canvas.icon("phone", {x, box.center().y - icon / 2, icon, icon}, p.ink);
        canvas.text(line, x + icon + gap, box.center().y - line.height() / 2, line.width(), p.ink);
        return;
    }
}

/// Whether 'Touch your language' has room in its place, in every language.
bool touch_fits(Canvas& canvas, const GreetingPlace& place, const view::Welcome& welcome) {
    return std::all_of(welcome.greetings.begin(), welcome.greetings.end(), [&](const auto& each) {
        const auto line = canvas.set(each.touch_language, Role::emergency, place.touch.w, Polished::heading);
        return line.height() <= place.touch.h;
    });
}

struct Arrangement {
    Rect area;
    Names names;
    GreetingPlace place;
    Px header = 0; ///< bottom of the tallest greeting
};

/// The names under the greeting, which has room for the tallest, so that they never move while the greetings
/// take turns.
Arrangement arrange(Stage& stage, const view::Welcome& welcome, bool aside) {
    auto& canvas = stage.canvas;
    const auto& m = canvas.metrics();
    const auto& places = stage.places;
    Arrangement out{places.main, {}, greeting_place(canvas, places, aside), 0};
    Recording measuring;
    canvas.record_into(measuring);
    for (const auto& each : welcome.greetings)
        out.header = std::max(out.header, draw_greeting(canvas, out.place, each, 0, 2));
    canvas.record_into(stage.laid.fixed);
    if (aside && m.form() == Form::compact) {
        auto& place = out.place;
        const Rect whole = place.touch;
        place.touch = {whole.x, out.header, whole.w, whole.bottom() - out.header};
        // What to do is worth more than the greeting.
        if (!touch_fits(canvas, place, welcome)) {
            place.touch = whole;
            place.greeting.w = 0;
        }
    }
    auto& area = out.area;
    if (m.form() == Form::wide) {
        area.x += canvas.mm(168);
        area.w -= canvas.mm(168);
        area.y = canvas.mm(12);
    } else if (!aside || m.form() == Form::small_tall) {
        area.y = std::max({out.header + canvas.mm(m.form() == Form::tall ? 6.0F : 2.0F), places.reach});
    }
    for (const Px bottom : {places.content_bottom, places.content_bottom_with_row}) {
        area.h = bottom - area.y;
        out.names = fit_names(canvas, welcome.languages, area);
        if (out.names.pages == 1)
            break;
    }
    return out;
}

} // namespace

void lay_out_welcome(Stage& stage, const view::Welcome& welcome, const Greeting& greeting) {
    auto& canvas = stage.canvas;
    const auto& places = stage.places;
    const auto& m = canvas.metrics();
    auto& laid = stage.laid;
    if (welcome.greetings.empty())
        return;
    draw_brand(canvas, places, welcome.site, m.form() == Form::wide ? canvas.mm(150) : places.brand.w);

    auto arrangement = arrange(stage, welcome, false);
    // On small displays the greeting leaves its place to more languages, where there are more.
    if (m.is_small() && arrangement.names.pages > 1) {
        auto aside = arrange(stage, welcome, true);
        if (aside.names.pages < arrangement.names.pages && touch_fits(canvas, aside.place, welcome))
            arrangement = std::move(aside);
    }
    const auto& [area, names, place, header] = arrangement;
    const int pages = names.pages;
    if (m.form() == Form::wide && header < canvas.mm(112))
        draw_signpost(canvas, canvas.mm(152), places.bar_ground.y);
    greet(stage, welcome, greeting, place, area.y);
    laid.page_area = canvas.place(area);
    laid.pages.resize(static_cast<size_t>(pages));
    auto languages = welcome.languages;
    for (auto& button : languages)
        button.calling = canvas.interaction().missed;
    for (int page = 0; page < pages; ++page) {
        canvas.record_into(laid.pages[static_cast<size_t>(page)]);
        draw_names_page(canvas, languages, names, page);
    }
    laid.page = std::clamp(stage.model.page, 0, pages - 1);
    if (greeting.turns_pages)
        laid.page = names.page_of(greeting.current % welcome.greetings.size());
    canvas.record_into(laid.fixed);
    if (pages > 1) {
        PageRow row;
        row.page = laid.page;
        row.count = pages;
        row.up = welcome.page_up;
        row.more = welcome.page_more;
        row.counter = row.counter_short =
            figures(std::to_string(laid.page + 1) + k_slash + std::to_string(pages));
        row.is_whole = true;
        row.ahead = names_ahead(languages, names, laid.page);
        draw_page_row(canvas, places, row);
    }
    draw_emergency_words(stage, welcome);
    draw_bar_button(canvas, welcome.display, places.display);
}

} // namespace waypost::layout
