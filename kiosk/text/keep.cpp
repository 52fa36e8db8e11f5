#include "text/keep.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace waypost::text {

namespace {

/// Longer than this is a paragraph of its own rather than words to say.
constexpr size_t k_longest_quotation = 90;

bool is_latin_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250) ||
           (c >= 0x1E00 && c < 0x1F00);
}

/// A letter, or a mark, of another script: everything beyond Latin that is no punctuation or symbol.
bool is_foreign(char32_t c) {
    constexpr char32_t k_punctuation = 0x2000;
    constexpr char32_t k_symbols_end = 0x2C00;
    return c >= 0x370 && !is_latin_letter(c) && !(c >= k_punctuation && c < k_symbols_end) &&
           !(c >= 0x3000 && c < 0x3020) && c < 0xFE00;
}

bool is_cyrillic_letter(char32_t c) {
    return c >= 0x400 && c < 0x530;
}

/// The marks that may close what `open` opens.
std::u32string_view closers_of(char32_t open) {
    struct Pair {
        char32_t open;
        std::u32string_view close;
    };
    constexpr auto k_pairs = std::to_array<Pair>({{U'“', U"”"},
                                                  {U'„', U"“”"},
                                                  {U'«', U"»"},
                                                  {U'»', U"«"},
                                                  {U'「', U"」"},
                                                  {U'『', U"』"},
                                                  {U'"', U"\""}});
    const auto found =
        std::find_if(k_pairs.begin(), k_pairs.end(), [&](const Pair& pair) { return pair.open == open; });
    return found == k_pairs.end() ? std::u32string_view() : found->close;
}

/// The end of the quotation that the mark at `begin` opens; none where it is not one to keep.
std::optional<size_t> quotation_end(std::string_view utf8, size_t begin) {
    const CodePoint open = decode(utf8, begin);
    const std::u32string_view closers = closers_of(open.value);
    if (closers.empty())
        return std::nullopt;
    bool letters = false;
    bool words = false;
    for (size_t i = begin + open.size; i < utf8.size() && i < begin + k_longest_quotation;) {
        const CodePoint c = decode(utf8, i);
        i += c.size;
        if (closers.find(c.value) != std::u32string_view::npos)
            return letters && words ? std::optional(i) : std::nullopt;
        if (is_foreign(c.value) || is_line_feed(c.value))
            return std::nullopt;
        letters = letters || is_latin_letter(c.value);
        words = words || c.value == U' ';
    }
    return std::nullopt;
}

/// The code point that ends before the offset, and its own offset.
CodePoint decode_before(std::string_view utf8, size_t& offset) {
    --offset;
    while (offset > 0 && (static_cast<uint8_t>(utf8[offset]) & 0xC0U) == 0x80U)
        --offset;
    return decode(utf8, offset);
}

} // namespace

std::vector<Fact> find_quotations(std::string_view utf8, std::string_view paragraph_script) {
    std::vector<Fact> out;
    if (paragraph_script == "Latn")
        return out;
    for (size_t i = 0; i < utf8.size();) {
        const auto end = quotation_end(utf8, i);
        if (end)
            out.push_back({i, *end});
        i = end ? *end : i + decode(utf8, i).size;
    }
    return out;
}

bool strands_letter(std::string_view utf8, size_t offset, std::string_view locale_tag) {
    constexpr auto k_languages = std::to_array<std::string_view>({"be", "cs", "pl", "ru", "sk", "uk"});
    const std::string_view language = locale_tag.substr(0, locale_tag.find('-'));
    if (std::find(k_languages.begin(), k_languages.end(), language) == k_languages.end())
        return false;
    size_t at = trimmed_end(utf8, 0, offset);
    if (at == offset || at == 0)
        return false;
    const char32_t letter = decode_before(utf8, at).value;
    if (!is_latin_letter(letter) && !is_cyrillic_letter(letter))
        return false;
    while (at > 0) {
        const char32_t before = decode_before(utf8, at).value;
        if (!is_silent(before))
            return is_hanging_space(before) || before == 0xA0 || before == U'(' || before == U'[' ||
                   !closers_of(before).empty();
    }
    return true;
}

} // namespace waypost::text
