#include "paint/display_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace waypost::paint {

namespace {

/// To a tenth, and never '-0.0'.
std::string tenth(Px value) {
    const float rounded = std::round(value * 10) / 10;
    return fmt::format("{:.1f}", rounded == 0 ? 0.0F : rounded);
}

std::string rect_text(const Rect& rect) {
    return fmt::format("{} {} {} {}", tenth(rect.x), tenth(rect.y), tenth(rect.w), tenth(rect.h));
}

std::string point_text(Point point) {
    return fmt::format("{} {}", tenth(point.x), tenth(point.y));
}

/// The code point at the start of valid UTF-8, and how many bytes it takes. A stray byte stands for itself.
std::pair<char32_t, size_t> first_code_point(std::string_view utf8) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned lead = byte(0);
    const size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 1 || length > utf8.size())
        return {lead, 1};
    char32_t code = lead & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; ++i)
        code = (code << 6U) | (byte(i) & 0x3FU);
    return {code, length};
}

/// Characters that a reader of the dump would not see, or that would reorder the line they stand in.
bool is_invisible(char32_t code) {
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr std::array<Range, 9> k_ranges{{{0x00, 0x1F},
                                             {0x7F, 0xA0},
                                             {0xAD, 0xAD},
                                             {0x061C, 0x061C},
                                             {0x200B, 0x200F},
                                             {0x2028, 0x202F},
                                             {0x2060, 0x206F},
                                             {0x3000, 0x3000},
                                             {0xFEFF, 0xFEFF}}};
    return std::any_of(k_ranges.begin(), k_ranges.end(),
                       [code](const Range& range) { return code >= range.first && code <= range.last; });
}

std::string in_quotes(std::string_view utf8) {
    std::string text = "\"";
    while (!utf8.empty()) {
        const auto [code, length] = first_code_point(utf8);
        if (code == U'"' || code == U'\\')
            text += fmt::format("\\{}", static_cast<char>(code));
        else if (is_invisible(code))
            text += fmt::format("\\u{{{:X}}}", static_cast<uint32_t>(code));
        else
            text += utf8.substr(0, length);
        utf8.remove_prefix(length);
    }
    return text + '"';
}

struct Line {
    std::string operator()(const Fill& c) const {
        return fmt::format("fill {} {}", rect_text(c.rect), to_string(c.color));
    }
    std::string operator()(const RoundedRect& c) const {
        std::string line = fmt::format("rounded {} radius {}", rect_text(c.rect), tenth(c.radius));
        if (c.fill.a != 0)
            line += fmt::format(" fill {}", to_string(c.fill));
        if (c.border.a != 0)
            line += fmt::format(" border {} {}", tenth(c.border_width), to_string(c.border));
        if (c.border.a != 0 && c.dash > 0)
            line += fmt::format(" dash {}", tenth(c.dash));
        return line;
    }
    std::string operator()(const Polygon& c) const {
        std::string line = "polygon " + to_string(c.color);
        for (const Point& p : c.points)
            line += fmt::format(" {},{}", tenth(p.x), tenth(p.y));
        return line;
    }
    std::string operator()(const Icon& c) const {
        return fmt::format("icon {} U+{:04X}{} {}", rect_text(c.box), static_cast<uint32_t>(c.code),
                           c.mirrored ? " mirrored" : "", to_string(c.color));
    }
    std::string operator()(const TextRun& c) const {
        return fmt::format(
            "text {} width {} em {} face {} {} {} {} {} {}", point_text(c.origin), tenth(c.run.width),
            tenth(c.em), c.run.face, c.locale, static_cast<const char*>(c.run.script),
            c.run.direction == Direction::rtl ? "rtl" : "ltr", to_string(c.color), in_quotes(c.run.utf8));
    }
    std::string operator()(const PushClip& c) const { return "clip " + rect_text(c.rect); }
    std::string operator()(const PopClip& /*c*/) const { return "end clip"; }
};

} // namespace

std::string dump(const DisplayList& list) {
    std::string text;
    size_t depth = 0;
    for (const Command& command : list) {
        if (std::holds_alternative<PopClip>(command) && depth > 0)
            --depth;
        text.append(2 * depth, ' ');
        text += std::visit(Line{}, command) + '\n';
        if (std::holds_alternative<PushClip>(command))
            ++depth;
    }
    return text;
}

} // namespace waypost::paint
