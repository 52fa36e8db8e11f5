#pragma once

#include "text/facts.h"

#include <string_view>
#include <vector>

/// What a good typesetter keeps together where that costs nothing but a little room.
namespace waypost::text {

/// Short quotations in Latin letters in a paragraph of another script: what a visitor is to say or to read at
/// a counter ('“I need help.”' in an Arabic sentence). From quotation mark to quotation mark; those of one
/// word are left out. In logical order, not overlapping.
std::vector<Fact> find_quotations(std::string_view utf8, std::string_view paragraph_script);

/// True where a line that ends before the byte offset would end in a word of one letter, in a language whose
/// typesetters do not leave prepositions and conjunctions like that behind (w, z, і, в: Polish, Czech,
/// Slovak, Ukrainian, Belarusian, Russian).
bool strands_letter(std::string_view utf8, size_t offset, std::string_view locale_tag);

} // namespace waypost::text
