#include "text/itemise.h"

#include "i18n/segment.h"
#include "text/font_table.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace waypost::text {

namespace {

/// The characters of a cluster that a face must have a glyph for. Ignorable ones show nothing without one.
std::vector<char32_t> demanding_characters(std::string_view cluster) {
    std::vector<char32_t> out;
    for (size_t i = 0; i < cluster.size();) {
        const CodePoint c = decode(cluster, i);
        i += c.size;
        if (!is_control(c.value) && !i18n::is_default_ignorable(c.value))
            out.push_back(c.value);
        else if (c.value == '\t')
            out.push_back(' ');
    }
    return out;
}

/// The cluster with base and marks put together where Unicode has one character for both.
std::vector<char32_t> composed(const std::vector<char32_t>& characters) {
    std::vector<char32_t> out = characters;
    for (size_t i = 1; i < out.size();) {
        hb_codepoint_t both = 0;
        if (hb_unicode_compose(hb_unicode_funcs_get_default(), out[0], out[i], &both) != 0) {
            out[0] = both;
            out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    return out;
}

class FaceChooser {
public:
    FaceChooser(FontSet::Impl& fonts, const ParagraphSpec& spec)
        : m_fonts(fonts), m_locale(spec.locale),
          m_base(fonts.family(font_key(spec.script, spec.locale)).value_or(0)) {}

    [[nodiscard]] size_t base() const { return m_base; }

    struct Choice {
        size_t family = 0;
        bool resolved = true;
    };
    /// `previous` is the family of the cluster before.
    Choice choose(std::string_view cluster, const char* script, Weight weight, size_t previous) {
        const std::vector<char32_t> characters = demanding_characters(cluster);
        if (characters.empty())
            return {previous, true};
        const size_t own = family_of(script);
        constexpr size_t k_latin = 0;
        const size_t first = m_base == k_latin ? own : m_base;
        for (const size_t family : {first, m_base, k_latin, own, previous})
            if (covers(family, weight, characters))
                return {family, true};
        if (const auto any = m_fonts.any_family_with(characters.front()); any) {
            if (covers(*any, weight, characters))
                return {*any, true};
            for (size_t family = 0; family < m_fonts.families.size(); ++family)
                if (covers(family, weight, characters))
                    return {family, true};
        }
        return {m_base, false};
    }

private:
    size_t family_of(const char* script) {
        if (m_script != script) {
            m_script = script;
            const bool none = m_script == "Zyyy" || m_script == "Zinh" || m_script == "Zzzz";
            m_script_family = none ? m_base : m_fonts.family(font_key(m_script, m_locale)).value_or(m_base);
        }
        return m_script_family;
    }

    bool covers(size_t family, Weight weight, const std::vector<char32_t>& characters) {
        const FaceId face = m_fonts.families[family].at(weight);
        const auto all = [&](const std::vector<char32_t>& wanted) {
            return std::all_of(wanted.begin(), wanted.end(),
                               [&](char32_t c) { return m_fonts.covers(face, c); });
        };
        return all(characters) || (characters.size() > 1 && all(composed(characters)));
    }

    FontSet::Impl& m_fonts;
    const std::string& m_locale;
    size_t m_base;
    std::string m_script;
    size_t m_script_family = 0;
};

/// Walks runs that cover a text, forwards only.
template <class Run> class Cursor {
public:
    explicit Cursor(const std::vector<Run>& runs) : m_runs(runs) {}
    const Run& at(size_t offset) {
        while (m_index + 1 < m_runs.size() && m_runs[m_index].end <= offset)
            ++m_index;
        return m_runs[m_index];
    }

private:
    const std::vector<Run>& m_runs;
    size_t m_index = 0;
};

bool shows_nothing(char32_t c) {
    return (is_control(c) && c != '\t') || is_line_feed(c) || is_isolate(c);
}

bool is_bold(const std::vector<ParagraphSpec::Span>& spans, size_t offset) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const auto& span) { return offset >= span.begin && offset < span.end; });
}

bool continues(const Item& last, const Item& next) {
    return last.level == next.level && last.visible == next.visible && last.face == next.face &&
           !last.loses_end && !next.loses_start && std::strcmp(last.script, next.script) == 0;
}

HanKind han_kind_of(FontSet::Impl& fonts, const Item& item, std::string_view cluster) {
    if (!item.visible || item.rtl())
        return HanKind::other;
    return han_kind(decode(cluster, 0).value, fonts.faces[item.face].han);
}

} // namespace

Itemised itemise(FontSet::Impl& fonts, const ParagraphSpec& spec, const std::string& text,
                 const std::vector<size_t>& graphemes, const std::vector<ParagraphSpec::Span>& bold) {
    Itemised out;
    FaceChooser chooser(fonts, spec);
    out.base_face = fonts.families[chooser.base()].at(spec.weight);
    const auto levels = i18n::bidi_levels(text, spec.direction);
    const auto scripts = i18n::script_runs(text);
    Cursor level_cursor(levels);
    Cursor script_cursor(scripts);
    size_t previous = chooser.base();
    HanKind kind_before = HanKind::other;
    size_t begin = 0;
    for (const size_t end : graphemes) {
        const std::string_view cluster = std::string_view(text).substr(begin, end - begin);
        const i18n::ScriptRun& script = script_cursor.at(begin);
        Item item;
        item.begin = begin;
        item.end = end;
        item.level = level_cursor.at(begin).level;
        std::memcpy(item.script, script.script, sizeof item.script);
        item.visible = !shows_nothing(decode(cluster, 0).value);
        if (item.visible) {
            const Weight weight = is_bold(bold, begin) ? Weight::bold : spec.weight;
            const auto choice = chooser.choose(cluster, item.script, weight, previous);
            previous = choice.family;
            item.face = fonts.families[choice.family].at(weight);
            if (!choice.resolved)
                out.unresolved.push_back({std::string(cluster), begin});
        }
        const HanKind kind = han_kind_of(fonts, item, cluster);
        item.loses_start = loses_start(kind, kind_before);
        if (loses_end(kind_before, kind))
            out.items.back().loses_end = true;
        kind_before = kind;
        if (!out.items.empty() && continues(out.items.back(), item))
            out.items.back().end = end;
        else
            out.items.push_back(item);
        begin = end;
    }
    return out;
}

} // namespace waypost::text
