#pragma once

#include "base/diagnostic.h"
#include "yaml/reader.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// The tree behind the values of reader.h. Not for other folders.
namespace waypost::yaml {

struct MapItem {
    std::string key;
    int line = 0;
    int column = 0;
    std::shared_ptr<const Node> value;
};

struct Node {
    Kind kind = Kind::nothing;
    int line = 0;
    int column = 0;
    std::string text;
    bool quoted = false;
    std::vector<std::shared_ptr<const Node>> items;
    std::vector<MapItem> entries;
    /// Values in here with aliases followed, itself included.
    std::size_t weight = 1;
};

struct Context {
    std::string file;
    Diagnostics* diagnostics = nullptr;

    [[nodiscard]] Place place(int line, int column) const { return {file, line, column}; }
    void error(Place place, std::string found, std::string expected, std::string suggestion = {}) const {
        diagnostics->push_back({Severity::error, std::move(place), std::move(found), std::move(expected),
                                std::move(suggestion)});
    }
};

} // namespace waypost::yaml
