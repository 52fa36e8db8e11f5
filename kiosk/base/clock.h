#pragma once

#include <chrono>
#include <cstdint>

namespace waypost {

/// A moment of the monotonic clock: timers, idle, animation. Never shown to anyone.
using Instant = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;
using Millis = std::chrono::milliseconds;

/// A moment of the wall clock, UTC.
using WallTime = std::chrono::sys_seconds;

/// Where the time comes from. Injected everywhere, so that a test can set it.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
    /// False while nobody has told the machine what time it is; then nothing may be said about opening hours.
    [[nodiscard]] virtual bool wall_is_trusted() const = 0;
};

} // namespace waypost
