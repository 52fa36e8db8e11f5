#include "text/shaped_text.h"

#include "i18n/segment.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace waypost::text {

namespace {

/// Scripts whose letters join to their neighbours.
bool is_cursive(std::string_view script) {
    constexpr std::array<std::string_view, 12> k_cursive = {"Adlm", "Arab", "Mand", "Mani", "Mong", "Nkoo",
                                                            "Phag", "Phlp", "Rohg", "Sogd", "Sogo", "Syrc"};
    return std::find(k_cursive.begin(), k_cursive.end(), script) != k_cursive.end();
}

} // namespace

ShapedText::ShapedText(FontSet::Impl& fonts, const ParagraphSpec& spec, std::string text, Itemised itemised)
    : m_fonts(fonts), m_text(std::move(text)),
      m_language(hb_language_from_string(spec.locale.data(), static_cast<int>(spec.locale.size()))),
      m_em(spec.em), m_base_face(itemised.base_face), m_items(std::move(itemised.items)) {
    m_runs.reserve(m_items.size());
    m_run_x.reserve(m_items.size());
    double x = 0;
    for (const Item& item : m_items) {
        m_run_x.push_back(x);
        if (item.visible) {
            m_runs.push_back(shape(m_fonts, request(item, item.begin, item.end)));
        } else {
            m_runs.emplace_back();
            m_runs.back().end = item.end;
        }
        const Loss lost = loss(item, 0, m_text.size());
        x += m_runs.back().width - lost.start - lost.end;
    }
}

ShapeRequest ShapedText::request(const Item& item, size_t begin, size_t end) const {
    ShapeRequest request;
    request.text = m_text;
    request.begin = begin;
    request.end = end;
    request.face = item.face;
    request.script = item.script;
    request.rtl = item.rtl();
    request.language = m_language;
    request.em = m_em;
    const bool cursive = is_cursive(item.script);
    request.joins_before = cursive && begin > 0 && i18n::joins_across(m_text, begin);
    request.joins_after = cursive && end < m_text.size() && i18n::joins_across(m_text, end);
    return request;
}

size_t ShapedText::item_at(size_t offset) const {
    const auto it = std::upper_bound(m_items.begin(), m_items.end(), offset,
                                     [](size_t at, const Item& item) { return at < item.begin; });
    return static_cast<size_t>(it - m_items.begin()) - 1;
}

double ShapedText::x_at(size_t offset) const {
    if (m_items.empty())
        return 0;
    const size_t i = item_at(offset);
    if (offset >= m_items[i].end) {
        const Loss lost = loss(m_items[i], 0, m_text.size());
        return m_run_x[i] + m_runs[i].width - lost.start - lost.end;
    }
    const double start = offset > m_items[i].begin ? loss(m_items[i], 0, m_text.size()).start : 0;
    return m_run_x[i] + m_runs[i].x_at(offset) - start;
}

ShapedText::Loss ShapedText::loss(const Item& item, size_t begin, size_t end) const {
    const double half = static_cast<double>(k_han_half * m_em);
    return {item.loses_start && item.begin > begin ? half : 0, item.loses_end && item.end < end ? half : 0};
}

double ShapedText::end_loss(size_t end) const {
    if (end == 0)
        return 0;
    size_t last = end - 1;
    while (last > 0 && (static_cast<uint8_t>(m_text[last]) & 0xC0U) == 0x80U)
        --last;
    const Item& item = m_items[item_at(last)];
    const bool closes = item.visible && !item.rtl() &&
                        may_lose_line_end(han_kind(decode(m_text, last).value, m_fonts.faces[item.face].han));
    return closes ? static_cast<double>(k_han_half * m_em) : 0;
}

double ShapedText::slice_width(size_t index, size_t begin, size_t end) const {
    const Item& item = m_items[index];
    const ShapedRun& run = m_runs[index];
    if (!item.visible || begin >= end)
        return 0;
    const bool safe_begin = begin == item.begin || is_safe_cut(run, m_text, begin);
    const bool safe_end = end == item.end || is_safe_cut(run, m_text, end);
    if (safe_begin && safe_end)
        return run.x_at(end) - run.x_at(begin);
    return shape(m_fonts, request(item, begin, end)).width;
}

