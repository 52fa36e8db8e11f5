#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// The subcommands of `waypost`. Each answers the program's exit status.
namespace waypost::app {

struct RunOptions {
    std::filesystem::path config;
    bool window = false; ///< in a window, whatever kiosk.yaml says: for a desktop
};
int run_command(const RunOptions& options);

struct PaintOptions {
    std::filesystem::path config;
    std::string locale;
    std::string screen;
    std::string topic; ///< topic, category or service id, as the screen needs
    int page = 1;
    std::string size = "1080x1920";
    double diagonal_in = 21.5;
    std::string text_size = "normal";
    std::string theme = "light";
    std::string at;   ///< local time at the site, 2026-03-08T14:05; "": now
    int seconds = 21; ///< left on the warning screen
    std::filesystem::path out;
    std::filesystem::path all; ///< folder of the tour
    bool list = false;
    bool dump = false;  ///< the display list as text instead of a picture
    bool focus = false; ///< as after the first key: with the focus ring
    std::string press;  ///< "3": the third target pressed
};
int paint_command(const PaintOptions& options);

struct CheckOptions {
    std::filesystem::path config;
};
int check_command(const CheckOptions& options);
/// Lays every screen out in every language, text size and display, and reports whatever is cut or overlaps.
int check_layout_command(const CheckOptions& options);

} // namespace waypost::app
