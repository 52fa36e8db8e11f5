#pragma once

#include "i18n/segment.h"

#include <string_view>
#include <vector>

namespace waypost::i18n {

/// A line break opportunity by UTF-16 code unit.
struct UnitBreak {
    size_t unit = 0;
    BreakKind kind = BreakKind::allowed;
};

/// UAX #14's opportunities as browsers deviate from them. Web pages were laid out before UAX #14, and
/// browsers keep to what they did then: any run of spaces may end a line, whatever follows; between two ASCII
/// characters a small table decides (a hyphen breaks before a digit in 'ABCD-1234', a slash never breaks).
std::vector<UnitBreak> web_line_breaks(std::u16string_view units, const std::vector<UnitBreak>& unicode);

} // namespace waypost::i18n
