#pragma once

#include "base/diagnostic.h"

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace waypost {

/// A text that never changes; copies share it. For what stands in thousands of values and is the same in
/// most: the source of a fact, the name of a file.
class SharedText {
public:
    SharedText() = default;
    template <class Text>
    requires std::convertible_to<Text, std::string_view> SharedText(const Text& text) // NOLINT(*-explicit-*)
        : m_shared(std::string_view(text).empty() ? nullptr : std::make_shared<const std::string>(text)) {}

    [[nodiscard]] const std::string& str() const {
        static const std::string k_empty;
        return m_shared ? *m_shared : k_empty;
    }
    operator const std::string&() const { return str(); } // NOLINT(*-explicit-*)
    operator std::string_view() const { return str(); }   // NOLINT(*-explicit-*)
    [[nodiscard]] bool empty() const { return m_shared == nullptr; }
    friend bool operator==(const SharedText& a, const SharedText& b) { return a.str() == b.str(); }
    template <class Text>
    requires std::convertible_to<Text, std::string_view>
    friend bool operator==(const SharedText& a, const Text& b) { return a.str() == std::string_view(b); }

private:
    std::shared_ptr<const std::string> m_shared; ///< null: empty
};

/// A Place that shares the name of its file with others.
struct SharedPlace {
    SharedText file;
    int line = 0;
    int column = 0;

    SharedPlace() = default;
    SharedPlace(SharedText the_file, int the_line, int the_column)
        : file(std::move(the_file)), line(the_line), column(the_column) {}
    SharedPlace(const Place& place) // NOLINT(*-explicit-*)
        : file(place.file), line(place.line), column(place.column) {}
    operator Place() const { return {file.str(), line, column}; } // NOLINT(*-explicit-*)
};

} // namespace waypost
