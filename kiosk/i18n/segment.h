#pragma once

#include "base/geometry.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// Unicode's segmentation of UTF-8 text, by byte offsets. ICU stays inside.
namespace waypost::i18n {

/// Byte offsets at which an extended grapheme cluster begins (UAX #29), without 0, with the text's end.
std::vector<size_t> grapheme_boundaries(std::string_view utf8);

enum class BreakKind : uint8_t { allowed, mandatory };
struct LineBreakOpportunity {
    size_t offset = 0; ///< a line may end before this byte
    BreakKind kind = BreakKind::allowed;
    friend bool operator==(const LineBreakOpportunity&, const LineBreakOpportunity&) = default;
};
/// Whose rules: Unicode's to the letter (UAX #14), or those that browsers follow, which differ beside spaces
/// and between ASCII characters ('ABCD-1234' breaks after its hyphen, 'and/or' never breaks).
enum class LineBreakRules : uint8_t { unicode, web };
/// Line break opportunities in logical order (UAX #14, with ICU's dictionaries for Khmer, Lao, Thai, Myanmar,
/// Chinese and Japanese, tailored for the locale). The text's end is always there (for an empty text
/// nothing); it is mandatory only after a line feed or its like.
std::vector<LineBreakOpportunity> line_break_opportunities(std::string_view utf8, std::string_view locale_tag,
                                                           LineBreakRules rules = LineBreakRules::unicode);

/// Characters that show nothing where a font lacks them (Default_Ignorable_Code_Point): joiners, variation
/// selectors, isolates, the soft hyphen.
bool is_default_ignorable(char32_t c);

/// A stretch of one bidi embedding level, in logical order.
struct LevelRun {
    size_t begin = 0;
    size_t end = 0;
    uint8_t level = 0; ///< odd: right to left
    friend bool operator==(const LevelRun&, const LevelRun&) = default;
};
/// The level runs of a paragraph (UAX #9) for a base direction.
std::vector<LevelRun> bidi_levels(std::string_view utf8, Direction base);

/// UAX #9 rule L2: the visual order (left to right) of items with these levels.
std::vector<size_t> visual_order(const std::vector<uint8_t>& levels);

/// A stretch of one script in the sense of UAX #24: Common and Inherited characters take the script around
/// them, script extensions are honoured, paired brackets match.
struct ScriptRun {
    size_t begin = 0;
    size_t end = 0;
    char script[5] = "Zyyy"; ///< ISO 15924
};
std::vector<ScriptRun> script_runs(std::string_view utf8);

/// True where the byte offset, a grapheme boundary, lies inside a written syllable of a script of India or
/// South East Asia, whose readers never see it parted: before a vowel sign, a medial or a closing consonant,
/// after a sign that stacks the next consonant, after a vowel that stands before the consonant it follows in
/// speech (Indic_Syllabic_Category and Indic_Positional_Category of the Unicode Character Database; UAX #29
/// leaves some of these apart: GB9c is newer than Debian's ICU, and knows neither Khmer nor Burmese).
bool is_inside_syllable(std::string_view utf8, size_t offset);

/// True where a cursive letter before the byte offset joins the one after it (Joining_Type: Arabic, Syriac
/// …), so that both keep their joined form when a font or a line changes there.
bool joins_across(std::string_view utf8, size_t offset);

} // namespace waypost::i18n
