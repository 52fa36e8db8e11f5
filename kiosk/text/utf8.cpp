#include "text/utf8.h"

#include <cstdint>

namespace waypost::text {

namespace {

constexpr char32_t k_replacement = 0xFFFD;

/// Length by the first byte, 0 where no sequence begins with it.
size_t sequence_length(uint8_t first) {
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first < 0xE0)
        return 2;
    if (first >= 0xE0 && first < 0xF0)
        return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool is_overlong_or_surrogate(char32_t c, size_t length) {
    return (length == 3 && c < 0x800) || (length == 4 && c < 0x10000) || c > 0x10FFFF ||
           (c >= 0xD800 && c < 0xE000);
}

} // namespace

CodePoint decode(std::string_view utf8, size_t at) {
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(utf8[i]); };
    const uint8_t first = byte(at);
    const size_t length = sequence_length(first);
    if (length == 1)
        return {first, 1, true};
    const CodePoint bad = {k_replacement, 1, false};
    if (length == 0 || at + length > utf8.size())
        return bad;
    auto value = static_cast<char32_t>(first & (0x7FU >> length));
    for (size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return bad;
        value = (value << 6U) | (byte(at + i) & 0x3FU);
    }
    return is_overlong_or_surrogate(value, length) ? bad : CodePoint{value, length, true};
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(static_cast<uint8_t>(bits))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

Sanitised sanitise(std::string_view utf8) {
    Sanitised out;
    bool changed = false;
    for (size_t i = 0; i < utf8.size() && !changed;) {
        const CodePoint c = decode(utf8, i);
        changed = !c.well_formed;
        i += c.size;
    }
    if (!changed) {
        out.utf8 = utf8;
        return out;
    }
    out.offset_of.reserve(utf8.size() + 1);
    for (size_t i = 0; i < utf8.size();) {
        const CodePoint c = decode(utf8, i);
        out.offset_of.insert(out.offset_of.end(), c.size, out.utf8.size());
        append_utf8(out.utf8, c.value);
        i += c.size;
    }
    out.offset_of.push_back(out.utf8.size());
    return out;
}

bool is_line_feed(char32_t c) {
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_hanging_space(char32_t c) {
    return c == ' ' || c == '\t' || is_line_feed(c) || c == 0x1680 || (c >= 0x2000 && c <= 0x2006) ||
           (c >= 0x2008 && c <= 0x200A) || c == 0x205F || c == 0x3000;
}

size_t trimmed_end(std::string_view utf8, size_t begin, size_t end) {
    while (end > begin) {
        size_t at = end - 1;
        while (at > begin && (static_cast<uint8_t>(utf8[at]) & 0xC0U) == 0x80U)
            --at;
        if (!is_hanging_space(decode(utf8, at).value))
            break;
        end = at;
    }
    return end;
}

bool is_isolate(char32_t c) {
    return c >= 0x2066 && c <= 0x2069;
}

bool is_silent(char32_t c) {
    return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || c == 0x2060 || is_isolate(c) || (c >= 0x206A && c <= 0x206F) ||
           c == 0xFEFF;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

} // namespace waypost::text
