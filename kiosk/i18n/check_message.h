#pragma once

#include "i18n/message_shape.h"

#include <unicode/locid.h>

#include <string_view>
#include <vector>

/// Rules for one message, whatever its English says. Private to check*.cpp.
namespace waypost::i18n {

/// Apostrophes, spaces, normalization, numbers typed by hand.
std::vector<Problem> text_problems(std::string_view source, const Shape& shape);

/// Plural branches against the plural rules (CLDR) of the locale.
std::vector<Problem> plural_problems(const Shape& shape, const icu::Locale& data);

} // namespace waypost::i18n
