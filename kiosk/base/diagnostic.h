#pragma once

#include <string>
#include <vector>

namespace waypost {

/// A place in a text file. Lines and columns count from 1; columns count bytes, as compilers do.
/// Line 0 means the file as a whole (it is missing, say).
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { error, warning };

/// One thing that is wrong with a file that a person edits: where, what was found, what was expected, and
/// where one is near, the word that was probably meant.
struct Diagnostic {
    Severity severity = Severity::error;
    Place place;
    std::string found;
    std::string expected;
    std::string suggestion = {};
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Loaders collect all diagnostics instead of stopping at the first.
using Diagnostics = std::vector<Diagnostic>;

/// `file:line:column: error: found …, expected … (did you mean …?)`
std::string to_string(const Diagnostic& diagnostic);

/// True when at least one diagnostic is an error.
bool has_errors(const Diagnostics& diagnostics);

/// The candidate nearest to `word` by edit distance, or "" when none is near enough to be what was meant
/// (more than a third of the letters differ, and more than one).
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

} // namespace waypost
