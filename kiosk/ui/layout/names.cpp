#include "ui/layout/screens.h"

#include <algorithm>
#include <cmath>

namespace waypost::layout {

namespace {

/// As high as a language button is where there is room for all, and as low as any button may be.
constexpr float k_comfortable_mm = 20;
constexpr float k_low_mm = 13.6F;
constexpr int k_most_columns = 3;

bool is_large(const Metrics& m) {
    return m.form() == Form::tall || m.form() == Form::wide;
}

/// Where a name stands, in rows and columns without pages.
struct Slot {
    int row = 0;
    int column = 0;
    int span = 1;
};

/// Fills row after row in order. What a name leaves of its row because the next does not fit, it takes.
std::vector<Slot> fill_rows(const std::vector<int>& spans, int columns) {
    std::vector<Slot> slots;
    Slot next;
    for (const int span : spans) {
        if (next.column + span > columns) {
            slots.back().span += columns - next.column;
            ++next.row;
            next.column = 0;
        }
        next.span = span;
        slots.push_back(next);
        next.column += span;
    }
    return slots;
}

Names arrange(Canvas& canvas, const std::vector<view::Button>& buttons, Rect area, int columns,
              float min_row_mm) {
    const auto& m = canvas.metrics();
    const Px gap = canvas.mm(m.gap());
    const Px column = (area.w - gap * static_cast<Px>(columns - 1)) / static_cast<Px>(columns);
    const auto width = [&](int span) {
        return column * static_cast<Px>(span) + gap * static_cast<Px>(span - 1);
    };
    std::vector<int> spans;
    spans.reserve(buttons.size());
    for (const auto& button : buttons) {
        const Px needed = cell_width(canvas, button, Role::language_button);
        int span = 1;
        while (span < columns && width(span) < needed)
            ++span;
        spans.push_back(span);
    }
    const auto slots = fill_rows(spans, columns);
    const int needed = slots.empty() ? 1 : slots.back().row + 1;

    const Px air = canvas.mm(m.foot() + (is_large(m) ? 4.0F : 2.0F));
    Px minimum = canvas.mm(min_row_mm);
    for (size_t i = 0; i < buttons.size(); ++i)
        minimum = std::max(
            minimum, cell_height(canvas, buttons[i], Role::language_button, width(slots[i].span)) + air);
    const int most = std::max(1, static_cast<int>(std::floor((area.h + gap + 0.5F) / (minimum + gap))));
    const int rows = std::min(most, needed);
    const Px spread = (area.h - gap * static_cast<Px>(rows - 1)) / static_cast<Px>(rows);
    const Px height = std::max(minimum, std::min(spread, canvas.mm(is_large(m) ? 57.0F : 26.0F)));
    if (height > area.h + 0.5F)
        canvas.problem("buttons are higher than their page", "", area);

    Names names;
    names.pages = (needed + rows - 1) / rows;
    names.cells.reserve(slots.size());
    for (const auto& slot : slots)
        names.cells.push_back(
            {slot.row / rows,
             {area.x + static_cast<Px>(slot.column) * (column + gap),
              area.y + static_cast<Px>(slot.row % rows) * (height + gap), width(slot.span), height}});
    return names;
}

} // namespace

int Names::page_of(size_t button) const {
    return cells.empty() ? 0 : cells[std::min(button, cells.size() - 1)].page;
}

size_t Names::first_on(int page) const {
    const auto first =
        std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.page >= page; });
    return static_cast<size_t>(first - cells.begin());
}

Names fit_names(Canvas& canvas, const std::vector<view::Button>& buttons, Rect area) {
    const auto& m = canvas.metrics();
    auto names = arrange(canvas, buttons, area, 2, k_comfortable_mm);
    if (names.pages == 1 || is_large(m))
        return names;
    for (int columns = 2; columns <= (m.is_small() ? 2 : k_most_columns); ++columns) {
        auto low = arrange(canvas, buttons, area, columns, k_low_mm);
        if (low.pages < names.pages)
            names = std::move(low);
    }
    return names;
}

void draw_names_page(Canvas& canvas, const std::vector<view::Button>& buttons, const Names& names, int page) {
    for (size_t i = names.first_on(page); i < names.first_on(page + 1); ++i)
        draw_cell(canvas, buttons[i], Role::language_button, names.cells[i].rect, Grid{});
}

std::vector<view::Text> names_ahead(const std::vector<view::Button>& buttons, const Names& names, int page) {
    std::vector<view::Text> one_each; // of each script
    std::vector<view::Text> others;
    for (size_t i = names.first_on(page + 1); i < names.first_on(page + 2); ++i) {
        const auto& label = buttons[i].label;
        const bool is_new = std::none_of(one_each.begin(), one_each.end(), [&](const view::Text& t) {
            return t.locale.script == label.locale.script;
        });
        (is_new ? one_each : others).push_back(label);
    }
    one_each.insert(one_each.end(), others.begin(), others.end());
    return one_each;
}

} // namespace waypost::layout
