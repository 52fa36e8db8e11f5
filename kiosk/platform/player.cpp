#include "platform/player.h"

#include "platform/lru.h"
#include "platform/mask.h"
#include "platform/sdl.h"
#include "platform/text_painter.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace waypost::platform {

namespace {

constexpr size_t k_mask_bytes = 2U << 20U;
/// Shapes up to this many pixels are one texture; larger ones share their corners.
constexpr int k_whole_shape = 64 * 64;
/// Corners of a polygon are kept to this part of a pixel.
constexpr float k_polygon_steps = 16;

int to_px(Px value) {
    return static_cast<int>(std::lround(value));
}

/// From one whole pixel to another; a thin line is as thick wherever it lies.
int extent(Px from, Px to) {
    constexpr Px k_thin = 6;
    const Px length = to - from;
    if (length > 0 && length < k_thin)
        return std::max(1, to_px(length));
    return std::max(0, to_px(to) - to_px(from));
}

SDL_Rect snapped(const Rect& rect) {
    return {to_px(rect.x), to_px(rect.y), extent(rect.x, rect.right()), extent(rect.y, rect.bottom())};
}

SDL_Rect common(const SDL_Rect& a, const SDL_Rect& b) {
    SDL_Rect out{0, 0, 0, 0};
    if (SDL_IntersectRect(&a, &b, &out) == SDL_FALSE)
        out.w = out.h = 0;
    return out;
}

/// SDL's renderer without a GPU mixes a texture that has its colour several times as fast as one that is
/// given a colour while it is copied; a GPU does both at once.
bool is_software(SDL_Renderer* renderer) {
    SDL_RendererInfo info{};
    return SDL_GetRendererInfo(renderer, &info) == 0 && (info.flags & SDL_RENDERER_SOFTWARE) != 0;
}

uint32_t packed(paint::Color color) {
    return uint32_t{color.r} << 16U | uint32_t{color.g} << 8U | color.b;
}
constexpr uint32_t k_white = 0xFFFFFF;

struct ShapeKey {
    RoundedShape shape;
    uint32_t color = k_white;
    friend bool operator==(const ShapeKey&, const ShapeKey&) = default;
};

struct PolygonKey {
    uint32_t color = k_white;
    std::vector<int> points; ///< x, y, …
    friend bool operator==(const PolygonKey&, const PolygonKey&) = default;
};

struct HashShape {
    size_t operator()(const ShapeKey& key) const {
        const RoundedShape& shape = key.shape;
        size_t seed = key.color;
        for (const int value : {shape.w, shape.h})
            hash_in(seed, value);
        for (const float value : {shape.radius, shape.inset, shape.border, shape.dash})
            hash_in(seed, value);
        return seed;
    }
    size_t operator()(const PolygonKey& key) const {
        size_t seed = key.color;
        for (const int value : key.points)
            hash_in(seed, value);
        return seed;
    }
};

struct MaskTexture {
    TexturePtr texture;
    int w = 0;
    int h = 0;
};

} // namespace

struct Player::Impl {
    Impl(SDL_Renderer* target, PlayerFonts fonts)
        : renderer(target), is_colored(is_software(target)),
          text(target, fonts.text, std::move(fonts.icons),
               is_colored ? TextPainter::Pigment::colored : TextPainter::Pigment::white),
          shapes(k_mask_bytes), polygons(k_mask_bytes) {}

    SDL_Renderer* renderer;
    bool is_colored; ///< textures have their colour; else they are white and are tinted
    TextPainter text;
    Lru<ShapeKey, MaskTexture, HashShape> shapes;
    Lru<PolygonKey, MaskTexture, HashShape> polygons;

    // What holds for the layer that is being played.
    int dx = 0;
    int dy = 0;
    float opacity = 1;
    std::vector<SDL_Rect> clips;

    void play(const paint::Layer& layer);
    void set_clip();
    [[nodiscard]] bool visible(const Rect& bounds) const;
    [[nodiscard]] uint8_t alpha(paint::Color color) const;
    [[nodiscard]] SDL_Rect placed(const Rect& rect) const;

