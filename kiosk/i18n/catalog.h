#pragma once

#include "base/diagnostic.h"
#include "i18n/locale.h"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace waypost::i18n {

/// Text ready to be set: UTF-8 with its own language and direction, and the parts that are bold.
struct Text {
    std::string utf8;
    Locale locale; ///< the language the text is really in: a fallback keeps its own
    struct Span {
        size_t begin = 0; ///< byte offsets in utf8
        size_t end = 0;
        friend bool operator==(const Span&, const Span&) = default;
    };
    std::vector<Span> bold;
    [[nodiscard]] bool empty() const { return utf8.empty(); }
    friend bool operator==(const Text&, const Text&) = default;
};

/// A value put into a message. `dial` values (phone numbers, short codes) are wrapped in left-to-right
/// isolates (U+2066…U+2069), texts in first-strong isolates (U+2068…U+2069), so that neither can reorder the
/// sentence around it (UAX #9, 2.7). Isolates are left out where the message's direction is left-to-right and
/// the value is pure ASCII: nothing could reorder there.
struct Arg {
    enum class Kind { text, dial, number };
    Kind kind = Kind::text;
    std::string text;
    long number = 0;
};
using Args = std::map<std::string, Arg, std::less<>>;

Arg text_arg(std::string value);
Arg dial_arg(std::string value);
Arg number_arg(long value);

enum class ReviewStatus { draft, reviewed };

/// locales/<tag>/locale.yaml
struct LocaleInfo {
    Locale locale;
    std::string name; ///< the language's own name for itself
    ReviewStatus status = ReviewStatus::draft;
    std::string reviewed_by;
    std::string reviewed_on;
};

/// Every message of every enabled language. Immutable after load; safe to keep for the life of the program.
/// Messages are compiled when they are first shown and then kept, so it belongs to one thread.
class Catalog {
public:
    struct Loaded;
    /// Reads locales/<tag>/{locale.yaml,ui.yaml} and locales/<tag>/<pack>/*.yaml for the tags, and English
    /// always (it is the end of every fallback chain). A locale whose locale.yaml is missing or bad is left
    /// out (and costs only itself); a bad message costs only itself. Diagnostics carry file, line and column.
    static Loaded load(const std::filesystem::path& locales_dir, const std::vector<std::string>& tags,
                       std::string_view pack);

    Catalog();
    ~Catalog();
    Catalog(const Catalog&) = delete;
    Catalog& operator=(const Catalog&) = delete;
    Catalog(Catalog&&) noexcept;
    Catalog& operator=(Catalog&&) noexcept;

    /// Languages that loaded, in the order asked for.
    [[nodiscard]] const std::vector<LocaleInfo>& languages() const;
    [[nodiscard]] const LocaleInfo* info(std::string_view tag) const;

    /// The message in the language of `tag`, else along its fallback chain, else its id (never empty, never a
    /// throw). A missing argument shows as its name in braces, and so does a text where the message counts.
    /// Numbers have Latin digits; U+202F, which fonts lack, is replaced by U+00A0.
    [[nodiscard]] Text text(std::string_view tag, std::string_view id, const Args& args = {}) const;
    /// True when the language itself has the message.
    [[nodiscard]] bool has(std::string_view tag, std::string_view id) const;
    /// Ids of the language itself, sorted.
    [[nodiscard]] std::vector<std::string> ids(std::string_view tag) const;
    /// Names of the arguments a message uses, sorted; along the fallback chain.
    [[nodiscard]] std::vector<std::string> argument_names(std::string_view tag, std::string_view id) const;
    /// Where the message of this very language stands; line 0 where it has none.
    [[nodiscard]] Place place(std::string_view tag, std::string_view id) const;
    /// The message of this very language as its file has it; "" where it has none.
    [[nodiscard]] std::string_view source(std::string_view tag, std::string_view id) const;
    /// Lets go of what was made ready to be shown: which messages those are tells what somebody read. They
    /// are made ready again when they are shown again.
    void forget_shown() const;
    /// The folder of a language, for diagnostics about what is not there.
    [[nodiscard]] Place folder(std::string_view tag) const;

private:
    struct Impl;
    friend class CatalogReader;
    std::unique_ptr<Impl> m_impl;
};

struct Catalog::Loaded {
    Catalog catalog;
    Diagnostics diagnostics;
};

/// What every message must keep to, beyond what load() has reported (syntax, `<b>` in pairs): the arguments
/// of the English, the plural categories that its language needs for whole numbers to 200 (CLDR plural
/// rules), the number shown in a branch `one` that stands for more than 1, no plain apostrophe next to a
/// brace or `#`, no digit run that is a phone number typed by hand (seven digits and more), no leading or
/// trailing space, NFC (UAX #15). Missing messages are counted, one warning a language with the number and
/// the first few ids; ids that English has not are errors, but for those of CalendarWords.
/// In the languages of `unfinished` a missing message is no warning.
Diagnostics check_translations(const Catalog& catalog, const std::set<std::string>& unfinished = {});

/// Ids that must exist in English (the caller knows the pack and the screens) and do not, and arguments that
/// no caller gives. `required` maps an id to the arguments that will be given.
Diagnostics check_required(const Catalog& catalog,
                           const std::map<std::string, std::vector<std::string>>& required);

} // namespace waypost::i18n
