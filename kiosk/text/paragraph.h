#pragma once

#include "base/geometry.h"
#include "text/font_set.h"

#include <memory>
#include <string>
#include <vector>

namespace waypost::text {

/// What a paragraph is made from. Two equal specs give equal paragraphs: everything that changes the shaping
/// stands here, and the cache keys on all of it.
struct ParagraphSpec {
    std::string utf8;            ///< one paragraph; U+000A breaks a line
    std::string locale = "en";   ///< BCP 47: language-dependent shapes and line breaks
    std::string script = "Latn"; ///< the locale's script: which face digits and punctuation take
    Direction direction = Direction::ltr;
    struct Span {
        size_t begin = 0;
        size_t end = 0;
        friend bool operator==(const Span&, const Span&) = default;
    };
    std::vector<Span> bold; ///< byte ranges set in bold (all of it where weight is bold)
    Weight weight = Weight::regular;
    float em = 16; ///< the em in pixels, unhinted; fractions allowed
    friend bool operator==(const ParagraphSpec&, const ParagraphSpec&) = default;
};

/// A piece of a line in one face and direction, ready to draw: shaping this text again with the same face,
/// em, script, language and direction gives the same glyphs in the same places.
struct PlacedRun {
    std::string utf8; ///< logical order
    FaceId face = 0;
    Direction direction = Direction::ltr;
    char script[5] = "Zyyy"; ///< ISO 15924
    Px x = 0;                ///< left edge from the left edge of the line
    Px width = 0;
    /// How far left of x the glyphs are drawn: an opening bracket without its empty half begins beyond it.
    Px shift = 0;
    friend bool operator==(const PlacedRun&, const PlacedRun&) = default;
};

struct Line {
    std::string utf8; ///< logical order, without trailing white space; a soft hyphen that shows as U+2010
    size_t begin = 0; ///< byte offsets of the same in the paragraph (as sanitised)
    size_t end = 0;
    Px width = 0;  ///< advance width, without trailing white space
    Px ascent = 0; ///< the tallest face on the line, from the baseline up
    Px descent = 0;
    std::vector<PlacedRun> runs; ///< visual order, left to right
    friend bool operator==(const Line&, const Line&) = default;
};

/// Line breaking where a browser does not try; on for the kiosk's screens.
struct Polish {
    bool keep_facts_whole =
        false;            ///< a phone number, a time range, a house number and street do not break inside
    bool balance = false; ///< lines of about equal length (headings)
    bool avoid_short_last = false; ///< no single short word alone on the last line where it can be avoided
    /// Where it can be avoided, no line ends in a word of one letter in languages that mind (see
    /// strands_letter), or in the middle of a short Latin quotation in another script that the next line can
    /// hold whole. Facts are kept whole with it.
    bool keep_company = false;
    friend bool operator==(const Polish&, const Polish&) = default;
};

/// A grapheme cluster that no face of the set covers.
struct Unresolved {
    std::string cluster;
    size_t offset = 0;
    friend bool operator==(const Unresolved&, const Unresolved&) = default;
};

/// A paragraph goes through stages: itemised (bidi level x script x face x weight), shaped once, then broken
/// for any width. A new width only breaks it again.
class Paragraph {
public:
    static Paragraph create(const FontSet& fonts, ParagraphSpec spec);
    ~Paragraph();
    Paragraph(Paragraph&&) noexcept;
    Paragraph& operator=(Paragraph&&) noexcept;

    [[nodiscard]] const ParagraphSpec& spec() const;
    /// Lines no wider than `width`, except where one grapheme cluster alone is wider. Words break only where
    /// Unicode allows it (UAX #14); a word that is wider than a whole line breaks between grapheme clusters.
    [[nodiscard]] std::vector<Line> lines(Px width, const Polish& polish = {}) const;
    /// Width of the text on one line (of the widest line where it has mandatory breaks).
    [[nodiscard]] Px natural_width() const;
    /// Width of the widest piece that cannot be broken: no column should be narrower.
    [[nodiscard]] Px min_width(const Polish& polish = {}) const;
    [[nodiscard]] const std::vector<Unresolved>& unresolved() const;

private:
    struct Impl;
    explicit Paragraph(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Shaped paragraphs by spec, so that a screen that is laid out again costs no shaping. Holds what was shown:
/// clear() is part of ending a visit.
class ParagraphCache {
public:
    explicit ParagraphCache(const FontSet& fonts, size_t capacity = 512);
    ~ParagraphCache();
    ParagraphCache(ParagraphCache&&) noexcept;
    ParagraphCache& operator=(ParagraphCache&&) noexcept;

    /// Valid until the next call of get() or clear().
    const Paragraph& get(const ParagraphSpec& spec);
    void clear();
    [[nodiscard]] size_t size() const;
    [[nodiscard]] const FontSet& fonts() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waypost::text
