#include "app/bench.h"
#include "app/bench_child.h"
#include "app/commands.h"
#include "app/site_data.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace waypost::app {

namespace {

namespace fs = std::filesystem;
using bench::Row;
using bench::Rows;
using bench::Setup;

struct Measurement {
    std::string_view name;
    Rows (*measure)(const Setup&);
};
constexpr std::array k_measurements{
    Measurement{"start", bench::start},   Measurement{"memory", bench::memory},
    Measurement{"touch", bench::touch},   Measurement{"drag", bench::drag},
    Measurement{"still", bench::still},   Measurement{"growth", bench::growth},
    Measurement{"counts", bench::counts},
};

/// A folder for what the bench writes; gone when the bench ends.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "waypost-bench-XXXXXX").string();
        if (mkdtemp(name.data()) != nullptr)
            m_path = name;
    }
    ~Folder() {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

/// Every language there is with all its interface, those of the configuration first.
std::vector<std::string> all_locales(const config::Config& config) {
    std::vector<std::string> tags = config.languages;
    std::vector<std::string> more;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(config.locales_dir, none)) {
        const auto tag = entry.path().filename().string();
        if (fs::exists(entry.path() / "locale.yaml", none) && fs::exists(entry.path() / "ui.yaml", none) &&
            std::find(tags.begin(), tags.end(), tag) == tags.end())
            more.push_back(tag);
    }
    std::sort(more.begin(), more.end());
    tags.insert(tags.end(), more.begin(), more.end());
    return tags;
}

bool is_over(const Row& row) {
    return row.limit && row.value > *row.limit;
}

std::string figure(double value) {
    if (value == 0 || value >= 1000)
        return fmt::format("{:.0f}", value);
    return value < 10 ? fmt::format("{:.2f}", value) : fmt::format("{:.1f}", value);
}

void print(const Rows& rows) {
    fmt::print("{:<8} {:<50} {:>10} {:<9} {:>9}  {}\n", "", "what", "value", "", "at most", "");
    for (const auto& row : rows)
        fmt::print("{:<8} {:<50} {:>10} {:<9} {:>9}  {}{}\n", row.group, row.name, figure(row.value),
                   row.unit, row.limit ? figure(*row.limit) : "", is_over(row) ? "OVER " : "", row.note);
    std::fflush(stdout);
}

nlohmann::ordered_json to_json(const Rows& rows) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& row : rows) {
        auto& one = list.emplace_back();
        one["group"] = row.group;
        one["name"] = row.name;
        one["value"] = row.value;
        one["unit"] = row.unit;
        one["limit"] = row.limit ? nlohmann::ordered_json(*row.limit) : nullptr;
        one["over"] = is_over(row);
        one["note"] = row.note;
    }
    return {{"rows", std::move(list)}};
}

} // namespace

std::filesystem::path bench::write_config(const fs::path& folder, const std::vector<std::string>& locales,
                                          const fs::path& content_dir, const fs::path& locales_dir,
                                          const std::string& pack) {
    auto file = folder / "kiosk.yaml";
    std::ofstream out(file);
    out << "languages: [" << fmt::format("{}", fmt::join(locales, ", ")) << "]\n"
        << "default_language: " << locales.front() << "\npack: " << pack << "\n"
        << "idle_s: 3600\nidle_sensitive_s: 3600\n"
        << "display: {mode: window, size: \"1920x1080\", diagonal_in: 21.5}\n";
    if (!content_dir.empty())
        out << "content_dir: \"" << content_dir.string() << "\"\n";
    if (!locales_dir.empty())
        out << "locales_dir: \"" << locales_dir.string() << "\"\n";
    return file;
}

int bench_command(const BenchOptions& options) {
    if (!options.child.empty())
        return bench::run_child({options.child, options.config, options.what, options.locale});
    const auto known = [&] {
        return std::any_of(k_measurements.begin(), k_measurements.end(),
                           [&](const auto& one) { return one.name == options.only; });
    };
    if (!options.only.empty() && !known()) {
        fmt::print(stderr, "waypost: there is no measurement '{}'\n", options.only);
        return 2;
    }
    setenv("SDL_RENDER_DRIVER", "software", 0);
    // Nobody needs to see it.
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr)
        setenv("SDL_VIDEODRIVER", "offscreen", 0);
    const Folder folder;
    if (folder.path().empty()) {
        fmt::print(stderr, "waypost: no folder for temporary files\n");
        return 73; // EX_CANTCREAT of sysexits.h
    }
    const auto config = load_settings(options.config).config;
    Setup setup;
    setup.folder = folder.path();
    setup.locales = all_locales(config);
    setup.english = config.locales_dir / "en";
    setup.config = bench::write_config(folder.path(), setup.locales, config.content_dir, config.locales_dir,
                                       config.pack);
    Rows all;
    for (const auto& [name, measure] : k_measurements) {
        if (!options.only.empty() && name != options.only)
            continue;
        fmt::print(stderr, "waypost: measuring {}\n", name);
        auto rows = measure(setup);
        all.insert(all.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    }
    print(all);
    if (!options.json.empty()) {
        std::ofstream out(options.json);
        out << to_json(all).dump(1) << '\n';
        if (!out.flush()) {
            fmt::print(stderr, "waypost: cannot write '{}'\n", options.json.string());
            return 73;
        }
    }
    return 0;
}

} // namespace waypost::app
