#pragma once

#include "base/geometry.h"
#include "text/paragraph.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// A picture as a list of plain commands. Whoever plays it (SDL, a test, a dump) knows nothing of screens.
namespace waypost::paint {

/// sRGB with straight alpha.
struct Color {
    uint8_t r = 0;
    uint8_t g = 0;
    uint8_t b = 0;
    uint8_t a = 255;
    friend bool operator==(const Color&, const Color&) = default;
};
inline constexpr Color k_no_color{0, 0, 0, 0};
/// 0xRRGGBB, opaque.
Color rgb(uint32_t hex);
/// The colour's own alpha times `opacity` (0 to 1; beyond is taken as the nearer end).
Color with_opacity(Color color, float opacity);
/// From one colour (t = 0) to another (t = 1), in sRGB. A transparent end lends its alpha and not its colour,
/// so that a colour fades to nothing without turning dark.
Color mix(Color from, Color to, float t);
std::string to_string(Color color); ///< #RRGGBB, #RRGGBBAA where not opaque

/// Contrast ratio of two opaque colours, 1 to 21, whichever is the lighter. Alpha is not looked at.
/// WCAG 2.2, definitions of 'contrast ratio' and 'relative luminance'.
double contrast_ratio(Color a, Color b);

struct Fill {
    Rect rect;
    Color color{};
    friend bool operator==(const Fill&, const Fill&) = default;
};

struct RoundedRect {
    Rect rect;
    Px radius = 0;
    Color fill = k_no_color;   ///< a = 0: none
    Color border = k_no_color; ///< a = 0: none
    Px border_width = 0;       ///< inside the rectangle
    Px dash = 0;               ///< length of a dash and of its gap; 0: solid
    friend bool operator==(const RoundedRect&, const RoundedRect&) = default;
};

/// A filled polygon, convex; anti-aliased.
struct Polygon {
    std::vector<Point> points;
    Color color{};
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// A glyph of the icon font, centred in its box; the em is the box's height.
struct Icon {
    Rect box;
    char32_t code = 0;
    bool mirrored = false; ///< drawn as in a mirror (arrows in right-to-left screens)
    Color color{};
    friend bool operator==(const Icon&, const Icon&) = default;
};

/// One shaped run.
struct TextRun {
    Point origin; ///< left end of the run's own baseline: run.x is already in it
    text::PlacedRun run;
    std::string locale;
    float em = 16;
    Color color{};
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

struct PushClip {
    Rect rect;
    friend bool operator==(const PushClip&, const PushClip&) = default;
};
struct PopClip {
    friend bool operator==(const PopClip&, const PopClip&) = default;
};

using Command = std::variant<Fill, RoundedRect, Polygon, Icon, TextRun, PushClip, PopClip>;
using DisplayList = std::vector<Command>;

/// What the command may change, on whole pixels, generously (glyphs may overhang their advance, edges are
/// anti-aliased). Empty for clips.
Rect bounds(const Command& command);
/// One command a line, coordinates to a tenth of a pixel, indented inside clips: the golden form. Text stands
/// in logical order and in quotes; characters that nobody sees (controls, marks of direction, spaces that do
/// not break) are written as \u{2068}.
std::string dump(const DisplayList& list);
/// The command, or everything, moved; clips too.
Command translated(Command command, Px dx, Px dy);
DisplayList translated(DisplayList list, Px dx, Px dy);

} // namespace waypost::paint
