#pragma once

#include "app/bench.h"

#include <sys/types.h>

#include <map>
#include <string>
#include <string_view>

/// The children of the bench: started by the parent, answering in lines on their standard output.
namespace waypost::app::bench {

/// How a child is called: `waypost bench --child MODE [--config F] [--what W] [--locale L]`.
struct ChildOptions {
    std::string mode; ///< bare, start, visits, drag, still_page, still_welcome, region
    std::filesystem::path config;
    std::string what; ///< visits: how much is visited; region: what is counted
    std::string locale;
};
/// The child's whole life; answers its exit status.
int run_child(const ChildOptions& options);

/// Lines of a child: `NAME NUMBER…`, in the order in which they came.
struct Line {
    std::string name;
    std::string text; ///< what follows the name
    [[nodiscard]] double number() const;
};

struct ChildResult {
    int status = -1;
    double first_line_ms = 0; ///< from before the start of the process to its first line
    std::vector<Line> lines;
    /// The number of the first line of that name; 0 where there is none.
    [[nodiscard]] double operator[](std::string_view name) const;
};

/// Runs a child to its end. `before` goes in front of the command: valgrind and its options.
ChildResult run(const ChildOptions& options, const std::vector<std::string>& before = {});

/// A child that goes on while the parent does other things.
class Child {
public:
    explicit Child(const ChildOptions& options, const std::vector<std::string>& before = {});
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// The next line; none when the child has closed its output.
    std::optional<Line> line();
    /// Asks it to end, and waits.
    int stop();
    /// Waits for its end.
    int wait();

private:
    pid_t m_pid = -1;
    int m_output = -1;
    std::string m_buffer;
};

/// Says a line to the parent, from within a child.
void tell(std::string_view name, double value);
void tell(std::string_view name, std::string_view text);

/// Tells the proportional set size of this process in KiB (proc(5), smaps_rollup) as WHEN_Pss, and its parts
/// as WHEN_Pss_Anon, WHEN_Pss_File and WHEN_Pss_Shmem.
void tell_memory(std::string_view when);

} // namespace waypost::app::bench
