#pragma once

#include "base/geometry.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::text {

enum class Weight : uint8_t { regular, bold };

/// A face of the set; an index, stable for the life of the FontSet.
using FaceId = uint16_t;

/// Where a face is, for whoever draws with it.
struct FaceFile {
    std::filesystem::path path;
    int index = 0; ///< face within a collection (Noto Sans CJK)
    std::string family;
    Weight weight = Weight::regular;
};

/// Vertical metrics in em, positive up and down from the baseline.
struct FaceMetrics {
    float ascent = 0;
    float descent = 0;
    float cap_height = 0.714F;
};

/// The fonts the kiosk sets text in: one family a script, found by fixed names in the folders that Debian's
/// packages fill, opened when first needed. HarfBuzz stays inside. Not thread-safe.
class FontSet {
public:
    /// Looks the faces up in `folders` (searched in order, recursively). An error when not even the Latin
    /// face is there; other missing faces only lose their script (see missing()).
    static Result<FontSet> create(const std::vector<std::filesystem::path>& folders);
    /// The folders of Debian's packages: /usr/share/fonts/truetype, /usr/share/fonts/opentype.
    static std::vector<std::filesystem::path> default_folders();

    ~FontSet();
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;

    [[nodiscard]] const FaceFile& file(FaceId face) const;
    [[nodiscard]] const FaceMetrics& metrics(FaceId face) const;
    /// Families that were looked for and not found.
    [[nodiscard]] const std::vector<std::string>& missing() const;

    struct Impl;
    [[nodiscard]] Impl& impl() const { return *m_impl; }

private:
    explicit FontSet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace waypost::text
