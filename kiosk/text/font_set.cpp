#include "text/font_set.h"

#include "text/font_set_impl.h"
#include "text/font_table.h"

#include <hb-ot.h>

#include <algorithm>
#include <set>
#include <system_error>

namespace waypost::text {

namespace fs = std::filesystem;

namespace {

using Paths = std::map<std::string, fs::path, std::less<>>;

/// The wanted files found below the folders; the first folder that has a file wins.
Paths find_files(const std::vector<fs::path>& folders) {
    std::set<std::string_view> wanted;
    for (const FamilyEntry& entry : k_families) {
        wanted.insert(entry.regular);
        wanted.insert(entry.bold);
    }
    Paths paths;
    for (const fs::path& folder : folders) {
        std::error_code error;
        fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
        for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
            std::string name = it->path().filename().string();
            if (wanted.contains(name))
                paths.try_emplace(std::move(name), it->path());
        }
    }
    return paths;
}

float in_em(hb_font_t* font, hb_ot_metrics_tag_t tag, float units_per_em, float fallback) {
    hb_position_t value = 0;
    if (hb_ot_metrics_get_position(font, tag, &value) == 0 || value == 0)
        return fallback;
    return static_cast<float>(value) / units_per_em;
}

bool is_space_separator(char32_t c) {
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool covers_spelling(hb_font_t* font, char32_t c) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, c, &glyph) != 0)
        return true;
    if (c == 0x2011) // the non-breaking hyphen borrows the hyphen's shape
        return hb_font_get_nominal_glyph(font, 0x2010, &glyph) != 0;
    if (is_space_separator(c))
        return hb_font_get_nominal_glyph(font, ' ', &glyph) != 0;
    hb_codepoint_t first = 0;
    hb_codepoint_t second = 0;
    if (hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &first, &second) == 0)
        return false;
    return covers_spelling(font, first) && (second == 0 || covers_spelling(font, second));
}

} // namespace

const OpenFace& FontSet::Impl::open(FaceId id) {
    Face& face = faces[id];
    if (face.opened)
        return *face.opened;
    // HarfBuzz's objects never fail to be made: an unreadable file gives an empty face that covers nothing.
    const HbPtr<hb_blob_t> blob(hb_blob_create_from_file(face.file.path.c_str()));
    const HbPtr<hb_face_t> hb_face(hb_face_create(blob.get(), static_cast<unsigned>(face.file.index)));
    OpenFace opened;
    opened.font.reset(hb_font_create(hb_face.get()));
    const int scale = static_cast<int>(hb_face_get_upem(hb_face.get())) * k_units_per_font_unit;
    hb_font_set_scale(opened.font.get(), scale, scale);
    opened.units_per_em = static_cast<float>(scale);
    hb_font_t* font = opened.font.get();
    face.metrics.ascent = in_em(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, opened.units_per_em, 1.0F);
    face.metrics.descent = -in_em(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, opened.units_per_em, -0.3F);
    face.metrics.cap_height = in_em(font, HB_OT_METRICS_TAG_CAP_HEIGHT, opened.units_per_em, 0.714F);
    face.opened = std::move(opened);
    return *face.opened;
}

std::optional<size_t> FontSet::Impl::family(std::string_view key) const {
    const auto it = family_by_key.find(key);
    return it == family_by_key.end() ? std::nullopt : std::optional(it->second);
}

bool FontSet::Impl::covers(FaceId id, char32_t c) {
    return covers_spelling(open(id).font.get(), c);
}

std::optional<size_t> FontSet::Impl::any_family_with(char32_t c) {
    const auto known = any_family.find(c);
    if (known != any_family.end())
        return known->second;
    std::optional<size_t> found;
    for (size_t i = 0; i < families.size() && !found; ++i)
        if (covers(families[i].regular, c))
            found = i;
    any_family.emplace(c, found);
    return found;
}

Result<FontSet> FontSet::create(const std::vector<fs::path>& folders) {
    const Paths paths = find_files(folders);
    auto impl = std::make_unique<Impl>();
    impl->buffer.reset(hb_buffer_create());
    for (const FamilyEntry& entry : k_families) {
        const auto regular = paths.find(entry.regular);
        if (regular == paths.end()) {
            if (entry.key == k_latin_key)
                return Error{"no font: " + std::string(entry.regular) +
                             " is not in the font folders (package fonts-noto-core)"};
            impl->missing.emplace_back(entry.family);
            continue;
        }
        const auto add = [&](const fs::path& path, Weight weight) {
            Impl::Face face;
            face.file = {path, entry.index, std::string(entry.family), weight};
            face.han = han_style(entry.key);
            impl->faces.push_back(std::move(face));
            return static_cast<FaceId>(impl->faces.size() - 1);
        };
        Impl::Family family;
        family.regular = add(regular->second, Weight::regular);
        const auto bold = entry.bold.empty() ? paths.end() : paths.find(entry.bold);
        family.bold = bold == paths.end() ? family.regular : add(bold->second, Weight::bold);
        impl->family_by_key.emplace(entry.key, impl->families.size());
        impl->families.push_back(family);
    }
    return FontSet(std::move(impl));
}

std::vector<fs::path> FontSet::default_folders() {
    return {"/usr/share/fonts/truetype", "/usr/share/fonts/opentype"};
}

FontSet::FontSet(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FontSet::~FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;

const FaceFile& FontSet::file(FaceId face) const {
    return m_impl->faces[face].file;
}

const FaceMetrics& FontSet::metrics(FaceId face) const {
    m_impl->open(face);
    return m_impl->faces[face].metrics;
}

const std::vector<std::string>& FontSet::missing() const {
    return m_impl->missing;
}

} // namespace waypost::text
