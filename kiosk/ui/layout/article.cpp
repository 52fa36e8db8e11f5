#include "ui/layout/blocks.h"
#include "ui/layout/screens.h"

#include <algorithm>

namespace waypost::layout {

namespace {

/// One column of blocks on one page.
struct Column {
    const std::vector<Measured>* blocks = nullptr;
    PagePlan plan;
};
struct PageColumns {
    Column start;
    Column end; ///< empty where the page has one column
};

/// Where the article flows: the title above it or, on small panels, as its first block.
struct Field {
    Rect area;
    Px column_w = 0;
    Px end_x = 0;
    bool two_columns = false;
};

bool has_card(const view::Article& article) {
    return std::any_of(article.blocks.begin(), article.blocks.end(),
                       [](const auto& block) { return std::holds_alternative<view::Card>(block); });
}

Field field_of(Stage& stage, Px top, Px bottom) {
    const auto& m = stage.canvas.metrics();
    Field field;
    field.area = {stage.places.main.x, top, stage.places.main.w, bottom - top};
    field.column_w = field.area.w;
    // Two columns only where a line still holds enough words.
    constexpr float k_least_column_em = 13;
    const Px gap = stage.canvas.mm(m.form() == Form::wide ? 14.0F : 5.4F);
    const Px half = (field.area.w - gap) / 2;
    if (!m.is_portrait() && !m.is_small() && half >= k_least_column_em * m.style(Role::body, {}).em) {
        field.two_columns = true;
        field.column_w = half;
        field.end_x = field.area.x + half + gap;
    }
    return field;
}

std::vector<Measured> measure_all(Canvas& canvas, const std::vector<view::Block>& blocks, const Field& field,
                                  bool cards, bool texts) {
    std::vector<Measured> out;
    for (const auto& block : blocks) {
        const bool is_card = std::holds_alternative<view::Card>(block);
        if (is_card ? !cards : !texts)
            continue;
        for (auto& measured : measure(canvas, block, field.column_w, field.area.h))
            out.push_back(std::move(measured));
    }
    return out;
}

Measured title_block(Canvas& canvas, const view::Article& article, Px width) {
    Measured title;
    title.height = title_height(canvas, width, article.title, article.icon);
    title.draw = [&article, width](Canvas& c, Px x, Px y) {
        draw_title(c, x, y, width, article.title, article.icon);
    };
    return title;
}

/// The title as the first block. An answer that would leave it alone on its page begins under it all the
/// same: here, and only here, a block that fits a page is divided.
void put_title_first(Canvas& canvas, const view::Article& article, const Field& field,
                     std::vector<Measured>& blocks) {
    auto title = title_block(canvas, article, field.column_w);
    const Px room = field.area.h - title.height;
    if (!blocks.empty() && blocks.front().height + blocks.front().gap_before > room) {
        if (const auto* answer = std::get_if<view::Answer>(&article.blocks.front())) {
            auto parts = measure(canvas, *answer, field.column_w, room - blocks.front().gap_before);
            if (parts.front().height < room) {
                blocks.front() = parts.front();
                blocks.insert(blocks.begin() + 1, parts.begin() + 1, parts.end());
            }
        }
    }
    blocks.insert(blocks.begin(), std::move(title));
}

struct Blocks {
    std::vector<Measured> texts; ///< all blocks, where there is one column
    std::vector<Measured> cards;
};

/// Text at the start and the cards beside it: each page shows the next card, and when the cards are through,
/// the first again, so that a number is in sight on every page. When the text is through, cards take both
/// columns.
std::vector<PageColumns> beside(const Blocks& blocks, Px height) {
    const auto texts = flow(blocks.texts, height);
    const auto cards = flow(blocks.cards, height);
    std::vector<PageColumns> pages;
    size_t card = 0;
    for (const auto& text : texts) {
        const auto& plan = card < cards.size() ? cards[card++] : cards.front();
        pages.push_back({{&blocks.texts, text}, {&blocks.cards, plan}});
    }
    while (card < cards.size()) {
        PageColumns page{{&blocks.cards, cards[card++]}, {}};
        if (card < cards.size())
            page.end = {&blocks.cards, cards[card++]};
        pages.push_back(std::move(page));
    }
    return pages;
}

std::vector<PageColumns> in_sequence(const Blocks& blocks, const Field& field) {
    const auto columns = flow(blocks.texts, field.area.h);
    std::vector<PageColumns> pages;
    for (size_t i = 0; i < columns.size(); ++i) {
        PageColumns page{{&blocks.texts, columns[i]}, {}};
        if (field.two_columns && i + 1 < columns.size())
            page.end = {&blocks.texts, columns[++i]};
        pages.push_back(std::move(page));
    }
    return pages;
}

void draw_column(Canvas& canvas, const Column& column, Px x, Px y) {
    if (!column.blocks)
        return;
    for (const auto& placement : column.plan)
        (*column.blocks)[placement.block].draw(canvas, x, y + placement.y);
}

view::Text hint_of(const PageColumns& page) {
    for (const auto* column : {&page.start, &page.end}) {
        if (!column->blocks)
            continue;
        for (const auto& placement : column->plan) {
            const auto& hint = (*column->blocks)[placement.block].hint;
            if (!hint.empty())
                return hint;
        }
    }
    return {};
}

} // namespace

void lay_out_article(Stage& stage, const view::Article& article) {
    auto& canvas = stage.canvas;
    const auto& places = stage.places;
    const auto& m = canvas.metrics();
    auto& laid = stage.laid;
    draw_brand(canvas, places, m.form() == Form::wide ? view::Text{} : stage.model.chrome.site);

    Px top = places.main.y;
    Px title_w = places.main.w;
    bool title_flows = m.is_small();
    if (m.form() == Form::medium) {
        const Px line = canvas.natural_width(stage.model.chrome.emergency, Role::emergency);
        title_w -= std::min(line, places.emergency.w) + canvas.mm(7.4F + 2.4F + 5.0F);
        // The header row holds one line; a longer title goes with the blocks.
        title_flows = title_height(canvas, title_w, article.title, article.icon) > canvas.mm(16);
        if (title_flows)
            top = canvas.mm(18.4F);
    }
    if (!title_flows) {
        top += draw_title(canvas, places.main.x, top, title_w, article.title, article.icon);
        top += canvas.mm(m.form() == Form::tall ? 8.0F : m.form() == Form::wide ? 6.0F : 2.6F);
    }

    Blocks blocks;
    std::vector<PageColumns> pages;
    Field field;
    for (const bool with_row : {false, true}) {
        field = field_of(stage, top, with_row ? places.content_bottom_with_row : places.content_bottom);
        const bool cards_beside = field.two_columns && has_card(article);
        blocks.texts = measure_all(canvas, article.blocks, field, !cards_beside, true);
        if (title_flows)
            put_title_first(canvas, article, field, blocks.texts);
        if (cards_beside)
            blocks.cards = measure_all(canvas, article.blocks, field, true, false);
        pages = cards_beside ? beside(blocks, field.area.h) : in_sequence(blocks, field);
        if (pages.size() <= 1)
            break;
    }

    laid.page_area = canvas.place(field.area);
    laid.pages.resize(pages.size());
    for (size_t i = 0; i < pages.size(); ++i) {
        canvas.record_into(laid.pages[i]);
        draw_column(canvas, pages[i].start, field.area.x, field.area.y);
        draw_column(canvas, pages[i].end, field.end_x, field.area.y);
    }
    const auto page =
        static_cast<size_t>(std::clamp(stage.model.page, 0, static_cast<int>(pages.size()) - 1));
    finish(stage, static_cast<int>(pages.size()),
           page + 1 < pages.size() ? hint_of(pages[page + 1]) : view::Text{});
}

} // namespace waypost::layout
