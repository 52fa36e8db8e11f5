#include "i18n/segment_utf16.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace waypost::i18n {

Utf16 to_utf16(std::string_view utf8) {
    Utf16 out;
    out.units.reserve(utf8.size());
    out.byte_at.reserve(utf8.size() + 1);
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    const auto size = static_cast<int32_t>(utf8.size());
    for (int32_t i = 0; i < size;) {
        const auto at = static_cast<uint32_t>(i);
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, size, c);
        if (U_IS_BMP(c)) {
            out.units.push_back(static_cast<char16_t>(c));
        } else {
            out.units.push_back(static_cast<char16_t>(U16_LEAD(c)));
            out.units.push_back(static_cast<char16_t>(U16_TRAIL(c)));
            out.byte_at.push_back(at);
        }
        out.byte_at.push_back(at);
    }
    out.byte_at.push_back(static_cast<uint32_t>(size));
    return out;
}

} // namespace waypost::i18n
