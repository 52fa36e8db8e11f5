#pragma once

#include <cstdint>
#include <string_view>

/// Full-width punctuation stands in a square of which it fills one half. Where two such signs meet, the empty
/// half between them is left out, as typesetters do (CSS Text 4, 8.4 text-spacing-trim: normal; clreq 3.1.6).
namespace waypost::text {

/// How a face places punctuation within the square; by the writing system that it is drawn for.
enum class HanStyle : uint8_t {
    none,        ///< no square punctuation
    simplified,  ///< stops and colons on the left, “ ” are square
    traditional, ///< stops and colons in the middle, “ ” are square
    japanese     ///< stops on the left, colons in the middle, “ ” are narrow; Korean too
};

/// The style of a family of the font table.
HanStyle han_style(std::string_view family_key);

enum class HanKind : uint8_t {
    other,
    open,        ///< square, empty on its left
    close,       ///< a bracket or quote, square, empty on its right
    stop,        ///< a stop or colon that is the same
    middle,      ///< square, empty on both sides
    narrow_open, ///< not square; what follows or goes before may still lose its empty half
    narrow_close
};
HanKind han_kind(char32_t c, HanStyle style);

/// True where a sign may lose its right half at the end of a line that it does not fit on otherwise. As in
/// browsers a stop may not.
bool may_lose_line_end(HanKind kind);

/// True where the first sign loses its right half before the second.
bool loses_end(HanKind kind, HanKind next);
/// True where a sign loses its left half after the one before.
bool loses_start(HanKind kind, HanKind before);

/// The half, in em.
constexpr float k_han_half = 0.5F;

} // namespace waypost::text
