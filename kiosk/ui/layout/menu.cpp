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

/// The buttons of a list over as many pages as they need.
void add_grid(Stage& stage, const view::Menu& menu, Rect area) {
    auto& canvas = stage.canvas;
    const auto& m = canvas.metrics();
    const int columns = m.is_small() ? 1 : 2;
    const float max_row = m.form() == Form::tall || m.form() == Form::wide ? 57.0F : 26.0F;
    Grid grid;
    int pages = 1;
    for (const Px bottom : {stage.places.content_bottom, stage.places.content_bottom_with_row}) {
        area.h = bottom - area.y;
        grid = fit_grid(canvas, menu.buttons, Role::button, area, columns, 20, max_row);
        pages = page_count(grid, menu.buttons.size());
        if (pages == 1)
            break;
    }
    stage.laid.page_area = canvas.place(area);
    stage.laid.pages.resize(static_cast<size_t>(pages));
    for (int page = 0; page < pages; ++page) {
        canvas.record_into(stage.laid.pages[static_cast<size_t>(page)]);
        draw_grid_page(canvas, menu.buttons, Role::button, area, grid, page);
    }
    finish(stage, pages, {});
}

void add_names(Stage& stage, const view::Menu& menu, Rect area) {
    auto& canvas = stage.canvas;
    Names names;
    for (const Px bottom : {stage.places.content_bottom, stage.places.content_bottom_with_row}) {
        area.h = bottom - area.y;
        names = fit_names(canvas, menu.buttons, area);
        if (names.pages == 1)
            break;
    }
    stage.laid.page_area = canvas.place(area);
    stage.laid.pages.resize(static_cast<size_t>(names.pages));
    for (int page = 0; page < names.pages; ++page) {
        canvas.record_into(stage.laid.pages[static_cast<size_t>(page)]);
        draw_names_page(canvas, menu.buttons, names, page);
    }
    finish(stage, names.pages, {},
           names_ahead(menu.buttons, names, std::clamp(stage.model.page, 0, names.pages - 1)));
}

} // namespace

void lay_out_menu(Stage& stage, const view::Menu& menu) {
    auto& canvas = stage.canvas;
    const auto& m = canvas.metrics();
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
    if (menu.kind == view::Menu::Kind::languages)
        return add_names(stage, menu, area.grid);
    if (has_signpost(m, menu))
        draw_signpost(canvas, stage.places.main.right(), area.grid.y);
    else if (m.form() == Form::wide && menu.kind == view::Menu::Kind::home && header_bottom < canvas.mm(112))
        draw_signpost(canvas, area.header.right(), stage.places.bar_ground.y);
    add_grid(stage, menu, area.grid);
}

} // namespace waypost::layout
