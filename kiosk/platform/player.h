#pragma once

#include "base/result.h"
#include "paint/layer.h"

#include <filesystem>
#include <memory>
#include <span>

struct SDL_Renderer;

namespace waypost::text {
class FontSet;
}

namespace waypost::platform {

inline constexpr const char* k_icon_font =
    "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";

struct PlayerFonts {
    const text::FontSet* text = nullptr; ///< nullptr: text is left out; must outlive the player
    std::filesystem::path icons = k_icon_font;
};

/// Plays display lists onto a renderer. Knows no screen, writes no log. Everything lands on whole pixels:
/// edges of rectangles, baselines and offsets of layers are rounded, and smooth edges come as masks, so that
/// every renderer gives the same picture. Not thread-safe.
class Player {
public:
    /// The renderer must outlive the player.
    Player(SDL_Renderer* renderer, PlayerFonts fonts);
    ~Player();
    Player(Player&&) noexcept;
    Player& operator=(Player&&) noexcept;

    /// In order, over what is there. The opacity of a layer is that of each of its commands.
    void play(std::span<const paint::Layer> layers);

    /// Forgets every texture that shows words or icons: the end of a visit.
    void drop_text();
    /// Forgets every texture: the renderer lost them.
    void drop_all();

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace waypost::platform
