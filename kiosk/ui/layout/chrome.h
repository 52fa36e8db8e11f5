#pragma once

#include "ui/layout/button.h"
#include "ui/layout/layout.h"

/// What stands in the same place on every screen of a device.
namespace waypost::layout {

/// Where things stand, in start coordinates and pixels.
struct Places {
    Rect brand; ///< empty where a display has no room for it
    Rect bar_ground;
    Rect emergency;
    Rect back, home, language, display, clear;
    Rect main;     ///< everything between the edges and the bar
    Rect page_row; ///< 'Up', where one is, 'More below'; used only with more than one page
    Px content_bottom_with_row = 0;
    Px content_bottom = 0;
    Px reach = 0; ///< nothing that is touched stands above (portrait: a seated person's reach)
};
Places places(const Metrics& metrics);
/// The same for the first screen, which has fewer controls: where that leaves a row of the bar empty, the bar
/// is lower. Nothing else has another place than on the other screens.
Places places_of_welcome(const Metrics& metrics);

/// `most_w`: what stands beside it on the same height leaves no more.
void draw_brand(Canvas& canvas, const Places& places, const view::Text& site, Px most_w = 1e9F);
/// The signpost, its longest arm reaching to `end`, standing on `foot_y`. Decoration: quiet, and not drawn in
/// high contrast.
void draw_signpost(Canvas& canvas, Px end, Px foot_y);
void draw_bar(Canvas& canvas, const Places& places, const view::Bar& bar);
void draw_bar_button(Canvas& canvas, const view::Button& button, Rect rect);
/// `align` within its place: at the end of a header row (10.1 in), centred in the bar of a wide display.
void draw_emergency(Canvas& canvas, const Places& places, const view::Chrome& chrome, bool has_page_row,
                    Align align);

/// Between a page and the number of pages; with hair spaces.
inline constexpr const char* k_slash = "\u200A/\u200A";

/// 'Up', the way line with 'Page 1 of 3', and 'More below' with the heading that comes next.
struct PageRow {
    int page = 0;
    int count = 1;
    view::Text up;
    view::Text more;
    view::Text counter;       ///< 'Page 1 of 3'
    view::Text counter_short; ///< '1 / 3'
    view::Text next;          ///< 'Next: …', or empty
    bool is_whole = false;    ///< on a compact display: nothing else stands beside it
    /// Names that the next page shows, each in its own language. As many as fit stand on its button in place
    /// of `more`, which whoever is looking for their language may not be able to read.
    std::vector<view::Text> ahead;
};
void draw_page_row(Canvas& canvas, const Places& places, const PageRow& row);
/// A line with stops: the current one is larger and filled, the others hollow.
void draw_way(Canvas& canvas, Rect box, int current, int count);

/// The title of a list or an article with its icon tile; returns the height it takes.
Px draw_title(Canvas& canvas, Px x, Px y, Px w, const view::Text& title, std::string_view icon);
Px title_height(Canvas& canvas, Px w, const view::Text& title, std::string_view icon);

} // namespace waypost::layout
