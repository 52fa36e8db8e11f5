#include "platform/mask.h"
#include "testing.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace waypost::platform {

namespace {

double area(const Mask& mask) {
    return std::accumulate(mask.coverage.begin(), mask.coverage.end(), 0.0) / 255.0;
}

/// Stretches of dash along a row, counted where they begin.
int dashes_in_row(const Mask& mask, int y) {
    int count = 0;
    for (int x = 1; x < mask.w; ++x)
        count += mask.at(x, y) > 127 && mask.at(x - 1, y) <= 127 ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("a rounded rectangle covers the area that geometry says, within a hundredth") {
    const float r = GENERATE(4.0F, 11.5F, 20.0F);
    const Mask mask = rounded_mask({.w = 60, .h = 44, .radius = r});
    const double expected =
        60 * 44 - (4 - std::numbers::pi) * static_cast<double>(r) * static_cast<double>(r);
    CHECK(area(mask) == Approx(expected).epsilon(0.01));
}

TEST_CASE("a rounded rectangle without a radius has hard edges") {
    const Mask mask = rounded_mask({.w = 5, .h = 3});
    CHECK(std::all_of(mask.coverage.begin(), mask.coverage.end(), [](uint8_t c) { return c == 255; }));
}

TEST_CASE("rounded corners are the same in all four corners") {
    const Mask mask = rounded_mask({.w = 31, .h = 24, .radius = 9.3F, .border = 2});
    for (int y = 0; y < mask.h; ++y) {
        for (int x = 0; x < mask.w; ++x) {
            REQUIRE(mask.at(x, y) == mask.at(mask.w - 1 - x, y));
            REQUIRE(mask.at(x, y) == mask.at(x, mask.h - 1 - y));
        }
    }
}

TEST_CASE("a radius larger than the rectangle makes a circle and no more") {
    const Mask mask = rounded_mask({.w = 21, .h = 21, .radius = 500});
    CHECK(area(mask) == Approx(std::numbers::pi * 10.5 * 10.5).epsilon(0.01));
}

TEST_CASE("a border covers the ring and leaves the inside free") {
    const Mask mask = rounded_mask({.w = 40, .h = 40, .radius = 8, .border = 3});
    CHECK(mask.at(20, 0) == 255);
    CHECK(mask.at(20, 2) == 255);
    CHECK(mask.at(20, 3) == 0);
    CHECK(mask.at(20, 20) == 0);
    CHECK(mask.at(0, 0) == 0);
}

TEST_CASE("dashes and gaps are about as long as asked and go around without a seam") {
    const Mask mask = rounded_mask({.w = 200, .h = 80, .radius = 10, .border = 2, .dash = 5});
    const int top = dashes_in_row(mask, 0);
    CHECK(top >= 17);
    CHECK(top <= 19);
    CHECK(top == dashes_in_row(mask, 79));
    const double solid = area(rounded_mask({.w = 200, .h = 80, .radius = 10, .border = 2}));
    CHECK(area(mask) / solid == Approx(0.5).margin(0.03));
}

TEST_CASE("a polygon covers its area, with partly covered pixels on its edges") {
    const Mask mask = polygon_mask({{0, 0}, {40, 10}, {12, 30}}, 40, 30);
    CHECK(area(mask) == Approx(0.5 * (40.0 * 30 - 10.0 * 12)).epsilon(0.005));
    CHECK(
        std::any_of(mask.coverage.begin(), mask.coverage.end(), [](uint8_t c) { return c > 40 && c < 215; }));
}

} // namespace waypost::platform
