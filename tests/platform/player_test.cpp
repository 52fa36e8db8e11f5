#include "pictures.h"

#include <cmath>

namespace waypost::platform {

using paint::DisplayList;
using paint::Layer;

namespace {

constexpr paint::Color k_none{0, 0, 0, 0};
constexpr paint::Color k_red{200, 0, 0, 255};
constexpr char32_t k_arrow_back = 0xe5c4;
constexpr char32_t k_home = 0xe88a;

} // namespace

TEST_CASE("a fill covers whole pixels and nothing beside them") {
    const Image image = painted(DisplayList{paint::Fill{{2.4F, 3, 4, 2}, k_red}}, {12, 10});
    CHECK(image.at(2, 3) == k_red);
    CHECK(image.at(5, 4) == k_red);
    CHECK(image.at(1, 3) == k_white);
    CHECK(image.at(6, 4) == k_white);
    CHECK(image.at(2, 5) == k_white);
}

TEST_CASE("a thin line is as thick wherever it lies") {
    for (const float y : {10.0F, 10.3F, 10.5F, 10.8F}) {
        const InkBox ink = ink_of(painted(DisplayList{paint::Fill{{2, y, 20, 1.4F}, k_black}}, {30, 30}));
        CHECK(ink.bottom - ink.top == 1);
    }
}

TEST_CASE("rounded corners are smooth and the straight edges hard") {
    const Image image =
        painted(DisplayList{paint::RoundedRect{{10, 10, 120, 90}, 16, k_black, k_none, 0, 0}}, {140, 110});
    CHECK(image.at(10, 10) == k_white); // outside of the curve
    CHECK(image.at(70, 10) == k_black);
    CHECK(image.at(70, 9) == k_white);
    CHECK(image.at(10, 55) == k_black);
    CHECK(image.at(129, 99 - 45) == k_black);
    int between = 0;
    for (int y = 10; y < 26; ++y) {
        for (int x = 10; x < 26; ++x)
            between += image.at(x, y).r > 20 && image.at(x, y).r < 235 ? 1 : 0;
    }
    CHECK(between > 10);
    // All corners alike.
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 20; ++x) {
            REQUIRE(image.at(10 + x, 10 + y) == image.at(129 - x, 10 + y));
            REQUIRE(image.at(10 + x, 10 + y) == image.at(10 + x, 99 - y));
        }
    }
}

TEST_CASE("a border lets nothing of the ground shine through at the corner") {
    // A black ground under a white border on white: any dark pixel outside the ring would be a fringe.
    const Image image =
        painted(DisplayList{paint::RoundedRect{{10, 10, 120, 90}, 16, k_black, k_white, 4, 0}}, {140, 110});
    for (int x = 0; x < 140; ++x)
        REQUIRE(image.at(x, 12).r >= 253); // blending rounds
    CHECK(image.at(15, 15).r >= 253);
    CHECK(image.at(60, 50) == k_black);
}

TEST_CASE("a dashed border has gaps that show what is behind") {
    const Image image =
        painted(DisplayList{paint::RoundedRect{{10, 10, 200, 90}, 12, k_none, k_black, 2, 5}}, {220, 110});
    int dark = 0;
    int light = 0;
    for (int x = 30; x < 190; ++x) {
        dark += image.at(x, 10) == k_black ? 1 : 0;
        light += image.at(x, 10) == k_white ? 1 : 0;
    }
    CHECK(dark > 50);
    CHECK(light > 50);
    CHECK(image.at(100, 50) == k_white);
}

TEST_CASE("clips nest, and end where they are popped") {
    const DisplayList list{paint::PushClip{{0, 0, 20, 20}},
                           paint::PushClip{{10, 10, 20, 20}},
                           paint::Fill{{0, 0, 40, 40}, k_black},
                           paint::PopClip{},
                           paint::PopClip{},
                           paint::Fill{{30, 30, 2, 2}, k_red}};
    const Image image = painted(list, {40, 40});
    CHECK(image.at(9, 9) == k_white);
    CHECK(image.at(10, 10) == k_black);
    CHECK(image.at(19, 19) == k_black);
    CHECK(image.at(20, 20) == k_white);
    CHECK(image.at(30, 30) == k_red);
}

