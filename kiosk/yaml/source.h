#pragma once

#include "base/diagnostic.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// The bytes of a file, before they are YAML. Not for other folders.
namespace waypost::yaml {

/// The whole of a regular file of at most k_max_file_bytes, or a diagnostic for the file called `name`.
std::optional<std::string> read_bytes(const std::filesystem::path& file, const std::string& name,
                                      Diagnostics& diagnostics);

/// Reports what may stand in no file of ours: bytes that are not UTF-8 (Unicode 15, table 3-7), tabs and
/// control characters. At most one a line and ten a file. False when anything was reported.
bool check_bytes(std::string_view text, const std::string& name, Diagnostics& diagnostics);

} // namespace waypost::yaml
