#pragma once

#include <SDL.h>
#include <SDL_ttf.h>

#include <memory>
#include <string>

/// Owners of SDL's handles. Only the .cpp files of platform/ and headers that only they include see SDL.
namespace waypost::platform {

template <auto destroy> struct Destroy {
    template <class T> void operator()(T* handle) const { destroy(handle); }
};

using WindowPtr = std::unique_ptr<SDL_Window, Destroy<SDL_DestroyWindow>>;
using RendererPtr = std::unique_ptr<SDL_Renderer, Destroy<SDL_DestroyRenderer>>;
using SurfacePtr = std::unique_ptr<SDL_Surface, Destroy<SDL_FreeSurface>>;
/// Must go before its renderer: a renderer frees what textures it still has.
using TexturePtr = std::unique_ptr<SDL_Texture, Destroy<SDL_DestroyTexture>>;
using FontPtr = std::unique_ptr<TTF_Font, Destroy<TTF_CloseFont>>;

/// SDL_ttf, open as long as one of these lives (SDL_ttf counts).
class TtfLibrary {
public:
    TtfLibrary() : m_open(TTF_Init() == 0) {}
    ~TtfLibrary() {
        if (m_open)
            TTF_Quit();
    }
    TtfLibrary(const TtfLibrary&) = delete;
    TtfLibrary& operator=(const TtfLibrary&) = delete;
    [[nodiscard]] bool ok() const { return m_open; }

private:
    bool m_open;
};

/// The reason of the last failure, in SDL's words.
inline std::string sdl_error() {
    return SDL_GetError();
}

} // namespace waypost::platform
