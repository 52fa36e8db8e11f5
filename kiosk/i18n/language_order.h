#pragma once

#include "i18n/catalog.h"

#include <vector>

namespace waypost::i18n {

/// So many languages stand first, as the site has ordered them: those that most visitors read.
inline constexpr size_t k_first_languages = 8;

/// Puts the languages after the first into an order in which a person who reads only one script finds their
/// own: by the name that each has for itself, in the root order of the Unicode Collation Algorithm (UTS #10,
/// CLDR root). It keeps scripts together (Latin, Cyrillic, Arabic, Ethiopic, Devanagari, …) and is
/// alphabetical within each.
void order_languages(std::vector<LocaleInfo>& languages);

} // namespace waypost::i18n
