#include "app/bench_child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace waypost::app::bench {

namespace {

std::vector<std::string> command_of(const ChildOptions& options, const std::vector<std::string>& before) {
    std::vector<std::string> command = before;
    command.push_back(std::filesystem::read_symlink("/proc/self/exe").string());
    command.insert(command.end(), {"bench", "--child", options.mode});
    for (const auto& [name, value] :
         {std::pair<std::string, std::string>{"--config", options.config.string()},
          {"--what", options.what},
          {"--locale", options.locale}})
        if (!value.empty())
            command.insert(command.end(), {name, value});
    return command;
}

} // namespace

double Line::number() const {
    return std::strtod(text.c_str(), nullptr);
}

double ChildResult::operator[](std::string_view name) const {
    for (const auto& line : lines)
        if (line.name == name)
            return line.number();
    return 0;
}

Child::Child(const ChildOptions& options, const std::vector<std::string>& before) {
    const auto command = command_of(options, before);
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const auto& argument : command)
        // exec(3) takes what it does not change as char*.
        arguments.push_back(
            const_cast<char*>(argument.c_str())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    arguments.push_back(nullptr);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe to a child");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    const int failed = posix_spawnp(&m_pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    m_output = ends[0];
    if (failed != 0) {
        m_pid = -1;
        throw std::runtime_error("cannot start " + command.front());
    }
}

Child::~Child() {
    if (m_pid > 0)
        stop();
    if (m_output >= 0)
        close(m_output);
}

std::optional<Line> Child::line() {
    for (;;) {
        if (const size_t end = m_buffer.find('\n'); end != std::string::npos) {
            const std::string whole = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 1);
            const size_t space = whole.find(' ');
            return Line{whole.substr(0, space), space == std::string::npos ? "" : whole.substr(space + 1)};
        }
        std::array<char, 4096> bytes{};
        const ssize_t count = read(m_output, bytes.data(), bytes.size());
        if (count <= 0)
            return std::nullopt;
        m_buffer.append(bytes.data(), static_cast<size_t>(count));
    }
}

int Child::wait() {
    int status = 0;
    if (m_pid <= 0 || waitpid(m_pid, &status, 0) != m_pid)
        return -1;
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int Child::stop() {
    kill(m_pid, SIGTERM);
    return wait();
}

ChildResult run(const ChildOptions& options, const std::vector<std::string>& before) {
    ChildResult result;
    const auto begin = std::chrono::steady_clock::now();
    Child child(options, before);
    while (auto line = child.line()) {
        if (result.lines.empty())
            result.first_line_ms =
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        result.lines.push_back(std::move(*line));
    }
    result.status = child.wait();
    return result;
}

void tell(std::string_view name, std::string_view text) {
    const std::string line = fmt::format("{} {}\n", name, text);
    for (size_t done = 0; done < line.size();) {
        const ssize_t count = write(STDOUT_FILENO, line.data() + done, line.size() - done);
        if (count <= 0)
            return;
        done += static_cast<size_t>(count);
    }
}

void tell(std::string_view name, double value) {
    tell(name, fmt::format("{:.6g}", value));
}

void tell_memory(std::string_view when) {
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string word; file >> word;)
        for (const std::string_view kind : {"Pss", "Pss_Anon", "Pss_File", "Pss_Shmem"})
            if (double kib = 0; word == std::string(kind) + ":" && file >> kib)
                tell(fmt::format("{}_{}", when, kind), kib);
}

} // namespace waypost::app::bench
