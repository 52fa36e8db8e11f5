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

/// A Place of which there are thousands: those of one file share its name.
struct EntryPlace {
    std::shared_ptr<const std::string> file;
    int line = 0;
    int column = 0;
    [[nodiscard]] Place whole() const { return {file ? *file : std::string{}, line, column}; }
};

struct Entry {
    std::string source;
    EntryPlace place;
    bool usable = true; ///< false: reported at load, treated as missing
    std::unique_ptr<Message>
        compiled; ///< none until it is first shown, or for a text that needs no formatting
};

struct Bundle {
    LocaleInfo info;
    icu::Locale data;
    std::string folder;
    std::map<std::string, Entry, std::less<>> entries;
    std::vector<Entry*> compiled; ///< of `entries`, those that are
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
