#pragma once

#include "text/font_set_impl.h"
#include "text/paragraph.h"

#include <string>
#include <vector>

namespace waypost::text {

/// A stretch of one bidi level, script, weight and face.
struct Item {
    size_t begin = 0;
    size_t end = 0;
    uint8_t level = 0;
    char script[5] = "Zyyy";
    FaceId face = 0;
    bool visible = true; ///< false: line feeds, isolates and other controls, which are never shaped
    /// Begins with full-width punctuation that loses its empty half after what stands before on the line.
    bool loses_start = false;
    bool loses_end = false; ///< the same at its end, before what stands behind on the line

    [[nodiscard]] bool rtl() const { return (level & 1U) != 0; }
};

struct Itemised {
    std::vector<Item> items; ///< logical order, the whole text
    std::vector<Unresolved> unresolved;
    FaceId base_face = 0; ///< what the locale's own script is set in
};

/// `text` is the spec's text, well-formed; `graphemes` its cluster boundaries; `bold` the spec's spans in
/// `text`. Faces are tried for each whole grapheme cluster: the face of the paragraph's script, Noto Sans,
/// the face of the character's script, the face in use just before, then any. In a paragraph whose own face
/// is Noto Sans, another script's face goes first. (CSS Fonts 4, 5.3: cluster matching.)
Itemised itemise(FontSet::Impl& fonts, const ParagraphSpec& spec, const std::string& text,
                 const std::vector<size_t>& graphemes, const std::vector<ParagraphSpec::Span>& bold);

} // namespace waypost::text
