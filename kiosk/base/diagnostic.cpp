#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace waypost {

std::string to_string(const Diagnostic& diagnostic) {
    std::string out = diagnostic.place.file;
    if (diagnostic.place.line > 0)
        out += fmt::format(":{}:{}", diagnostic.place.line, diagnostic.place.column);
    out += diagnostic.severity == Severity::error ? ": error: " : ": warning: ";
    out += diagnostic.found;
    if (!diagnostic.expected.empty())
        out += fmt::format(", expected {}", diagnostic.expected);
    if (!diagnostic.suggestion.empty())
        out += fmt::format(" (did you mean '{}'?)", diagnostic.suggestion);
    return out;
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

namespace {

/// Letters put in, left out, changed, or two neighbours swapped: 'idel' is one from 'idle'.
size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<size_t> before(b.size() + 1);
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 0; i < a.size(); ++i) {
        std::vector<size_t> next(b.size() + 1, i + 1);
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t substituted = row[j] + (a[i] == b[j] ? 0 : 1);
            next[j + 1] = std::min({row[j + 1] + 1, next[j] + 1, substituted});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
        }
        before = std::exchange(row, std::move(next));
    }
    return row.back();
}

} // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    std::string best;
    size_t best_distance = std::max<size_t>(1, word.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const size_t distance = edit_distance(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace waypost
