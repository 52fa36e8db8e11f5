#pragma once

#include <cstddef>

/// Counts what this program's own code asks of `operator new`, for the bench. What C libraries ask of malloc
/// is not in it; SDL's share is counted by platform/sdl_memory.h.
namespace waypost::app::bench {

struct Allocations {
    size_t count = 0;
    size_t bytes = 0;
};

/// Counting is off until this is called; it begins at zero each time.
void count_allocations();
/// Ends the counting.
Allocations counted_allocations();
/// False in builds with AddressSanitizer, whose own `operator new` stays: they count nothing.
bool can_count_allocations();

} // namespace waypost::app::bench
