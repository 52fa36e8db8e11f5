#include "text/breaker.h"

#include "i18n/segment.h"

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

bool Breaker::usable(const BreakPoint& point, double column, Facts facts) {
    if (point.mandatory || facts == Facts::breakable)
        return true;
    if (point.inside_fact || facts == Facts::whole)
        return !point.inside_fact;
    return point.company == 0 || point.company > column + k_layout_unit;
}

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
    const double exact = m_shaped.exact(begin, end) + hyphen;
    return exact <= width + k_layout_unit ||
           (begin < end && exact - m_shaped.end_loss(end) <= width + k_layout_unit);
}

const BreakPoint* Breaker::last_fitting(size_t begin, size_t end, const Measure& measure) const {
    const BreakPoint* best = nullptr;
    for (size_t i = first_point_after(begin); i < m_points.size() && m_points[i].offset <= end; ++i) {
        const BreakPoint& point = m_points[i];
        if (!usable(point, measure.column, measure.facts))
            continue;
        const double hyphen = point.hyphen ? m_shaped.hyphen_width(point.offset) : 0;
        if (fits(begin, std::max(begin, point.trimmed), hyphen, measure.width))
            best = &point;
        else if (!point.hyphen) // the whole word may fit where a part of it with a hyphen does not
            break;
        if (point.mandatory)
            break;
    }
    return best;
}

LineRange Breaker::split_piece(size_t begin, double width, bool whole_syllables) const {
    const BreakPoint& point = m_points[first_point_after(begin)];
    auto grapheme = std::upper_bound(m_graphemes.begin(), m_graphemes.end(), begin);
    const auto is_inside = [&](size_t offset) {
        return whole_syllables && i18n::is_inside_syllable(m_shaped.text(), offset);
    };
    size_t end = *grapheme;
    bool parted = is_inside(end); // the one thing worse than a parted syllable is no line
    for (++grapheme; grapheme != m_graphemes.end() && *grapheme < point.trimmed; ++grapheme) {
        if (!fits(begin, *grapheme, 0, width))
            break;
        if (!is_inside(*grapheme)) {
            end = *grapheme;
            parted = false;
        } else if (parted) {
            end = *grapheme;
        }
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

std::vector<LineRange> Breaker::fill(Stretch stretch, const Measure& measure) const {
    std::vector<LineRange> lines;
    for (size_t begin = stretch.begin; begin < stretch.end; begin = lines.back().end) {
        // Company is given up before a fact is.
        const BreakPoint* best = nullptr;
        Measure tried = measure;
        for (;;) {
            best = last_fitting(begin, stretch.end, tried);
            if (best != nullptr || tried.facts == Facts::breakable)
                break;
            tried.facts = tried.facts == Facts::whole ? Facts::breakable : Facts::whole;
        }
        LineRange line = best != nullptr
                             ? line_to(begin, *best)
                             : split_piece(begin, measure.width, measure.facts != Facts::breakable);
        line.forced = line.forced || (tried.facts == Facts::breakable && measure.facts != Facts::breakable);
        line.lonely = tried.facts != measure.facts;
        lines.push_back(line);
    }
    return lines;
}

std::vector<LineRange> Breaker::balanced(Stretch stretch, std::vector<LineRange> lines,
                                         Measure measure) const {
    const auto is_forced = [](const LineRange& line) { return line.forced; };
    const auto is_lonely = [](const LineRange& line) { return line.lonely; };
    if (lines.size() < 2 || std::any_of(lines.begin(), lines.end(), is_forced))
        return lines;
    // The narrowest measure that needs no more lines, and parts no more company, makes them as equal as they
    // can be.
    const size_t count = lines.size();
    const auto lonely = std::count_if(lines.begin(), lines.end(), is_lonely);
    double low = 0;
    double high = measure.width;
    while (high - low > 0.5) {
        measure.width = (low + high) / 2;
        std::vector<LineRange> narrower = fill(stretch, measure);
        if (narrower.size() <= count && std::none_of(narrower.begin(), narrower.end(), is_forced) &&
            std::count_if(narrower.begin(), narrower.end(), is_lonely) <= lonely) {
            lines = std::move(narrower);
            high = measure.width;
        } else {
            low = measure.width;
        }
    }
    return lines;
}

size_t Breaker::count_graphemes(size_t begin, size_t end) const {
    const auto first = std::upper_bound(m_graphemes.begin(), m_graphemes.end(), begin);
    const auto last = std::upper_bound(first, m_graphemes.end(), end);
    return static_cast<size_t>(last - first);
}

void Breaker::lengthen_last(std::vector<LineRange>& lines, const Measure& measure) const {
    if (lines.size() < 2)
        return;
    LineRange& last = lines.back();
    LineRange& before = lines[lines.size() - 2];
    const bool one_piece = m_points[first_point_after(last.begin)].offset >= last.end;
    if (before.forced || !one_piece || count_graphemes(last.begin, last.trimmed) > k_short_word)
        return;
    for (size_t i = first_point_after(before.end - 1); i > 0 && m_points[i - 1].offset > before.begin; --i) {
        const BreakPoint& point = m_points[i - 1];
        if (!usable(point, measure.column, measure.facts) || point.hyphen)
            continue;
        const bool leaves_a_line = point.trimmed > before.begin;
        if (leaves_a_line && fits(point.offset, last.trimmed, 0, measure.width)) {
            before = line_to(before.begin, point);
            last.begin = point.offset;
        }
        return;
    }
}

std::vector<LineRange> Breaker::break_lines(Px width, const Polish& polish) const {
    const auto limit = static_cast<double>(width);
    Measure measure{limit, limit, polish.keep_facts_whole ? Facts::whole : Facts::breakable};
    if (polish.keep_company)
        measure.facts = Facts::whole_and_company;
    std::vector<LineRange> all;
    size_t begin = 0;
    for (size_t i = 0; i < m_points.size(); ++i) {
        if (!m_points[i].mandatory && i + 1 < m_points.size())
            continue;
        const Stretch stretch = {begin, m_points[i].offset};
        std::vector<LineRange> lines = fill(stretch, measure);
        if (polish.balance)
            lines = balanced(stretch, std::move(lines), measure);
        if (polish.avoid_short_last)
            lengthen_last(lines, measure);
        for (LineRange& line : lines)
            line.half_end = line.begin < line.trimmed && !line.hyphen &&
                            m_shaped.exact(line.begin, line.trimmed) > limit + k_layout_unit;
        all.insert(all.end(), lines.begin(), lines.end());
        begin = stretch.end;
    }
    return all;
}

double Breaker::widest_piece(Facts facts) const {
    double widest = 0;
    size_t begin = 0;
    for (const BreakPoint& point : m_points) {
        if (!usable(point, 0, facts))
            continue;
        const double hyphen = point.hyphen ? m_shaped.hyphen_width(point.offset) : 0;
        if (point.trimmed > begin)
            widest = std::max(widest, m_shaped.exact(begin, point.trimmed) + hyphen);
        begin = point.offset;
    }
    return widest;
}

} // namespace waypost::text
