#include "i18n/segment.h"

#include "i18n/segment_utf16.h"
#include "i18n/segment_web.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include <memory>
#include <string>

namespace waypost::i18n {

namespace {

struct CloseBreaker {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Breaker = std::unique_ptr<UBreakIterator, CloseBreaker>;

/// A breaker over `text`, which must outlive it; null only where ICU's data is not installed.
Breaker open_breaker(UBreakIteratorType type, const std::string& icu_locale, const Utf16& text) {
    UErrorCode status = U_ZERO_ERROR;
    Breaker breaker(ubrk_open(type, icu_locale.c_str(), text.units.data(), text.size(), &status));
    if (U_FAILURE(status))
        breaker.reset();
    return breaker;
}

/// The ICU locale whose rules a browser takes. CSS `line-break: auto` is 'normal' strictness everywhere; the
/// looser East Asian table is taken for Chinese only.
std::string rules_locale(std::string_view tag, LineBreakRules rules) {
    if (rules == LineBreakRules::unicode)
        return std::string(tag);
    return tag.substr(0, 2) == "zh" ? "zh@lb=normal" : "en@lb=normal";
}

} // namespace

std::vector<size_t> grapheme_boundaries(std::string_view utf8) {
    std::vector<size_t> out;
    const Utf16 text = to_utf16(utf8);
    const Breaker breaker = open_breaker(UBRK_CHARACTER, "en", text);
    if (!breaker) {
        for (size_t i = 1; i < text.byte_at.size(); ++i)
            if (text.byte_at[i] != text.byte_at[i - 1])
                out.push_back(text.byte_at[i]);
        return out;
    }
    for (int32_t at = ubrk_next(breaker.get()); at != UBRK_DONE; at = ubrk_next(breaker.get()))
        out.push_back(text.byte_at[static_cast<size_t>(at)]);
    return out;
}

std::vector<LineBreakOpportunity> line_break_opportunities(std::string_view utf8, std::string_view locale_tag,
                                                           LineBreakRules rules) {
    const Utf16 text = to_utf16(utf8);
    std::vector<UnitBreak> breaks;
    const Breaker breaker = open_breaker(UBRK_LINE, rules_locale(locale_tag, rules), text);
    if (breaker) {
        for (int32_t at = ubrk_next(breaker.get()); at != UBRK_DONE; at = ubrk_next(breaker.get())) {
            const int32_t status = ubrk_getRuleStatus(breaker.get());
            const bool hard = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
            breaks.push_back({static_cast<size_t>(at), hard ? BreakKind::mandatory : BreakKind::allowed});
        }
    }
    if (text.size() > 0 && (breaks.empty() || breaks.back().unit != text.units.size()))
        breaks.push_back({text.units.size(), BreakKind::allowed});
    if (rules == LineBreakRules::web)
        breaks = web_line_breaks(text.units, breaks);

    std::vector<LineBreakOpportunity> out;
    out.reserve(breaks.size());
    for (const UnitBreak& b : breaks)
        out.push_back({text.byte_at[b.unit], b.kind});
    if (!out.empty()) {
        // The end of a text is a hard break in ICU's eyes; here it is one only after a character that says
        // so.
        const auto last = static_cast<UChar32>(text.units.back());
        const auto line_break_class = u_getIntPropertyValue(last, UCHAR_LINE_BREAK);
        const bool hard = line_break_class == U_LB_MANDATORY_BREAK ||
                          line_break_class == U_LB_CARRIAGE_RETURN || line_break_class == U_LB_LINE_FEED ||
                          line_break_class == U_LB_NEXT_LINE;
        out.back().kind = hard ? BreakKind::mandatory : BreakKind::allowed;
    }
    return out;
}

bool is_default_ignorable(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

} // namespace waypost::i18n
