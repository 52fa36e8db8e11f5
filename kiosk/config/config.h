#pragma once

#include "base/diagnostic.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// kiosk.yaml: the one file that a technician edits.
namespace waypost::config {

enum class Rotation { none = 0, quarter = 90, half = 180, three_quarters = 270 };
enum class WindowMode { full_screen, window };

/// Hours of every day in which the panel is off while nobody is here, on the clock of the site, as minutes
/// since midnight; from == until does not occur. `from` may be the later one: then they span midnight.
struct Sleep {
    std::chrono::minutes from{};
    std::chrono::minutes until{};
    friend bool operator==(const Sleep&, const Sleep&) = default;
};

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
    std::optional<Sleep> sleep; ///< none: never
    friend bool operator==(const Display&, const Display&) = default;
};

/// A wireless network. Whatever stands in here has been checked (appliance.cpp): it can be written into the
/// configuration of another program.
struct Wifi {
    std::string ssid;     ///< 1 to 32 bytes without controls
    std::string password; ///< 8 to 63 printable ASCII characters; "": the network is open
    std::string country;  ///< ISO 3166-1 alpha-2: which channels the radio may use
    friend bool operator==(const Wifi&, const Wifi&) = default;
};

// What only the system on the card of a Raspberry Pi does something with; see system_files.h.
struct Network {
    bool ethernet = false;
    std::optional<Wifi> wifi;
    friend bool operator==(const Network&, const Network&) = default;
};
struct ClockSource {
    std::string battery_clock;             ///< the chip, as the kernel calls its driver; "": there is none
    std::vector<std::string> time_servers; ///< empty: the system's own
    friend bool operator==(const ClockSource&, const ClockSource&) = default;
};
struct Updates {
    bool usb = true; ///< from USB sticks
    friend bool operator==(const Updates&, const Updates&) = default;
};

struct Config {
    std::string site_name;              ///< shown beside the mark; "": the pack's place name
    std::string pack;                   ///< folder of content_dir; "": the first that is there
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
    Network network;
    ClockSource clock;
    Updates updates;
    std::filesystem::path content_dir;
    std::filesystem::path locales_dir;
    friend bool operator==(const Config&, const Config&) = default;
};

struct Loaded {
    Config config; ///< sound values for whatever was wrong or missing
    Diagnostics diagnostics;
    // Places of names, for whoever knows what they may name; line 0 where the file has none.
    Place time_zone_place;
    Place pack_place;
    std::map<std::string, Place> language_places; ///< by tag
};

/// Reads kiosk.yaml. Relative content_dir and locales_dir are taken from the file's own folder; where they
/// are missing, from `data_dir`. A missing file is an error with all defaults.
Loaded load_config(const std::filesystem::path& file, const std::filesystem::path& data_dir);

/// All defaults, with content and locales under `data_dir`.
Config default_config(const std::filesystem::path& data_dir);

} // namespace waypost::config
