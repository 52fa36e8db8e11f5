#include "platform/image.h"

#include "platform/sdl.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace waypost::platform {

paint::Color Image::at(int x, int y) const {
    const size_t i = (static_cast<size_t>(y) * w + x) * 4;
    return {rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]};
}

namespace {

int difference(paint::Color a, paint::Color b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b), std::abs(a.a - b.a)});
}

void put(Image& image, int x, int y, paint::Color color) {
    const size_t i = (static_cast<size_t>(y) * image.w + x) * 4;
    image.rgba[i] = color.r;
    image.rgba[i + 1] = color.g;
    image.rgba[i + 2] = color.b;
    image.rgba[i + 3] = color.a;
}

} // namespace

Comparison compare(const Image& a, const Image& b, int tolerance) {
    Comparison out;
    out.diff.w = std::max(a.w, b.w);
    out.diff.h = std::max(a.h, b.h);
    out.diff.rgba.assign(static_cast<size_t>(out.diff.w) * out.diff.h * 4, 255);
    constexpr paint::Color k_magenta{255, 0, 160, 255};
    constexpr paint::Color k_white{255, 255, 255, 255};
    for (int y = 0; y < out.diff.h; ++y) {
        for (int x = 0; x < out.diff.w; ++x) {
            const bool in_both = x < a.w && y < a.h && x < b.w && y < b.h;
            const int by = in_both ? difference(a.at(x, y), b.at(x, y)) : 255;
            out.largest = std::max(out.largest, by);
            const bool differs = by > tolerance;
            out.differing += differs ? 1 : 0;
            put(out.diff, x, y,
                differs   ? k_magenta
                : in_both ? paint::mix(b.at(x, y), k_white, 0.75F)
                          : k_white);
        }
    }
    if (a.w != b.w || a.h != b.h)
        out.differing = static_cast<size_t>(out.diff.w) * out.diff.h;
    return out;
}

struct ImagePainter::Impl {
    SurfacePtr surface;
    RendererPtr renderer;
    std::optional<Player> player;
};

ImagePainter::ImagePainter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ImagePainter::~ImagePainter() {
    if (m_impl)
        m_impl->player.reset(); // before the renderer that owns its textures
}
ImagePainter::ImagePainter(ImagePainter&&) noexcept = default;
ImagePainter& ImagePainter::operator=(ImagePainter&&) noexcept = default;

Result<ImagePainter> ImagePainter::create(PlayerFonts fonts, Size size) {
    auto impl = std::make_unique<Impl>();
    const int w = static_cast<int>(std::lround(size.w));
    const int h = static_cast<int>(std::lround(size.h));
    impl->surface.reset(SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGBA32));
    if (!impl->surface)
        return Error{"cannot make a picture: " + sdl_error()};
    impl->renderer.reset(SDL_CreateSoftwareRenderer(impl->surface.get()));
    if (!impl->renderer)
        return Error{"cannot paint a picture: " + sdl_error()};
    impl->player.emplace(impl->renderer.get(), std::move(fonts));
    return ImagePainter(std::move(impl));
}

Image ImagePainter::paint(std::span<const paint::Layer> layers, paint::Color ground) {
    SDL_Renderer* renderer = m_impl->renderer.get();
    SDL_SetRenderDrawColor(renderer, ground.r, ground.g, ground.b, 255);
    SDL_RenderClear(renderer);
    m_impl->player->play(layers);
    SDL_RenderFlush(renderer);
    const SDL_Surface& surface = *m_impl->surface;
    Image image{surface.w, surface.h, {}};
    image.rgba.reserve(static_cast<size_t>(surface.w) * surface.h * 4);
    for (int y = 0; y < surface.h; ++y) {
        const auto* row =
            static_cast<const uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch;
        image.rgba.insert(image.rgba.end(), row, row + static_cast<std::ptrdiff_t>(surface.w) * 4);
    }
    return image;
}

void ImagePainter::drop_text() {
    m_impl->player->drop_text();
}

} // namespace waypost::platform
