#pragma once

#include "i18n/catalog.h"
#include "i18n/message.h"

#include <unicode/locid.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// What a catalog holds. Private to catalog*.cpp.
namespace waypost::i18n {

struct Entry {
    std::string source;
    Place place;
    bool usable = true; ///< false: reported at load, treated as missing
    std::unique_ptr<Message>
        compiled; ///< none until it is first shown, or for a text that needs no formatting
};

struct Bundle {
    LocaleInfo info;
    icu::Locale data;
    std::string folder;
    std::map<std::string, Entry, std::less<>> entries;
};

struct Catalog::Impl {
    std::map<std::string, Bundle, std::less<>> bundles; ///< by canonical tag
    std::vector<LocaleInfo> languages;
    std::map<std::string, std::vector<Bundle*>, std::less<>> chains; ///< of every bundle, itself first

    /// The bundle of a tag in any spelling, or null.
    [[nodiscard]] const Bundle* bundle(std::string_view tag) const;
    /// The language's own message, or null where it has none that can be used.
    [[nodiscard]] const Entry* entry(std::string_view tag, std::string_view id) const;
    [[nodiscard]] std::vector<Bundle*> chain(std::string_view tag) const;
};

} // namespace waypost::i18n
