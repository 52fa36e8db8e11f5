#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::i18n {

/// UTF-8 as ICU wants it, with the way back. Each ill-formed part becomes U+FFFD, so that no input can make a
/// later step fail.
struct Utf16 {
    std::u16string units;
    /// For each code unit the byte offset of its code point in the UTF-8, and at the end the UTF-8's size.
    std::vector<uint32_t> byte_at;

    [[nodiscard]] int32_t size() const { return static_cast<int32_t>(units.size()); }
};

Utf16 to_utf16(std::string_view utf8);

} // namespace waypost::i18n
