#include "ui/layout/canvas.h"

#include "ui/layout/icons.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace waypost::layout {

namespace {

/// The tag of texts without a language; they stand at the screen's start side.
constexpr std::string_view k_no_language = "und";

/// Widths are exact, but a sum of many may miss its box by a rounding error.
constexpr Px k_rounding = 0.5F;

} // namespace

Px Setting::width() const {
    Px widest = 0;
    for (const auto& line : lines)
        widest = std::max(widest, line.width);
    return widest;
}

i18n::Text figures(std::string utf8) {
    i18n::Text text;
    text.utf8 = std::move(utf8);
    text.locale.tag = k_no_language;
    text.locale.language = k_no_language;
    return text;
}

Canvas::Canvas(const Metrics& metrics, const Palette& palette, text::ParagraphCache& paragraphs,
               Direction direction, Interaction interaction)
    : m_metrics(metrics), m_palette(palette), m_paragraphs(paragraphs), m_direction(direction),
      m_interaction(std::move(interaction)) {}

Rect Canvas::place(Rect rect) const {
    if (m_direction == Direction::rtl)
        rect.x = m_metrics.size().w - rect.right();
    const Px left = std::round(rect.x);
    const Px top = std::round(rect.y);
    return {left, top, std::round(rect.right()) - left, std::round(rect.bottom()) - top};
}

void Canvas::fill(Rect rect, Color color) {
    if (color.a > 0)
        m_out->list.emplace_back(paint::Fill{place(rect), color});
}

void Canvas::box(Rect rect, const Box& box) {
    paint::RoundedRect command;
    command.rect = place(rect);
    command.radius = mm(box.radius_mm);
    command.fill = box.fill;
    command.border = box.border;
    command.border_width = box.border_mm > 0 ? std::max(1.0F, std::round(mm(box.border_mm))) : 0;
    command.dash = box.dashed ? std::round(mm(1.0F)) : 0;
    if (command.fill.a > 0 || (command.border.a > 0 && command.border_width > 0))
        m_out->list.emplace_back(command);
}

void Canvas::icon(std::string_view name, Rect box, Color color) {
    const auto* glyph = find_icon(name);
    if (!glyph)
        return;
    paint::Icon command;
    command.box = place(box);
    command.code = glyph->code;
    command.mirrored = glyph->mirrors && m_direction == Direction::rtl;
    command.color = color;
    m_out->list.emplace_back(command);
}

void Canvas::rule(Px x, Px y, Px w, Color color, float thickness_mm) {
    fill({x, y, w, std::max(1.0F, mm(thickness_mm))}, color);
}

text::ParagraphSpec Canvas::spec(const i18n::Text& text, const Style& style) const {
    text::ParagraphSpec spec;
    spec.utf8 = text.utf8;
    spec.locale = text.locale.tag;
    spec.script = text.locale.script;
    spec.direction = text.locale.direction;
    spec.weight = style.weight;
    spec.em = style.em;
    if (style.weight == text::Weight::regular) {
        for (const auto& span : text.bold)
            spec.bold.push_back({span.begin, span.end});
    }
    return spec;
}

Setting Canvas::set(const i18n::Text& text, Role role, Px width, Polished polished, int step) {
    Setting setting;
    setting.style = m_metrics.style(role, text.locale, step);
    setting.locale = text.locale.tag;
    setting.direction = text.locale.direction;
    setting.follows_screen = text.locale.tag == k_no_language;
    setting.utf8 = text.utf8;
    if (text.empty())
        return setting;
    text::Polish polish;
    polish.keep_facts_whole = polished != Polished::no;
    polish.keep_company = polished != Polished::no;
    polish.avoid_short_last = polished == Polished::body;
    polish.balance = polished == Polished::heading;
    const auto& paragraph = m_paragraphs.get(spec(text, setting.style));
    setting.lines = paragraph.lines(width, polish);
    for (const auto& missing : paragraph.unresolved())
        problem("no font has '" + missing.cluster + "'", text.utf8, {});
    return setting;
}

Px Canvas::widest_piece(const i18n::Text& text, Role role) {
    text::Polish polish;
    polish.keep_facts_whole = true;
    return m_paragraphs.get(spec(text, m_metrics.style(role, text.locale))).min_width(polish);
}

Px Canvas::natural_width(const i18n::Text& text, Role role, int step) {
    return m_paragraphs.get(spec(text, m_metrics.style(role, text.locale, step))).natural_width();
}

void Canvas::text(const Setting& setting, Px x, Px y, Px w, Color color, Align align, size_t first,
                  size_t last) {
    last = std::min(last, setting.lines.size());
    for (size_t i = first; i < last; ++i) {
        const auto& line = setting.lines[i];
        const Px top = y + setting.style.line_height * static_cast<Px>(i - first);
        Px left = x;
        const bool at_other_side = setting.direction != m_direction && !setting.follows_screen;
        if (align == Align::center)
            left = x + (w - line.width) / 2;
        else if ((align == Align::end) != (align == Align::start && at_other_side))
            left = x + w - line.width;
        if (line.width > w + k_rounding)
            problem("text is wider than its box", line.utf8, {x, top, w, setting.style.line_height});
        const Rect placed = place({left, top, line.width, setting.style.line_height});
        // The capitals stand in the middle of the line, whatever face they are in.
        const Px baseline = std::round(placed.y + setting.style.line_height / 2 + setting.style.em * 0.357F);
        for (const auto& run : line.runs) {
            paint::TextRun command;
            command.origin = {placed.x + run.x, baseline};
            command.run = run;
            command.locale = setting.locale;
            command.em = setting.style.em;
            command.color = color;
            m_out->list.emplace_back(std::move(command));
        }
    }
}

void Canvas::target(session::Action action, Rect rect, bool enabled) {
    m_out->targets.push_back({std::move(action), place(rect), enabled});
}

void Canvas::problem(std::string what, std::string text, Rect where) {
    m_out->problems.push_back({std::move(what), std::move(text), place(where)});
}

} // namespace waypost::layout
