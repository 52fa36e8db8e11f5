#pragma once

#include <string_view>
#include <vector>

namespace waypost::text {

/// A part of a text that a reader takes in at one glance and that should stand on one line.
struct Fact {
    size_t begin = 0; ///< byte offsets
    size_t end = 0;
    friend bool operator==(const Fact&, const Fact&) = default;
};

/// Phone numbers (860-555-0142, (860) 555-0142 ext. 3, +1 860 555 0142, 1-800-GOODBYE, 2-1-1), clock times
/// with their am or pm and ranges of them (8:30 AM – 5 PM, 17:00–18:30), house numbers with their street (433
/// Valley St), numbers of laws (53a-82). In logical order, not overlapping; isolates inside are passed over.
std::vector<Fact> find_facts(std::string_view utf8);

} // namespace waypost::text
