#pragma once

#include "text/paragraph.h"

#include <cstddef>
#include <vector>

namespace waypost::app {

/// The lines of a text, `most` at the most: where it needs more, words are left out at its end and an
/// ellipsis says so. Never empty.
std::vector<text::Line> fitted_lines(const text::FontSet& fonts, text::ParagraphSpec spec, Px width,
                                     const text::Polish& polish, size_t most);

} // namespace waypost::app
