#pragma once

#include "text/font_set_impl.h"

#include <string>
#include <string_view>
#include <vector>

namespace waypost::text {

/// A stretch of a text to be shaped alone, in one face.
struct ShapeRequest {
    std::string_view text; ///< the whole paragraph
    size_t begin = 0;
    size_t end = 0;
    FaceId face = 0;
    const char* script = "Zyyy"; ///< ISO 15924
    bool rtl = false;
    hb_language_t language = nullptr;
    float em = 16;
    /// A cursive letter at that end keeps the form in which it joins what is beyond: a joiner stands there.
    bool joins_before = false;
    bool joins_after = false;
};

/// Characters that HarfBuzz merged into the same glyphs. A line can break before one.
struct ShapedCluster {
    size_t begin = 0;    ///< byte offset in the paragraph
    double x = 0;        ///< advance of all clusters before it in logical order, px
    bool unsafe = false; ///< breaking here changes the shapes on both sides
};

struct ShapedRun {
    std::vector<ShapedCluster> clusters; ///< logical order
    size_t end = 0;                      ///< byte offset in the paragraph
    double width = 0;                    ///< px

    /// Advance before the first cluster that begins at or after the offset.
    [[nodiscard]] double x_at(size_t offset) const;
};

/// The very text that is shaped, and that shapes the same when drawn alone: without characters that never
/// shape (see is_silent), tabs as spaces, with the joiners.
std::string shaped_text(const ShapeRequest& request);
ShapedRun shape(FontSet::Impl& fonts, const ShapeRequest& request);

/// True where cutting the run at the offset leaves the glyphs of both parts as they are.
bool is_safe_cut(const ShapedRun& run, std::string_view text, size_t offset);

} // namespace waypost::text
