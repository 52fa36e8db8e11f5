#pragma once

#include "i18n/locale.h"

#include <optional>
#include <string>
#include <string_view>

/// Pseudo-locales, made from the English messages: one look at them shows a word that cannot be translated, a
/// place that does not mirror, and a box that has no room for a longer language. They have the tags that CLDR
/// gives them (Unicode TR35, part 1: region XA accented English, XB mirrored).
namespace waypost::i18n {

enum class Pseudo {
    accented, ///< en-XA: every letter has an accent, and words are 35% longer
    mirrored  ///< ar-XB: the English words run from right to left, in a right-to-left language
};

/// The pseudo-locale of a tag in canonical spelling; none for a language that people speak.
std::optional<Pseudo> pseudo_of(std::string_view tag);
/// Its tag, and Latin as its script whatever its direction.
Locale pseudo_locale(Pseudo kind);
/// What it calls itself on a button.
std::string pseudo_name(Pseudo kind);

/// An English message (ICU MessageFormat with <b>…</b>) with its words changed, and its arguments, branches
/// and tags as they were. A message that cannot be parsed is returned as it is.
std::string pseudo_message(std::string_view source, Pseudo kind);

} // namespace waypost::i18n
