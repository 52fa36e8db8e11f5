#include "platform/sdl_memory.h"

#include <SDL.h>

#include <atomic>

namespace waypost::platform {

namespace {

// SDL's allocator is one for the whole process, and so is what it counts.
struct SdlMemory {
    SDL_malloc_func malloc_func = nullptr;
    SDL_calloc_func calloc_func = nullptr;
    SDL_realloc_func realloc_func = nullptr;
    SDL_free_func free_func = nullptr;
    std::atomic<size_t> count{0};
};

SdlMemory& memory() {
    static SdlMemory the_memory;
    return the_memory;
}

void* SDLCALL counted_malloc(size_t size) {
    ++memory().count;
    return memory().malloc_func(size);
}
void* SDLCALL counted_calloc(size_t count, size_t size) {
    ++memory().count;
    return memory().calloc_func(count, size);
}
void* SDLCALL counted_realloc(void* old, size_t size) {
    ++memory().count;
    return memory().realloc_func(old, size);
}

} // namespace

void watch_sdl_memory() {
    SdlMemory& own = memory();
    SDL_GetMemoryFunctions(&own.malloc_func, &own.calloc_func, &own.realloc_func, &own.free_func);
    SDL_SetMemoryFunctions(counted_malloc, counted_calloc, counted_realloc, own.free_func);
}

size_t sdl_allocations() {
    return memory().count;
}

} // namespace waypost::platform
