#include "ui/layout/button.h"
#include "ui/layout/screens.h"

#include <algorithm>
#include <cmath>

namespace waypost::layout {

namespace {

constexpr float k_sign_gap_mm = 3.4F;

Px pad_of(const Canvas& canvas) {
    const auto& m = canvas.metrics();
    return canvas.mm(m.is_small() ? 2.4F : m.form() == Form::medium ? 3.4F : 6.0F);
}

Px column_width(const Canvas& canvas, Rect area, int columns) {
    const Px gap = canvas.mm(canvas.metrics().gap());
    return (area.w - gap * static_cast<Px>(columns - 1)) / static_cast<Px>(columns);
}

/// How a button's tile and label share its width.
struct Cell {
    Px tile = 0;
    Px gap = 0;
    Px label_w = 0;
};

Cell cell_beside(Canvas& canvas, const view::Button& button, Role role, Px width, bool tiles) {
    Cell cell;
    const bool has_sign = tiles && (!button.icon.empty() || button.selected);
    cell.tile = has_sign ? canvas.mm(canvas.metrics().tile() * 0.92F) : 0;
    cell.gap = has_sign ? canvas.mm(k_sign_gap_mm) : 0;
    cell.label_w = width - 2 * pad_of(canvas) - cell.tile - cell.gap;
    if (has_sign && canvas.widest_piece(button.label, role) > cell.label_w) {
        cell.label_w += cell.tile + cell.gap;
        cell.tile = cell.gap = 0;
    }
    return cell;
}

void draw_tile(Canvas& canvas, const view::Button& button, const ButtonLook& look, Rect tile) {
    const bool small = tile.w < canvas.mm(18);
    canvas.box(tile, {small ? 2.4F : 3.6F, look.tile});
    canvas.icon(button.icon.empty() ? "check" : button.icon, tile.inset(tile.w * 0.165F), look.on_tile);
}

} // namespace

Px cell_width(Canvas& canvas, const view::Button& button, Role role) {
    const bool has_sign = !button.icon.empty() || button.selected;
    const Px sign = has_sign ? canvas.mm(canvas.metrics().tile() * 0.92F + k_sign_gap_mm) : 0;
    return 2 * pad_of(canvas) + sign + std::ceil(canvas.natural_width(button.label, role));
}

Px cell_height(Canvas& canvas, const view::Button& button, Role role, Px width, bool tiles) {
    const auto cell = cell_beside(canvas, button, role, width, tiles);
    return std::max(cell.tile, canvas.set(button.label, role, cell.label_w, Polished::heading).height());
}

void draw_cell(Canvas& canvas, const view::Button& button, Role role, Rect rect, const Grid& grid) {
    const auto look = button_ground(canvas, button, ButtonKind::plain, rect, canvas.metrics().radius());
    const Px pad = pad_of(canvas);
    const bool has_sign = !button.icon.empty() || button.selected;
    if (grid.icon_above && has_sign) {
        const Px tile = canvas.mm(canvas.metrics().tile());
        const Rect place{rect.x + pad, rect.y + canvas.mm(5) + look.shift, tile, tile};
        draw_tile(canvas, button, look, place);
        const auto label = canvas.set(button.label, role, rect.w - 2 * pad, Polished::heading);
        canvas.text(label, rect.x + pad, rect.bottom() - canvas.mm(5) - label.height() + look.shift / 2,
                    rect.w - 2 * pad, look.ink);
        return;
    }
    const auto cell = cell_beside(canvas, button, role, rect.w, grid.tiles);
    const Px middle = rect.center().y + look.shift / 2;
    if (cell.tile > 0)
        draw_tile(canvas, button, look, {rect.x + pad, middle - cell.tile / 2, cell.tile, cell.tile});
    const auto label = canvas.set(button.label, role, cell.label_w, Polished::heading);
    if (label.height() > rect.h)
        canvas.problem("label is higher than its button", label.utf8, rect);
    canvas.text(label, rect.x + pad + cell.tile + cell.gap, middle - label.height() / 2, cell.label_w,
                look.ink);
}

Grid fit_grid(Canvas& canvas, const std::vector<view::Button>& buttons, Role role, Rect area, int columns,
              float min_row_mm, float max_row_mm) {
    Grid grid;
    grid.columns = columns;
    const Px pad = pad_of(canvas);
    const auto too_narrow = [&] {
        const Px room = column_width(canvas, area, grid.columns) - 2 * pad;
        return std::any_of(buttons.begin(), buttons.end(),
                           [&](const auto& b) { return canvas.widest_piece(b.label, role) > room; });
    };
    while (grid.columns > 1 && too_narrow())
        --grid.columns;

    const Px width = column_width(canvas, area, grid.columns);
    const Px gap = canvas.mm(canvas.metrics().gap());
    const Px air = canvas.mm(
        canvas.metrics().foot() +
        (canvas.metrics().form() == Form::tall || canvas.metrics().form() == Form::wide ? 4.0F : 2.0F));
    const Px tile = canvas.mm(canvas.metrics().tile());
    const auto height_beside = [&](bool tiles) {
        Px height = canvas.mm(min_row_mm);
        for (const auto& button : buttons) {
            height = std::max(height, cell_height(canvas, button, role, width, tiles) + air);
        }
        return height;
    };
    Px beside = height_beside(true);
    Px above = canvas.mm(min_row_mm);
    for (const auto& button : buttons) {
        const auto below = canvas.set(button.label, role, width - 2 * pad, Polished::heading);
        above = std::max(above, tile + below.height() + canvas.mm(14));
    }
    const auto rows_of = [&](Px height) {
        return std::max(1, static_cast<int>(std::floor((area.h + gap + 0.5F) / (height + gap))));
    };
    // Where a label is as high as the page, the signs give way to the words, and then the columns.
    const bool is_too_high = beside > area.h;
    if (const Px bare = is_too_high || canvas.metrics().is_small() ? height_beside(false) : beside;
        rows_of(bare) > rows_of(beside) || (is_too_high && bare < beside)) {
        grid.tiles = false;
        beside = bare;
    }
    if (beside > area.h && grid.columns > 1)
        return fit_grid(canvas, buttons, role, area, 1, min_row_mm, max_row_mm);
    const int needed = (static_cast<int>(buttons.size()) + grid.columns - 1) / grid.columns;
    // Sign above label where there is room for it without another page.
    const bool have_icons = !buttons.empty() && !buttons.front().icon.empty();
    grid.icon_above = have_icons && canvas.metrics().form() == Form::tall && above <= area.h &&
                      rows_of(above) >= std::min(needed, rows_of(beside));
    const Px minimum = grid.icon_above ? above : beside;
    grid.rows = std::min(rows_of(minimum), std::max(needed, 1));
    const Px spread = (area.h - gap * static_cast<Px>(grid.rows - 1)) / static_cast<Px>(grid.rows);
    grid.row_height = std::max(minimum, std::min(spread, canvas.mm(max_row_mm)));
    if (grid.row_height > area.h + 0.5F) {
        canvas.problem("buttons are higher than their page", "", area);
        grid.row_height = area.h; // a label that is cut is bad, a button over another is worse
    }
    return grid;
}

void draw_grid_page(Canvas& canvas, const std::vector<view::Button>& buttons, Role role, Rect area,
                    const Grid& grid, int page) {
    const Px gap = canvas.mm(canvas.metrics().gap());
    const Px width = column_width(canvas, area, grid.columns);
    const int first = page * grid.per_page();
    for (int i = 0; i < grid.per_page() && first + i < static_cast<int>(buttons.size()); ++i) {
        const int column = i % grid.columns;
        const int row = i / grid.columns;
        const Rect rect{area.x + static_cast<Px>(column) * (width + gap),
                        area.y + static_cast<Px>(row) * (grid.row_height + gap), width, grid.row_height};
        const int index = first + i;
        draw_cell(canvas, buttons[static_cast<size_t>(index)], role, rect, grid);
    }
}

} // namespace waypost::layout
