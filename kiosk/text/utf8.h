#pragma once

#include <string>
#include <string_view>
#include <vector>

/// UTF-8 as the text engine walks it.
namespace waypost::text {

struct CodePoint {
    char32_t value = 0;
    size_t size = 1; ///< bytes; an ill-formed byte is U+FFFD of size 1
    bool well_formed = true;
};
/// The code point at a byte offset that is inside the text.
CodePoint decode(std::string_view utf8, size_t at);
void append_utf8(std::string& out, char32_t c);

/// Well-formed text: ill-formed bytes become U+FFFD, and the offsets follow.
struct Sanitised {
    std::string utf8;
    std::vector<size_t> offset_of; ///< for each byte of the source and its end; empty where nothing changed
    [[nodiscard]] size_t offset(size_t in_source) const {
        return offset_of.empty() ? in_source : offset_of[in_source];
    }
};
Sanitised sanitise(std::string_view utf8);

/// White space that hangs at the end of a line and is not counted (CSS Text 3, 4.1.3), line feeds included.
bool is_hanging_space(char32_t c);
/// Characters that end a line whatever its width (UAX #14: BK, CR, LF, NL).
bool is_line_feed(char32_t c);
/// Where [begin, end) ends without its trailing white space.
size_t trimmed_end(std::string_view utf8, size_t begin, size_t end);

/// Characters that steer line breaking or bidi and never shape: bidi marks, embeddings and isolates, the soft
/// hyphen, the zero-width space, the word joiner, the byte order mark. Cursive letters join through them, all
/// but the isolates.
bool is_silent(char32_t c);
bool is_isolate(char32_t c);
bool is_control(char32_t c);

} // namespace waypost::text
