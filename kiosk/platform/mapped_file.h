#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace waypost::platform {

/// A file that is read where the kernel keeps it, without a copy of it and without a call for each piece of
/// it.
class MappedFile {
public:
    /// Empty where the file cannot be read.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

} // namespace waypost::platform
