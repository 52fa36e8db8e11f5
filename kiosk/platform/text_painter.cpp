#include "platform/text_painter.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <optional>

namespace waypost::platform {

namespace {

// SDL_ttf takes whole points; one point at em * 72 dots an inch gives an em to 1/72 of a pixel.
constexpr int k_em_steps = 72;
constexpr int k_icon_face = -1;
// Of each a few screens' worth: the welcome screen has some thirty faces where all languages are on, and a
// screen has words of one or two megabytes.
constexpr size_t k_open_fonts = 40;
constexpr size_t k_run_bytes = 6U << 20U;
constexpr size_t k_icon_bytes = 1U << 20U;
constexpr paint::Color k_white{255, 255, 255, 255};

SDL_Color to_sdl(paint::Color color) {
    return {color.r, color.g, color.b, 255};
}

struct Ink {
    int left, top, right, bottom;
};

/// The box of all pixels that are not wholly transparent; none: the surface is empty.
std::optional<Ink> ink_of(const SDL_Surface& surface) {
    Ink ink{surface.w, surface.h, 0, 0};
    const auto* bytes = static_cast<const uint8_t*>(surface.pixels);
    for (int y = 0; y < surface.h; ++y) {
        const auto* row =
            reinterpret_cast<const uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * surface.pitch);
        for (int x = 0; x < surface.w; ++x) {
            if ((row[x] >> 24U) == 0)
                continue;
            ink.left = std::min(ink.left, x);
            ink.right = std::max(ink.right, x + 1);
            ink.top = std::min(ink.top, y);
            ink.bottom = y + 1;
        }
    }
    if (ink.right <= ink.left)
        return std::nullopt;
    return ink;
}

size_t bytes_of(const InkTexture& ink) {
    return 256 + static_cast<size_t>(ink.w) * ink.h * 4;
}

uint32_t packed(paint::Color color) {
    return uint32_t{color.r} << 16U | uint32_t{color.g} << 8U | color.b;
}

std::string utf8_of(char32_t code) {
    std::string out;
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0U | (code >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (code >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
    return out;
}

} // namespace

size_t TextPainter::HashKey::operator()(const RunView& key) const {
    size_t seed = std::hash<std::string_view>{}(key.utf8);
    hash_in(seed, key.locale);
    hash_in(seed, key.script);
    hash_in(seed, key.face);
    hash_in(seed, key.em_steps);
    hash_in(seed, static_cast<int>(key.direction));
    hash_in(seed, packed(key.color));
    return seed;
}

size_t TextPainter::HashKey::operator()(const IconKey& key) const {
    size_t seed = std::hash<char32_t>{}(key.code);
    hash_in(seed, key.em);
    hash_in(seed, packed(key.color));
    return seed;
}

TextPainter::TextPainter(SDL_Renderer* renderer, const text::FontSet* fonts, std::filesystem::path icon_font,
                         Pigment pigment)
    : m_renderer(renderer), m_fonts(fonts), m_icon_font(std::move(icon_font)), m_pigment(pigment),
      m_open(k_open_fonts), m_runs(k_run_bytes), m_icons(k_icon_bytes) {}

/// Alpha is always given when it is drawn.
paint::Color TextPainter::texture_color(paint::Color color) const {
    return m_pigment == Pigment::colored ? paint::Color{color.r, color.g, color.b, 255} : k_white;
}

const MappedFile& TextPainter::file(const std::filesystem::path& path) {
    return m_files.try_emplace(path, path).first->second;
}

TextPainter::OpenFont TextPainter::open(int face, int em_steps) {
    OpenFont opened;
    const bool is_icon = face == k_icon_face;
    if (!m_ttf.ok() || (!is_icon && m_fonts == nullptr))
        return opened;
    const text::FaceFile place = is_icon ? text::FaceFile{.path = m_icon_font, .index = 0, .family = {}}
                                         : m_fonts->file(static_cast<text::FaceId>(face));
    const auto bytes = file(place.path).bytes();
    if (bytes.empty() || bytes.size() > INT_MAX)
        return opened;
    const auto dpi = static_cast<unsigned>(em_steps);
    SDL_RWops* const source = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
    opened.font.reset(TTF_OpenFontIndexDPIRW(source, 1, 1, place.index, dpi, dpi));
    opened.em_steps = em_steps;
    if (!opened.font)
        return opened;
    // Light hinting with subpixel positions keeps the unhinted advances that the text was measured with and
    // still sets stems on the baseline and the x-height; icons keep their symmetry.
    TTF_SetFontHinting(opened.font.get(), is_icon ? TTF_HINTING_NONE : TTF_HINTING_LIGHT_SUBPIXEL);
    // SDL_ttf moves the whole run to the right when ink stands left of the origin, and does not say by how
    // much. Two spaces before the text are wider than any overhang, so the origin is where they end.
    if (!is_icon && TTF_GlyphIsProvided32(opened.font.get(), U' ') != 0)
        opened.pad = 2;
    return opened;
}

void TextPainter::set_pad(OpenFont& opened) {
    if (opened.pad == 0)
        return;
    const auto [known, is_new] = opened.pad_widths.try_emplace(opened.em_steps, 0.0F);
    if (is_new) {
        constexpr int k_sample = 64;
        int w = 0;
        TTF_SetFontDirection(opened.font.get(), TTF_DIRECTION_LTR);
        TTF_SetFontScriptName(opened.font.get(), "Zyyy");
        if (TTF_SizeUTF8(opened.font.get(), std::string(k_sample, ' ').c_str(), &w, nullptr) == 0 && w > 0)
            known->second = static_cast<float>(opened.pad * w) / k_sample;
    }
    opened.pad_width = known->second;
}

TextPainter::OpenFont& TextPainter::font(int face, int em_steps) {
    OpenFont* opened = m_open.find(face);
    if (opened == nullptr) {
        opened = &m_open.put(face, open(face, em_steps), 1);
        set_pad(*opened);
    } else if (opened->em_steps != em_steps && opened->font) {
        const auto dpi = static_cast<unsigned>(em_steps);
        TTF_SetFontSizeDPI(opened->font.get(), 1, dpi, dpi);
        opened->em_steps = em_steps;
        set_pad(*opened);
    }
    return *opened;
}

InkTexture TextPainter::to_texture(SDL_Surface& surface, int baseline, int usual_height) {
    const std::optional<Ink> ink = ink_of(surface);
    if (!ink)
        return {};
    // Ink above the ascent pushes the baseline down, by as much as the surface is higher than the font; the
    // same height may also come from ink below the descent, but then the last row has ink and not the first.
    const int extra = surface.h - usual_height;
    if (extra > 0 && ink->top == 0)
        baseline += ink->bottom == surface.h ? extra / 2 : extra;
    InkTexture out;
    out.w = ink->right - ink->left;
    out.h = ink->bottom - ink->top;
    out.left = static_cast<float>(ink->left);
    out.top = ink->top - baseline;
    auto* first = static_cast<uint8_t*>(surface.pixels) +
                  static_cast<std::ptrdiff_t>(ink->top) * surface.pitch +
                  static_cast<std::ptrdiff_t>(ink->left) * 4;
    const SurfacePtr cut(
        SDL_CreateRGBSurfaceWithFormatFrom(first, out.w, out.h, 32, surface.pitch, surface.format->format));
    if (cut)
        out.texture.reset(SDL_CreateTextureFromSurface(m_renderer, cut.get()));
    if (out.texture)
        SDL_SetTextureBlendMode(out.texture.get(), SDL_BLENDMODE_BLEND);
    return out;
}

InkTexture TextPainter::render_run(const RunKey& key) {
    const OpenFont& opened = font(key.face, key.em_steps);
    TTF_Font* f = opened.font.get();
    if (f == nullptr || key.utf8.empty())
        return {};
    const bool rtl = key.direction == Direction::rtl;
    TTF_SetFontDirection(f, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(f, key.script.c_str());
    const std::string pad(static_cast<size_t>(opened.pad), ' ');
    const std::string padded = rtl ? key.utf8 + pad : pad + key.utf8;
    const SurfacePtr surface(TTF_RenderUTF8_Blended(f, padded.c_str(), to_sdl(key.color)));
    if (!surface)
        return {};
    InkTexture out = to_texture(*surface, TTF_FontAscent(f), TTF_FontHeight(f));
    out.left -= opened.pad_width;
    return out;
}

InkTexture TextPainter::render_icon(const IconKey& key) {
    TTF_Font* f = font(k_icon_face, key.em * k_em_steps).font.get();
    if (f == nullptr || TTF_GlyphIsProvided32(f, key.code) == 0)
        return {};
    TTF_SetFontDirection(f, TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(f, "Zyyy");
    const SurfacePtr surface(TTF_RenderUTF8_Blended(f, utf8_of(key.code).c_str(), to_sdl(key.color)));
    if (!surface)
        return {};
    // The em box of an icon font reaches from its descender to its ascender, one em in all.
    InkTexture out = to_texture(*surface, TTF_FontAscent(f), TTF_FontHeight(f));
    out.top += TTF_FontAscent(f);
    return out;
}

const InkTexture* TextPainter::run(const paint::TextRun& run) {
    const RunView view{run.run.utf8,
                       run.locale,
                       run.run.script,
                       run.run.face,
                       std::max(1, static_cast<int>(std::lround(run.em * k_em_steps))),
                       run.run.direction,
                       texture_color(run.color)};
    const InkTexture* known = m_runs.find(view);
    if (known == nullptr) {
        const RunKey key(view);
        InkTexture made = render_run(key);
        const size_t bytes = bytes_of(made);
        known = &m_runs.put(key, std::move(made), bytes);
    }
    return known->texture ? known : nullptr;
}

const InkTexture* TextPainter::icon(char32_t code, int em, paint::Color color) {
    const IconKey key{code, em, texture_color(color)};
    const InkTexture* known = m_icons.find(key);
    if (known == nullptr) {
        InkTexture made = render_icon(key);
        const size_t bytes = bytes_of(made);
        known = &m_icons.put(key, std::move(made), bytes);
    }
    return known->texture ? known : nullptr;
}

void TextPainter::drop() {
    m_runs.clear();
    m_icons.clear();
    // An open font keeps bitmaps of the glyphs that it drew.
    m_open.clear();
    m_files.clear();
}

} // namespace waypost::platform
