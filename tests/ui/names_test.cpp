#include "testing.h"
#include "ui/layout/screens.h"
#include "ui/layout/theme.h"

using namespace waypost;
using namespace waypost::layout;

namespace {

/// A display of 800x480 at 7 in, on which two short names stand side by side and a long one does not.
struct Page {
    text::FontSet fonts = text::FontSet::create(text::FontSet::default_folders()).value();
    text::ParagraphCache paragraphs{fonts};
    Metrics metrics{make_screen({800, 480}, 7, 1), session::TextSize::normal};
    Canvas canvas{metrics, palette(session::Theme::light), paragraphs, Direction::ltr, {}};
    Recording recording;
    Rect area{18, 16, 496, 360};

    Page() { canvas.record_into(recording); }
};

std::vector<view::Button> buttons(const std::vector<std::string>& names) {
    std::vector<view::Button> out;
    for (const auto& name : names) {
        view::Button button;
        button.label.utf8 = name;
        button.action = session::ChooseLanguage{name};
        out.push_back(button);
    }
    return out;
}

std::vector<std::string> all_of(size_t count) {
    std::vector<std::string> names;
    for (size_t i = 0; i < count; ++i)
        names.emplace_back(i % 3 == 2 ? "Kreyòl ayisyen" : "Polski");
    return names;
}

} // namespace

TEST_CASE("A name that one column cannot hold takes the whole row") {
    Page page;
    const auto names =
        fit_names(page.canvas, buttons({"English", "Español", "Kreyòl ayisyen", "Polski"}), page.area);
    REQUIRE(names.cells.size() == 4);
    CHECK(names.pages == 1);
    CHECK(names.cells[0].rect.y == names.cells[1].rect.y);
    CHECK(names.cells[1].rect.right() == Approx(page.area.right()));
    CHECK(names.cells[2].rect.y > names.cells[1].rect.y);
    CHECK(names.cells[2].rect.w == Approx(page.area.w));
    CHECK(names.cells[3].rect.w < page.area.w / 2);
}

TEST_CASE("The last name of a row takes what the next leaves of it") {
    Page page;
    const auto names = fit_names(page.canvas, buttons({"Polski", "Kreyòl ayisyen", "English"}), page.area);
    CHECK(names.cells[0].rect.w == Approx(page.area.w));
    CHECK(names.cells[1].rect.w == Approx(page.area.w));
}

TEST_CASE("Every name stands on one page, in order, and none over another") {
    Page page;
    const auto list = buttons(all_of(25));
    const auto names = fit_names(page.canvas, list, page.area);
    REQUIRE(names.cells.size() == list.size());
    CHECK(names.pages > 1);
    for (size_t i = 0; i < names.cells.size(); ++i) {
        const auto& cell = names.cells[i];
        CHECK(cell.rect.y >= page.area.y);
        CHECK(cell.rect.bottom() <= page.area.bottom() + 0.5F);
        if (i == 0)
            continue;
        const auto& before = names.cells[i - 1];
        const bool is_after = cell.page > before.page || cell.rect.y >= before.rect.bottom() ||
                              (cell.rect.y == before.rect.y && cell.rect.x >= before.rect.right());
        CHECK(is_after);
    }
    CHECK(names.cells.back().page == names.pages - 1);
    CHECK(names.first_on(0) == 0);
    CHECK(names.first_on(names.pages) == list.size());
    CHECK(names.page_of(names.first_on(1)) == 1);
    for (int at = 0; at < names.pages; ++at)
        draw_names_page(page.canvas, list, names, at);
    CHECK(page.recording.targets.size() == list.size());
    CHECK(page.recording.problems.empty());
}

TEST_CASE("The next page is announced with one name of each script before the others") {
    Page page;
    auto list = buttons(all_of(25));
    const auto names = fit_names(page.canvas, list, page.area);
    const size_t second = names.first_on(1);
    REQUIRE(names.first_on(2) - second >= 3);
    list[second + 2].label.locale.script = "Arab";
    const auto ahead = names_ahead(list, names, 0);
    REQUIRE(ahead.size() == names.first_on(2) - second);
    CHECK(ahead[1].locale.script == "Arab");
    CHECK(names_ahead(list, names, names.pages - 1).empty());
}
