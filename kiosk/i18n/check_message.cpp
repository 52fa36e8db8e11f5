#include "i18n/check_message.h"

#include "base/diagnostic.h"
#include "i18n/locale_data.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/plurrule.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace waypost::i18n {

namespace {

/// Whole numbers that a kiosk says; French and Spanish 'many' begin at a million.
constexpr long k_max_number = 200;
constexpr int k_phone_digits = 7;

/// A few letters on both sides of a byte, cut at character borders.
std::string around(std::string_view text, size_t at) {
    constexpr size_t k_context = 10;
    size_t begin = at < k_context ? 0 : at - k_context;
    size_t end = std::min(text.size(), at + k_context);
    while (begin > 0 && U8_IS_TRAIL(text[begin]))
        --begin;
    while (end < text.size() && U8_IS_TRAIL(text[end]))
        ++end;
    return std::string(text.substr(begin, end - begin));
}

/// "l'{name}" prints "l{name}": before a brace, and in a plural before '#', the apostrophe quotes.
void check_apostrophes(std::string_view source, const Shape& shape, std::vector<Problem>& problems) {
    const bool has_hash = std::any_of(shape.choices.begin(), shape.choices.end(),
                                      [](const Choice& c) { return c.kind != Choice::Kind::select; });
    const auto is_syntax = [&](char c) { return c == '{' || c == '}' || (c == '#' && has_hash); };
    for (size_t i = source.find('\''); i != std::string_view::npos; i = source.find('\'', i + 1)) {
        const bool before = i + 1 < source.size() && is_syntax(source[i + 1]);
        const bool after = i > 0 && is_syntax(source[i - 1]);
        if (before || after)
            problems.push_back(
                {fmt::format("found the apostrophe ' next to a brace in \"{}\"", around(source, i)),
                 "’ (U+2019)"});
    }
}

void check_spaces(std::string_view source, std::vector<Problem>& problems) {
    const icu::UnicodeString text = to_icu(source);
    if (u_isUWhiteSpace(text.char32At(0)))
        problems.push_back({"found a space before the text", "the text without it"});
    if (u_isUWhiteSpace(text.char32At(text.length() - 1)))
        problems.push_back({"found a space after the text", "the text without it"});
}

void check_normalization(std::string_view source, std::vector<Problem>& problems) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::UnicodeString text = to_icu(source);
    if (U_FAILURE(status) || nfc->isNormalized(text, status))
        return;
    const int32_t good = nfc->spanQuickCheckYes(text, status);
    const std::string near = to_utf8(text.tempSubString(std::max(0, good - 5), 10));
    problems.push_back({fmt::format("found letters and accents apart near \"{}\"", near),
                        "composed letters (Unicode normalization form C)"});
}

/// What people write between the digits of a phone number.
bool joins_digits(UChar32 c) {
    return u_isUWhiteSpace(c) || u_charType(c) == U_DASH_PUNCTUATION || c == '.' || c == '(' || c == ')' ||
           c == '+' || c == '/';
}

void check_digits(const std::string& literal, std::vector<Problem>& problems) {
    const icu::UnicodeString text = to_icu(literal);
    int digits = 0;
    int32_t begin = 0;
    int32_t end = 0;
    const auto finish = [&] {
        if (digits >= k_phone_digits)
            problems.push_back(
                {fmt::format("found the number \"{}\"", to_utf8(text.tempSubStringBetween(begin, end))),
                 "a placeholder: phone numbers stand in the pack's services"});
        digits = 0;
    };
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (u_isdigit(c)) {
            if (digits++ == 0)
                begin = i;
            end = text.moveIndex32(i, 1);
        } else if (!joins_digits(c)) {
            finish();
        }
    }
    finish();
}

std::string selected(const icu::PluralRules& rules, long number) {
    return to_utf8(rules.select(static_cast<int32_t>(number)));
}

/// The categories that the language has, in the order of CLDR.
std::vector<std::string> keywords(const icu::PluralRules& rules) {
    std::vector<std::string> out;
    for (const char* category : {"zero", "one", "two", "few", "many", "other"})
        if (rules.isKeyword(to_icu(category)) != 0)
            out.emplace_back(category);
    return out;
}

/// The numbers that a category stands for, without those that have a branch of their own ('=1').
std::map<std::string, std::vector<long>> numbers_by_category(const Choice& choice,
                                                             const icu::PluralRules& rules) {
    std::set<std::string> explicit_values;
    for (const auto& branch : choice.branches)
        if (branch.selector.front() == '=')
            explicit_values.insert(branch.selector.substr(1));
    std::map<std::string, std::vector<long>> out;
    for (long number = choice.offset; number <= k_max_number; ++number)
        if (!explicit_values.contains(std::to_string(number)))
            out[selected(rules, number - choice.offset)].push_back(number);
    return out;
}

std::string first_few(const std::vector<long>& numbers) {
    constexpr size_t k_few = 3;
    std::string out;
    for (size_t i = 0; i < std::min(numbers.size(), k_few); ++i)
        out += (i == 0 ? "" : ", ") + std::to_string(numbers[i]);
    return numbers.size() > k_few ? out + " …" : out;
}

void check_plural(const Choice& choice, const icu::PluralRules& rules, std::vector<Problem>& problems) {
    const auto allowed = keywords(rules);
    const auto numbers = numbers_by_category(choice, rules);
    std::set<std::string> given;
    for (const auto& branch : choice.branches) {
        const std::string& word = branch.selector;
        given.insert(word);
        if (word.front() == '=')
            continue;
        if (std::find(allowed.begin(), allowed.end(), word) == allowed.end()) {
            problems.push_back({fmt::format("found the plural branch '{}' of {{{}}}", word, choice.argument),
                                fmt::format("{}, which this language has", fmt::join(allowed, ", ")),
                                nearest(word, allowed)});
            continue;
        }
        const auto stands_for = numbers.find(word);
        const bool names_a_number = word == "zero" || word == "one" || word == "two";
        if (names_a_number && !branch.shows_value && stands_for != numbers.end() &&
            stands_for->second.size() > 1)
            problems.push_back(
                {fmt::format("found the plural branch '{}' of {{{}}} without its number", word,
                             choice.argument),
                 fmt::format("'#' in it: this language uses it for {}", first_few(stands_for->second))});
    }
    for (const auto& [category, values] : numbers)
        if (!given.contains(category))
            problems.push_back({fmt::format("no plural branch '{}' of {{{}}}", category, choice.argument),
                                fmt::format("one: this language uses it for {}", first_few(values))});
}

} // namespace

std::vector<Problem> text_problems(std::string_view source, const Shape& shape) {
    std::vector<Problem> problems;
    check_apostrophes(source, shape, problems);
    check_spaces(source, problems);
    check_normalization(source, problems);
    for (const auto& literal : shape.literals)
        check_digits(literal, problems);
    return problems;
}

std::vector<Problem> plural_problems(const Shape& shape, const icu::Locale& data) {
    std::vector<Problem> problems;
    for (const auto& choice : shape.choices) {
        if (choice.kind == Choice::Kind::select)
            continue;
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(
            data, choice.kind == Choice::Kind::plural ? UPLURAL_TYPE_CARDINAL : UPLURAL_TYPE_ORDINAL,
            status));
        if (U_SUCCESS(status))
            check_plural(choice, *rules, problems);
    }
    return problems;
}

} // namespace waypost::i18n
