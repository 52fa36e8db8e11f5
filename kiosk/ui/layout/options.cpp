#include "ui/layout/blocks.h"
#include "ui/layout/button.h"
#include "ui/layout/screens.h"

#include <algorithm>

namespace waypost::layout {

namespace {

/// The heading of a group and its choices in as many columns as their words allow, as blocks that flow.
void append_group(Canvas& canvas, const view::ChoiceGroup& group, Px width, Px page_height,
                  std::vector<Measured>& out) {
    const auto& m = canvas.metrics();
    for (auto& heading : measure(canvas, view::Heading{group.title}, width, page_height))
        out.push_back(std::move(heading));
    const Px gap = canvas.mm(m.gap());
    const Px pad = canvas.mm(m.is_small() ? 2.4F : m.form() == Form::medium ? 3.4F : 5.0F);
    int columns = static_cast<int>(group.choices.size());
    const auto too_narrow = [&](int n) {
        const Px w = (width - gap * static_cast<Px>(n - 1)) / static_cast<Px>(n);
        return std::any_of(group.choices.begin(), group.choices.end(), [&](const auto& choice) {
            return canvas.widest_piece(choice.label, Role::button) > w - 2 * pad;
        });
    };
    while (columns > 1 && too_narrow(columns))
        --columns;
    const Px cell = (width - gap * static_cast<Px>(columns - 1)) / static_cast<Px>(columns);
    Px height = canvas.mm(m.form() == Form::tall || m.form() == Form::wide ? 30.0F : 20.0F);
    for (const auto& choice : group.choices)
        height = std::max(height,
                          canvas.set(choice.label, Role::button, cell - 2 * pad, Polished::heading).height() +
                              canvas.mm(4));
    for (size_t first = 0; first < group.choices.size(); first += static_cast<size_t>(columns)) {
        const size_t last = std::min(group.choices.size(), first + static_cast<size_t>(columns));
        Measured row;
        row.height = height;
        row.gap_before = first == 0 ? canvas.mm(m.is_small() ? 2.0F : 4.0F) : gap;
        row.draw = [choices = std::vector<view::Button>(group.choices.begin() + static_cast<long>(first),
                                                        group.choices.begin() + static_cast<long>(last)),
                    cell, gap, height](Canvas& c, Px x, Px y) {
            const float icon = c.metrics().is_small()               ? 7.0F
                               : c.metrics().form() == Form::medium ? 7.4F
                                                                    : 10.0F;
            for (const auto& choice : choices) {
                button_row(c, choice, ButtonKind::plain, {x, y, cell, height}, Role::button, icon);
                x += cell + gap;
            }
        };
        out.push_back(std::move(row));
    }
}

} // namespace

void lay_out_options(Stage& stage, const view::Options& options) {
    auto& canvas = stage.canvas;
    const auto& places = stage.places;
    const auto& m = canvas.metrics();
    auto& laid = stage.laid;
    draw_brand(canvas, places, m.form() == Form::wide ? view::Text{} : stage.model.chrome.site);
    Px top = places.main.y;
    if (!m.is_small()) {
        top +=
            draw_title(canvas, places.main.x, top, places.main.w * (m.form() == Form::medium ? 0.45F : 1.0F),
                       options.title, options.icon);
        top = std::max(top + canvas.mm(2), places.reach);
    }
    std::vector<Measured> blocks;
    std::vector<PagePlan> pages;
    Rect area;
    for (const bool with_row : {false, true}) {
        const Px bottom = with_row ? places.content_bottom_with_row : places.content_bottom;
        area = {places.main.x, top, places.main.w, bottom - top};
        blocks.clear();
        for (const auto& group : options.groups)
            append_group(canvas, group, area.w, area.h, blocks);
        pages = flow(blocks, area.h);
        if (pages.size() <= 1)
            break;
    }
    laid.page_area = canvas.place(area);
    laid.pages.resize(pages.size());
    for (size_t i = 0; i < pages.size(); ++i) {
        canvas.record_into(laid.pages[i]);
        for (const auto& placement : pages[i])
            blocks[placement.block].draw(canvas, area.x, area.y + placement.y);
    }
    finish(stage, static_cast<int>(pages.size()), {});
}

} // namespace waypost::layout