TEST_CASE("a pop without a push changes nothing") {
    const Image image = painted(DisplayList{paint::PopClip{}, paint::Fill{{0, 0, 4, 4}, k_black}}, {8, 8});
    CHECK(image.at(3, 3) == k_black);
}

TEST_CASE("clips that have nothing in common hide everything") {
    const DisplayList list{paint::PushClip{{0, 0, 5, 5}}, paint::PushClip{{10, 10, 5, 5}},
                           paint::Fill{{0, 0, 20, 20}, k_black}};
    CHECK(ink_of(painted(list, {20, 20})).empty());
}

TEST_CASE("a layer moves its list, is cut by its clip in display coordinates, and fades") {
    const DisplayList list{paint::Fill{{0, 0, 20, 20}, k_black}};
    const Layer moved{.list = &list, .offset = {10, 5}, .clip = Rect{0, 0, 15, 100}, .opacity = 1};
    const InkBox ink = ink_of(painted(std::vector<Layer>{moved}, {40, 40}));
    CHECK(ink.left == 10);
    CHECK(ink.right == 15);
    CHECK(ink.top == 5);
    CHECK(ink.bottom == 25);

    const Layer faded{.list = &list, .offset = {}, .clip = {}, .opacity = 0.5F};
    CHECK(std::abs(painted(std::vector<Layer>{faded}, {40, 40}).at(3, 3).r - 127) <= 2);
    const Layer gone{.list = &list, .offset = {}, .clip = {}, .opacity = 0};
    CHECK(ink_of(painted(std::vector<Layer>{gone}, {40, 40})).empty());
}

TEST_CASE("an icon fills its em box, and its mirror is its mirror image") {
    const auto arrow = [](bool mirrored) {
        return painted(DisplayList{paint::Icon{{8, 4, 48, 48}, k_arrow_back, mirrored, k_black}}, {64, 56});
    };
    const InkBox ink = ink_of(arrow(false));
    REQUIRE_FALSE(ink.empty());
    // The arrow's drawing spans 4 to 20 of a grid of 24 both ways: its middle is the middle of the box.
    CHECK(std::abs((ink.left + ink.right) / 2.0 - 32) <= 1);
    CHECK(std::abs((ink.top + ink.bottom) / 2.0 - 28) <= 1);
    CHECK(std::abs(ink.right - ink.left - 32) <= 1);
    const Image plain = arrow(false);
    const Image mirrored = arrow(true);
    for (int y = 4; y < 52; ++y) {
        for (int x = 0; x < 48; ++x)
            REQUIRE(plain.at(8 + x, y) == mirrored.at(55 - x, y));
    }
}

TEST_CASE("an icon takes the colour that is asked for, each time") {
    const DisplayList list{paint::Icon{{0, 0, 48, 48}, k_home, false, k_red},
                           paint::Icon{{50, 0, 48, 48}, k_home, false, k_black}};
    const Image image = painted(list, {100, 48});
    CHECK(image.at(12, 20) == k_red);
    CHECK(image.at(62, 20) == k_black);
}

TEST_CASE("without an icon font the rest of the picture is painted") {
    Result<ImagePainter> painter = ImagePainter::create({&test_fonts(), "/nowhere/icons.ttf"}, {60, 60});
    REQUIRE(painter.ok());
    const DisplayList list{paint::Icon{{0, 0, 48, 48}, k_home, false, k_black},
                           paint::Fill{{50, 50, 4, 4}, k_red}};
    const Layer layer{.list = &list, .offset = {}, .clip = {}, .opacity = 1};
    const Image image = painter->paint({&layer, 1}, k_white);
    CHECK(image.at(20, 24) == k_white);
    CHECK(image.at(51, 51) == k_red);
}

} // namespace waypost::platform
