#pragma once

#include "base/clock.h"

#include <filesystem>

namespace waypost::platform {

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] WallTime wall() const override;
    /// The rule of trusts() with what the kernel says now.
    [[nodiscard]] bool wall_is_trusted() const override;
};

/// What is known of the wall clock.
struct WallEvidence {
    bool synchronised = false;      ///< a time server set it (adjtimex(2) does not say TIME_ERROR)
    bool has_battery_clock = false; ///< a clock that kept running while the power was off set it
    WallTime wall{};
};

/// Whether a battery clock has set the wall clock: the kernel did so at the start (`hctosys` of the clock
/// reads 1), or, where the clock's driver came later than that, a script of the system did and left the file
/// `clock_set`. That a clock is there says nothing: nobody may have read it.
bool battery_clock_set(const std::filesystem::path& hctosys, const std::filesystem::path& clock_set);

/// A clock is trusted when a time server has set it since the start, or when a battery clock set it; and in
/// either case not when it shows a time before this program was written. A Raspberry Pi has no battery clock:
/// after a power cut without a network it believes that the time stood still, and nothing is said about
/// opening hours.
bool trusts(const WallEvidence& evidence);

} // namespace waypost::platform
