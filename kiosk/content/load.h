#pragma once

#include "base/diagnostic.h"
#include "content/model.h"

#include <filesystem>
#include <optional>

namespace waypost::content {

struct Loaded {
    /// What could be read. None only where nothing useful can be shown (no pack.yaml, no topic or
    /// no category left): one bad topic, service or fact costs only itself.
    std::optional<Pack> pack;
    Diagnostics diagnostics;
};

/// Reads `dir` (content/<pack>) and checks everything that can be checked without a clock or a locale.
Loaded load_pack(const std::filesystem::path& dir);

/// A warning for every check that is overdue on `today`, confirmed or not, and for every check that claims to
/// have been made after `today`.
Diagnostics stale(const Pack& pack, Date today);

} // namespace waypost::content
