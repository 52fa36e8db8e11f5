#pragma once

#include "yaml/node.h"

#include <memory>
#include <string_view>

/// A quick way through the YAML that our own files are written in. Not for other folders.
namespace waypost::yaml {

/// The tree of a text in plain form: block maps and lists with unquoted keys; texts on one line, plain or in
/// double quotation marks with \" and \\ alone escaped; lists and maps in brackets on one line; comments.
/// nullptr for everything else, mistakes included: yaml-cpp reads those, and says what is wrong. Where there
/// is a tree it is the one that yaml-cpp would give, some twenty times as fast. `text` has passed
/// check_bytes().
std::shared_ptr<const Node> parse_plain(std::string_view text);

/// The tree of any text, by way of yaml-cpp; nullptr, and why in the context's diagnostics, where it has
/// none.
std::shared_ptr<const Node> parse_any(std::string_view text, const Context& context);

} // namespace waypost::yaml
