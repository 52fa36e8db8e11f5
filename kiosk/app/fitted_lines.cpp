#include "app/fitted_lines.h"

#include <utility>

namespace waypost::app {

namespace {

void drop_last_character(std::string& utf8) {
    while (!utf8.empty() && (static_cast<unsigned char>(utf8.back()) & 0xC0) == 0x80)
        utf8.pop_back();
    if (!utf8.empty())
        utf8.pop_back();
}

} // namespace

std::vector<text::Line> fitted_lines(const text::FontSet& fonts, text::ParagraphSpec spec, Px width,
                                     const text::Polish& polish, size_t most) {
    const auto lines_of = [&](const std::string& utf8) {
        text::ParagraphSpec shorter = spec;
        shorter.utf8 = utf8;
        return text::Paragraph::create(fonts, shorter).lines(width, polish);
    };
    auto lines = lines_of(spec.utf8);
    if (lines.size() > most) {
        const size_t last_line = lines[most - 1].begin;
        std::string kept = spec.utf8.substr(0, lines[most - 1].end);
        do {
            // A word that fills the whole line is cut inside.
            const size_t space = kept.find_last_of(' ');
            const bool at_word = space != std::string::npos && space > last_line;
            if (at_word)
                kept.resize(space);
            else
                drop_last_character(kept);
            lines = lines_of(kept + (at_word ? " \u2026" : "\u2026"));
        } while (lines.size() > most && !kept.empty());
    }
    if (lines.empty())
        lines.emplace_back();
    if (lines.size() > most)
        lines.resize(most);
    return lines;
}

} // namespace waypost::app
