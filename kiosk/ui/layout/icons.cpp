#include "ui/layout/icons.h"

#include <algorithm>
#include <array>

namespace waypost::layout {

namespace {

// Telephone, clock and translate glyphs do not mirror (Material Design, 'Bidirectionality').
constexpr std::array k_icons{
    IconGlyph{"arrow_back", 0xe5c4, true},
    IconGlyph{"arrow_forward", 0xe5c8, true},
    IconGlyph{"balance", 0xeaf6},
    IconGlyph{"bed", 0xefdf},
    IconGlyph{"chat", 0xe0b7},
    IconGlyph{"check", 0xe5ca},
    IconGlyph{"child_care", 0xeb41},
    IconGlyph{"chevron_right", 0xe5cc, true},
    IconGlyph{"contrast", 0xeb37},
    IconGlyph{"description", 0xe873},
    IconGlyph{"favorite", 0xe87d},
    IconGlyph{"fax", 0xead8},
    IconGlyph{"front_hand", 0xe769},
    IconGlyph{"gavel", 0xe90e},
    IconGlyph{"groups", 0xf233},
    IconGlyph{"handshake", 0xebcb},
    IconGlyph{"healing", 0xe3f3},
    IconGlyph{"health_and_safety", 0xe1d5},
    IconGlyph{"help_outline", 0xe8fd},
    IconGlyph{"home", 0xe88a},
    IconGlyph{"info", 0xe88e},
    IconGlyph{"key", 0xe73c},
    IconGlyph{"keyboard_arrow_down", 0xe313},
    IconGlyph{"keyboard_arrow_up", 0xe316},
    IconGlyph{"language", 0xe894},
    IconGlyph{"lightbulb", 0xe0f0},
    IconGlyph{"local_hospital", 0xe548},
    IconGlyph{"location_city", 0xe7f1},
    IconGlyph{"lock", 0xe897},
    IconGlyph{"logout", 0xe9ba, true},
    IconGlyph{"medical_services", 0xf109},
    IconGlyph{"meeting_room", 0xeb4f},
    IconGlyph{"payments", 0xef63},
    IconGlyph{"person", 0xe7fd},
    IconGlyph{"phone", 0xe0cd},
    IconGlyph{"place", 0xe55f},
    IconGlyph{"policy", 0xea17},
    IconGlyph{"psychology", 0xea4a},
    IconGlyph{"restaurant", 0xe56c},
    IconGlyph{"schedule", 0xe8b5},
    IconGlyph{"school", 0xe80c},
    IconGlyph{"shield", 0xe9e0},
    IconGlyph{"sms", 0xe625},
    IconGlyph{"support", 0xef73},
    IconGlyph{"translate", 0xe8e2},
    IconGlyph{"tty", 0xf1aa},
    IconGlyph{"vaccines", 0xe138},
    IconGlyph{"visibility_off", 0xe8f5},
    IconGlyph{"volunteer_activism", 0xea70},
    IconGlyph{"warning", 0xe002},
    IconGlyph{"work", 0xe8f9},
};

} // namespace

const IconGlyph* find_icon(std::string_view name) {
    const auto* found = std::find_if(k_icons.begin(), k_icons.end(),
                                     [&](const IconGlyph& icon) { return icon.name == name; });
    return found == k_icons.end() ? nullptr : found;
}

std::vector<std::string_view> icon_names() {
    std::vector<std::string_view> names;
    names.reserve(k_icons.size());
    for (const auto& icon : k_icons)
        names.push_back(icon.name);
    return names;
}

} // namespace waypost::layout
