#pragma once

#include "text/font_set.h"
#include "text/han_spacing.h"

#include <hb.h>

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What the other files of text/ need of the fonts; HarfBuzz stays inside the folder.
namespace waypost::text {

struct HbDelete {
    void operator()(hb_blob_t* p) const { hb_blob_destroy(p); }
    void operator()(hb_face_t* p) const { hb_face_destroy(p); }
    void operator()(hb_font_t* p) const { hb_font_destroy(p); }
    void operator()(hb_buffer_t* p) const { hb_buffer_destroy(p); }
};
template <class T> using HbPtr = std::unique_ptr<T, HbDelete>;

/// Positions are shaped in 64ths of a font unit, so that one shaping serves any size without rounding.
constexpr int k_units_per_font_unit = 64;

struct OpenFace {
    HbPtr<hb_font_t> font;
    float units_per_em = 1000 * k_units_per_font_unit;
};

struct FontSet::Impl {
    struct Face {
        FaceFile file;
        FaceMetrics metrics;
        HanStyle han = HanStyle::none;
        std::optional<OpenFace> opened;
    };
    struct Family {
        FaceId regular = 0;
        FaceId bold = 0;
        [[nodiscard]] FaceId at(Weight weight) const { return weight == Weight::bold ? bold : regular; }
    };

    /// The face, opened on first use (its file mapped into memory).
    const OpenFace& open(FaceId id);
    /// The family's index in `families`.
    [[nodiscard]] std::optional<size_t> family(std::string_view key) const;
    /// True where the face shows the character, if need be by way of another spelling of it (a decomposition,
    /// a space of another width) that HarfBuzz knows.
    bool covers(FaceId id, char32_t c);
    /// A family for a character that neither its script's face nor Noto Sans has; none where no family does.
    std::optional<size_t> any_family_with(char32_t c);

    HbPtr<hb_buffer_t> buffer; ///< reused by every shaping
    std::vector<Face> faces;
    std::vector<Family> families; ///< in the order of the font table: Noto Sans first
    std::map<std::string_view, size_t> family_by_key;
    std::unordered_map<char32_t, std::optional<size_t>> any_family;
    std::vector<std::string> missing;
};

} // namespace waypost::text
