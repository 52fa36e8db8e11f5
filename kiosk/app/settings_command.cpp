#include "app/commands.h"
#include "app/site_data.h"
#include "config/system_files.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

namespace waypost::app {

namespace {

namespace fs = std::filesystem;

void report(const std::string& message) {
    fmt::print(stderr, "waypost settings: {}\n", message);
}

/// Puts the file in its place whole or not at all; nobody else can read it before it has its mode. The reason
/// where it failed.
std::optional<std::string> write_file(const fs::path& folder, const config::SystemFile& file) {
    const fs::path target = folder / file.name;
    const fs::path draft = folder / ("." + file.name + ".new");
    const auto failed = [&](const char* what) {
        return fmt::format("{} {}: {}", what, target.string(), std::strerror(errno));
    };
    unlink(draft.c_str());
    const int fd = open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return failed("cannot create");
    const bool written =
        write(fd, file.text.data(), file.text.size()) == static_cast<ssize_t>(file.text.size()) &&
        fchmod(fd, file.mode) == 0 && fsync(fd) == 0;
    const bool closed = close(fd) == 0;
    if (!written || !closed || rename(draft.c_str(), target.c_str()) != 0) {
        auto why = failed("cannot write");
        unlink(draft.c_str());
        return why;
    }
    return std::nullopt;
}

} // namespace

int settings_command(const SettingsOptions& options) {
    const auto loaded = load_settings(options.config, options.site);
    for (const auto& diagnostic : loaded.diagnostics)
        fmt::print(stderr, "{}\n", to_string(diagnostic));
    bool in_order = !has_errors(loaded.diagnostics);

    std::error_code error;
    fs::create_directories(options.out, error);
    if (error) {
        report(fmt::format("cannot make {}: {}", options.out.string(), error.message()));
        return 1;
    }
    const auto files = config::system_files(loaded.config);
    for (const auto& file : files) {
        if (const auto why = write_file(options.out, file)) {
            report(*why);
            in_order = false;
        }
    }
    for (const auto name : config::system_file_names()) {
        const bool is_wanted =
            std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
        if (!is_wanted && !fs::remove(options.out / name, error) && error) {
            report(fmt::format("cannot remove {}: {}", (options.out / name).string(), error.message()));
            in_order = false;
        }
    }
    return in_order ? 0 : 1;
}

} // namespace waypost::app
