#include "yaml/syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace waypost::yaml {

namespace {

/// How yaml-cpp's message begins, what was found, what was expected.
struct Translation {
    std::string_view theirs;
    const char* found;
    const char* expected;
};
constexpr const char* k_alike = "the keys of a map and the '-' of a list straight below one another";
constexpr const char* k_quote_star = "quotation marks around a text that begins with '*' or '&'";
constexpr std::array k_translations = {
    Translation{"end of map not found", "found a line that does not fit the map above it", k_alike},
    Translation{"end of sequence not found", "found a line that does not fit the list above it", k_alike},
    Translation{"illegal map value", "found a ':' where no key can be",
                "one 'key: value' a line, and quotation marks around a text with ': ' in it"},
    Translation{"illegal map key", "found a key where none can be", k_alike},
    Translation{"illegal block entry", "found a '-' where no list can be", k_alike},
    Translation{"illegal flow end", "found a ']' or '}' that nothing opened", "a '[' or '{' before it"},
    Translation{"illegal character in scalar", "found a character that cannot be here",
                "quotation marks around the text"},
    Translation{"unknown token", "found a character that no text can begin with",
                "quotation marks around the text"},
    Translation{"unknown escape character", "found a '\\' before a letter that takes none",
                "'\\\\' for the backslash itself"},
    Translation{"bad character found while scanning hex", "found a broken '\\x' or '\\u'",
                "hexadecimal digits"},
    Translation{"invalid unicode", "found a '\\u' that is no character", "a Unicode scalar value"},
    Translation{"unexpected character in block scalar", "found text after '|' or '>'",
                "the text on the next line"},
    Translation{"the referenced anchor is not defined", "found a '*name' without its '&name' above",
                k_quote_star},
    Translation{"alias not found", "found a '*' without a name", k_quote_star},
    Translation{"anchor not found", "found a '&' without a name", k_quote_star},
    Translation{"illegal character found while scanning a", "found a name that cannot follow '*' or '&'",
                k_quote_star},
};

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

/// The column (from 0) of a quotation mark that opens in `line` and does not close in it, or npos.
std::size_t unclosed_quote(std::string_view line) {
    bool may_open = true;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '#' && (at == 0 || line[at - 1] == ' '))
            break;
        if (may_open && (c == '"' || c == '\'')) {
            const std::size_t close = closing_quote(line, at);
            if (close == std::string_view::npos)
                return at;
            at = close;
            may_open = false;
        } else if (c != ' ') {
            may_open = std::string_view(":-[{,?").find(c) != std::string_view::npos;
        }
    }
    return std::string_view::npos;
}

/// yaml-cpp names the end of the file for a quotation mark that is never closed; the first one that is open
/// at the end of its line is the likely mistake.
std::optional<Place> first_unclosed_quote(std::string_view text, const std::string& name) {
    int number = 1;
    for (std::size_t from = 0; from < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const std::size_t column = unclosed_quote(text.substr(from, end - from));
        if (column != std::string_view::npos)
            return Place{name, number, static_cast<int>(column) + 1};
        from = end + 1;
    }
    return std::nullopt;
}

bool follows_a_quoted_text(std::string_view text, int position) {
    if (position <= 0 || static_cast<std::size_t>(position) > text.size())
        return false;
    const std::size_t last = text.find_last_not_of(' ', static_cast<std::size_t>(position) - 1);
    return last != std::string_view::npos && (text[last] == '"' || text[last] == '\'');
}

} // namespace

std::size_t closing_quote(std::string_view text, std::size_t open) {
    const char quote = text[open];
    for (std::size_t at = open + 1; at < text.size(); ++at) {
        if (quote == '"' && text[at] == '\\')
            ++at;
        else if (text[at] == quote && quote == '\'' && at + 1 < text.size() && text[at + 1] == quote)
            ++at;
        else if (text[at] == quote)
            return at;
    }
    return std::string_view::npos;
}

Diagnostic explain_syntax_error(const YAML::Exception& error, std::string_view text, const std::string& name,
                                const std::optional<Place>& open_bracket) {
    const auto explain = [](Place at, std::string found, std::string expected) {
        return Diagnostic{Severity::error, std::move(at), std::move(found), std::move(expected)};
    };
    const std::string_view theirs = error.msg;
    // A mark of -1 is yaml-cpp's way to say that it does not know.
    const Place place{name, std::max(error.mark.line + 1, 0), std::max(error.mark.column + 1, 0)};

    if (begins(theirs, "illegal EOF in scalar") || begins(theirs, "illegal document indicator in scalar"))
        return explain(first_unclosed_quote(text, name).value_or(place), "the quotation mark is never closed",
                       "a quotation mark after the text");
    if (begins(theirs, "end of map flow not found"))
        return explain(open_bracket.value_or(place), "the '{' is never closed", "a '}'");
    if (begins(theirs, "end of sequence flow not found"))
        return explain(open_bracket.value_or(place), "the '[' is never closed", "a ']'");
    if (begins(theirs, "end of map not found") && follows_a_quoted_text(text, error.mark.pos))
        return explain(place, "found more text after the closing quotation mark",
                       "\\\" for a quotation mark inside \"…\", '' for one inside '…'");
    for (const auto& translation : k_translations)
        if (begins(theirs, translation.theirs))
            return explain(place, translation.found, translation.expected);
    return explain(place, fmt::format("this is not YAML ({})", theirs), "");
}

} // namespace waypost::yaml
