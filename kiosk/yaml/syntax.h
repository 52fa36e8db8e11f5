#pragma once

#include "base/diagnostic.h"

#include <yaml-cpp/exceptions.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// From yaml-cpp's complaints to sentences for an editor. Not for other folders.
namespace waypost::yaml {

/// What is wrong with `text` (the file called `name`), at the place where a person should look first.
/// `open_bracket` is the innermost '[' or '{' that was open when the parser gave up.
Diagnostic explain_syntax_error(const YAML::Exception& error, std::string_view text, const std::string& name,
                                const std::optional<Place>& open_bracket);

/// Where the quotation mark at `open` is closed in `text`, or npos.
std::size_t closing_quote(std::string_view text, std::size_t open);

} // namespace waypost::yaml
