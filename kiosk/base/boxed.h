#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace waypost {

/// A value that is mostly absent and large where it is there: it takes the place of a pointer until then. It
/// reads like a std::optional, never changes once it is there, and copies share it.
template <class T> class Boxed {
public:
    Boxed() = default;
    Boxed(std::optional<T> value) // NOLINT(*-explicit-*)
        : m_shared(value ? std::make_shared<const T>(*std::move(value)) : nullptr) {}
    Boxed(T value) : m_shared(std::make_shared<const T>(std::move(value))) {} // NOLINT(*-explicit-*)

    [[nodiscard]] bool has_value() const { return m_shared != nullptr; }
    explicit operator bool() const { return has_value(); }
    /// Only where there is one, as with std::optional.
    const T& operator*() const { return *m_shared; }
    const T* operator->() const { return m_shared.get(); }

private:
    std::shared_ptr<const T> m_shared;
};

} // namespace waypost
