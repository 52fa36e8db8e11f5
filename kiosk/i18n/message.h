#pragma once

#include "i18n/catalog.h"
#include "i18n/message_shape.h"

#include <unicode/locid.h>
#include <unicode/msgfmt.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace waypost::i18n {

/// One message made ready for formatting in its language.
class Message {
public:
    /// `data` is the locale whose plural rules and number formats apply; `locale` is what the text is marked
    /// with. Null where ICU refuses the pattern (analyse() says why).
    static std::unique_ptr<Message> compile(std::string_view source, const icu::Locale& data,
                                            const Locale& locale);

    /// Empty text when ICU fails. A missing argument, and one that is not a number where the message needs a
    /// number, shows as its name in braces.
    [[nodiscard]] Text format(const Args& args) const;

private:
    Message(std::map<std::string, ArgUse> uses, Locale locale);

    std::map<std::string, ArgUse> m_uses;
    Locale m_locale;
    std::unique_ptr<icu::MessageFormat> m_format;
};

/// A message that needs no formatting.
Text plain_text(std::string_view source, const Locale& locale);

} // namespace waypost::i18n
