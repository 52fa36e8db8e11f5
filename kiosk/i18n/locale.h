#pragma once

#include "base/geometry.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace waypost::i18n {

/// A language as the kiosk knows it: a BCP 47 tag and what follows from it. A plain value; ICU stays inside.
struct Locale {
    std::string tag = "en"; ///< canonical BCP 47, as the folder in locales/ is called
    std::string language = "en";
    std::string script = "Latn"; ///< ISO 15924, from CLDR's likely subtags where the tag does not say it
    Direction direction = Direction::ltr;
    friend bool operator==(const Locale&, const Locale&) = default;
};

/// The locale of a BCP 47 tag, canonical: `prs` becomes `fa-AF`, `tl` becomes `fil`. Languages that ICU has
/// no data for (ht) keep their own tag and get the script of CLDR's likely subtags. Any well-formed tag is
/// taken; an ill-formed one is an error.
Result<Locale> make_locale(std::string_view tag);

/// The same for text of which little may be known: tags that name no language (und, und-Arab, x-private) are
/// taken too, and have "und" for one.
Result<Locale> make_any_locale(std::string_view tag);

/// The tags to look a message up in, most exact first, always ending in "en": pt-BR -> pt-BR, pt, en.
std::vector<std::string> fallback_chain(std::string_view tag);

/// A language's name in another language ('Spanish', 'español'), from CLDR, or "" where CLDR has none.
std::string language_name(std::string_view language, std::string_view in_locale);

} // namespace waypost::i18n
