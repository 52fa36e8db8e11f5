#include "platform/notice_file.h"

#include "text/utf8.h"

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace waypost::platform {

std::string clean_notice(std::string_view bytes) {
    if (bytes.size() > k_most_notice_bytes) {
        bytes = bytes.substr(0, k_most_notice_bytes);
        // Not in the middle of a character: its bytes after the first are 10xxxxxx, at most three.
        for (int i = 0; i < 3 && (static_cast<unsigned char>(bytes.back()) & 0xC0) == 0x80; ++i)
            bytes.remove_suffix(1);
        if ((static_cast<unsigned char>(bytes.back()) & 0xC0) == 0xC0)
            bytes.remove_suffix(1);
    }
    const std::string good = text::sanitise(bytes).utf8;
    std::string out;
    for (size_t at = 0; at < good.size();) {
        const auto c = text::decode(good, at);
        if (c.value != U'\r')
            text::append_utf8(out, c.value != U'\n' && text::is_control(c.value) ? U' ' : c.value);
        at += c.size;
    }
    constexpr const char* k_space = " \n";
    const size_t first = out.find_first_not_of(k_space);
    return first == std::string::npos ? std::string{}
                                      : out.substr(first, out.find_last_not_of(k_space) + 1 - first);
}

NoticeFile::NoticeFile(std::filesystem::path file) : m_file(std::move(file)) {
    if (m_file.empty())
        return;
    m_watch = Descriptor(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    const auto folder = std::filesystem::absolute(m_file).parent_path();
    constexpr uint32_t k_changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;
    if (m_watch.is_open() && inotify_add_watch(m_watch.get(), folder.c_str(), k_changes) < 0)
        m_watch = Descriptor{};
}

std::string NoticeFile::read() {
    if (!m_watch.is_open())
        return {};
    std::array<char, 4096> told{};
    while (::read(m_watch.get(), told.data(), told.size()) > 0) {
    }
    // Whatever stands there: a pipe must not hold the kiosk.
    const Descriptor file(open(m_file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat status {};
    if (!file.is_open() || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    std::string bytes(k_most_notice_bytes + 1, '\0');
    const ssize_t count = pread(file.get(), bytes.data(), bytes.size(), 0);
    return count > 0 ? clean_notice(std::string_view(bytes).substr(0, static_cast<size_t>(count)))
                     : std::string{};
}

} // namespace waypost::platform
