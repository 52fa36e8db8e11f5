#include "i18n/segment.h"
#include "i18n/segment_utf16.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace waypost::i18n {

namespace {

/// The scripts a character may belong to. Empty: any (Common and Inherited without extensions).
using Scripts = std::vector<UScriptCode>;

/// OpenType knows one script for both kana, so telling them apart would only tear a word into two runs.
UScriptCode merged(UScriptCode script) {
    return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA_OR_HIRAGANA ? USCRIPT_KATAKANA : script;
}

void scripts_of(UChar32 c, Scripts& out) {
    std::array<UScriptCode, 64> codes = {};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t count =
        uscript_getScriptExtensions(c, codes.data(), static_cast<int32_t>(codes.size()), &status);
    out.clear();
    if (U_FAILURE(status))
        return;
    for (int32_t i = 0; i < count; ++i) {
        const UScriptCode script = merged(codes[static_cast<size_t>(i)]);
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN)
            continue;
        if (std::find(out.begin(), out.end(), script) == out.end())
            out.push_back(script);
    }
}

struct OpenRun {
    size_t begin_unit = 0;
    Scripts scripts;
    UScriptCode hint = USCRIPT_COMMON; ///< the script of a character of the run that has just one
};

/// The one script of a run whose characters share several.
UScriptCode resolve(const OpenRun& run, UScriptCode previous) {
    const auto has = [&](UScriptCode s) {
        return std::find(run.scripts.begin(), run.scripts.end(), s) != run.scripts.end();
    };
    if (run.scripts.empty())
        return USCRIPT_COMMON;
    if (run.hint != USCRIPT_COMMON && has(run.hint))
        return run.hint;
    if (has(previous))
        return previous;
    return has(USCRIPT_HAN) ? USCRIPT_HAN : run.scripts.front();
}

class Splitter {
public:
    explicit Splitter(const Utf16& text) : m_text(text) {}

    std::vector<ScriptRun> split() {
        m_open = OpenRun{};
        for (int32_t i = 0; i < m_text.size();) {
            const auto at = static_cast<size_t>(i);
            UChar32 c = 0;
            U16_NEXT(m_text.units, i, m_text.size(), c);
            take(c, at);
        }
        if (m_text.size() > 0)
            close(m_text.units.size());
        return std::move(m_runs);
    }

private:
    struct Bracket {
        UChar32 closer = 0;
        size_t run = 0;
    };

    void take(UChar32 c, size_t at) {
        scripts_of(c, m_scripts);
        const auto bracket = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
        if (bracket == U_BPT_CLOSE)
            match_bracket(c);
        if (!m_scripts.empty())
            join(c, at);
        if (bracket == U_BPT_OPEN) {
            // Deeper nesting than any sentence has is not worth remembering.
            if (m_brackets.size() >= 32)
                m_brackets.erase(m_brackets.begin());
            m_brackets.push_back({u_getBidiPairedBracket(c), m_runs.size()});
        }
    }

    /// A closing bracket has the script of its opening one.
    void match_bracket(UChar32 c) {
        while (!m_brackets.empty()) {
            const Bracket open = m_brackets.back();
            m_brackets.pop_back();
            if (open.closer != c)
                continue;
            if (open.run < m_run_scripts.size() && m_run_scripts[open.run] != USCRIPT_COMMON)
                m_scripts = {m_run_scripts[open.run]};
            return;
        }
    }

    void join(UChar32 c, size_t at) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode own = merged(uscript_getScript(c, &status));
        const bool strong = own != USCRIPT_COMMON && own != USCRIPT_INHERITED;
        if (m_open.scripts.empty()) {
            m_open.scripts = m_scripts;
        } else {
            m_common.clear();
            for (const UScriptCode s : m_open.scripts)
                if (std::find(m_scripts.begin(), m_scripts.end(), s) != m_scripts.end())
                    m_common.push_back(s);
            if (!m_common.empty()) {
                m_open.scripts = m_common;
            } else if (own != USCRIPT_INHERITED) {
                close(at);
                m_open = {at, m_scripts, USCRIPT_COMMON};
            }
        }
        if (strong && m_open.hint == USCRIPT_COMMON)
            m_open.hint = own;
    }

    void close(size_t end_unit) {
        const UScriptCode previous = m_run_scripts.empty() ? USCRIPT_COMMON : m_run_scripts.back();
        const UScriptCode script = resolve(m_open, previous);
        ScriptRun run;
        run.begin = m_text.byte_at[m_open.begin_unit];
        run.end = m_text.byte_at[end_unit];
        if (const char* name = uscript_getShortName(script); name != nullptr)
            std::strncpy(run.script, name, sizeof run.script - 1);
        m_runs.push_back(run);
        m_run_scripts.push_back(script);
    }

    const Utf16& m_text;
    OpenRun m_open;
    Scripts m_scripts; ///< of the character in hand
    Scripts m_common;
    std::vector<ScriptRun> m_runs;
    std::vector<UScriptCode> m_run_scripts;
    std::vector<Bracket> m_brackets;
};

