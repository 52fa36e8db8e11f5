#pragma once

#include "platform/wake_sources.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace waypost::platform {

/// More of a notice is not read.
inline constexpr size_t k_most_notice_bytes = 2048;

/// A notice as it may be shown: well-formed UTF-8 without controls but the line feed, without white space
/// around it, and not more than k_most_notice_bytes of it.
std::string clean_notice(std::string_view bytes);

/// A file that comes, changes and goes while the kiosk runs: what the system tells who looks after the kiosk.
/// Only watched where its folder is there at the start; then its descriptor has something to read whenever
/// something happened in the folder.
class NoticeFile {
public:
    explicit NoticeFile(std::filesystem::path file);
    /// -1: nothing is watched.
    [[nodiscard]] int fd() const { return m_watch.is_open() ? m_watch.get() : -1; }
    /// What it says now, cleaned; "" where there is nothing to say. What the descriptor told is done with.
    std::string read();

private:
    std::filesystem::path m_file;
    Descriptor m_watch;
};

} // namespace waypost::platform