    void fill(SDL_Rect rect, paint::Color color) const;
    void tint(SDL_Texture* texture, paint::Color color) const;
    [[nodiscard]] uint32_t texture_color(paint::Color color) const {
        return is_colored ? packed(color) : k_white;
    }
    [[nodiscard]] MaskTexture to_texture(const Mask& mask, uint32_t color) const;
    const MaskTexture& shape_mask(const RoundedShape& shape, paint::Color color);
    void shape(const SDL_Rect& at, RoundedShape shape, paint::Color color);
    void sliced(const SDL_Rect& at, RoundedShape shape, int corner, paint::Color color);

    void operator()(const paint::Fill& command) const { fill(placed(command.rect), command.color); }
    void operator()(const paint::RoundedRect& command);
    void operator()(const paint::Polygon& command);
    void operator()(const paint::Icon& command);
    void operator()(const paint::TextRun& command);
    void operator()(const paint::PushClip& command);
    void operator()(const paint::PopClip&);
};

bool Player::Impl::visible(const Rect& bounds) const {
    const Rect at = bounds.moved(static_cast<Px>(dx), static_cast<Px>(dy));
    const SDL_Rect clip = clips.back();
    const Rect area{static_cast<Px>(clip.x), static_cast<Px>(clip.y), static_cast<Px>(clip.w),
                    static_cast<Px>(clip.h)};
    return clip.w > 0 && clip.h > 0 && at.inset(-1).intersects(area);
}

uint8_t Player::Impl::alpha(paint::Color color) const {
    return static_cast<uint8_t>(std::lround(static_cast<float>(color.a) * std::clamp(opacity, 0.0F, 1.0F)));
}

SDL_Rect Player::Impl::placed(const Rect& rect) const {
    SDL_Rect out = snapped(rect);
    out.x += dx;
    out.y += dy;
    return out;
}

void Player::Impl::fill(SDL_Rect rect, paint::Color color) const {
    if (rect.w <= 0 || rect.h <= 0)
        return;
    const uint8_t a = alpha(color);
    // What covers is not mixed.
    SDL_SetRenderDrawBlendMode(renderer, a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer, color.r, color.g, color.b, a);
    SDL_RenderFillRect(renderer, &rect);
}

void Player::Impl::tint(SDL_Texture* texture, paint::Color color) const {
    if (!is_colored)
        SDL_SetTextureColorMod(texture, color.r, color.g, color.b);
    SDL_SetTextureAlphaMod(texture, alpha(color));
}

MaskTexture Player::Impl::to_texture(const Mask& mask, uint32_t color) const {
    MaskTexture out;
    out.w = mask.w;
    out.h = mask.h;
    const SurfacePtr surface(SDL_CreateRGBSurfaceWithFormat(0, mask.w, mask.h, 32, SDL_PIXELFORMAT_ARGB8888));
    if (!surface)
        return out;
    for (int y = 0; y < mask.h; ++y) {
        auto* row = reinterpret_cast<uint32_t*>(static_cast<uint8_t*>(surface->pixels) +
                                                static_cast<std::ptrdiff_t>(y) * surface->pitch);
        for (int x = 0; x < mask.w; ++x)
            row[x] = color | (uint32_t{mask.at(x, y)} << 24U);
    }
    out.texture.reset(SDL_CreateTextureFromSurface(renderer, surface.get()));
    if (out.texture)
        SDL_SetTextureBlendMode(out.texture.get(), SDL_BLENDMODE_BLEND);
    return out;
}

const MaskTexture& Player::Impl::shape_mask(const RoundedShape& shape, paint::Color color) {
    const ShapeKey key{shape, texture_color(color)};
    if (const MaskTexture* known = shapes.find(key))
        return *known;
    MaskTexture made = to_texture(rounded_mask(shape), key.color);
    return shapes.put(key, std::move(made), 256 + static_cast<size_t>(shape.w) * shape.h * 4);
}

