#pragma once

#include "base/diagnostic.h"

#include <atomic>
#include <concepts>
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
        : m_shared(std::string_view(text).empty() ? nullptr : new Shared{std::string(text)}) {}

    SharedText(const SharedText& other) noexcept : m_shared(other.m_shared) {
        if (m_shared != nullptr)
            m_shared->owners.fetch_add(1, std::memory_order_relaxed);
    }
    SharedText(SharedText&& other) noexcept : m_shared(std::exchange(other.m_shared, nullptr)) {}
    SharedText& operator=(SharedText other) noexcept {
        std::swap(m_shared, other.m_shared);
        return *this;
    }
    ~SharedText() {
        if (m_shared != nullptr && m_shared->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_shared;
    }

    [[nodiscard]] const std::string& str() const {
        static const std::string k_empty;
        return m_shared != nullptr ? m_shared->text : k_empty;
    }
    operator const std::string&() const { return str(); } // NOLINT(*-explicit-*)
    operator std::string_view() const { return str(); }   // NOLINT(*-explicit-*)
    [[nodiscard]] bool empty() const { return m_shared == nullptr; }
    friend bool operator==(const SharedText& a, const SharedText& b) { return a.str() == b.str(); }
    template <class Text>
    requires std::convertible_to<Text, std::string_view>
    friend bool operator==(const SharedText& a, const Text& b) { return a.str() == std::string_view(b); }
    friend std::string operator+(std::string a, const SharedText& b) { return std::move(a) + b.str(); }

private:
    /// As std::shared_ptr would, in half the room: there are several of these in each fact.
    struct Shared {
        const std::string text;
        std::atomic<unsigned> owners{1};
    };
    Shared* m_shared = nullptr; ///< null: empty
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
