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
    bool strict =
        false; ///< with a mistake in kiosk.yaml, the built-in page that names it instead of defaults
    std::filesystem::path notice; ///< a file that may come and go: what it says stands on the first screen
    std::filesystem::path site;   ///< folder with `content` and `locales` that were installed later
    std::string built_in;         ///< only the built-in page, for this reason; nothing is read but the fonts
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
    std::filesystem::path
        notice; ///< with what this file says over the picture, as `waypost run --notice` does
};
int paint_command(const PaintOptions& options);

struct TextOptions {
    std::string locale; ///< any BCP 47 tag
    double width = 0;   ///< of the column, px
    double size = 0;    ///< the em, px, as in CSS
    bool bold = false;
    bool polish = false;        ///< break lines as the kiosk's screens do, where a browser would not try
    std::filesystem::path file; ///< UTF-8, one paragraph a line
    std::filesystem::path out;  ///< PNG file; "": none
};
/// Lays paragraphs out and prints their lines and runs as JSON (docs/text.md).
int text_command(const TextOptions& options);

struct CheckOptions {
    std::filesystem::path config;
    std::filesystem::path pictures = "layout-problems"; ///< folder for pictures of what `layout` finds
};
int check_command(const CheckOptions& options);
/// Lays every screen out in every language, text size and display, and reports whatever is cut or overlaps.
int check_layout_command(const CheckOptions& options);

struct SettingsOptions {
    std::filesystem::path config;
    std::filesystem::path out;  ///< folder for the files; made where it is missing
    std::filesystem::path site; ///< `site` of load_settings()
};
/// Writes what kiosk.yaml asks of the system below the kiosk (config/system_files.h), and removes what it
/// does not ask for. With mistakes in kiosk.yaml too: then with sound values for whatever was wrong, and 1 as
/// the answer.
int settings_command(const SettingsOptions& options);

struct BenchOptions {
    std::filesystem::path config;
    std::filesystem::path json; ///< "": the table alone
    std::string only;           ///< one measurement: start, memory, touch, drag, still, growth, counts
    // Of the children that the bench starts (bench_child.h).
    std::string child;
    std::string what;
    std::string locale;
};
/// Measures speed, memory and stillness on 1920x1080 with the software renderer; see docs/bench.md.
int bench_command(const BenchOptions& options);

} // namespace waypost::app
