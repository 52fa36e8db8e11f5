#include "app/notice_board.h"

#include "app/fitted_lines.h"
#include "ui/layout/icons.h"
#include "ui/layout/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace waypost::app {

namespace {

constexpr float k_cap_to_em = 0.714F;    ///< Noto Sans: the height of a capital, in em
constexpr float k_pitch = 1.35F;         ///< from line to line, in em
constexpr float k_after_headline = 0.2F; ///< more than the pitch, in em of the body
constexpr float k_most_of_height = 0.5F;

/// Sizes in millimetres; letters by their cap height.
struct Scale {
    float at_least; ///< for displays whose shorter side is as long as this
    float margin;
    float pad; ///< above and below
    float icon;
    float headline;
    float body;
};
constexpr std::array<Scale, 3> k_scales{
    {{150, 12, 9, 15, 7, 5.6F}, {110, 6, 6, 12, 5.8F, 5}, {0, 3.4F, 3.6F, 8, 4.8F, 3.5F}}};

struct Row {
    text::Line line;
    float em = 0;
    Px height = 0;
};

/// The rows of a text whose first line is the headline, as many as fit a height.
class Rows {
public:
    Rows(const text::FontSet& fonts, const Scale& scale, float px_per_mm, Px width, Px most)
        : m_fonts(fonts), m_width(width), m_left(most),
          m_headline_em(scale.headline * px_per_mm / k_cap_to_em),
          m_body_em(scale.body * px_per_mm / k_cap_to_em) {}

    void add(std::string_view text) {
        const bool is_headline = m_rows.empty();
        const float em = std::round(is_headline ? m_headline_em : m_body_em);
        const Px pitch = em * k_pitch;
        const auto room = static_cast<size_t>(std::max(0.0F, std::floor(m_left / pitch)));
        if (room == 0 && !is_headline)
            return;
        const text::ParagraphSpec spec{.utf8 = std::string(text),
                                       .bold = {},
                                       .weight = is_headline ? text::Weight::bold : text::Weight::regular,
                                       .em = em};
        const text::Polish polish{.keep_facts_whole = true, .balance = is_headline, .avoid_short_last = true};
        for (auto& line : fitted_lines(m_fonts, spec, m_width, polish, std::max<size_t>(room, 1))) {
            m_rows.push_back({std::move(line), em, pitch});
            m_left -= pitch;
        }
        if (is_headline) {
            m_rows.back().height += m_body_em * k_after_headline;
            m_left -= m_body_em * k_after_headline;
        }
    }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] Px height() const {
        Px sum = 0;
        for (const auto& row : m_rows)
            sum += row.height;
        return sum;
    }

private:
    const text::FontSet& m_fonts;
    Px m_width;
    Px m_left;
    float m_headline_em;
    float m_body_em;
    std::vector<Row> m_rows;
};

const Scale& scale_for(Size size, float px_per_mm) {
    const float shorter_mm = std::min(size.w, size.h) / px_per_mm;
    return *std::find_if(k_scales.begin(), k_scales.end(),
                         [&](const Scale& scale) { return shorter_mm >= scale.at_least; });
}

} // namespace

NoticeStrip notice_strip(const std::string& text, Size size, float px_per_mm, const text::FontSet& fonts) {
    const auto mm = [&](float millimetres) { return std::round(millimetres * px_per_mm); };
    const Scale& scale = scale_for(size, px_per_mm);
    const auto& colors = layout::palette(session::Theme::contrast);
    const Px margin = mm(scale.margin);
    const Px text_x = margin + mm(scale.icon) + mm(scale.icon * 0.4F);
    const Px pad = mm(scale.pad);
    Rows rows(fonts, scale, px_per_mm, size.w - margin - text_x, size.h * k_most_of_height - 2 * pad);
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            rows.add(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }

    const Px height = std::ceil(std::max(rows.height(), mm(scale.icon))) + 2 * pad;
    NoticeStrip strip;
    strip.place = {0, size.h - height, size.w, height};
    strip.list.emplace_back(paint::Fill{strip.place, colors.paper});
    if (const auto* glyph = layout::find_icon("info"))
        strip.list.emplace_back(paint::Icon{{margin, strip.place.y + pad, mm(scale.icon), mm(scale.icon)},
                                            glyph->code,
                                            glyph->mirrors,
                                            colors.ink});
    Px y = strip.place.y + (height - rows.height()) / 2;
    for (const auto& row : rows.rows()) {
        // The capitals stand in the middle of the line.
        const Px baseline = std::round(y + row.em * (k_pitch + k_cap_to_em) / 2);
        for (const auto& run : row.line.runs)
            strip.list.emplace_back(
                paint::TextRun{{text_x + run.x, baseline}, run, "en", row.em, colors.ink});
        y += row.height;
    }
    return strip;
}

void NoticeBoard::put_up(std::string text) {
    if (text == m_text)
        return;
    m_text = std::move(text);
    m_is_set = false;
}

std::optional<paint::Layer> NoticeBoard::layer(Size size, float px_per_mm) {
    if (m_text.empty() || m_fonts == nullptr)
        return std::nullopt;
    if (!m_is_set || !(size == m_size) || px_per_mm != m_px_per_mm) {
        m_strip = notice_strip(m_text, size, px_per_mm, *m_fonts);
        m_size = size;
        m_px_per_mm = px_per_mm;
        m_is_set = true;
        ++m_revision;
    }
    return paint::Layer{&m_strip.list, {}, m_strip.place, 1, m_revision};
}

} // namespace waypost::app
