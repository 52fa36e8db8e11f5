#include "app/bench_allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define WAYPOST_COUNTS_NEW 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WAYPOST_COUNTS_NEW 0
#else
#define WAYPOST_COUNTS_NEW 1
#endif
#else
#define WAYPOST_COUNTS_NEW 1
#endif

namespace waypost::app::bench {

namespace {

// `operator new` is one for the whole program, and so is what it counts.
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<bool> is_counting{false};
std::atomic<size_t> count{0};
std::atomic<size_t> bytes{0};
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

} // namespace

void count_allocations() {
    count = 0;
    bytes = 0;
    is_counting = true;
}

Allocations counted_allocations() {
    is_counting = false;
    return {count, bytes};
}

bool can_count_allocations() {
    return WAYPOST_COUNTS_NEW != 0;
}

#if WAYPOST_COUNTS_NEW
namespace {

void* allocate(size_t size) noexcept {
    if (is_counting.load(std::memory_order_relaxed)) {
        count.fetch_add(1, std::memory_order_relaxed);
        bytes.fetch_add(size, std::memory_order_relaxed);
    }
    return std::malloc(size == 0 ? 1 : size); // NOLINT(*-no-malloc, *-owning-memory)
}

} // namespace
#endif

} // namespace waypost::app::bench

#if WAYPOST_COUNTS_NEW
// The replacements that the standard allows ([new.delete]); the array and nothrow forms call these.
void* operator new(size_t size) {
    void* memory = waypost::app::bench::allocate(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}
void operator delete(void* memory) noexcept {
    std::free(memory); // NOLINT(*-no-malloc, *-owning-memory)
}
void operator delete(void* memory, size_t /*size*/) noexcept {
    std::free(memory); // NOLINT(*-no-malloc, *-owning-memory)
}
#endif
