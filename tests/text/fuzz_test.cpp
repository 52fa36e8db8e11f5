#include "i18n/segment.h"
#include "text/text_test_tools.h"
#include "text/utf8.h"

#include <array>
#include <random>

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

namespace {

/// Text from the places where engines break: all scripts, controls, marks, joiners, spaces, stray bytes.
std::string random_text(std::mt19937& random) {
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr auto k_ranges = std::to_array<Range>(
        {{0x20, 0x7E},       {0x20, 0x20},        {0x30, 0x39},     {0x00, 0x1F},     {0xA0, 0x17F},
         {0x300, 0x36F},     {0x400, 0x45F},      {0x590, 0x5F4},   {0x600, 0x6FF},   {0x900, 0x97F},
         {0x980, 0x9FF},     {0xB80, 0xBFF},      {0xE00, 0xE5B},   {0xE80, 0xEDF},   {0x1000, 0x109F},
         {0x1200, 0x137F},   {0x1780, 0x17FF},    {0x2000, 0x206F}, {0x2600, 0x27BF}, {0x3000, 0x30FF},
         {0x4E00, 0x4EFF},   {0xAC00, 0xACFF},    {0xFE00, 0xFE0F}, {0xFF00, 0xFFEF}, {0x1F300, 0x1F6FF},
         {0xE0000, 0xE007F}, {0x10FFF0, 0x10FFFF}});
    const auto below = [&](size_t count) { return static_cast<size_t>(random()) % count; };
    std::string out;
    size_t range = below(k_ranges.size());
    const size_t length = below(60);
    for (size_t i = 0; i < length; ++i) {
        if (below(4) == 0)
            range = below(k_ranges.size());
        const Range& r = k_ranges[range];
        append_utf8(out, r.first + static_cast<char32_t>(below(r.last - r.first + 1)));
        if (below(12) == 0)
            out.push_back(' ');
        if (below(60) == 0)
            out.push_back(static_cast<char>(below(256)));
    }
    return out;
}

/// Without what a line may leave away or add at its end: white space, silent characters, the hyphen.
std::string essence(const std::string& utf8) {
    std::string out;
    for (size_t i = 0; i < utf8.size();) {
        const CodePoint c = decode(utf8, i);
        i += c.size;
        if (!is_hanging_space(c.value) && !is_silent(c.value) && c.value != 0x2010 && c.value != U'-')
            append_utf8(out, c.value);
    }
    return out;
}

void check_line(const Line& line, Px limit) {
    Px x = 0;
    for (const PlacedRun& run : line.runs) {
        CHECK_FALSE(run.utf8.empty());
        CHECK(run.x == Approx(x).margin(0.01));
        CHECK(run.width >= 0);
        x += run.width;
    }
    CHECK(line.width == Approx(x).margin(0.01));
    CHECK(line.ascent > 0);
    if (line.width > limit + 0.05F) {
        INFO("wider than the column: only a single cluster may be");
        CHECK(i18n::grapheme_boundaries(sanitise(line.utf8).utf8).size() <= 2); // a cluster, and a hyphen
    }
}

} // namespace

TEST_CASE("Whatever the text, lines hold all of it, fit, and their runs lie side by side") {
    std::mt19937 random(20240229); // NOLINT: the same texts every time
    for (int round = 0; round < 1500; ++round) {
        ParagraphSpec spec = random() % 3 == 0 ? arabic(random_text(random)) : spec_of(random_text(random));
        if (random() % 4 == 0)
            spec.bold = {{random() % 20, 20 + random() % 20}};
        const Paragraph p = paragraph(spec);
        const auto limit = static_cast<Px>(5 + random() % 300);
        const Polish polish = {random() % 2 == 0, random() % 2 == 0, random() % 2 == 0};
        INFO("round " << round << " width " << limit << " text " << spec.utf8);
        std::string all;
        for (const Line& line : p.lines(limit, polish)) {
            check_line(line, limit);
            all += line.utf8;
        }
        CHECK(essence(all) == essence(sanitise(spec.utf8).utf8));
        CHECK(p.min_width(polish) <= p.natural_width() + 2 * spec.em);
    }
}
