#include "paint/display_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace waypost::paint {

namespace {

uint8_t channel(float value) {
    return static_cast<uint8_t>(std::lround(std::clamp(value, 0.0F, 255.0F)));
}

/// WCAG 2.2: sRGB undone, one channel.
double linear(uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double relative_luminance(Color color) {
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

} // namespace

Color rgb(uint32_t hex) {
    const auto byte = [hex](int shift) { return static_cast<uint8_t>((hex >> shift) & 0xFFU); };
    return {byte(16), byte(8), byte(0), 255};
}

Color with_opacity(Color color, float opacity) {
    color.a = channel(static_cast<float>(color.a) * std::clamp(opacity, 0.0F, 1.0F));
    return color;
}

Color mix(Color from, Color to, float t) {
    t = std::clamp(t, 0.0F, 1.0F);
    const float from_weight = static_cast<float>(from.a) * (1 - t);
    const float to_weight = static_cast<float>(to.a) * t;
    const float alpha = from_weight + to_weight;
    if (alpha <= 0)
        return {0, 0, 0, 0};
    const auto mixed = [&](uint8_t a, uint8_t b) {
        return channel((static_cast<float>(a) * from_weight + static_cast<float>(b) * to_weight) / alpha);
    };
    return {mixed(from.r, to.r), mixed(from.g, to.g), mixed(from.b, to.b), channel(alpha)};
}

std::string to_string(Color color) {
    std::string text = fmt::format("#{:02X}{:02X}{:02X}", color.r, color.g, color.b);
    if (color.a != 255)
        text += fmt::format("{:02X}", color.a);
    return text;
}

double contrast_ratio(Color a, Color b) {
    const auto [darker, lighter] = std::minmax({relative_luminance(a), relative_luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace waypost::paint
