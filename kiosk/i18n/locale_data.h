#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

/// Between our strings and ICU's, and from a BCP 47 tag to the locale whose CLDR data formats its texts.
/// Private to i18n/: this header and message.h show ICU types, the public ones do not.
namespace waypost::i18n {

icu::UnicodeString to_icu(std::string_view utf8);
std::string to_utf8(const icu::UnicodeString& text);

/// The canonical ICU locale of a BCP 47 tag; bogus where the tag is ill-formed.
icu::Locale any_icu_locale(std::string_view tag);
/// The same; bogus also where the tag names no language (und-Arab).
icu::Locale icu_locale(std::string_view tag);

/// Which data stands in for a language that CLDR does not have.
enum class NoData {
    root,   ///< CLDR's root: plural category `other` only, no words
    english ///< names that a person at least may know
};

/// The nearest locale that CLDR has data for, in the tag's own script, always Gregorian and with Latin digits
/// (`calendar=gregorian;numbers=latn`). ICU's own fallback is never relied on: for a language without data it
/// takes the process's default locale, or for Haitian Creole, French.
icu::Locale data_locale(std::string_view tag, NoData no_data);

/// The same, as the language is used in that region (ISO 3166) where CLDR knows it there (es in US),
/// otherwise as in its own region (pl in US stays pl).
icu::Locale data_locale_in(std::string_view tag, std::string_view region, NoData no_data);

/// True where CLDR has data for the tag's language.
bool has_data(std::string_view tag);

} // namespace waypost::i18n
