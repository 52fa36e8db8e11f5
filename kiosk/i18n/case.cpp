#include "i18n/case.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>

namespace waypost::i18n {

std::string sentence_case(std::string_view utf8, std::string_view tag) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    const std::string locale(tag);
    icu::CaseMap::utf8ToTitle(locale.c_str(), U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE, nullptr,
                              {utf8.data(), static_cast<int32_t>(utf8.size())}, sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(utf8);
}

} // namespace waypost::i18n
