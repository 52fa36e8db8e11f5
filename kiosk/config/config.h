#pragma once

#include "base/diagnostic.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// kiosk.yaml: the one file that a technician edits.
namespace waypost::config {

enum class Rotation { none = 0, quarter = 90, half = 180, three_quarters = 270 };
enum class WindowMode { full_screen, window };

struct Display {
    Rotation rotation = Rotation::none;
    /// Diagonal of the panel in inches; none: ask the display, else assume 21.5.
    std::optional<double> diagonal_in;
    /// Multiplies every physical size; for a panel that is read from farther away. 0.8 to 2.
    double scale = 1.0;
    WindowMode mode = WindowMode::full_screen;
    /// Size of the window in pixels (mode: window only).
    int width = 0;
    int height = 0;
    friend bool operator==(const Display&, const Display&) = default;
};

struct Config {
    std::string site_name; ///< shown beside the mark; "": the pack's place name
    std::string pack = "willimantic";
    std::vector<std::string> languages; ///< BCP 47 tags in order; never empty after load
    std::string default_language = "en";
    std::string time_zone; ///< IANA name; "": the pack's
    Display display;
    std::chrono::seconds idle{120};
    std::chrono::seconds idle_sensitive{60};
    std::chrono::seconds warning{30};
    bool reduced_motion = false;
    int volume = 60; ///< 0 to 100
    std::string theme = "light";
    std::filesystem::path content_dir;
    std::filesystem::path locales_dir;
    friend bool operator==(const Config&, const Config&) = default;
};

struct Loaded {
    Config config; ///< sound values for whatever was wrong or missing
    Diagnostics diagnostics;
};

/// Reads kiosk.yaml. Relative content_dir and locales_dir are taken from the file's own folder; where they
/// are missing, from `data_dir`. A missing file is an error with all defaults.
Loaded load_config(const std::filesystem::path& file, const std::filesystem::path& data_dir);

/// All defaults, with content and locales under `data_dir`.
Config default_config(const std::filesystem::path& data_dir);

} // namespace waypost::config
