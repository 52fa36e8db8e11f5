#include "platform/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace waypost::platform {

MappedFile::MappedFile(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    struct stat status {};
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* const begin = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (begin != MAP_FAILED) // NOLINT(performance-no-int-to-ptr): so the system defines it
            m_bytes = {static_cast<const std::byte*>(begin), size};
    }
    close(file);
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size()); // NOLINT(*-const-cast): as it asks
}

MappedFile::MappedFile(MappedFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

} // namespace waypost::platform
