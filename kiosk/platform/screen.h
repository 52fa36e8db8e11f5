#pragma once

#include "base/result.h"
#include "paint/damage.h"
#include "platform/player.h"
#include "platform/rotation.h"
#include "platform/sdl.h"

#include <optional>
#include <span>
#include <vector>

namespace waypost::platform {

/// A renderer's output with the picture that is on it. Layers are drawn to a canvas, upright, and only where
/// they changed; the canvas is shown turned as the panel is mounted. Without a GPU the output keeps its
/// pixels from frame to frame: where the picture is not turned, it is the canvas itself.
class Screen {
public:
    /// The renderer must outlive the screen. An error when it cannot draw to a canvas.
    static Result<Screen> create(SDL_Renderer* renderer, Rotation rotation, PlayerFonts fonts);

    /// Of the picture, after rotation.
    [[nodiscard]] Size size() const { return m_size; }

    /// Brings the canvas up to date; true when it changed (or is not on the glass yet).
    bool draw(std::span<const paint::Layer> layers, paint::Color ground);
    /// Nothing but one colour.
    void draw_blank(paint::Color color);
    /// Sends the canvas to the glass; false when the renderer fails.
    bool show();

    /// Pixels that draw() painted so far.
    [[nodiscard]] double painted_px() const { return m_painted_px; }

    /// Forgets pictures of words, and what was drawn. The canvas keeps its pixels until it is drawn to.
    void forget();
    /// The canvas is fine, but the glass does not show it any more.
    void uncover() { m_on_glass = false; }
    /// The renderer lost what the canvas showed.
    void lose_canvas();
    /// The renderer lost all textures.
    void lose_all();

private:
    Screen(SDL_Renderer* renderer, Rotation rotation, PlayerFonts fonts);
    void paint(std::span<const paint::Layer> layers, const Rect& area, paint::Color ground);
    bool find_moved(std::span<const paint::Layer> layers);
    void find_damage(std::span<const paint::Layer> layers, paint::Color ground);

    SDL_Renderer* m_renderer;
    Rotation m_rotation;
    Size m_panel;
    Size m_size;
    Player m_player;
    TexturePtr m_canvas;                    ///< null: the output itself
    std::optional<paint::Snapshot> m_drawn; ///< none: nobody knows what is on the canvas
    /// Where layers moved since `m_drawn` was taken: there the canvas shows something else.
    std::optional<Rect> m_moved;
    std::vector<paint::Layer> m_layers; ///< that were drawn last
    // Kept, so that a page that follows a finger allocates nothing.
    std::vector<Rect> m_dirty;
    std::vector<paint::Layer> m_cut;
    paint::Color m_ground;
    bool m_on_glass = false;
    double m_painted_px = 0;
};

} // namespace waypost::platform
