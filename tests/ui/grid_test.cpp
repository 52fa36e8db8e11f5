#include "testing.h"
#include "ui/layout/screens.h"
#include "ui/layout/theme.h"

#include <algorithm>

using namespace waypost;
using namespace waypost::layout;

namespace {

/// The room for buttons on a display of 1280x800 at 10.1 in, in the largest text.
struct Page {
    text::FontSet fonts = text::FontSet::create(text::FontSet::default_folders()).value();
    text::ParagraphCache paragraphs{fonts};
    Metrics metrics{make_screen({1280, 800}, 10.1, 1), session::TextSize::largest};
    Canvas canvas{metrics, palette(session::Theme::light), paragraphs, Direction::ltr, {}};
    Recording recording;
    Rect area{35, 108, 1210, 432};

    Page() { canvas.record_into(recording); }

    Grid fit(const std::vector<view::Button>& buttons) {
        return fit_grid(canvas, buttons, Role::button, area, 2, 20, 26);
    }
};

std::vector<view::Button> buttons(const std::vector<std::string>& labels) {
    std::vector<view::Button> out;
    for (const auto& label : labels) {
        view::Button button;
        button.label.utf8 = label;
        button.icon = "home";
        button.action = session::OpenCategory{label};
        out.push_back(button);
    }
    return out;
}

/// Labels of two words stand in two columns; a sentence does not.
const std::string k_sentence =
    "Help for everybody whom somebody has bought or sold, and for those who know somebody, wherever they are";

} // namespace

TEST_CASE("Short labels stand in two columns with their signs") {
    Page page;
    const auto grid = page.fit(buttons({"Your rights", "Health", "A bed"}));
    CHECK(grid.columns == 2);
    CHECK(grid.tiles);
}

TEST_CASE("A label that would be higher than its page takes the signs' room, then the whole row") {
    Page page;
    const auto grid = page.fit(buttons({"Your rights", k_sentence}));
    CHECK(grid.columns == 1);
    CHECK(grid.row_height <= page.area.h);
    CHECK(page.recording.problems.empty());
}

TEST_CASE("No label makes a button higher than its page, however long it is, and the proof is told") {
    Page page;
    const auto grid = page.fit(buttons({k_sentence + k_sentence + k_sentence + k_sentence}));
    CHECK(grid.rows == 1);
    CHECK(grid.row_height <= page.area.h);
    CHECK(std::any_of(
        page.recording.problems.begin(), page.recording.problems.end(),
        [](const Problem& problem) { return problem.what == "buttons are higher than their page"; }));
}
