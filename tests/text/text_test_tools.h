#pragma once

#include "testing.h"
#include "text/paragraph.h"

#include <string>
#include <vector>

namespace waypost::text::test {

/// Debian's fonts, looked up once for the whole program.
inline const FontSet& fonts() {
    static const Result<FontSet> result = FontSet::create(FontSet::default_folders());
    REQUIRE(result.ok());
    return result.value();
}

inline ParagraphSpec spec_of(std::string utf8, std::string locale = "en", std::string script = "Latn",
                             Direction direction = Direction::ltr) {
    ParagraphSpec spec;
    spec.utf8 = std::move(utf8);
    spec.locale = std::move(locale);
    spec.script = std::move(script);
    spec.direction = direction;
    spec.em = 20;
    return spec;
}

inline ParagraphSpec arabic(std::string utf8) {
    return spec_of(std::move(utf8), "ar", "Arab", Direction::rtl);
}

inline Paragraph paragraph(ParagraphSpec spec) {
    return Paragraph::create(fonts(), std::move(spec));
}

using Strings = std::vector<std::string>;

inline Strings texts(const std::vector<Line>& lines) {
    Strings out;
    for (const Line& line : lines)
        out.push_back(line.utf8);
    return out;
}

/// The text's lines in a column just wide enough for `measure`, a text in the same script.
inline Strings lines_as_wide_as(const std::string& measure, const ParagraphSpec& spec,
                                const Polish& polish = {}) {
    ParagraphSpec ruler = spec;
    ruler.utf8 = measure;
    return texts(paragraph(spec).lines(paragraph(ruler).natural_width(), polish));
}

/// 'Family|direction|text' of each run of the first line, left to right.
inline Strings runs(const ParagraphSpec& spec) {
    Strings out;
    const Line line = paragraph(spec).lines(10000).front();
    for (const PlacedRun& run : line.runs)
        out.push_back(fonts().file(run.face).family + (run.direction == Direction::rtl ? "|rtl|" : "|ltr|") +
                      run.utf8);
    return out;
}

} // namespace waypost::text::test
