#include "i18n/segment_web.h"

#include <unicode/uchar.h>

namespace waypost::i18n {

namespace {

bool is_breaking_space(char16_t c) {
    return c == u' ' || c == u'\t' || c == u'\n';
}

bool is_printable_ascii(char16_t c) {
    return c >= u'!' && c <= u'~';
}

bool is_ascii_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}

bool is_ascii_alphanumeric(char16_t c) {
    return is_ascii_digit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool contains(std::u16string_view set, char16_t c) {
    return set.find(c) != std::u16string_view::npos;
}

/// Between two printable ASCII characters. What is not named here does not break.
bool ascii_pair_breaks(char16_t before, char16_t after) {
    constexpr std::u16string_view k_closers = u"!,.:;/)]}>";
    constexpr std::u16string_view k_openers = u"(<[{";
    if (before == u'-')
        return !contains(k_closers, after) && after != u'$' && after != u'?';
    if (before == u'?')
        return !contains(k_closers, after) && after != u'"' && after != u'\'' && after != u'?';
    return contains(u"!\"#%&)*+,.:;=>\\]|}~", before) && contains(k_openers, after);
}

bool is_hebrew_letter(char16_t c) {
    return (c >= 0x5D0 && c <= 0x5F2) || (c >= 0xFB1D && c <= 0xFB4F);
}

bool is_letter_past_ascii(char16_t c) {
    return c >= 0xAA && u_isalpha(c) != 0;
}

enum class Verdict { breaks, holds, ask_unicode };

/// `at` is the index of the character that would begin the next line; at >= 1.
Verdict verdict(std::u16string_view units, size_t at) {
    const char16_t after = units[at];
    const char16_t before = units[at - 1];
    if (is_breaking_space(after))
        return Verdict::holds;
    if (is_breaking_space(before))
        return Verdict::breaks;
    if (before < u'!' || after < u'!')
        return Verdict::holds;
    if (before == u'-' && is_ascii_digit(after)) {
        // A minus sign stays with its number; a hyphen in a part number or an address does not.
        return at >= 2 && is_ascii_alphanumeric(units[at - 2]) ? Verdict::breaks : Verdict::holds;
    }
    if (before == u'-' && is_letter_past_ascii(after)) {
        // As of Unicode 16: a hyphen that begins a word stays with it (LB20a), one between Hebrew letters
        // breaks (LB21a).
        if (at < 2 || is_breaking_space(units[at - 2]))
            return Verdict::holds;
        if (is_hebrew_letter(units[at - 2]) && is_hebrew_letter(after))
            return Verdict::breaks;
    }
    if (is_printable_ascii(before) && is_printable_ascii(after))
        return ascii_pair_breaks(before, after) ? Verdict::breaks : Verdict::holds;
    return Verdict::ask_unicode;
}

} // namespace

std::vector<UnitBreak> web_line_breaks(std::u16string_view units, const std::vector<UnitBreak>& unicode) {
    std::vector<UnitBreak> out;
    size_t next = 0;
    for (size_t at = 1; at <= units.size(); ++at) {
        while (next < unicode.size() && unicode[next].unit < at)
            ++next;
        const bool allowed = next < unicode.size() && unicode[next].unit == at;
        if (at == units.size() || (allowed && unicode[next].kind == BreakKind::mandatory)) {
            out.push_back({at, allowed ? unicode[next].kind : BreakKind::allowed});
            continue;
        }
        const Verdict v = verdict(units, at);
        if (v == Verdict::breaks || (v == Verdict::ask_unicode && allowed))
            out.push_back({at, BreakKind::allowed});
    }
    return out;
}

} // namespace waypost::i18n
