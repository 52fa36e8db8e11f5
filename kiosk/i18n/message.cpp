#include "i18n/message.h"

#include "i18n/locale_data.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace waypost::i18n {

namespace {

// UAX #9, 2.4 (explicit directional isolates).
constexpr char16_t k_left_to_right_isolate = u'\u2066';
constexpr char16_t k_first_strong_isolate = u'\u2068';
constexpr char16_t k_pop_isolate = u'\u2069';

constexpr std::string_view k_narrow_no_break_space = "\u202F";
constexpr std::string_view k_no_break_space = "\u00A0";

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString isolated(const Arg& arg, Direction around) {
    icu::UnicodeString value = to_icu(arg.text);
    value.findAndReplace(icu::UnicodeString(k_bold_begin), icu::UnicodeString());
    value.findAndReplace(icu::UnicodeString(k_bold_end), icu::UnicodeString());
    if (value.isEmpty() || (around == Direction::ltr && is_ascii(arg.text)))
        return value;
    icu::UnicodeString out(arg.kind == Arg::Kind::dial ? k_left_to_right_isolate : k_first_strong_isolate);
    return out.append(value).append(k_pop_isolate);
}

std::optional<icu::Formattable> formattable(const Arg& arg, ArgUse use, Direction around) {
    const bool is_number = arg.kind == Arg::Kind::number;
    switch (use) {
    case ArgUse::number:
        return is_number ? std::optional(icu::Formattable(static_cast<int64_t>(arg.number))) : std::nullopt;
    case ArgUse::select:
        return icu::Formattable(to_icu(is_number ? std::to_string(arg.number) : arg.text));
    case ArgUse::shown:
        break;
    }
    return is_number ? icu::Formattable(static_cast<int64_t>(arg.number))
                     : icu::Formattable(isolated(arg, around));
}

/// Takes the bold marks out and notes what stood between them.
Text without_marks(const icu::UnicodeString& marked, const Locale& locale) {
    Text text;
    text.locale = locale;
    int32_t copied = 0;
    bool bold = false;
    size_t bold_begin = 0;
    for (int32_t i = 0; i <= marked.length(); ++i) {
        const bool end = i == marked.length();
        if (!end && marked[i] != k_bold_begin && marked[i] != k_bold_end)
            continue;
        text.utf8 += plain_text(to_utf8(marked.tempSubStringBetween(copied, i)), locale).utf8;
        copied = i + 1;
        if (end)
            break;
        if (marked[i] == k_bold_begin) {
            bold = true;
            bold_begin = text.utf8.size();
        } else {
            if (bold && bold_begin < text.utf8.size())
                text.bold.push_back({bold_begin, text.utf8.size()});
            bold = false;
        }
    }
    return text;
}

} // namespace

Message::Message(std::map<std::string, ArgUse> uses, Locale locale)
    : m_uses(std::move(uses)), m_locale(std::move(locale)) {}

std::unique_ptr<Message> Message::compile(std::string_view source, const icu::Locale& data,
                                          const Locale& locale) {
    Shape shape = analyse(source);
    if (!shape.errors.empty())
        return nullptr;
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::MessageFormat>(with_bold_marks(source, nullptr), data, status);
    if (U_FAILURE(status))
        return nullptr;
    std::unique_ptr<Message> message(new Message(std::move(shape.arguments), locale));
    message->m_format = std::move(format);
    return message;
}

Text Message::format(const Args& args) const {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, use] : m_uses) {
        const auto arg = args.find(name);
        if (arg == args.end())
            continue;
        if (auto value = formattable(arg->second, use, m_locale.direction)) {
            names.push_back(to_icu(name));
            values.push_back(std::move(*value));
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    m_format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), out, status);
    return U_SUCCESS(status) ? without_marks(out, m_locale) : Text{{}, m_locale, {}};
}

Text plain_text(std::string_view source, const Locale& locale) {
    Text text{std::string(source), locale, {}};
    // Fonts lack the narrow no-break space, which CLDR puts into numbers and French before question marks.
    for (size_t at = text.utf8.find(k_narrow_no_break_space); at != std::string::npos;
         at = text.utf8.find(k_narrow_no_break_space, at))
        text.utf8.replace(at, k_narrow_no_break_space.size(), k_no_break_space);
    return text;
}

} // namespace waypost::i18n
