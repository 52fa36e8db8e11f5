#include "platform/screen.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace waypost::platform {

namespace {

Rect common(const Rect& a, const Rect& b) {
    const Px left = std::max(a.x, b.x);
    const Px top = std::max(a.y, b.y);
    return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}

} // namespace

Screen::Screen(SDL_Renderer* renderer, Rotation rotation, PlayerFonts fonts)
    : m_renderer(renderer), m_rotation(rotation), m_player(renderer, std::move(fonts)) {}

Result<Screen> Screen::create(SDL_Renderer* renderer, Rotation rotation, PlayerFonts fonts) {
    Screen screen(renderer, rotation, std::move(fonts));
    int w = 0;
    int h = 0;
    if (SDL_GetRendererOutputSize(renderer, &w, &h) != 0 || w <= 0 || h <= 0)
        return Error{"the renderer has no output: " + sdl_error()};
    screen.m_panel = {static_cast<Px>(w), static_cast<Px>(h)};
    screen.m_size = upright(screen.m_panel, rotation);
    SDL_RendererInfo info{};
    const bool keeps_pixels =
        SDL_GetRendererInfo(renderer, &info) == 0 && (info.flags & SDL_RENDERER_SOFTWARE) != 0;
    if (keeps_pixels && rotation == Rotation::none)
        return screen;
    screen.m_canvas.reset(SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET,
                                            static_cast<int>(screen.m_size.w),
                                            static_cast<int>(screen.m_size.h)));
    if (!screen.m_canvas)
        return Error{"the renderer cannot draw to a texture: " + sdl_error()};
    SDL_SetTextureBlendMode(screen.m_canvas.get(), SDL_BLENDMODE_NONE);
    return screen;
}

void Screen::paint(std::span<const paint::Layer> layers, const Rect& area, paint::Color ground) {
    m_painted_px += static_cast<double>(area.w) * static_cast<double>(area.h);
    const SDL_FRect rect{area.x, area.y, area.w, area.h};
    SDL_SetRenderDrawBlendMode(m_renderer, SDL_BLENDMODE_NONE);
    SDL_SetRenderDrawColor(m_renderer, ground.r, ground.g, ground.b, 255);
    SDL_RenderFillRectF(m_renderer, &rect);
    std::vector<paint::Layer> cut(layers.begin(), layers.end());
    for (paint::Layer& layer : cut)
        layer.clip = layer.clip ? common(*layer.clip, area) : area;
    m_player.play(cut);
}

bool Screen::draw(std::span<const paint::Layer> layers, paint::Color ground) {
    paint::Snapshot next = paint::snapshot({layers.begin(), layers.end()}, m_size);
    const Rect whole{0, 0, m_size.w, m_size.h};
    std::vector<Rect> dirty{whole};
    if (m_drawn && ground == m_ground)
        dirty = paint::damage(*m_drawn, next);
    if (dirty.empty() && m_on_glass)
        return false;
    SDL_SetRenderTarget(m_renderer, m_canvas.get());
    // One pixel more: the offset of a layer and what is in it are rounded each for itself.
    for (const Rect& rect : dirty)
        paint(layers, common(rect.inset(-1), whole), ground);
    SDL_SetRenderTarget(m_renderer, nullptr);
    m_drawn = std::move(next);
    m_ground = ground;
    m_on_glass = false;
    return true;
}

void Screen::draw_blank(paint::Color color) {
    SDL_SetRenderTarget(m_renderer, m_canvas.get());
    SDL_SetRenderDrawColor(m_renderer, color.r, color.g, color.b, 255);
    SDL_RenderClear(m_renderer);
    SDL_SetRenderTarget(m_renderer, nullptr);
    m_drawn = paint::Snapshot{};
    m_ground = color;
    m_on_glass = false;
}

bool Screen::show() {
    SDL_SetRenderTarget(m_renderer, nullptr);
    const SDL_FRect to{(m_panel.w - m_size.w) / 2, (m_panel.h - m_size.h) / 2, m_size.w, m_size.h};
    const int failed = !m_canvas ? 0
                       : m_rotation == Rotation::none
                           ? SDL_RenderCopy(m_renderer, m_canvas.get(), nullptr, nullptr)
                           : SDL_RenderCopyExF(m_renderer, m_canvas.get(), nullptr, &to,
                                               static_cast<double>(m_rotation), nullptr, SDL_FLIP_NONE);
    SDL_RenderPresent(m_renderer);
    m_on_glass = failed == 0;
    return m_on_glass;
}

void Screen::forget() {
    m_player.drop_text();
    m_drawn.reset();
}

void Screen::lose_canvas() {
    m_drawn.reset();
    m_on_glass = false;
}

void Screen::lose_all() {
    m_player.drop_all();
    lose_canvas();
}

} // namespace waypost::platform
