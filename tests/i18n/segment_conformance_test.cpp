#include "i18n/segment.h"
#include "i18n/segment_test_data.h"
#include "testing.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

using namespace waypost;
using namespace waypost::i18n;

namespace {

/// The level of each code point, in logical order.
std::vector<int> levels_of(const std::vector<char32_t>& text, Direction base) {
    std::vector<size_t> begins;
    std::string utf8;
    for (const char32_t c : text) {
        begins.push_back(utf8.size());
        utf8 += test::utf8({c});
    }
    std::vector<int> out;
    const auto runs = bidi_levels(utf8, base);
    for (const size_t begin : begins)
        for (const LevelRun& run : runs)
            if (begin >= run.begin && begin < run.end)
                out.push_back(run.level);
    return out;
}

/// One line of BidiCharacterTest.txt: code points; base; resolved base; levels (x: removed); visual order.
bool bidi_case_passes(const std::string& line) {
    const auto fields = test::split(line, ';');
    std::vector<char32_t> text;
    for (const std::string& hex : test::split(fields[0], ' '))
        text.push_back(static_cast<char32_t>(std::stoul(hex, nullptr, 16)));
    const auto levels = levels_of(text, fields[2] == "1" ? Direction::rtl : Direction::ltr);
    const auto expected = test::split(fields[3], ' ');
    std::vector<uint8_t> kept_levels;
    std::vector<size_t> kept;
    for (size_t i = 0; i < expected.size(); ++i) {
        if (expected[i] == "x")
            continue;
        if (levels[i] != std::stoi(expected[i]))
            return false;
        kept.push_back(i);
        kept_levels.push_back(static_cast<uint8_t>(levels[i]));
    }
    std::vector<size_t> order;
    if (fields.size() > 4)
        for (const std::string& index : test::split(fields[4], ' '))
            if (!index.empty())
                order.push_back(std::stoul(index));
    std::vector<size_t> ours;
    for (const size_t i : visual_order(kept_levels))
        ours.push_back(kept[i]);
    return ours == order;
}

/// How many cases a test file has, and how many of them pass.
struct Figures {
    size_t all;
    size_t passed;
};

/// Those of the release of Unicode that the file names in its first line: 'GraphemeBreakTest-15.0.0.txt'.
Figures figures_of(const std::string& file, const std::map<std::string, Figures>& known) {
    const std::string release = test::release_of(file);
    INFO(file << " is of Unicode " << release << ", for which nobody has written down how many lines pass");
    REQUIRE(known.contains(release));
    return known.at(release);
}

/// Adds a line to the table of ./dev compare-text, which names the file to write to.
void count(const std::string& file, size_t passed, size_t all, const std::string& differs = "") {
    if (const char* out = std::getenv("WAYPOST_CONFORMANCE"); out != nullptr)
        std::ofstream(out, std::ios::app) << file << '\t' << passed << '\t' << all << '\t' << differs << '\n';
}

} // namespace

// ICU 72 differs in 31 lines, all far from what a kiosk says: an isolate or a bracket pair inside an override
// (20), a combining mark on a closing bracket (9), brackets nested deeper than 63 (1), and a left-to-right
// embedding in text that is left to right anyway (1: other levels, same order).
TEST_CASE("Reordering passes Unicode's BidiCharacterTest but for ICU's known deviations", "[conformance]") {
    const auto is_known = [](const std::string& line) {
        const auto has = [&](const char* code) { return line.find(code) != std::string::npos; };
        const bool override = has("202D") || has("202E");
        const bool mark_on_bracket = has("0331") || has("0333") || has("20D6");
        const bool deep = has("0028 0028 0028 0028 0028 0028 0028 0028 0028 0028");
        return override || mark_on_bracket || deep ||
               line == "0061 202A 0062 202C 0020 0031 0020 0032;0;0;0 x 2 x 0 0 0 0;0 2 4 5 6 7";
    };
    const auto lines = test::data_lines("BidiCharacterTest.txt");
    REQUIRE(lines.size() == 91707);
    size_t passed = 0;
    for (const std::string& line : lines) {
        if (bidi_case_passes(line))
            ++passed;
        else if (!is_known(line))
            FAIL_CHECK(line);
    }
    CHECK(passed == 91676);
    count(
        "BidiCharacterTest.txt", passed, lines.size(),
        "ICU 72, far from what a kiosk says: isolates and brackets inside an override (20), a mark on a "
        "closing "
        "bracket (9), brackets nested deeper than 63 (1), an embedding in its own direction (1, same order)");
}

TEST_CASE("Grapheme clusters pass every line of Unicode's GraphemeBreakTest", "[conformance]") {
    const std::string file = "auxiliary/GraphemeBreakTest.txt";
    const Figures figures = figures_of(file, {{"15.0.0", {602, 602}}, {"15.1.0", {1187, 1187}}});
    const auto cases = test::break_cases(file);
    REQUIRE(cases.size() == figures.all);
    size_t passed = 0;
    for (const auto& item : cases) {
        INFO(item.line);
        const bool same = grapheme_boundaries(item.text) == item.breaks;
        CHECK(same);
        passed += same ? 1 : 0;
    }
    CHECK(passed == figures.passed);
    count("GraphemeBreakTest.txt", passed, cases.size());
}

// ICU tailors two rules of UAX #14 (section 8.2, example 7): a number is kept whole by a pattern of its own
// and not by LB25's pairs, so '.3' and ', 0' hold together or come apart differently (16 lines), and a hyphen
// after nothing or a space holds to what follows (8 lines beginning with U+002D). 22 of 7654 lines differ for
// that. Debian 13 has the lines of Unicode 15.1 and, in ICU 76, the classes of 16.0: 10 lines with a Balinese
// digit (U+1B50, since LB28a) differ as well.
TEST_CASE("Line breaks pass Unicode's LineBreakTest but for ICU's tailored numbers and hyphens",
          "[conformance]") {
    const std::string file = "auxiliary/LineBreakTest.txt";
    const Figures figures = figures_of(file, {{"15.0.0", {7654, 7632}}, {"15.1.0", {10274, 10241}}});
    const auto cases = test::break_cases(file);
    REQUIRE(cases.size() == figures.all);
    const bool has_newer_classes = test::release_of(file) == "15.1.0";
    size_t passed = 0;
    for (const auto& item : cases) {
        std::vector<size_t> ours;
        for (const auto& opportunity : line_break_opportunities(item.text, "en"))
            ours.push_back(opportunity.offset);
        if (ours == item.breaks)
            ++passed;
        else if (item.line.find("002D") == std::string::npos && item.line.find("002E") == std::string::npos &&
                 item.line.find("002C") == std::string::npos && item.line.find("0035") == std::string::npos &&
                 !(has_newer_classes && item.line.find("1B50") != std::string::npos))
            FAIL_CHECK(item.line);
    }
    CHECK(passed == figures.passed);
    count("LineBreakTest.txt", passed, cases.size(),
          "ICU tailors UAX #14: numbers by a pattern instead of LB25's pairs (8.2, example 7), and a hyphen "
          "after "
          "nothing or a space holds to what follows");
}
