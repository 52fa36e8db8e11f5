#pragma once

#include "text/itemise.h"
#include "text/shape.h"

#include <map>
#include <string>
#include <vector>

namespace waypost::text {

/// A line as the breaker decides it, by byte offsets.
struct LineRange {
    size_t begin = 0;
    size_t end = 0;        ///< where the next line begins
    size_t trimmed = 0;    ///< end without trailing white space
    bool hyphen = false;   ///< broken at a soft hyphen: a hyphen shows
    bool forced = false;   ///< broken where it should not, since a piece was wider than the line
    bool lonely = false;   ///< parts what keeps company (see Polish::keep_company), since nothing else fits
    bool half_end = false; ///< ends in full-width punctuation of which only the inked half fits
};

/// A paragraph that is itemised and shaped once, and answers how wide any part of it is.
class ShapedText {
public:
    ShapedText(FontSet::Impl& fonts, const ParagraphSpec& spec, std::string text, Itemised itemised);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] float em() const { return m_em; }
    /// Width of a part as it lies in the shaped whole; off by a little where cutting there changes shapes.
    [[nodiscard]] double estimate(size_t begin, size_t end) const { return x_at(end) - x_at(begin); }
    /// Width of a part set on a line of its own: shaped again where cutting there changes shapes.
    [[nodiscard]] double exact(size_t begin, size_t end) const;
    /// What the line up to `end` can lose: the empty half of closing full-width punctuation; 0 for other
    /// text.
    [[nodiscard]] double end_loss(size_t end) const;
    /// Width of the hyphen that shows when a line ends at the soft hyphen before `offset`.
    [[nodiscard]] double hyphen_width(size_t offset) const { return hyphen_at(offset).width; }
    /// The line, set: runs in visual order (UAX #9, L2; trailing white space is gone, so L1 has nothing to
    /// do).
    [[nodiscard]] Line set(const LineRange& range) const;

private:
    struct Hyphen {
        std::string utf8;
        FaceId face = 0;
        double width = 0;
    };

    [[nodiscard]] ShapeRequest request(const Item& item, size_t begin, size_t end) const;
    [[nodiscard]] size_t item_at(size_t offset) const;
    [[nodiscard]] double x_at(size_t offset) const;
    [[nodiscard]] double slice_width(size_t index, size_t begin, size_t end) const;
    /// What the item loses at its start and end on a line from `begin` to `end`, px.
    struct Loss {
        double start = 0;
        double end = 0;
    };
    [[nodiscard]] Loss loss(const Item& item, size_t begin, size_t end) const;
    const Hyphen& hyphen_at(size_t offset) const;

    FontSet::Impl& m_fonts;
    std::string m_text;
    hb_language_t m_language;
    float m_em;
    FaceId m_base_face;
    std::vector<Item> m_items;
    std::vector<ShapedRun> m_runs; ///< one an item
    std::vector<double> m_run_x;   ///< advance of all items before
    mutable std::map<FaceId, Hyphen> m_hyphens;
};

} // namespace waypost::text
