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
};

enum class Facts { breakable, whole };

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

    [[nodiscard]] std::vector<LineRange> fill(Stretch stretch, double width, Facts facts) const;
    [[nodiscard]] std::vector<LineRange> balanced(Stretch stretch, std::vector<LineRange> lines, double width,
                                                  Facts facts) const;
    void lengthen_last(std::vector<LineRange>& lines, double width, Facts facts) const;
    [[nodiscard]] bool fits(size_t begin, size_t end, double hyphen, double width) const;
    [[nodiscard]] const BreakPoint* last_fitting(size_t begin, size_t end, double width, Facts facts) const;
    [[nodiscard]] LineRange split_piece(size_t begin, double width) const;
    [[nodiscard]] size_t first_point_after(size_t offset) const;
    [[nodiscard]] size_t count_graphemes(size_t begin, size_t end) const;
    [[nodiscard]] bool usable(const BreakPoint& point, Facts facts) const {
        return facts == Facts::breakable || point.mandatory || !point.inside_fact;
    }

    const ShapedText& m_shaped;
    const std::vector<BreakPoint>& m_points;
    const std::vector<size_t>& m_graphemes;
};

} // namespace waypost::text
