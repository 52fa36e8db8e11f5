#include "platform/service_notifier.h"

#include "platform/wake_sources.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace waypost::platform {

ServiceNotifier ServiceNotifier::from_environment() {
    const char* path = std::getenv("NOTIFY_SOCKET");
    const char* limit = std::getenv("WATCHDOG_USEC");
    long long us = 0;
    if (limit != nullptr)
        std::from_chars(limit, limit + std::strlen(limit), us);
    return {path != nullptr ? path : "", std::chrono::duration_cast<Millis>(std::chrono::microseconds{us})};
}

ServiceNotifier::ServiceNotifier(std::string socket_path, Millis watchdog)
    : m_socket_path(std::move(socket_path)), m_interval(watchdog / 2) {}

void ServiceNotifier::alive(Instant now) {
    if (m_socket_path.empty())
        return;
    if (!std::exchange(m_ready, true))
        send("READY=1");
    if (m_interval <= Millis{0} || (m_last && now < *m_last + m_interval / 2))
        return;
    send("WATCHDOG=1");
    m_last = now;
}

std::optional<Instant> ServiceNotifier::next_due() const {
    if (m_socket_path.empty() || m_interval <= Millis{0} || !m_last)
        return std::nullopt;
    return *m_last + m_interval;
}

void ServiceNotifier::status(std::string_view text) {
    if (m_socket_path.empty() || text == m_status)
        return;
    m_status = text;
    send("STATUS=" + m_status);
}

void ServiceNotifier::stopping() {
    if (!m_socket_path.empty())
        send("STOPPING=1");
}

void ServiceNotifier::send(const std::string& message) const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_socket_path.size() >= sizeof address.sun_path)
        return;
    std::memcpy(address.sun_path, m_socket_path.data(), m_socket_path.size());
    if (address.sun_path[0] == '@') // an abstract socket
        address.sun_path[0] = '\0';
    const Descriptor socket_fd(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_socket_path.size());
    if (socket_fd.is_open())
        sendto(socket_fd.get(), message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
               reinterpret_cast<const sockaddr*>(&address), size);
}

} // namespace waypost::platform
