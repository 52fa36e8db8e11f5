#include "i18n/pseudo.h"

#include "i18n/locale_data.h"
#include "i18n/message_shape.h"

#include <unicode/messagepattern.h>

#include <cctype>
#include <vector>

namespace waypost::i18n {

namespace {

/// How much longer than the English a sentence may get.
constexpr double k_growth = 0.35;

constexpr char16_t k_right_to_left_override = u'\u202E';
constexpr char16_t k_pop_direction = u'\u202C';

bool is_letter(char16_t c) {
    return c < 0x80 && std::isalpha(static_cast<unsigned char>(c)) != 0;
}

char16_t accented(char16_t c) {
    constexpr std::u16string_view k_plain = u"ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz";
    constexpr std::u16string_view k_accented = u"ÅÇĎÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåçďéĝĥîĵķļñöŕšţûŵýž";
    static_assert(k_plain.size() == k_accented.size());
    const size_t at = k_plain.find(c);
    return at == std::u16string_view::npos ? c : k_accented[at];
}

/// Changes one stretch of letters.
void append_word(const icu::UnicodeString& word, Pseudo kind, icu::UnicodeString& out) {
    if (kind == Pseudo::mirrored) {
        out.append(k_right_to_left_override).append(word).append(k_pop_direction);
        return;
    }
    double owed = 0;
    for (int32_t i = 0; i < word.length(); ++i) {
        const char16_t c = accented(word[i]);
        out.append(c);
        owed += k_growth;
        if (owed >= 1) {
            out.append(c);
            owed -= 1;
        }
    }
}

void append_literal(const icu::UnicodeString& text, Pseudo kind, icu::UnicodeString& out) {
    for (int32_t i = 0; i < text.length();) {
        int32_t end = i;
        while (end < text.length() && is_letter(text[end]))
            ++end;
        if (end > i) {
            append_word(text.tempSubStringBetween(i, end), kind, out);
            i = end;
        } else {
            out.append(text[i++]);
        }
    }
}

/// Copies a pattern; what stands in a message and not in an argument is changed.
icu::UnicodeString transformed(const icu::MessagePattern& pattern, Pseudo kind) {
    const icu::UnicodeString& source = pattern.getPatternString();
    icu::UnicodeString out;
    std::vector<bool> in_message; // one for each message and argument that is open
    int32_t copied = 0;
    for (int32_t i = 0; i < pattern.countParts(); ++i) {
        const auto& part = pattern.getPart(i);
        const auto between = source.tempSubStringBetween(copied, part.getIndex());
        if (!in_message.empty() && in_message.back())
            append_literal(between, kind, out);
        else
            out.append(between);
        out.append(source.tempSubStringBetween(part.getIndex(), part.getLimit()));
        copied = part.getLimit();
        switch (part.getType()) {
        case UMSGPAT_PART_TYPE_MSG_START:
            in_message.push_back(true);
            break;
        case UMSGPAT_PART_TYPE_ARG_START:
            in_message.push_back(false);
            break;
        case UMSGPAT_PART_TYPE_MSG_LIMIT:
        case UMSGPAT_PART_TYPE_ARG_LIMIT:
            in_message.pop_back();
            break;
        default:
            break;
        }
    }
    return out;
}

std::string with_tags(const icu::UnicodeString& marked) {
    icu::UnicodeString out = marked;
    out.findAndReplace(icu::UnicodeString(k_bold_begin), u"<b>");
    out.findAndReplace(icu::UnicodeString(k_bold_end), u"</b>");
    return to_utf8(out);
}

} // namespace

std::optional<Pseudo> pseudo_of(std::string_view tag) {
    if (tag == "en-XA")
        return Pseudo::accented;
    if (tag == "ar-XB")
        return Pseudo::mirrored;
    return std::nullopt;
}

Locale pseudo_locale(Pseudo kind) {
    return kind == Pseudo::accented ? Locale{"en-XA", "en", "Latn", Direction::ltr}
                                    : Locale{"ar-XB", "ar", "Latn", Direction::rtl};
}

std::string pseudo_name(Pseudo kind) {
    return pseudo_message(kind == Pseudo::accented ? "Accented" : "Mirrored", kind);
}

std::string pseudo_message(std::string_view source, Pseudo kind) {
    UErrorCode status = U_ZERO_ERROR;
    icu::MessagePattern pattern(status);
    pattern.parse(with_bold_marks(source, nullptr), nullptr, status);
    return U_FAILURE(status) ? std::string(source) : with_tags(transformed(pattern, kind));
}

} // namespace waypost::i18n
