#pragma once

#include <string>
#include <utility>
#include <variant>

namespace waypost {

/// Why something expected to fail now and then did fail: one sentence for a technician.
struct Error {
    std::string message;
};

/// A value, or the reason why there is none. Expected failure is returned; exceptions stop at the boundary
/// of the library that throws them.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}     // NOLINT(*-explicit-*)
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {} // NOLINT(*-explicit-*)

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only after ok().
    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }

    /// Only after !ok().
    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace waypost
