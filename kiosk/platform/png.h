#pragma once

#include "base/result.h"
#include "platform/image.h"

#include <filesystem>

namespace waypost::platform {

/// Reads any PNG as 8-bit RGBA. A missing, truncated or foreign file is an error that names it.
Result<Image> read_png(const std::filesystem::path& file);
/// Writes 8-bit RGBA. The number of bytes, or why it cannot be written.
Result<size_t> write_png(const std::filesystem::path& file, const Image& image);

} // namespace waypost::platform
