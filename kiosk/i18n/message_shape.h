#pragma once

#include <unicode/unistr.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What a message is made of, before any argument is known: for validation, checks and compilation.
namespace waypost::i18n {

/// What a message does with an argument. Where it does more than one thing, the last named here counts.
enum class ArgUse {
    shown,  ///< {name}
    number, ///< {name, number}, or chooses a plural branch: has to be a number
    select  ///< chooses a branch by its text
};

/// `{argument, plural|selectordinal|select, …}`
struct Choice {
    enum class Kind { plural, ordinal, select };
    struct Branch {
        std::string selector;     ///< a plural category, `=1`, or a word
        bool shows_value = false; ///< has `#` or the argument itself
    };
    Kind kind = Kind::plural;
    std::string argument;
    long offset = 0;
    std::vector<Branch> branches;
};

/// What is wrong, in the words of a Diagnostic.
struct Problem {
    std::string found;
    std::string expected;
    std::string suggestion = {};
};

struct Shape {
    std::map<std::string, ArgUse> arguments;
    std::vector<Choice> choices;
    /// The literal text of each branch, arguments and tags replaced by U+FFFC.
    std::vector<std::string> literals;
    /// Why the message cannot be formatted; then the rest says nothing.
    std::vector<Problem> errors;
    /// Unknown or unpaired tags; the message can be shown without them.
    std::vector<Problem> tag_errors;
};

/// Analyses an ICU MessageFormat pattern with `<b>…</b>`. Cheaper than compiling it.
Shape analyse(std::string_view source);

/// False for a message that is shown as it stands: no argument, quote or tag.
bool needs_formatting(std::string_view source);

/// Stand for <b> and </b> inside a pattern and what ICU makes of it. Noncharacters: no text has them.
inline constexpr char16_t k_bold_begin = u'\uFDD0';
inline constexpr char16_t k_bold_end = u'\uFDD1';

/// The pattern for ICU: <b> and </b> replaced by the marks above, other tags removed and reported.
icu::UnicodeString with_bold_marks(std::string_view source, std::vector<Problem>* problems);

} // namespace waypost::i18n
