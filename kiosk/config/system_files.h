#pragma once

#include "config/config.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What kiosk.yaml asks of the system below the kiosk, as the finished files of the programs that do it
/// (systemd-networkd, systemd-timesyncd, wpa_supplicant) and as single words for the scripts of the image
/// (image/). The image copies them to where they belong.
namespace waypost::config {

struct SystemFile {
    std::string name;
    unsigned mode = 0; ///< of the file: 0600 where it holds a password
    std::string text;
    friend bool operator==(const SystemFile&, const SystemFile&) = default;
};

/// Those that the settings ask for, in the order of their names. What is switched off has no file. A value
/// that holds a line break or another control character is left out with its file: it could be read as a
/// setting that nobody made.
std::vector<SystemFile> system_files(const Config& config);

/// The names of all that can be among them: what is there and not asked for must go.
std::span<const std::string_view> system_file_names();

} // namespace waypost::config
