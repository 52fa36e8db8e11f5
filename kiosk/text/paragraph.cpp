#include "text/paragraph.h"

#include "i18n/segment.h"
#include "text/breaker.h"
#include "text/facts.h"
#include "text/font_set_impl.h"
#include "text/itemise.h"
#include "text/keep.h"
#include "text/shaped_text.h"
#include "text/utf8.h"

#include <algorithm>

namespace waypost::text {

namespace {

std::vector<ParagraphSpec::Span> moved(const std::vector<ParagraphSpec::Span>& spans, const Sanitised& clean,
                                       size_t size) {
    std::vector<ParagraphSpec::Span> out;
    out.reserve(spans.size());
    for (const auto& span : spans)
        out.push_back({clean.offset(std::min(span.begin, size)), clean.offset(std::min(span.end, size))});
    return out;
}

std::vector<BreakPoint> break_points(const std::string& text, const std::string& locale) {
    constexpr std::string_view k_soft_hyphen = "\u00AD";
    std::vector<BreakPoint> points;
    const std::vector<Fact> facts = find_facts(text);
    auto fact = facts.begin();
    for (const auto& opportunity : i18n::line_break_opportunities(text, locale, i18n::LineBreakRules::web)) {
        BreakPoint point;
        point.offset = opportunity.offset;
        point.trimmed = trimmed_end(text, 0, opportunity.offset);
        point.mandatory = opportunity.kind == i18n::BreakKind::mandatory;
        point.hyphen = opportunity.offset < text.size() &&
                       std::string_view(text).substr(0, opportunity.offset).ends_with(k_soft_hyphen);
        while (fact != facts.end() && fact->end <= point.offset)
            ++fact;
        point.inside_fact = fact != facts.end() && point.offset > fact->begin;
        points.push_back(point);
    }
    return points;
}

/// Tells the places inside what better stays together how wide that is.
void mark_company(std::vector<BreakPoint>& points, const ShapedText& shaped, const ParagraphSpec& spec) {
    // From the last place before to the first behind, since what stands close to it comes along.
    const auto mark = [&](size_t first, size_t past) {
        const size_t begin = first == 0 ? 0 : points[first - 1].offset;
        const size_t end = past < points.size() ? points[past].trimmed : shaped.text().size();
        const double width = shaped.exact(begin, end);
        for (size_t i = first; i < past; ++i)
            points[i].company = std::max(points[i].company, width);
    };
    for (size_t i = 0; i + 1 < points.size(); ++i)
        if (strands_letter(shaped.text(), points[i].offset, spec.locale))
            mark(i, i + 1);
    for (const Fact& quotation : find_quotations(shaped.text(), spec.script)) {
        size_t first = 0;
        while (first < points.size() && points[first].offset <= quotation.begin)
            ++first;
        size_t past = first;
        while (past < points.size() && points[past].offset < quotation.end)
            ++past;
        mark(first, past);
    }
}

} // namespace

/// The stages: well-formed text -> grapheme clusters -> items -> shaped runs -> break points. Lines are made
/// from these for each width.
struct Paragraph::Impl {
    ParagraphSpec spec;
    std::vector<size_t> graphemes;
    std::vector<Unresolved> unresolved;
    std::unique_ptr<ShapedText> shaped;
    std::vector<BreakPoint> points;

    [[nodiscard]] Breaker breaker() const { return {*shaped, points, graphemes}; }
};

Paragraph Paragraph::create(const FontSet& fonts, ParagraphSpec spec) {
    auto impl = std::make_unique<Impl>();
    Sanitised clean = sanitise(spec.utf8);
    const auto bold = moved(spec.bold, clean, spec.utf8.size());
    impl->graphemes = i18n::grapheme_boundaries(clean.utf8);
    Itemised itemised = itemise(fonts.impl(), spec, clean.utf8, impl->graphemes, bold);
    impl->unresolved = std::move(itemised.unresolved);
    impl->points = break_points(clean.utf8, spec.locale);
    impl->shaped =
        std::make_unique<ShapedText>(fonts.impl(), spec, std::move(clean.utf8), std::move(itemised));
    mark_company(impl->points, *impl->shaped, spec);
    impl->spec = std::move(spec);
    return Paragraph(std::move(impl));
}

Paragraph::Paragraph(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Paragraph::~Paragraph() = default;
Paragraph::Paragraph(Paragraph&&) noexcept = default;
Paragraph& Paragraph::operator=(Paragraph&&) noexcept = default;

const ParagraphSpec& Paragraph::spec() const {
    return m_impl->spec;
}

std::vector<Line> Paragraph::lines(Px width, const Polish& polish) const {
    std::vector<Line> out;
    for (const LineRange& range : m_impl->breaker().break_lines(width, polish))
        out.push_back(m_impl->shaped->set(range));
    if (out.empty())
        out.push_back(m_impl->shaped->set({}));
    return out;
}

Px Paragraph::natural_width() const {
    double widest = 0;
    size_t begin = 0;
    for (const BreakPoint& point : m_impl->points) {
        if (!point.mandatory && &point != &m_impl->points.back())
            continue;
        if (point.trimmed > begin)
            widest = std::max(widest, m_impl->shaped->exact(begin, point.trimmed));
        begin = point.offset;
    }
    return static_cast<Px>(widest);
}

Px Paragraph::min_width(const Polish& polish) const {
    return static_cast<Px>(
        m_impl->breaker().widest_piece(polish.keep_facts_whole ? Facts::whole : Facts::breakable));
}

const std::vector<Unresolved>& Paragraph::unresolved() const {
    return m_impl->unresolved;
}

} // namespace waypost::text
