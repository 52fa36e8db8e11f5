#pragma once

#include "ui/layout/chrome.h"

/// One function a kind of screen, each in a file of its own.
namespace waypost::layout {

/// What a screen is laid out with. The canvas records into `laid.fixed` until it is told otherwise.
struct Stage {
    Canvas& canvas;
    const Places& places;
    const view::ViewModel& model;
    Laid& laid;
    text::ParagraphCache& paragraphs;
};

void lay_out_welcome(Stage& stage, const view::Welcome& welcome, const Greeting& greeting);
void lay_out_menu(Stage& stage, const view::Menu& menu);
void lay_out_article(Stage& stage, const view::Article& article);
void lay_out_options(Stage& stage, const view::Options& options);
void lay_out_warning(Stage& stage, const view::Warning& warning);

/// The parts that a screen with pages shares: clamps the page, records the page buttons, the emergency line
/// and the bar. `next` is what 'Next: …' names; `ahead` as in PageRow.
void finish(Stage& stage, int page_count, const view::Text& next, std::vector<view::Text> ahead = {});

/// Buttons of equal size in rows and columns over as many pages as they need.
struct Grid {
    int columns = 2;
    int rows = 4; ///< a page
    Px row_height = 0;
    bool icon_above = false;
    bool tiles = true; ///< false: the labels need the tiles' room
    [[nodiscard]] int per_page() const { return columns * rows; }
};
/// The grid in which every label fits: as many columns as asked for, or fewer where a word is too long.
Grid fit_grid(Canvas& canvas, const std::vector<view::Button>& buttons, Role role, Rect area, int columns,
              float min_row_mm, float max_row_mm);
/// What a button needs for its label in one line, its sign and the space around them.
Px cell_width(Canvas& canvas, const view::Button& button, Role role);
/// What stands in a button of a width, without the space above and below.
Px cell_height(Canvas& canvas, const view::Button& button, Role role, Px width, bool tiles = true);
/// One button as in a grid.
void draw_cell(Canvas& canvas, const view::Button& button, Role role, Rect rect, const Grid& grid);
void draw_grid_page(Canvas& canvas, const std::vector<view::Button>& buttons, Role role, Rect area,
                    const Grid& grid, int page);
inline int page_count(const Grid& grid, size_t buttons) {
    return std::max(1, static_cast<int>((buttons + grid.per_page() - 1) / grid.per_page()));
}

/// The names of languages, in rows of as many columns as the display has. A name that a column cannot hold in
/// one line takes two; whoever stands last in a row takes what is left of it. They are never made smaller:
/// where there are many, the rows are as low as a button may be, so that few pages hold them.
struct Names {
    struct Cell {
        int page = 0;
        Rect rect;
    };
    std::vector<Cell> cells; ///< of each button, in order
    int pages = 1;
    [[nodiscard]] int page_of(size_t button) const;
    /// Of the first button on a page; the number of buttons for a page that is not there.
    [[nodiscard]] size_t first_on(int page) const;
};
Names fit_names(Canvas& canvas, const std::vector<view::Button>& buttons, Rect area);
void draw_names_page(Canvas& canvas, const std::vector<view::Button>& buttons, const Names& names, int page);
/// The names on the page after `page`, for PageRow: first one of each script, then the others.
std::vector<view::Text> names_ahead(const std::vector<view::Button>& buttons, const Names& names, int page);

} // namespace waypost::layout
