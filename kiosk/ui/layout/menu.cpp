#include "ui/layout/screens.h"

#include <algorithm>

namespace waypost::layout {

namespace {

bool has_signpost(const Metrics& m, const view::Menu& menu) {
    return m.form() == Form::tall && menu.kind == view::Menu::Kind::home;
}

/// Title, lead and notice from the top of `box`; returns the bottom of what was drawn. What would reach below
/// `limit` is left out: the notice stands on every topic too.
Px draw_header(Stage& stage, const view::Menu& menu, Rect box, Px limit) {
    auto& canvas = stage.canvas;
    const auto& p = canvas.palette();
    Px y = box.y;
    if (menu.kind == view::Menu::Kind::home) {
        const auto title = canvas.set(menu.title, Role::home_title, box.w, Polished::heading);
        canvas.text(title, box.x, y, box.w, p.ink);
        y += title.height();
    } else {
        y += draw_title(canvas, box.x, y, box.w, menu.title, menu.icon);
    }
    if (canvas.metrics().form() != Form::tall && canvas.metrics().form() != Form::wide)
        return y;
    if (!menu.lead.empty()) {
        const auto lead = canvas.set(menu.lead, Role::lead, box.w);
        if (y + canvas.mm(4) + lead.height() > limit)
            return y;
        y += canvas.mm(4);
        canvas.text(lead, box.x, y, box.w, p.ink2);
        y += lead.height();
    }
    if (menu.notice) {
        const Px icon = canvas.metrics().style(Role::fact, {}).em;
        const Px indent = icon + canvas.mm(2.6F);
        const auto notice = canvas.set(*menu.notice, Role::fact, box.w - indent);
        if (y + canvas.mm(4) + notice.height() > limit)
            return y;
        y += canvas.mm(4);
        canvas.icon("translate", {box.x, y + (notice.style.line_height - icon) / 2, icon, icon}, p.ink2);
        canvas.text(notice, box.x + indent, y, box.w - indent, p.ink2);
        y += notice.height();
    }
    return y;
}

/// Width that the emergency line leaves to the title in a header row (10.1 in).
Px header_row_width(Stage& stage) {
    auto& canvas = stage.canvas;
    const Px line = canvas.natural_width(stage.model.chrome.emergency, Role::emergency);
    const Px most = stage.places.emergency.w;
    return stage.places.main.w - std::min(line, most) - canvas.mm(7.4F + 2.4F + 5.0F);
}

struct MenuArea {
    Rect header;
    Rect grid; ///< down to the bar; shorter where there is a page row
    bool draws_header = true;
};

MenuArea area_of(Stage& stage, const view::Menu& menu) {
    auto& canvas = stage.canvas;
    const auto& m = canvas.metrics();
    const Rect main = stage.places.main;
    MenuArea area{main, main, true};
    switch (m.form()) {
    case Form::tall:
        area.header.y = menu.kind == view::Menu::Kind::home ? canvas.mm(50) : main.y;
        if (has_signpost(m, menu))
            area.header.w = main.w * 0.62F;
        break;
    case Form::wide: {
        const Px column = canvas.mm(146);
        area.header.w = column;
        area.header.y = main.y + canvas.mm(4);
        area.grid.x += column + canvas.mm(12);
        area.grid.w -= column + canvas.mm(12);
        area.grid.y = canvas.mm(12);
        break;
    }
    case Form::medium: {
        area.header.w = header_row_width(stage);
        // The header row holds one line: a title that needs two leaves it to the emergency line.
        const Role role = menu.kind == view::Menu::Kind::home ? Role::home_title : Role::title;
        area.draws_header = m.text_size() == session::TextSize::normal ||
                            canvas.natural_width(menu.title, role) <= area.header.w - canvas.mm(m.tile() + 6);
        area.grid.y = canvas.mm(18.4F);
        break;
    }
    case Form::small_tall:
        break;
    case Form::compact:
        area.draws_header = false;
        break;
    }
    return area;
}

} // namespace

void lay_out_menu(Stage& stage, const view::Menu& menu) {
    auto& canvas = stage.canvas;
    const auto& m = canvas.metrics();
    auto& laid = stage.laid;
    auto area = area_of(stage, menu);
    draw_brand(canvas, stage.places, stage.model.chrome.site,
               m.form() == Form::wide ? area.header.w : stage.places.brand.w);
    Px header_bottom = 0;
    if (area.draws_header) {
        const Px bottom = header_bottom = draw_header(
            stage, menu, area.header,
            m.form() == Form::wide ? stage.places.content_bottom_with_row : stage.places.bar_ground.y / 2);
        if (m.form() != Form::wide)
            area.grid.y = std::max({bottom + canvas.mm(m.form() == Form::tall ? 6.0F : 2.6F),
                                    stage.places.reach, m.form() == Form::medium ? canvas.mm(18.4F) : 0.0F});
    }
    const bool languages = menu.kind == view::Menu::Kind::languages;
    const Role role = languages ? Role::language_button : Role::button;
    const int columns = m.form() == Form::compact || m.form() == Form::small_tall ? (languages ? 2 : 1) : 2;
    const float max_row = m.form() == Form::tall || m.form() == Form::wide ? 57.0F : 26.0F;

    area.grid.h = stage.places.content_bottom - area.grid.y;
    Rect grid_area = area.grid;
    auto grid = fit_grid(canvas, menu.buttons, role, grid_area, columns, 20, max_row);
    int pages = page_count(grid, menu.buttons.size());
    if (pages > 1) {
        grid_area.h = stage.places.content_bottom_with_row - grid_area.y;
        grid = fit_grid(canvas, menu.buttons, role, grid_area, columns, 20, max_row);
        pages = page_count(grid, menu.buttons.size());
    }
    if (has_signpost(m, menu))
        draw_signpost(canvas, stage.places.main.right(), grid_area.y);
    else if (m.form() == Form::wide && menu.kind == view::Menu::Kind::home && header_bottom < canvas.mm(112))
        draw_signpost(canvas, area.header.right(), stage.places.bar_ground.y);
    laid.page_area = canvas.place(grid_area);
    laid.pages.resize(static_cast<size_t>(pages));
    for (int page = 0; page < pages; ++page) {
        canvas.record_into(laid.pages[static_cast<size_t>(page)]);
        draw_grid_page(canvas, menu.buttons, role, grid_area, grid, page);
    }
    finish(stage, pages, {},
           languages ? labels_ahead(menu.buttons, grid.per_page(), std::clamp(stage.model.page, 0, pages - 1))
                     : std::vector<view::Text>{});
}

} // namespace waypost::layout
