#pragma once

#include <string_view>
#include <vector>

namespace waypost::layout {

/// An icon of the Material Icons font by the name that packs and screens use.
struct IconGlyph {
    std::string_view name;
    char32_t code = 0;
    bool mirrors = false; ///< points somewhere, so it turns around in a right-to-left screen
};

/// nullptr for an unknown name.
const IconGlyph* find_icon(std::string_view name);
std::vector<std::string_view> icon_names();

} // namespace waypost::layout
