#include "i18n/locale_data.h"

#include <unicode/bytestream.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <vector>

namespace waypost::i18n {

icu::UnicodeString to_icu(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

icu::Locale any_icu_locale(std::string_view tag) {
    icu::Locale bogus;
    bogus.setToBogus();
    // ICU also takes '_' for '-'; BCP 47 does not.
    if (tag.empty() || tag.find('_') != std::string_view::npos)
        return bogus;
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag({tag.data(), static_cast<int32_t>(tag.size())}, status);
    locale.canonicalize(status);
    return U_FAILURE(status) || locale.isBogus() ? bogus : locale;
}

icu::Locale icu_locale(std::string_view tag) {
    icu::Locale locale = any_icu_locale(tag);
    if (!locale.isBogus() && std::string_view(locale.getLanguage()).empty())
        locale.setToBogus();
    return locale;
}

namespace {

using Subtags = std::vector<std::string_view>;

std::string joined(const Subtags& subtags) {
    std::string out;
    for (const auto subtag : subtags) {
        if (subtag.empty())
            continue;
        if (!out.empty())
            out += '_';
        out += subtag;
    }
    return out;
}

icu::Locale maximized(icu::Locale locale) {
    UErrorCode status = U_ZERO_ERROR;
    locale.addLikelySubtags(status);
    return locale;
}

bool is_available(const std::string& name) {
    int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    return std::any_of(locales, locales + count, [&](const auto& l) { return name == l.getName(); });
}

/// The first of the names that CLDR has and that is written in the script; "" when there is none.
std::string first_available(const std::vector<Subtags>& candidates, std::string_view script) {
    for (const auto& candidate : candidates) {
        std::string name = joined(candidate);
        if (is_available(name) && maximized(icu::Locale(name.c_str())).getScript() == script)
            return name;
    }
    return {};
}

std::string own_data(const icu::Locale& locale) {
    const icu::Locale full = maximized(locale);
    const std::string_view language = full.getLanguage();
    const std::string_view script = full.getScript();
    const std::string_view region = full.getCountry();
    if (std::string_view(locale.getCountry()).empty())
        return first_available({{language, script}, {language}}, script);
    return first_available({{language, script, region}, {language, region}, {language, script}, {language}},
                           script);
}

icu::Locale with_our_keywords(const std::string& name) {
    icu::Locale locale(name.c_str());
    UErrorCode status = U_ZERO_ERROR;
    locale.setKeywordValue("calendar", "gregorian", status);
    locale.setKeywordValue("numbers", "latn", status);
    return locale;
}

std::string regional_data(const icu::Locale& locale, std::string_view region) {
    const icu::Locale full = maximized(locale);
    const std::string_view language = full.getLanguage();
    const std::string_view script = full.getScript();
    return first_available({{language, script, region}, {language, region}}, script);
}

} // namespace

bool has_data(std::string_view tag) {
    const icu::Locale locale = icu_locale(tag);
    return !locale.isBogus() && !own_data(locale).empty();
}

icu::Locale data_locale(std::string_view tag, NoData no_data) {
    const icu::Locale locale = icu_locale(tag);
    const std::string own = locale.isBogus() ? "" : own_data(locale);
    if (!own.empty())
        return with_our_keywords(own);
    return with_our_keywords(no_data == NoData::root ? "root" : "en");
}

icu::Locale data_locale_in(std::string_view tag, std::string_view region, NoData no_data) {
    const icu::Locale locale = icu_locale(tag);
    if (locale.isBogus() || own_data(locale).empty()) {
        const std::string english = regional_data(icu::Locale("en"), region);
        return no_data == NoData::english && !english.empty() ? with_our_keywords(english)
                                                              : data_locale(tag, no_data);
    }
    const std::string there = regional_data(locale, region);
    return there.empty() ? data_locale(tag, no_data) : with_our_keywords(there);
}

} // namespace waypost::i18n
