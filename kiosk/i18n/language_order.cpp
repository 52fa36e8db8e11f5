#include "i18n/language_order.h"

#include "i18n/locale_data.h"

#include <unicode/coll.h>

#include <algorithm>
#include <memory>

namespace waypost::i18n {

void order_languages(std::vector<LocaleInfo>& languages) {
    if (languages.size() <= k_first_languages + 1)
        return;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
        return;
    std::stable_sort(languages.begin() + k_first_languages, languages.end(),
                     [&](const LocaleInfo& a, const LocaleInfo& b) {
                         UErrorCode error = U_ZERO_ERROR;
                         return collator->compare(to_icu(a.name), to_icu(b.name), error) == UCOL_LESS;
                     });
}

} // namespace waypost::i18n