void Player::Impl::shape(const SDL_Rect& at, RoundedShape shape, paint::Color color) {
    if (at.w <= 0 || at.h <= 0 || alpha(color) == 0)
        return;
    shape.w = at.w;
    shape.h = at.h;
    shape.radius = std::clamp(shape.radius, 0.0F, static_cast<float>(std::min(at.w, at.h)) / 2);
    const int corner = static_cast<int>(std::ceil(std::max(shape.radius, shape.inset + shape.border))) + 1;
    const bool too_small = at.w < 2 * corner || at.h < 2 * corner || at.w * at.h <= k_whole_shape;
    if (shape.dash <= 0 && !too_small)
        return sliced(at, shape, corner, color);
    const MaskTexture& mask = shape_mask(shape, color);
    if (!mask.texture)
        return;
    tint(mask.texture.get(), color);
    SDL_RenderCopy(renderer, mask.texture.get(), nullptr, &at);
}

/// Four corners from a shape that is nothing but corners, straight pieces as plain rectangles.
void Player::Impl::sliced(const SDL_Rect& at, RoundedShape shape, int corner, paint::Color color) {
    shape.w = shape.h = 2 * corner;
    const MaskTexture& mask = shape_mask(shape, color);
    if (!mask.texture)
        return;
    tint(mask.texture.get(), color);
    for (const int right : {0, 1}) {
        for (const int bottom : {0, 1}) {
            const SDL_Rect from{right * corner, bottom * corner, corner, corner};
            const SDL_Rect to{at.x + right * (at.w - corner), at.y + bottom * (at.h - corner), corner,
                              corner};
            SDL_RenderCopy(renderer, mask.texture.get(), &from, &to);
        }
    }
    const int inset = static_cast<int>(shape.inset);
    const int across = at.w - 2 * corner;
    const int down = at.h - 2 * corner;
    if (shape.border > 0) {
        const int t = static_cast<int>(shape.border);
        fill({at.x + corner, at.y + inset, across, t}, color);
        fill({at.x + corner, at.y + at.h - inset - t, across, t}, color);
        fill({at.x + inset, at.y + corner, t, down}, color);
        fill({at.x + at.w - inset - t, at.y + corner, t, down}, color);
        return;
    }
    fill({at.x + corner, at.y + inset, across, corner - inset}, color);
    fill({at.x + inset, at.y + corner, at.w - 2 * inset, down}, color);
    fill({at.x + corner, at.y + at.h - corner, across, corner - inset}, color);
}

void Player::Impl::operator()(const paint::RoundedRect& command) {
    const SDL_Rect at = placed(command.rect);
    const bool has_border = command.border.a > 0 && command.border_width > 0;
    const float border = has_border ? std::max(1.0F, std::round(command.border_width)) : 0.0F;
    // Where a border covers the edge, the ground ends under the middle of it: else its smoothed edge would
    // shine through the border's.
    const bool hidden_edge = has_border && command.dash <= 0 && command.border.a == 255;
    if (command.fill.a > 0)
        shape(at, {.radius = command.radius, .inset = hidden_edge ? border / 2 : 0.0F}, command.fill);
    if (has_border)
        shape(at, {.radius = command.radius, .border = border, .dash = command.dash}, command.border);
}

