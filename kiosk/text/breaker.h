#pragma once

#include "text/shaped_text.h"

#include <vector>

namespace waypost::text {

/// A place where a line may end.
struct BreakPoint {
    size_t offset = 0;
    size_t trimmed = 0; ///< offset without the white space before it
    bool mandatory = false;
    bool hyphen = false;      ///< after a soft hyphen
    bool inside_fact = false; ///< inside a phone number or the like: only where nothing else helps
    /// Inside what better stays together, of that width in px: not where a line can hold it whole. 0:
    /// nothing.
    double company = 0;
};

/// Which of the places may be used. Each level holds the ones before.
enum class Facts { breakable, whole, whole_and_company };

/// Fills lines in logical order, as CSS does: each takes as many pieces as fit.
class Breaker {
public:
    Breaker(const ShapedText& shaped, const std::vector<BreakPoint>& points,
            const std::vector<size_t>& graphemes)
        : m_shaped(shaped), m_points(points), m_graphemes(graphemes) {}

    [[nodiscard]] std::vector<LineRange> break_lines(Px width, const Polish& polish) const;
    /// Width of the widest piece between two places where a line may end.
    [[nodiscard]] double widest_piece(Facts facts) const;

private:
    struct Stretch {
        size_t begin = 0;
        size_t end = 0;
    };

    /// What lines are filled to.
    struct Measure {
        double width = 0;  ///< px that a line may take
        double column = 0; ///< px that there really are: more while lines are being balanced
        Facts facts = Facts::breakable;
    };

    [[nodiscard]] std::vector<LineRange> fill(Stretch stretch, const Measure& measure) const;
    [[nodiscard]] std::vector<LineRange> balanced(Stretch stretch, std::vector<LineRange> lines,
                                                  Measure measure) const;
    void lengthen_last(std::vector<LineRange>& lines, const Measure& measure) const;
    [[nodiscard]] bool fits(size_t begin, size_t end, double hyphen, double width) const;
    [[nodiscard]] const BreakPoint* last_fitting(size_t begin, size_t end, const Measure& measure) const;
    /// As much of a piece as fits where none fits whole; `whole_syllables`: and a syllable whole, if one
    /// fits.
    [[nodiscard]] LineRange split_piece(size_t begin, double width, bool whole_syllables) const;
    [[nodiscard]] size_t first_point_after(size_t offset) const;
    [[nodiscard]] size_t count_graphemes(size_t begin, size_t end) const;
    [[nodiscard]] static bool usable(const BreakPoint& point, double column, Facts facts);

    const ShapedText& m_shaped;
    const std::vector<BreakPoint>& m_points;
    const std::vector<size_t>& m_graphemes;
};

} // namespace waypost::text
