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
    m_cut.assign(layers.begin(), layers.end());
    for (paint::Layer& layer : m_cut)
        layer.clip = layer.clip ? common(*layer.clip, area) : area;
    m_player.play(m_cut);
}

/// Whether layers moved, came or went and nothing else changed: then where they were and are is all that is
/// painted, and no command is looked at.
bool Screen::find_moved(std::span<const paint::Layer> layers) {
    const auto same_list = [](const paint::Layer& a, const paint::Layer& b) {
        return a.revision != 0 && a.revision == b.revision && a.list == b.list && a.clip == b.clip &&
               a.opacity == b.opacity;
    };
    std::optional<Rect> moved;
    const Rect whole{0, 0, m_size.w, m_size.h};
    const auto touch = [&](const paint::Layer& layer) {
        const Rect reach = layer.clip ? common(*layer.clip, whole) : whole;
        moved = moved ? moved->united(reach) : reach;
    };
    const size_t both = std::min(layers.size(), m_layers.size());
    for (size_t i = 0; i < both; ++i) {
        if (!same_list(layers[i], m_layers[i])) {
            // A neighbouring page may take the place of another.
            if (layers[i].revision == 0 || layers[i].revision != m_layers[i].revision)
                return false;
            touch(layers[i]);
            touch(m_layers[i]);
        } else if (!(layers[i].offset == m_layers[i].offset)) {
            touch(layers[i]);
        }
    }
    for (size_t i = both; i < layers.size(); ++i)
        touch(layers[i]);
    for (size_t i = both; i < m_layers.size(); ++i)
        touch(m_layers[i]);
    if (moved) {
        m_dirty.assign(1, *moved);
        m_moved = m_moved ? m_moved->united(*moved) : *moved;
    }
    return true;
}

void Screen::find_damage(std::span<const paint::Layer> layers, paint::Color ground) {
    paint::Snapshot next = paint::snapshot({layers.begin(), layers.end()}, m_size);
    m_dirty.assign(1, {0, 0, m_size.w, m_size.h});
    if (m_drawn && ground == m_ground) {
        m_dirty = paint::damage(*m_drawn, next);
        if (m_moved)
            m_dirty.push_back(*m_moved);
    }
    m_drawn = std::move(next);
    m_moved.reset();
}

bool Screen::draw(std::span<const paint::Layer> layers, paint::Color ground) {
    m_dirty.clear();
    if (!m_drawn || !(ground == m_ground) || !find_moved(layers))
        find_damage(layers, ground);
    m_layers.assign(layers.begin(), layers.end());
    m_ground = ground;
    if (m_dirty.empty() && m_on_glass)
        return false;
    SDL_SetRenderTarget(m_renderer, m_canvas.get());
    const Rect whole{0, 0, m_size.w, m_size.h};
    // One pixel more: the offset of a layer and what is in it are rounded each for itself.
    for (const Rect& rect : m_dirty)
        paint(layers, common(rect.inset(-1), whole), ground);
    SDL_SetRenderTarget(m_renderer, nullptr);
    m_on_glass = false;
    return true;
}

void Screen::draw_blank(paint::Color color) {
    SDL_SetRenderTarget(m_renderer, m_canvas.get());
    SDL_SetRenderDrawColor(m_renderer, color.r, color.g, color.b, 255);
    SDL_RenderClear(m_renderer);
    SDL_SetRenderTarget(m_renderer, nullptr);
    m_drawn = paint::Snapshot{};
    m_moved.reset();
    m_layers.clear();
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
    m_moved.reset();
    m_layers.clear();
}

void Screen::lose_canvas() {
    m_drawn.reset();
    m_moved.reset();
    m_layers.clear();
    m_on_glass = false;
}

void Screen::lose_all() {
    m_player.drop_all();
    lose_canvas();
}

} // namespace waypost::platform