double ShapedText::exact(size_t begin, size_t end) const {
    double width = 0;
    if (begin < end)
        for (size_t i = item_at(begin); i < m_items.size() && m_items[i].begin < end; ++i) {
            const Loss lost = loss(m_items[i], begin, end);
            width += slice_width(i, std::max(begin, m_items[i].begin), std::min(end, m_items[i].end)) -
                     lost.start - lost.end;
        }
    return width;
}

const ShapedText::Hyphen& ShapedText::hyphen_at(size_t offset) const {
    // The face of the letter before; where it has no hyphen at all, Noto Sans.
    FaceId face = m_items[item_at(offset - 1)].face;
    const auto known = m_hyphens.find(face);
    if (known != m_hyphens.end())
        return known->second;
    const FaceId wanted = face;
    constexpr char32_t k_hyphen = 0x2010;
    if (!m_fonts.covers(face, k_hyphen) && !m_fonts.covers(face, U'-'))
        face = m_fonts.families.front().regular;
    Hyphen hyphen;
    hyphen.face = face;
    append_utf8(hyphen.utf8, m_fonts.covers(face, k_hyphen) ? k_hyphen : U'-');
    ShapeRequest request;
    request.text = hyphen.utf8;
    request.end = hyphen.utf8.size();
    request.face = face;
    request.language = m_language;
    request.em = m_em;
    hyphen.width = shape(m_fonts, request).width;
    return m_hyphens.emplace(wanted, std::move(hyphen)).first->second;
}

Line ShapedText::set(const LineRange& range) const {
    Line line;
    line.utf8 = m_text.substr(range.begin, range.trimmed - range.begin);
    line.begin = range.begin;
    line.end = range.trimmed;
    std::vector<PlacedRun> runs;
    std::vector<uint8_t> levels;
    const auto add = [&](PlacedRun run, uint8_t level) {
        run.direction = (level & 1U) != 0 ? Direction::rtl : Direction::ltr;
        runs.push_back(std::move(run));
        levels.push_back(level);
    };
    if (range.begin < range.trimmed) {
        for (size_t i = item_at(range.begin); i < m_items.size() && m_items[i].begin < range.trimmed; ++i) {
            const Item& item = m_items[i];
            const size_t begin = std::max(range.begin, item.begin);
            const size_t end = std::min(range.trimmed, item.end);
            PlacedRun run;
            if (item.visible)
                run.utf8 = shaped_text(request(item, begin, end));
            if (run.utf8.empty())
                continue;
            run.face = item.face;
            std::memcpy(run.script, item.script, sizeof run.script);
            Loss lost = loss(item, range.begin, range.trimmed);
            if (range.half_end && end == range.trimmed)
                lost.end = end_loss(end);
            run.shift = static_cast<Px>(lost.start);
            run.width = static_cast<Px>(slice_width(i, begin, end) - lost.start - lost.end);
            add(std::move(run), item.level);
        }
    }
    if (range.hyphen) {
        const Hyphen& hyphen = hyphen_at(range.end);
        PlacedRun run;
        run.utf8 = hyphen.utf8;
        run.face = hyphen.face;
        run.width = static_cast<Px>(hyphen.width);
        add(std::move(run), m_items[item_at(range.end - 1)].level);
        constexpr std::string_view k_soft_hyphen = "\u00AD";
        if (line.utf8.ends_with(k_soft_hyphen))
            line.utf8.resize(line.utf8.size() - k_soft_hyphen.size());
        line.utf8 += hyphen.utf8;
    }

    double x = 0;
    for (const size_t i : i18n::visual_order(levels)) {
        runs[i].x = static_cast<Px>(x);
        x += static_cast<double>(runs[i].width);
        line.runs.push_back(std::move(runs[i]));
    }
    line.width = static_cast<Px>(x);
    const auto grow = [&](FaceId face) {
        m_fonts.open(face);
        const FaceMetrics& metrics = m_fonts.faces[face].metrics;
        line.ascent = std::max(line.ascent, metrics.ascent * m_em);
        line.descent = std::max(line.descent, metrics.descent * m_em);
    };
    for (const PlacedRun& run : line.runs)
        grow(run.face);
    if (line.runs.empty())
        grow(m_base_face);
    return line;
}

} // namespace waypost::text
