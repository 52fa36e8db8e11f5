#include "ui/layout/chrome.h"

#include "text/utf8.h"

#include <algorithm>
#include <cmath>

namespace waypost::layout {

namespace {

/// The mark: a post with two arms, one each way.
void draw_mark(Canvas& canvas, Rect box) {
    const auto color = canvas.palette().accent;
    const Px u = box.h / 10;
    canvas.fill({box.x + 4.3F * u, box.y, 1.4F * u, box.h}, color);
    canvas.box({box.x, box.y + 1.1F * u, 7.6F * u, 2.6F * u}, {0.5F, color});
    canvas.box({box.x + 2.2F * u, box.y + 4.9F * u, 7.2F * u, 2.6F * u}, {0.5F, color});
}

} // namespace

void draw_brand(Canvas& canvas, const Places& places, const view::Text& site, Px most_w) {
    if (places.brand.w <= 0)
        return;
    const Px size = canvas.mm(8.4F);
    const Rect mark{places.brand.x, places.brand.center().y - size / 2, size, size};
    draw_mark(canvas, mark);
    const Px x = mark.right() + canvas.mm(2.4F);
    auto name = figures("Waypost");
    name.bold.push_back({0, name.utf8.size()});
    const auto product = canvas.set(name, Role::brand, places.brand.w);
    canvas.text(product, x, places.brand.center().y - product.height() / 2, product.width(),
                canvas.palette().ink);
    if (site.empty())
        return;
    const Px site_x = x + product.width() + canvas.mm(3.6F);
    const Px room = places.brand.x + std::min(places.brand.w, most_w) - site_x;
    if (canvas.natural_width(site, Role::brand) > room)
        return; // The place's name is a courtesy: rather none than a part of it.
    const auto place = canvas.set(site, Role::brand, room);
    canvas.text(place, site_x, places.brand.center().y - place.height() / 2, place.width(),
                canvas.palette().ink2);
}

void draw_signpost(Canvas& canvas, Px end, Px foot_y) {
    const auto& p = canvas.palette();
    if (p.art[0].a == 0)
        return;
    const auto& m = canvas.metrics();
    const float unit = m.form() == Form::tall ? 1.0F : 0.7F;
    const auto mm = [&](float v) { return canvas.mm(v * unit); };
    const Px top = foot_y - mm(140);
    canvas.box({end - mm(38), top, mm(6), mm(146)}, {3, p.art[0]});
    canvas.fill({end - mm(38), foot_y - mm(8), mm(6), mm(8)}, p.art[0]);
    canvas.box({end - mm(58), top + mm(10), mm(58), mm(13)}, {1.4F, p.art[1]});
    canvas.box({end - mm(80), top + mm(29), mm(62), mm(13)}, {1.4F, p.art[2]});
    canvas.box({end - mm(52), top + mm(48), mm(44), mm(13)}, {1.4F, p.art[1]});
}

void draw_bar_button(Canvas& canvas, const view::Button& button, Rect rect) {
    const auto& m = canvas.metrics();
    if (m.is_small()) {
        button_row(canvas, button, ButtonKind::plain, rect, Role::bar_label, 6.4F);
        return;
    }
    const auto look = button_ground(canvas, button, ButtonKind::plain, rect, 3);
    const Px pad = canvas.mm(1.2F);
    const auto label = canvas.set(button.label, Role::bar_label, rect.w - 2 * pad, Polished::heading);
    Px icon = canvas.mm(m.form() == Form::medium ? 6.6F : 9.4F);
    const Px room = rect.h - canvas.mm(m.foot()) - canvas.mm(1.6F);
    const Px gap = canvas.mm(m.form() == Form::medium ? 0.2F : 1.2F);
    // A label of two lines needs the icon's room: words before signs.
    if (label.height() + gap + icon > room)
        icon = label.height() + canvas.mm(4) > room ? 0 : std::min(icon, room - label.height() - gap);
    const Px used = label.height() + (icon > 0 ? icon + gap : 0);
    Px y = rect.y + look.shift + (rect.h - canvas.mm(m.foot()) - used) / 2;
    if (icon > 0) {
        canvas.icon(button.icon, {rect.x + (rect.w - icon) / 2, y, icon, icon}, look.icon);
        y += icon + gap;
    }
    if (label.height() > rect.h)
        canvas.problem("label is higher than its button", label.utf8, rect);
    canvas.text(label, rect.x + pad, y, rect.w - 2 * pad, look.ink, Align::center);
}

void draw_bar(Canvas& canvas, const Places& places, const view::Bar& bar) {
    draw_bar_button(canvas, bar.back, places.back);
    draw_bar_button(canvas, bar.home, places.home);
    draw_bar_button(canvas, bar.language, places.language);
    draw_bar_button(canvas, bar.display, places.display);
    const float icon =
        canvas.metrics().form() == Form::tall || canvas.metrics().form() == Form::wide ? 11.0F : 6.0F;
    button_row(canvas, bar.clear, ButtonKind::clear, places.clear, Role::clear_label, icon,
               canvas.metrics().is_small() ? Align::start : Align::center);
}

void draw_emergency(Canvas& canvas, const Places& places, const view::Chrome& chrome, bool has_page_row,
                    Align align) {
    if (chrome.emergency.empty())
        return;
    const auto& m = canvas.metrics();
    const auto& p = canvas.palette();
    Rect box = places.emergency;
    if (m.form() == Form::compact && has_page_row)
        box.w -= canvas.mm(18.4F * 2 + 19 + 3);
    const bool small = m.is_small();
    const Px icon = small ? 0 : canvas.mm(m.form() == Form::medium ? 7.4F : 8.6F);
    const Px gap = small ? 0 : canvas.mm(2.4F);
    Px room = box.w - icon - gap;
    auto line = canvas.set(chrome.emergency, Role::emergency, room, Polished::heading);
    // One line always fits: its box may be taller than its ink.
    const auto too_high = [&](const Setting& set) {
        return set.lines.size() > 1 && set.height() > box.h + 1;
    };
    if (too_high(line) || canvas.widest_piece(chrome.emergency, Role::emergency) > room)
        line = canvas.set(chrome.emergency_short, Role::emergency, room, Polished::heading);
    Px x = box.x;
    if (align == Align::end)
        x = box.right() - icon - gap - line.width();
    else if (align == Align::center)
        x = box.x + (box.w - icon - gap - line.width()) / 2;
    if (icon > 0)
        canvas.icon("phone", {x, box.center().y - icon / 2, icon, icon}, p.ink);
    if (too_high(line))
        canvas.problem("emergency line is higher than its place", line.utf8, box);
    canvas.text(line, x + icon + gap, box.center().y - line.height() / 2,
                align == Align::start ? room : line.width(), p.ink);
}

void draw_way(Canvas& canvas, Rect box, int current, int count) {
    const auto& p = canvas.palette();
    const Px big = canvas.mm(2.6F);
    const Px small = canvas.mm(1.5F);
    const Px middle = box.center().y;
    const Px span = box.w - 2 * big;
    if (count < 2)
        return;
    canvas.fill({box.x + big, middle - canvas.mm(0.2F), span, std::max(1.0F, canvas.mm(0.4F))}, p.ctl);
    for (int i = 0; i < count; ++i) {
        const Px x = box.x + big + span * static_cast<Px>(i) / static_cast<Px>(count - 1);
        const Px r = i == current ? big : small;
        const Rect stop{x - r, middle - r, 2 * r, 2 * r};
        const float radius_mm = r / canvas.metrics().px_per_mm();
        if (i == current)
            canvas.box(stop, {radius_mm, p.ink});
        else
            canvas.box(stop, {radius_mm, p.paper, p.ctl, 0.45F});
    }
}

namespace {

/// In a first-strong isolate (UAX #9, 2.7): neighbours in other directions must not trade places.
std::string isolated(std::string_view utf8) {
    std::string out;
    text::append_utf8(out, U'\u2068');
    out += utf8;
    text::append_utf8(out, U'\u2069');
    return out;
}

/// As many of the names as fit beside one another, or `otherwise` where none does.
view::Text joined_names(Canvas& canvas, const std::vector<view::Text>& names, Px room,
                        const view::Text& otherwise) {
    view::Text joined = otherwise;
    std::string list;
    for (const auto& name : names) {
        auto longer = figures(list + (list.empty() ? "" : " · ") + isolated(name.utf8));
        longer.locale.direction = canvas.direction();
        longer.bold.assign(1, {0, longer.utf8.size()});
        if (canvas.natural_width(longer, Role::page_label) >= room)
            break;
        list = longer.utf8;
        joined = std::move(longer);
    }
    return joined;
}

/// A page button with an arrow and, where there is room, its label.
void page_button(Canvas& canvas, const view::Button& button, ButtonKind kind, Rect rect,
                 const view::Text& next, const std::vector<view::Text>& ahead) {
    const auto& m = canvas.metrics();
    const auto look = button_ground(canvas, button, kind, rect, m.radius());
    const Px arrow = canvas.mm(m.is_small() || m.form() == Form::medium ? 8.0F : 10.0F);
    const Px gap = canvas.mm(3);
    const Px pad = canvas.mm(m.is_small() ? 2.0F : 4.0F);
    const Px room = rect.w - 2 * pad - arrow - gap;
    auto label = joined_names(canvas, ahead, room, button.label);
    label.bold.assign(1, {0, label.utf8.size()});
    const bool has_label = room > canvas.natural_width(label, Role::page_label);
    const Px middle = rect.center().y + look.shift / 2;
    if (!has_label) {
        // A 7-inch page button shows an arrow beside '1 / 3'; its spoken label is the word.
        canvas.icon(button.icon, {rect.center().x - arrow / 2, middle - arrow / 2, arrow, arrow}, look.icon);
        return;
    }
    const auto words = canvas.set(label, Role::page_label, room);
    const bool has_next = !next.empty() && canvas.natural_width(next, Role::page_label) <= room &&
                          2 * words.height() <= rect.h - canvas.mm(2);
    const auto what = has_next ? canvas.set(next, Role::page_label, room) : Setting{};
    const Px width = std::max(words.width(), what.width());
    const Px x = rect.x + (rect.w - width - arrow - gap) / 2;
    canvas.icon(button.icon, {x, middle - arrow / 2, arrow, arrow}, look.icon);
    const Px text_x = x + arrow + gap;
    const Px y = middle - (words.height() + what.height()) / 2;
    canvas.text(words, text_x, y, width, look.ink);
    canvas.text(what, text_x, y + words.height(), width, look.ink);
}

} // namespace

void draw_page_row(Canvas& canvas, const Places& places, const PageRow& row) {
    const auto& m = canvas.metrics();
    const Rect all = places.page_row;
    Rect up{all.x, all.y, canvas.mm(46), all.h};
    Rect more{all.right() - canvas.mm(112), all.y, canvas.mm(112), all.h};
    switch (m.form()) {
    case Form::tall:
        break;
    case Form::wide:
        more = {all.right() - canvas.mm(150), all.y, canvas.mm(150), all.h};
        break;
    case Form::medium:
        up.w = canvas.mm(46);
        more = {all.right() - canvas.mm(99), all.y, canvas.mm(99), all.h};
        break;
    case Form::small_tall:
        up.w = canvas.mm(18.4F);
        more = {all.right() - canvas.mm(48), all.y, canvas.mm(48), all.h};
        break;
    case Form::compact: {
        const Px w = canvas.mm(18.4F);
        more = {all.right() - w, all.y, w, all.h};
        up = {more.x - canvas.mm(19) - w, all.y, w, all.h};
        if (row.is_whole) {
            up.x = all.x;
            const Px x = up.right() + canvas.mm(19);
            more = {x, all.y, all.right() - x, all.h};
        }
        break;
    }
    }
    const view::Button up_button{session::TurnPage{-1}, row.up, "keyboard_arrow_up", row.page > 0};
    const view::Button more_button{session::TurnPage{1}, row.more, "keyboard_arrow_down",
                                   row.page + 1 < row.count};
    page_button(canvas, up_button, ButtonKind::plain, up, {}, {});
    const Rect between{up.right() + canvas.mm(3), all.y, more.x - up.right() - canvas.mm(6), all.h};
    const bool small = m.is_small();
    const auto& counter = small || canvas.natural_width(row.counter, Role::page_label) > between.w
                              ? row.counter_short
                              : row.counter;
    // The counter is short figures: it never breaks, it may come near the buttons beside it.
    const auto words = canvas.set(counter, Role::page_label, m.size().w, Polished::no);
    const bool has_way = !small && row.count <= 9;
    const Px way_h = has_way ? canvas.mm(6) : 0;
    Px y = between.center().y - (words.height() + way_h) / 2;
    if (has_way) {
        const Px way_w = std::min(between.w, canvas.mm(10 + 9.0F * static_cast<float>(row.count - 1)));
        draw_way(canvas, {between.center().x - way_w / 2, y, way_w, way_h}, row.page, row.count);
        y += way_h;
    }
    canvas.text(words, between.center().x - words.width() / 2, y, words.width(), canvas.palette().ink);
    page_button(canvas, more_button, ButtonKind::more, more, row.next, row.ahead);
}

namespace {

struct Title {
    Setting words;
    Px tile = 0;
    Px gap = 0;
    Px height = 0;
};

Title set_title(Canvas& canvas, Px w, const view::Text& title, std::string_view icon) {
    Title out;
    out.tile = icon.empty() ? 0 : canvas.mm(canvas.metrics().tile());
    out.gap = icon.empty() ? 0 : canvas.mm(canvas.metrics().is_small() ? 3.2F : 5.5F);
    // A long word needs the tile's room more than the tile does.
    if (canvas.widest_piece(title, Role::title) > w - out.tile - out.gap)
        out.tile = out.gap = 0;
    // Where height is scarce, a title that would take a second line goes down the type scale first.
    const bool is_low = canvas.metrics().is_small() || canvas.metrics().form() == Form::medium;
    for (int step = 0; step <= (is_low ? 2 : 0); ++step) {
        out.words = canvas.set(title, Role::title, w - out.tile - out.gap, Polished::heading, step);
        if (out.words.lines.size() <= 1)
            break;
    }
    out.height = std::max(out.tile, out.words.height());
    return out;
}

} // namespace

Px title_height(Canvas& canvas, Px w, const view::Text& title, std::string_view icon) {
    return set_title(canvas, w, title, icon).height;
}

Px draw_title(Canvas& canvas, Px x, Px y, Px w, const view::Text& title, std::string_view icon) {
    const auto set = set_title(canvas, w, title, icon);
    const auto& p = canvas.palette();
    if (set.tile > 0) {
        const Rect tile{x, y + (set.height - set.tile) / 2, set.tile, set.tile};
        canvas.box(tile, {canvas.metrics().is_small() ? 2.4F : 3.6F, p.soft});
        canvas.icon(icon, tile.inset(set.tile * 0.17F), p.on_soft);
    }
    canvas.text(set.words, x + set.tile + set.gap, y + (set.height - set.words.height()) / 2,
                w - set.tile - set.gap, p.ink);
    return set.height;
}

} // namespace waypost::layout
