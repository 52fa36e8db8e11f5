#pragma once

#include "base/geometry.h"
#include "paint/display_list.h"
#include "platform/lru.h"
#include "platform/mapped_file.h"
#include "platform/sdl.h"
#include "text/font_set.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace waypost::platform {

/// Pixels of one colour with the ink's coverage as alpha, cut to the ink.
struct InkTexture {
    TexturePtr texture; ///< null where there is no ink (spaces)
    int w = 0;
    int h = 0;
    float left = 0; ///< from the pen's origin to the texture's left edge
    int top = 0;    ///< from the baseline to the texture's top edge; negative: above
};

/// Runs of text and icons as textures, made by SDL_ttf, kept within a budget. Not thread-safe.
///
/// SDL_ttf shapes with HarfBuzz but guesses nothing and keeps the last settings: direction and script are set
/// before every call. It cannot be told the language, so shapes that differ by language alone (OpenType locl)
/// are the font's default ones.
class TextPainter {
public:
    /// Without fonts (nullptr), runs of text have no ink. The fonts must outlive this. With Pigment::white
    /// every texture is white, and whoever draws it gives it its colour; with Pigment::colored it has its
    /// colour.
    enum class Pigment : uint8_t { white, colored };
    TextPainter(SDL_Renderer* renderer, const text::FontSet* fonts, std::filesystem::path icon_font,
                Pigment pigment);

    /// nullptr where it cannot be drawn. Valid until the next call.
    const InkTexture* run(const paint::TextRun& run);
    /// An icon whose em box is `em` pixels high; its `left` and `top` are from the em box's top left corner.
    const InkTexture* icon(char32_t code, int em, paint::Color color);

    /// Forgets every texture and glyph: nothing that was shown stays in memory.
    void drop();

private:
    /// Everything that changes the pixels, for looking up without a copy.
    struct RunView {
        std::string_view utf8;
        std::string_view locale;
        std::string_view script;
        text::FaceId face = 0;
        int em_steps = 0; ///< in k_em_steps of a pixel
        Direction direction = Direction::ltr;
        paint::Color color;
        friend bool operator==(const RunView&, const RunView&) = default;
    };
    /// The same, as what is kept.
    struct RunKey {
        std::string utf8;
        std::string locale;
        std::string script;
        text::FaceId face = 0;
        int em_steps = 0;
        Direction direction = Direction::ltr;
        paint::Color color;
        explicit RunKey(const RunView& view)
            : utf8(view.utf8), locale(view.locale), script(view.script), face(view.face),
              em_steps(view.em_steps), direction(view.direction), color(view.color) {}
        [[nodiscard]] RunView view() const {
            return {utf8, locale, script, face, em_steps, direction, color};
        }
        friend bool operator==(const RunKey& a, const RunKey& b) { return a.view() == b.view(); }
        friend bool operator==(const RunView& a, const RunKey& b) { return a == b.view(); }
    };
    struct IconKey {
        char32_t code = 0;
        int em = 0;
        paint::Color color;
        friend bool operator==(const IconKey&, const IconKey&) = default;
    };
    struct HashKey {
        // The name that unordered containers look for. NOLINTNEXTLINE(readability-identifier-naming)
        using is_transparent = void;
        size_t operator()(const RunView& key) const;
        size_t operator()(const RunKey& key) const { return (*this)(key.view()); }
        size_t operator()(const IconKey& key) const;
    };
    /// A face, and the size that it is set to: to open it takes as long as to draw a page of words, another
    /// size takes next to nothing.
    struct OpenFont {
        FontPtr font; ///< null: it cannot be opened
        int em_steps = 0;
        int pad = 0;                     ///< spaces that are set before the first glyph, see text_painter.cpp
        float pad_width = 0;             ///< their advance in this size, pixels
        std::map<int, float> pad_widths; ///< in every size that was used
    };

    /// The face (k_icon_face: the icon font) in a size.
    OpenFont& font(int face, int em_steps);
    [[nodiscard]] OpenFont open(int face, int em_steps);
    static void set_pad(OpenFont& opened);
    /// The bytes of a font's file; mapped once.
    const MappedFile& file(const std::filesystem::path& path);
    [[nodiscard]] paint::Color texture_color(paint::Color color) const;
    InkTexture render_run(const RunKey& key);
    InkTexture render_icon(const IconKey& key);
    InkTexture to_texture(SDL_Surface& surface, int baseline, int usual_height);

    TtfLibrary m_ttf;
    SDL_Renderer* m_renderer;
    const text::FontSet* m_fonts;
    std::filesystem::path m_icon_font;
    Pigment m_pigment;
    std::map<std::filesystem::path, MappedFile> m_files; ///< longer than the fonts that read them
    Lru<int, OpenFont> m_open;
    Lru<RunKey, InkTexture, HashKey> m_runs;
    Lru<IconKey, InkTexture, HashKey> m_icons;
};

} // namespace waypost::platform
