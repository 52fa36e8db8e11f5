#include "app/failsafe.h"
#include "app/seven_segment.h"
#include "testing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace waypost::app {

namespace {

struct DisplaySize {
    Size size;
    float diagonal_in;
    [[nodiscard]] float px_per_mm() const { return std::hypot(size.w, size.h) / (diagonal_in * 25.4F); }
};

const std::array<DisplaySize, 5> k_displays{
    {{{1080, 1920}, 21.5F}, {{1920, 1080}, 21.5F}, {{1280, 800}, 10.1F}, {{800, 480}, 7}, {{720, 1280}, 8}}};

const text::FontSet& fonts() {
    static const Result<text::FontSet> set = text::FontSet::create(text::FontSet::default_folders());
    REQUIRE(set.ok());
    return *set;
}

FailsafeSpec spec_for(const DisplaySize& display, const text::FontSet* set) {
    return {display.size, display.px_per_mm(), set, "no valid content pack: content/x.yaml:3:1",
            "Waypost 1.0"};
}

std::vector<paint::TextRun> runs_of(const paint::DisplayList& list) {
    std::vector<paint::TextRun> runs;
    for (const paint::Command& command : list) {
        if (const auto* run = std::get_if<paint::TextRun>(&command))
            runs.push_back(*run);
    }
    return runs;
}

/// All text in the order of painting; lines are joined by spaces.
std::string words_of(const paint::DisplayList& list) {
    std::string out;
    for (const paint::TextRun& run : runs_of(list))
        out += run.run.utf8 + " ";
    return out;
}

constexpr float k_cap = 0.714F;
constexpr float k_min_cap_mm = 4.8F;
constexpr float k_technician_cap_mm = 2.8F;

} // namespace

TEST_CASE("the built-in page says all three numbers in English and Spanish on every display") {
    for (const DisplaySize& display : k_displays) {
        const std::string words = words_of(failsafe_page(spec_for(display, &fonts())));
        INFO(display.size.w << "x" << display.size.h << ": " << words);
        for (const char* const wanted : {"911", "988", "211", "call:", "llamar a:", "overdose", "sobredosis",
                                         "talk", "hablar", "comida", "food", "Technician:", "Waypost 1.0"})
            CHECK(words.find(wanted) != std::string::npos);
    }
}

TEST_CASE("nothing of the built-in page is cut off or smaller than what can be read") {
    for (const DisplaySize& display : k_displays) {
        const float mm = display.px_per_mm();
        for (const paint::TextRun& run : runs_of(failsafe_page(spec_for(display, &fonts())))) {
            INFO(display.size.w << "x" << display.size.h << ": " << run.run.utf8);
            CHECK(run.origin.x >= 0);
            CHECK(run.origin.x + run.run.width <= display.size.w);
            CHECK(run.origin.y - run.em * k_cap >= 0);
            CHECK(run.origin.y + run.em * 0.3F <= display.size.h);
            const float cap_mm = run.em * k_cap / mm;
            CHECK((cap_mm >= k_min_cap_mm - 0.01F || std::abs(cap_mm - k_technician_cap_mm) < 0.01F));
        }
    }
}

TEST_CASE("no line of the built-in page stands on another") {
    for (const DisplaySize& display : k_displays) {
        const std::vector<paint::TextRun> runs = runs_of(failsafe_page(spec_for(display, &fonts())));
        const auto box = [](const paint::TextRun& run) {
            return Rect{run.origin.x, run.origin.y - run.em * k_cap, run.run.width, run.em * k_cap};
        };
        for (size_t i = 0; i < runs.size(); ++i) {
            for (size_t j = i + 1; j < runs.size(); ++j) {
                INFO(display.size.w << "x" << display.size.h << ": " << runs[i].run.utf8 << " / "
                                    << runs[j].run.utf8);
                CHECK_FALSE(box(runs[i]).intersects(box(runs[j])));
            }
        }
    }
}

TEST_CASE("a reason that is too long is cut, and the numbers keep their room") {
    FailsafeSpec spec = spec_for(k_displays[3], &fonts());
    spec.reason.assign(2000, 'x');
    spec.reason += " and more";
    for (const paint::TextRun& run : runs_of(failsafe_page(spec)))
        CHECK(run.origin.y + run.em * 0.3F <= spec.size.h);
}

TEST_CASE("without fonts the numbers are drawn as bars, inside the display") {
    for (const DisplaySize& display : k_displays) {
        const paint::DisplayList list = failsafe_page(spec_for(display, nullptr));
        CHECK(runs_of(list).empty());
        size_t bars = 0;
        for (const paint::Command& command : list) {
            if (const auto* bar = std::get_if<paint::RoundedRect>(&command)) {
                ++bars;
                CHECK(bar->rect.x >= 0);
                CHECK(bar->rect.y >= 0);
                CHECK(bar->rect.right() <= display.size.w);
                CHECK(bar->rect.bottom() <= display.size.h);
            }
        }
        // 9: six bars, 1: two, 8: seven, 2: five.
        CHECK(bars == (6 + 2 + 2) + (6 + 7 + 7) + (5 + 2 + 2));
    }
}

TEST_CASE("the colours of the built-in page can be read by everyone") {
    for (const paint::Command& command : failsafe_page(spec_for(k_displays[0], &fonts()))) {
        if (const auto* run = std::get_if<paint::TextRun>(&command))
            CHECK(paint::contrast_ratio(run->color, k_failsafe_ground) >= 7);
    }
}

TEST_CASE("a digit of seven bars is as wide as promised") {
    paint::DisplayList list;
    add_seven_segment(list, "88", {10, 20}, 100, {});
    Rect all = std::get<paint::RoundedRect>(list.front()).rect;
    for (const paint::Command& command : list)
        all = all.united(std::get<paint::RoundedRect>(command).rect);
    CHECK(all.x == Approx(10));
    CHECK(all.y == Approx(20));
    CHECK(all.w == Approx(seven_segment_width("88", 100)));
    CHECK(all.h == Approx(100));
}

TEST_CASE("a long reason is cut between words, ends in an ellipsis and leaves the numbers their room") {
    for (const DisplaySize& display : k_displays) {
        INFO(display.size.w << "x" << display.size.h);
        FailsafeSpec spec = spec_for(display, &fonts());
        spec.reason = "kiosk.yaml:4:13:";
        for (int i = 0; i < 300; ++i)
            spec.reason += " 'another'";
        const auto list = failsafe_page(spec);
        const std::string words = words_of(list);
        CHECK(words.find("kiosk.yaml:4:13:") != std::string::npos);
        CHECK(words.find("\u2026") != std::string::npos);
        CHECK(words.find("211") != std::string::npos);
        for (const paint::TextRun& run : runs_of(list)) {
            CHECK(run.origin.y <= display.size.h);
            CHECK(run.origin.x + run.run.width <= display.size.w + 1);
        }
    }
}

} // namespace waypost::app
