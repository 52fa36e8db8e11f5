#include "platform/bare_window.h"

#include "platform/sdl.h"

namespace waypost::platform {

Result<bool> show_bare_window(int width, int height, const std::function<void()>& shown) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); // as the kiosk does
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return Error{sdl_error()};
    const WindowPtr window(SDL_CreateWindow("Bare", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width,
                                            height, SDL_WINDOW_RESIZABLE));
    const RendererPtr renderer(window ? SDL_CreateRenderer(window.get(), -1, 0) : nullptr);
    if (!renderer)
        return Error{sdl_error()};
    SDL_SetRenderDrawColor(renderer.get(), 250, 240, 230, 255);
    SDL_RenderClear(renderer.get());
    SDL_RenderPresent(renderer.get());
    shown();
    return true;
}

} // namespace waypost::platform
