#include "text/han_spacing.h"

namespace waypost::text {

namespace {

bool contains(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

} // namespace

HanStyle han_style(std::string_view family_key) {
    if (family_key == "Hans")
        return HanStyle::simplified;
    if (family_key == "Hant" || family_key == "Hthk")
        return HanStyle::traditional;
    return family_key == "Jpan" || family_key == "Kore" ? HanStyle::japanese : HanStyle::none;
}

HanKind han_kind(char32_t c, HanStyle style) {
    if (style == HanStyle::none)
        return HanKind::other;
    const bool square_quotes = style != HanStyle::japanese;
    if (c == U'“' || c == U'‘')
        return square_quotes ? HanKind::open : HanKind::narrow_open;
    if (c == U'”' || c == U'’')
        return square_quotes ? HanKind::close : HanKind::narrow_close;
    if (contains(U"、。，．", c))
        return style == HanStyle::traditional ? HanKind::middle : HanKind::stop;
    if (contains(U"：；", c))
        return style == HanStyle::simplified ? HanKind::stop : HanKind::middle;
    if (contains(U"〈《「『【〔〖〘〚〝（［｛｟", c))
        return HanKind::open;
    if (contains(U"〉》」』】〕〗〙〛〞〟）］｝｠", c))
        return HanKind::close;
    if (contains(U"\u3000\u00B7\u2027\u30FB", c))
        return HanKind::middle;
    if (contains(U"([{", c))
        return HanKind::narrow_open;
    return contains(U")]}", c) ? HanKind::narrow_close : HanKind::other;
}

bool may_lose_line_end(HanKind kind) {
    return kind == HanKind::close;
}

bool loses_end(HanKind kind, HanKind next) {
    const bool empty_on_the_right = kind == HanKind::close || kind == HanKind::stop;
    return empty_on_the_right && (next == HanKind::close || next == HanKind::stop ||
                                  next == HanKind::middle || next == HanKind::narrow_close);
}

bool loses_start(HanKind kind, HanKind before) {
    return kind == HanKind::open && before != HanKind::other && before != HanKind::narrow_close;
}

} // namespace waypost::text
