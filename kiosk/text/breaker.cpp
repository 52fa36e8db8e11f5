#include "text/breaker.h"

#include <algorithm>

namespace waypost::text {

namespace {

/// Browsers lay out in 64ths of a pixel; a line that is over by less fits.
constexpr double k_layout_unit = 1.0 / 64;

/// A last word of at most so many grapheme clusters looks lost alone on its line.
constexpr size_t k_short_word = 4;

LineRange line_to(size_t begin, const BreakPoint& point) {
    LineRange line;
    line.begin = begin;
    line.end = point.offset;
    line.trimmed = std::max(begin, point.trimmed);
    line.hyphen = point.hyphen;
    return line;
}

} // namespace

size_t Breaker::first_point_after(size_t offset) const {
    const auto it = std::upper_bound(m_points.begin(), m_points.end(), offset,
                                     [](size_t at, const BreakPoint& point) { return at < point.offset; });
    return static_cast<size_t>(it - m_points.begin());
}

bool Breaker::fits(size_t begin, size_t end, double hyphen, double width) const {
    // What is wider by this much as it lies in the whole will not fit by being shaped again.
    const double doubt = 2 * static_cast<double>(m_shaped.em());
    if (m_shaped.estimate(begin, end) + hyphen - doubt > width)
        return false;
    return m_shaped.exact(begin, end) + hyphen <= width + k_layout_unit;
}

const BreakPoint* Breaker::last_fitting(size_t begin, size_t end, double width, Facts facts) const {
    const BreakPoint* best = nullptr;
    for (size_t i = first_point_after(begin); i < m_points.size() && m_points[i].offset <= end; ++i) {
        const BreakPoint& point = m_points[i];
        if (!usable(point, facts))
            continue;
        const double hyphen = point.hyphen ? m_shaped.hyphen_width(point.offset) : 0;
        if (fits(begin, std::max(begin, point.trimmed), hyphen, width))
            best = &point;
        else if (!point.hyphen) // the whole word may fit where a part of it with a hyphen does not
            break;
        if (point.mandatory)
            break;
    }
    return best;
}

LineRange Breaker::split_piece(size_t begin, double width) const {
    const BreakPoint& point = m_points[first_point_after(begin)];
    auto grapheme = std::upper_bound(m_graphemes.begin(), m_graphemes.end(), begin);
    size_t end = *grapheme;
    for (++grapheme; grapheme != m_graphemes.end() && *grapheme < point.trimmed; ++grapheme) {
        if (!fits(begin, *grapheme, 0, width))
            break;
        end = *grapheme;
    }
    if (end >= point.trimmed)
        return line_to(begin, point);
    LineRange line;
    line.begin = begin;
    line.end = end;
    line.trimmed = end;
    line.forced = true;
    return line;
}

std::vector<LineRange> Breaker::fill(Stretch stretch, double width, Facts facts) const {
    std::vector<LineRange> lines;
    for (size_t begin = stretch.begin; begin < stretch.end; begin = lines.back().end) {
        const BreakPoint* best = last_fitting(begin, stretch.end, width, facts);
        const bool breaks_fact = best == nullptr && facts == Facts::whole;
        if (breaks_fact)
            best = last_fitting(begin, stretch.end, width, Facts::breakable);
        lines.push_back(best != nullptr ? line_to(begin, *best) : split_piece(begin, width));
        if (breaks_fact)
            lines.back().forced = true;
    }
    return lines;
}

std::vector<LineRange> Breaker::balanced(Stretch stretch, std::vector<LineRange> lines, double width,
                                         Facts facts) const {
    const auto is_forced = [](const LineRange& line) { return line.forced; };
    if (lines.size() < 2 || std::any_of(lines.begin(), lines.end(), is_forced))
        return lines;
    // The narrowest measure that needs no more lines makes them as equal as they can be.
    const size_t count = lines.size();
    double low = 0;
    double high = width;
    while (high - low > 0.5) {
        const double middle = (low + high) / 2;
        std::vector<LineRange> narrower = fill(stretch, middle, facts);
        if (narrower.size() <= count && std::none_of(narrower.begin(), narrower.end(), is_forced)) {
            lines = std::move(narrower);
            high = middle;
        } else {
            low = middle;
        }
    }
    return lines;
}

size_t Breaker::count_graphemes(size_t begin, size_t end) const {
    const auto first = std::upper_bound(m_graphemes.begin(), m_graphemes.end(), begin);
    const auto last = std::upper_bound(first, m_graphemes.end(), end);
    return static_cast<size_t>(last - first);
}

void Breaker::lengthen_last(std::vector<LineRange>& lines, double width, Facts facts) const {
    if (lines.size() < 2)
        return;
    LineRange& last = lines.back();
    LineRange& before = lines[lines.size() - 2];
    const bool one_piece = m_points[first_point_after(last.begin)].offset >= last.end;
    if (before.forced || !one_piece || count_graphemes(last.begin, last.trimmed) > k_short_word)
        return;
    for (size_t i = first_point_after(before.end - 1); i > 0 && m_points[i - 1].offset > before.begin; --i) {
        const BreakPoint& point = m_points[i - 1];
        if (!usable(point, facts) || point.hyphen)
            continue;
        const bool leaves_a_line = point.trimmed > before.begin;
        if (leaves_a_line && fits(point.offset, last.trimmed, 0, width)) {
            before = line_to(before.begin, point);
            last.begin = point.offset;
        }
        return;
    }
}

std::vector<LineRange> Breaker::break_lines(Px width, const Polish& polish) const {
    const Facts facts = polish.keep_facts_whole ? Facts::whole : Facts::breakable;
    const auto limit = static_cast<double>(width);
    std::vector<LineRange> all;
    size_t begin = 0;
    for (size_t i = 0; i < m_points.size(); ++i) {
        if (!m_points[i].mandatory && i + 1 < m_points.size())
            continue;
        const Stretch stretch = {begin, m_points[i].offset};
        std::vector<LineRange> lines = fill(stretch, limit, facts);
        if (polish.balance)
            lines = balanced(stretch, std::move(lines), limit, facts);
        if (polish.avoid_short_last)
            lengthen_last(lines, limit, facts);
        all.insert(all.end(), lines.begin(), lines.end());
        begin = stretch.end;
    }
    return all;
}

double Breaker::widest_piece(Facts facts) const {
    double widest = 0;
    size_t begin = 0;
    for (const BreakPoint& point : m_points) {
        if (!usable(point, facts))
            continue;
        const double hyphen = point.hyphen ? m_shaped.hyphen_width(point.offset) : 0;
        if (point.trimmed > begin)
            widest = std::max(widest, m_shaped.exact(begin, point.trimmed) + hyphen);
        begin = point.offset;
    }
    return widest;
}

} // namespace waypost::text
