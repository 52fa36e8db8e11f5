#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// `waypost bench`: how fast, how small and how still the kiosk is. docs/bench.md says how to read it.
///
/// The bench starts this very program again and again as its children, so that what is measured is the kiosk
/// alone, in a fresh process: the parent spawns and reads, a child runs the loop with a display that plays a
/// script (bench_stage.h).
namespace waypost::app::bench {

/// One line of the table.
struct Row {
    std::string group;
    std::string name;
    double value = 0;
    std::string unit;
    std::optional<double> limit; ///< the most that is wanted; none: told for comparison
    std::string note;
};
using Rows = std::vector<Row>;

/// What every measurement needs to know.
struct Setup {
    std::filesystem::path folder;     ///< of this run, for what it writes; removed in the end
    std::filesystem::path config;     ///< every complete language on, 1920x1080, no idle time
    std::filesystem::path english;    ///< the folder of the English messages
    std::vector<std::string> locales; ///< of that configuration
    int repeats = 15;                 ///< of each start
    int still_s = 60;                 ///< how long a still screen is watched
};

Rows start(const Setup& setup);
Rows memory(const Setup& setup);
Rows touch(const Setup& setup);
Rows drag(const Setup& setup);
Rows still(const Setup& setup);
Rows growth(const Setup& setup);
/// Instructions under callgrind; no row where valgrind is not installed.
Rows counts(const Setup& setup);

/// The value at `part` (0 to 1) of the sorted values; 0 of none.
double quantile(std::vector<double> values, double part);

/// A kiosk.yaml for the bench in `folder`. `locales_dir` and `content_dir` empty: those of the program.
std::filesystem::path write_config(const std::filesystem::path& folder,
                                   const std::vector<std::string>& locales,
                                   const std::filesystem::path& content_dir,
                                   const std::filesystem::path& locales_dir, const std::string& pack);

} // namespace waypost::app::bench
