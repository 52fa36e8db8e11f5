#pragma once

#include <cstddef>

namespace waypost::platform {

/// Counts what SDL asks of its allocator from now on. Only before SDL has allocated anything: at the start of
/// the program. For measuring.
void watch_sdl_memory();
/// Allocations by SDL since watch_sdl_memory(); 0 without it.
size_t sdl_allocations();

} // namespace waypost::platform