UJoiningType joining_type(UChar32 c) {
    return static_cast<UJoiningType>(u_getIntPropertyValue(c, UCHAR_JOINING_TYPE));
}

} // namespace

std::vector<ScriptRun> script_runs(std::string_view utf8) {
    return Splitter(to_utf16(utf8)).split();
}

bool joins_across(std::string_view utf8, size_t offset) {
    // Only the letters on both sides matter, so only a little text around the place is looked at.
    constexpr size_t k_context_bytes = 32;
    const size_t from = offset > k_context_bytes ? offset - k_context_bytes : 0;
    const Utf16 before = to_utf16(utf8.substr(from, offset - from));
    const Utf16 after = to_utf16(utf8.substr(offset, k_context_bytes));
    std::optional<UJoiningType> left;
    for (int32_t i = before.size(); i > 0 && !left;) {
        UChar32 c = 0;
        U16_PREV(before.units, 0, i, c);
        if (joining_type(c) != U_JT_TRANSPARENT)
            left = joining_type(c);
    }
    std::optional<UJoiningType> right;
    for (int32_t i = 0; i < after.size() && !right;) {
        UChar32 c = 0;
        U16_NEXT(after.units, i, after.size(), c);
        if (joining_type(c) != U_JT_TRANSPARENT)
            right = joining_type(c);
    }
    const bool forward = left == U_JT_DUAL_JOINING || left == U_JT_LEFT_JOINING || left == U_JT_JOIN_CAUSING;
    const bool backward =
        right == U_JT_DUAL_JOINING || right == U_JT_RIGHT_JOINING || right == U_JT_JOIN_CAUSING;
    return forward && backward;
}

namespace {

int32_t syllabic(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY);
}

/// What never begins a syllable.
bool hangs_on(UChar32 c) {
    switch (syllabic(c)) {
    case U_INSC_BINDU:
    case U_INSC_CONSONANT_FINAL:
    case U_INSC_CONSONANT_KILLER:
    case U_INSC_CONSONANT_MEDIAL:
    case U_INSC_CONSONANT_SUBJOINED:
    case U_INSC_GEMINATION_MARK:
    case U_INSC_INVISIBLE_STACKER:
    case U_INSC_NUKTA:
    case U_INSC_PURE_KILLER:
    case U_INSC_REGISTER_SHIFTER:
    case U_INSC_SYLLABLE_MODIFIER:
    case U_INSC_TONE_MARK:
    case U_INSC_VIRAMA:
    case U_INSC_VISARGA:
        return true;
    case U_INSC_VOWEL_DEPENDENT:
        return u_getIntPropertyValue(c, UCHAR_INDIC_POSITIONAL_CATEGORY) != U_INPC_VISUAL_ORDER_LEFT;
    default:
        return false;
    }
}

/// What the next letter belongs to.
bool holds_next(UChar32 c) {
    const auto kind = syllabic(c);
    return kind == U_INSC_INVISIBLE_STACKER || kind == U_INSC_VIRAMA ||
           u_getIntPropertyValue(c, UCHAR_INDIC_POSITIONAL_CATEGORY) == U_INPC_VISUAL_ORDER_LEFT;
}

} // namespace

bool is_inside_syllable(std::string_view utf8, size_t offset) {
    constexpr size_t k_context_bytes = 16;
    const size_t from = offset > k_context_bytes ? offset - k_context_bytes : 0;
    const Utf16 before = to_utf16(utf8.substr(from, offset - from));
    const Utf16 after = to_utf16(utf8.substr(offset, k_context_bytes));
    if (before.size() == 0 || after.size() == 0)
        return false;
    UChar32 last = 0;
    UChar32 first = 0;
    UChar32 second = 0;
    U16_GET(before.units, 0, before.size() - 1, before.size(), last);
    int32_t at = 0;
    U16_NEXT(after.units, at, after.size(), first);
    if (at < after.size())
        U16_NEXT(after.units, at, after.size(), second);
    // A consonant that the next sign silences closes the syllable before it.
    return hangs_on(first) || (u_isalpha(first) && holds_next(last)) ||
           syllabic(second) == U_INSC_PURE_KILLER;
}

} // namespace waypost::i18n
