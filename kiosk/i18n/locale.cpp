#include "i18n/locale.h"

#include "i18n/locale_data.h"

#include <fmt/format.h>
#include <unicode/locdspnm.h>

#include <algorithm>

namespace waypost::i18n {

namespace {

std::string likely_script(const icu::Locale& locale) {
    icu::Locale full = locale;
    UErrorCode status = U_ZERO_ERROR;
    full.addLikelySubtags(status);
    const std::string_view script = U_SUCCESS(status) ? full.getScript() : "";
    return script.empty() ? "Latn" : std::string(script);
}

std::string canonical_tag(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    return locale.toLanguageTag<std::string>(status);
}

} // namespace

namespace {

Result<Locale> to_locale(const icu::Locale& locale, std::string_view tag) {
    if (locale.isBogus())
        return Error{fmt::format("'{}' is not a language tag (BCP 47), such as es, pt-BR or zh-Hans", tag)};
    const std::string language = locale.getLanguage();
    return Locale{canonical_tag(locale), language.empty() ? "und" : language, likely_script(locale),
                  locale.isRightToLeft() != 0 ? Direction::rtl : Direction::ltr};
}

} // namespace

Result<Locale> make_locale(std::string_view tag) {
    return to_locale(icu_locale(tag), tag);
}

Result<Locale> make_any_locale(std::string_view tag) {
    return to_locale(any_icu_locale(tag), tag);
}

std::vector<std::string> fallback_chain(std::string_view tag) {
    std::vector<std::string> chain;
    const icu::Locale exact = icu_locale(tag);
    if (!exact.isBogus()) {
        const std::string script = likely_script(exact);
        std::string rest = canonical_tag(exact);
        while (!rest.empty()) {
            // A reader of zh-Hant is not helped by zh, which is written in another script.
            if (likely_script(icu_locale(rest)) == script)
                chain.push_back(rest);
            const size_t dash = rest.rfind('-');
            rest = dash == std::string::npos ? "" : rest.substr(0, dash);
            // The singleton of an extension ('u' of en-u-nu-latn) goes with what followed it.
            if (rest.size() > 2 && rest[rest.size() - 2] == '-')
                rest.resize(rest.size() - 2);
        }
    }
    if (chain.empty() || chain.back() != "en")
        chain.emplace_back("en");
    return chain;
}

std::string language_name(std::string_view language, std::string_view in_locale) {
    const icu::Locale named = icu_locale(language);
    if (named.isBogus() || !has_data(in_locale))
        return {};
    UDisplayContext contexts[] = {UDISPCTX_DIALECT_NAMES, UDISPCTX_NO_SUBSTITUTE,
                                  UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE};
    const std::unique_ptr<icu::LocaleDisplayNames> names(
        icu::LocaleDisplayNames::createInstance(data_locale(in_locale, NoData::english), contexts, 3));
    icu::UnicodeString out;
    if (names == nullptr || names->localeDisplayName(named, out).isBogus())
        return {};
    return to_utf8(out);
}

} // namespace waypost::i18n
