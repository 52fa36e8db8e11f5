#include "ui/layout/chrome.h"

namespace waypost::layout {

namespace {

/// Five buttons in a row from start to end: four equal, then 'Clear and leave' in the end corner.
void row_of_five(Places& places, Px x, Px y, Px w, Px h, Px button_w, Px clear_w, Px gap) {
    Px at = x;
    for (Rect* rect : {&places.back, &places.home, &places.language, &places.display}) {
        *rect = {at, y, button_w, h};
        at += button_w + gap;
    }
    places.clear = {x + w - clear_w, y, clear_w, h};
}

Places tall(const Metrics& m) {
    const auto [w, h] = m.size();
    const Px margin = m.mm(m.margin());
    const Px inner = w - 2 * margin;
    Places p;
    p.brand = {margin, m.mm(14), inner, m.mm(10)};
    p.bar_ground = {0, h - m.mm(58), w, m.mm(58)};
    p.emergency = {margin, p.bar_ground.y + m.mm(7), inner, m.mm(12)};
    const Px gap = m.mm(m.bar_gap());
    const Px clear_w = inner * 68 / 244;
    const Px button_w = (inner - clear_w - 4 * gap) / 4;
    row_of_five(p, margin, h - m.mm(36.4F), inner, m.mm(28), button_w, clear_w, gap);
    const Px row = m.mm(m.page_row());
    p.page_row = {margin, p.bar_ground.y - m.mm(6) - row, inner, row};
    p.main = {margin, m.mm(36), inner, p.bar_ground.y - m.mm(36)};
    p.content_bottom_with_row = p.page_row.y - m.mm(5);
    p.content_bottom = p.bar_ground.y - m.mm(6);
    p.reach = h / 3 + m.mm(7);
    return p;
}

Places wide(const Metrics& m) {
    const auto [w, h] = m.size();
    const Px margin = m.mm(m.margin());
    const Px inner = w - 2 * margin;
    Places p;
    p.bar_ground = {0, h - m.mm(42), w, m.mm(42)};
    const Px gap = m.mm(m.bar_gap());
    const Px button_w = m.mm(52);
    const Px clear_w = m.mm(84);
    row_of_five(p, margin, h - m.mm(35.4F), inner, m.mm(28), button_w, clear_w, gap);
    p.emergency = {p.display.right() + m.mm(10), p.display.y, p.clear.x - p.display.right() - m.mm(20),
                   m.mm(28)};
    const Px row = m.mm(m.page_row());
    p.page_row = {margin, p.bar_ground.y - m.mm(5) - row, inner, row};
    p.brand = {margin, m.mm(10), inner, m.mm(10)};
    p.main = {margin, m.mm(26), inner, p.bar_ground.y - m.mm(26)};
    p.content_bottom_with_row = p.page_row.y - m.mm(4);
    p.content_bottom = p.bar_ground.y - m.mm(5);
    return p;
}

Places medium(const Metrics& m) {
    const auto [w, h] = m.size();
    const Px margin = m.mm(m.margin());
    const Px inner = w - 2 * margin;
    Places p;
    p.bar_ground = {0, h - m.mm(23.6F), w, m.mm(23.6F)};
    const Px gap = m.mm(m.bar_gap());
    const Px clear_w = m.mm(51);
    const Px button_w = (inner - clear_w - 4 * gap) / 4;
    row_of_five(p, margin, h - m.mm(20.4F), inner, m.mm(17.2F), button_w, clear_w, gap);
    const Px row = m.mm(m.page_row());
    p.page_row = {margin, p.bar_ground.y - m.mm(3) - row, inner, row};
    p.emergency = {margin + inner * 0.5F, m.mm(3.6F), inner * 0.5F, m.mm(13)};
    p.main = {margin, m.mm(3.6F), inner, p.bar_ground.y - m.mm(3.6F)};
    p.content_bottom_with_row = p.page_row.y - m.mm(3.2F);
    p.content_bottom = p.bar_ground.y - m.mm(3);
    return p;
}

Places compact(const Metrics& m) {
    const auto [w, h] = m.size();
    const Px margin = m.mm(m.margin());
    const Px bar_w = m.mm(51.2F);
    const Px x = w - bar_w + m.mm(2.8F);
    const Px button_w = m.mm(45.6F);
    const Px gap = m.mm(m.bar_gap());
    const Px top = m.mm(2.7F);
    Places p;
    p.bar_ground = {w - bar_w, 0, bar_w, h};
    const Px clear_h = m.mm(21.6F);
    const Px button_h = (h - 2 * top - clear_h - 4 * gap) / 4;
    Px y = top;
    for (Rect* rect : {&p.back, &p.home, &p.language, &p.display}) {
        *rect = {x, y, button_w, button_h};
        y += button_h + gap;
    }
    p.clear = {x, y, button_w, clear_h};
    const Px inner = w - bar_w - 2 * margin;
    const Px row = m.mm(m.page_row());
    p.page_row = {margin, h - m.mm(2.7F) - row, inner, row};
    p.emergency = p.page_row;
    p.main = {margin, m.mm(3), inner, h - m.mm(3)};
    p.content_bottom_with_row = p.content_bottom = p.page_row.y - m.mm(3.2F);
    return p;
}

/// Of the narrow portrait, what stands over the bar.
void small_tall_main(const Metrics& m, Places& p) {
    const Px margin = m.mm(m.margin());
    const Px inner = m.size().w - 2 * margin;
    const Px row = m.mm(m.page_row());
    p.page_row = {margin, p.bar_ground.y - m.mm(3) - row, inner, row};
    p.main = {margin, m.mm(4), inner, p.bar_ground.y - m.mm(4)};
    p.content_bottom_with_row = p.page_row.y - m.mm(3.2F);
    p.content_bottom = p.bar_ground.y - m.mm(3);
}

Places small_tall(const Metrics& m) {
    const auto [w, h] = m.size();
    const Px margin = m.mm(m.margin());
    const Px inner = w - 2 * margin;
    const Px gap = m.mm(m.bar_gap());
    const Px button_h = m.mm(13.6F);
    const Px clear_h = m.mm(18);
    const Px bar_h = 2 * button_h + clear_h + 2 * gap + 2 * m.mm(3);
    const Px half = (inner - gap) / 2;
    Places p;
    p.bar_ground = {0, h - bar_h, w, bar_h};
    Px y = p.bar_ground.y + m.mm(3);
    p.back = {margin, y, half, button_h};
    p.home = {margin + half + gap, y, half, button_h};
    y += button_h + gap;
    p.language = {margin, y, half, button_h};
    p.display = {margin + half + gap, y, half, button_h};
    y += button_h + gap;
    p.emergency = {margin, y, half - m.mm(1), clear_h};
    p.clear = {margin + half + gap, y, half, clear_h};
    p.reach = h * 0.14F;
    small_tall_main(m, p);
    return p;
}

} // namespace

Places places(const Metrics& metrics) {
    switch (metrics.form()) {
    case Form::tall:
        return tall(metrics);
    case Form::small_tall:
        return small_tall(metrics);
    case Form::wide:
        return wide(metrics);
    case Form::medium:
        return medium(metrics);
    case Form::compact:
        break;
    }
    return compact(metrics);
}

Places places_of_welcome(const Metrics& metrics) {
    Places p = places(metrics);
    if (metrics.form() == Form::small_tall) {
        const Px top = p.display.y - metrics.mm(3);
        p.bar_ground = {0, top, p.bar_ground.w, p.bar_ground.bottom() - top};
        small_tall_main(metrics, p);
    }
    return p;
}

} // namespace waypost::layout
