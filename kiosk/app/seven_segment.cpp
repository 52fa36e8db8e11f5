#include "app/seven_segment.h"

#include <array>
#include <cstdint>

namespace waypost::app {

namespace {

// Parts of the height of a digit.
constexpr float k_width = 0.56F;
constexpr float k_gap = 0.2F;
constexpr float k_bar = 0.13F;

/// A bar that goes from one corner of the grid (2 wide, 3 high, counted from the top left) to another.
struct Bar {
    int x;
    int y;
    bool upright;
};
constexpr std::array<Bar, 7> k_bars{{
    {0, 0, false}, // a: top
    {1, 0, true},  // b: upper right
    {1, 1, true},  // c: lower right
    {0, 2, false}, // d: bottom
    {0, 1, true},  // e: lower left
    {0, 0, true},  // f: upper left
    {0, 1, false}, // g: middle
}};
/// Which bars a digit has; bit 0 is a.
constexpr std::array<uint8_t, 10> k_digits{0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F};

} // namespace

Px seven_segment_width(std::string_view digits, Px height) {
    const auto count = static_cast<float>(digits.size());
    return height * (count * k_width + (count - 1) * k_gap);
}

void add_seven_segment(paint::DisplayList& list, std::string_view digits, Point at, Px height,
                       paint::Color color) {
    const Px thick = k_bar * height;
    const Px across = k_width * height - thick; // between the middles of the upright bars
    const Px down = (height - thick) / 2;
    for (const char digit : digits) {
        const unsigned bars = digit >= '0' && digit <= '9' ? k_digits[static_cast<size_t>(digit - '0')] : 0U;
        for (size_t i = 0; i < k_bars.size(); ++i) {
            if ((bars >> i & 1U) == 0)
                continue;
            const Bar& bar = k_bars[i];
            const Rect rect{at.x + static_cast<Px>(bar.x) * across, at.y + static_cast<Px>(bar.y) * down,
                            bar.upright ? thick : across + thick, bar.upright ? down + thick : thick};
            list.push_back(
                paint::RoundedRect{.rect = rect, .radius = thick / 2, .fill = color, .border = {0, 0, 0, 0}});
        }
        at.x += height * (k_width + k_gap);
    }
}

} // namespace waypost::app
