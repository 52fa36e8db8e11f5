#pragma once

#include <string>
#include <string_view>

namespace waypost::i18n {

/// The text with its first letter as at the beginning of a sentence, in the language's own way ('español' ->
/// 'Español'); the rest stays as it is. Scripts without capitals stay as they are.
std::string sentence_case(std::string_view utf8, std::string_view tag);

} // namespace waypost::i18n