void Player::Impl::operator()(const paint::Polygon& command) {
    if (command.points.size() < 3)
        return;
    Point low = command.points.front();
    Point high = low;
    for (const Point p : command.points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const Point corner{std::floor(low.x), std::floor(low.y)};
    const int w = static_cast<int>(std::ceil(high.x) - corner.x);
    const int h = static_cast<int>(std::ceil(high.y) - corner.y);
    if (w <= 0 || h <= 0)
        return;
    PolygonKey key;
    key.color = texture_color(command.color);
    std::vector<Point> points;
    for (const Point p : command.points) {
        key.points.push_back(to_px((p.x - corner.x) * k_polygon_steps));
        key.points.push_back(to_px((p.y - corner.y) * k_polygon_steps));
        points.push_back({static_cast<Px>(key.points.end()[-2]) / k_polygon_steps,
                          static_cast<Px>(key.points.end()[-1]) / k_polygon_steps});
    }
    const MaskTexture* mask = polygons.find(key);
    if (mask == nullptr) {
        MaskTexture made = to_texture(polygon_mask(points, w, h), key.color);
        mask = &polygons.put(key, std::move(made), 256 + static_cast<size_t>(w) * h * 4);
    }
    if (!mask->texture)
        return;
    tint(mask->texture.get(), command.color);
    const SDL_Rect to{to_px(corner.x) + dx, to_px(corner.y) + dy, mask->w, mask->h};
    SDL_RenderCopy(renderer, mask->texture.get(), nullptr, &to);
}

void Player::Impl::operator()(const paint::Icon& command) {
    const int em = to_px(command.box.h);
    if (em <= 0)
        return;
    const InkTexture* ink = text.icon(command.code, em, command.color);
    if (ink == nullptr)
        return;
    const Point center = command.box.center();
    const int x = to_px(center.x - static_cast<float>(em) / 2) + dx;
    const int y = to_px(center.y - static_cast<float>(em) / 2) + dy;
    const int left = to_px(ink->left);
    const SDL_Rect to{x + (command.mirrored ? em - left - ink->w : left), y + ink->top, ink->w, ink->h};
    tint(ink->texture.get(), command.color);
    SDL_RenderCopyEx(renderer, ink->texture.get(), nullptr, &to, 0, nullptr,
                     command.mirrored ? SDL_FLIP_HORIZONTAL : SDL_FLIP_NONE);
}

void Player::Impl::operator()(const paint::TextRun& command) {
    const InkTexture* ink = text.run(command);
    if (ink == nullptr)
        return;
    tint(ink->texture.get(), command.color);
    const SDL_Rect to{to_px(command.origin.x - command.run.shift + ink->left) + dx,
                      to_px(command.origin.y) + ink->top + dy, ink->w, ink->h};
    SDL_RenderCopy(renderer, ink->texture.get(), nullptr, &to);
}

void Player::Impl::set_clip() {
    SDL_RenderSetClipRect(renderer, &clips.back());
}

void Player::Impl::operator()(const paint::PushClip& command) {
    clips.push_back(common(clips.back(), placed(command.rect)));
    set_clip();
}

void Player::Impl::operator()(const paint::PopClip&) {
    if (clips.size() > 1)
        clips.pop_back();
    set_clip();
}

void Player::Impl::play(const paint::Layer& layer) {
    if (layer.list == nullptr || layer.opacity <= 0)
        return;
    dx = to_px(layer.offset.x);
    dy = to_px(layer.offset.y);
    opacity = layer.opacity;
    SDL_Rect whole{0, 0, 0, 0};
    if (SDL_Texture* target = SDL_GetRenderTarget(renderer))
        SDL_QueryTexture(target, nullptr, nullptr, &whole.w, &whole.h);
    else
        SDL_GetRendererOutputSize(renderer, &whole.w, &whole.h);
    clips = {layer.clip ? common(whole, snapped(*layer.clip)) : whole};
    set_clip();
    for (const paint::Command& command : *layer.list) {
        const bool is_clip = std::holds_alternative<paint::PushClip>(command) ||
                             std::holds_alternative<paint::PopClip>(command);
        if (is_clip || visible(paint::bounds(command)))
            std::visit(*this, command);
    }
    SDL_RenderSetClipRect(renderer, nullptr);
}

Player::Player(SDL_Renderer* renderer, PlayerFonts fonts)
    : m_impl(std::make_unique<Impl>(renderer, std::move(fonts))) {
    SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_BLEND);
}
Player::~Player() = default;
Player::Player(Player&&) noexcept = default;
Player& Player::operator=(Player&&) noexcept = default;

void Player::play(std::span<const paint::Layer> layers) {
    SDL_SetRenderDrawBlendMode(m_impl->renderer, SDL_BLENDMODE_BLEND);
    for (const paint::Layer& layer : layers)
        m_impl->play(layer);
}

void Player::drop_text() {
    m_impl->text.drop();
}

void Player::drop_all() {
    m_impl->text.drop();
    m_impl->shapes.clear();
    m_impl->polygons.clear();
}

} // namespace waypost::platform
