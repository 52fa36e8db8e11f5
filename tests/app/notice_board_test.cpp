#include "app/notice_board.h"
#include "testing.h"
#include "ui/layout/metrics.h"

#include <array>
#include <variant>

namespace waypost::app {

namespace {

struct DisplaySize {
    Size size;
    double diagonal_in;
    [[nodiscard]] float px_per_mm() const { return layout::make_screen(size, diagonal_in, 1).px_per_mm; }
};
const std::array<DisplaySize, 5> k_displays{
    {{{1080, 1920}, 21.5}, {{1920, 1080}, 21.5}, {{1280, 800}, 10.1}, {{800, 480}, 7}, {{720, 1280}, 8}}};

const text::FontSet& fonts() {
    static const text::FontSet k_set = text::FontSet::create(text::FontSet::default_folders()).value();
    return k_set;
}

std::string words_of(const paint::DisplayList& list) {
    std::string out;
    for (const auto& command : list) {
        if (const auto* run = std::get_if<paint::TextRun>(&command))
            out += run->run.utf8 + " ";
    }
    return out;
}

const std::string k_notice =
    "Update refused\nThe update on this USB stick was signed by somebody else. This kiosk "
    "goes on as it is.\nTake the stick out.";

} // namespace

TEST_CASE("A notice stands whole at the bottom of every display, over less than its lower half") {
    for (const auto& display : k_displays) {
        INFO(display.size.w << "x" << display.size.h);
        const auto strip = notice_strip(k_notice, display.size, display.px_per_mm(), fonts());
        CHECK(strip.place.bottom() == display.size.h);
        CHECK(strip.place.w == display.size.w);
        CHECK(strip.place.h <= display.size.h / 2 + 1);
        const auto words = words_of(strip.list);
        CHECK(words.find("Update refused") != std::string::npos);
        CHECK(words.find("stick out.") != std::string::npos);
        for (const auto& command : strip.list) {
            const auto* run = std::get_if<paint::TextRun>(&command);
            if (run == nullptr)
                continue;
            CHECK(run->em * 0.714F / display.px_per_mm() >= 3.4F);
            CHECK(run->origin.x + run->run.width <= display.size.w);
            CHECK(run->origin.y > strip.place.y);
            CHECK(run->origin.y < strip.place.bottom());
        }
    }
}

TEST_CASE("A notice that is longer than its room ends in an ellipsis") {
    std::string endless = "Headline\n";
    for (int i = 0; i < 200; ++i)
        endless += "words and ";
    for (const auto& display : k_displays) {
        const auto strip = notice_strip(endless, display.size, display.px_per_mm(), fonts());
        CHECK(strip.place.h <= display.size.h / 2 + 1);
        CHECK(words_of(strip.list).find("\u2026") != std::string::npos);
    }
}

TEST_CASE("A notice that stays keeps its picture, and one that changes gets another") {
    NoticeBoard board(&fonts());
    CHECK_FALSE(board.layer({800, 480}, 5).has_value());
    board.put_up("One");
    const auto first = board.layer({800, 480}, 5);
    REQUIRE(first.has_value());
    CHECK(first->revision != 0U);
    CHECK(board.layer({800, 480}, 5)->revision == first->revision);
    board.put_up("One");
    CHECK(board.layer({800, 480}, 5)->revision == first->revision);
    board.put_up("Two");
    CHECK(board.layer({800, 480}, 5)->revision != first->revision);
    CHECK(board.layer({480, 800}, 5)->clip->bottom() == 800);
    board.put_up("");
    CHECK_FALSE(board.layer({800, 480}, 5).has_value());
}

TEST_CASE("Without fonts there is no notice") {
    NoticeBoard board(nullptr);
    board.put_up("One");
    CHECK_FALSE(board.layer({800, 480}, 5).has_value());
}

} // namespace waypost::app
