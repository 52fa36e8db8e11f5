#include "app/bench.h"
#include "app/bench_child.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

/// Instructions, counted by callgrind: the same program on the same files gives about the same number on
/// every machine and at every load.
namespace waypost::app::bench {

namespace {

bool has_valgrind() {
    const char* path = std::getenv("PATH");
    std::string folders = path != nullptr ? path : "";
    for (size_t begin = 0; begin <= folders.size();) {
        const size_t end = std::min(folders.find(':', begin), folders.size());
        std::error_code none;
        if (std::filesystem::exists(std::filesystem::path(folders.substr(begin, end - begin)) / "valgrind",
                                    none))
            return true;
        begin = end + 1;
    }
    return false;
}

/// Millions of instructions of one child; none where it failed.
std::optional<double> count(const Setup& setup, const ChildOptions& options, bool region_only) {
    const auto out = setup.folder / "callgrind.out";
    std::vector<std::string> valgrind{"valgrind", "-q", "--tool=callgrind",
                                      "--callgrind-out-file=" + out.string()};
    if (region_only)
        valgrind.insert(valgrind.end(), {"--collect-atstart=no", "--toggle-collect=waypost_bench_region"});
    if (run(options, valgrind).status != 0)
        return std::nullopt;
    std::ifstream file(out);
    std::optional<double> total;
    for (std::string word; file >> word;)
        if (double number = 0; (word == "totals:" || word == "summary:") && file >> number)
            total = number / 1e6;
    return total;
}

} // namespace

Rows counts(const Setup& setup) {
    Rows rows;
    if (!has_valgrind())
        return rows;
    const auto add = [&](const std::string& name, const ChildOptions& options, bool region_only) {
        if (const auto millions = count(setup, options, region_only))
            rows.push_back({"counts", name, *millions, "M instr.", {}, ""});
    };
    add("start to first frame and end", {"start", setup.config, {}, {}}, false);
    for (const char* const locale : {"en", "ar", "km"}) {
        if (std::find(setup.locales.begin(), setup.locales.end(), locale) == setup.locales.end())
            continue;
        for (const char* const screen : {"home", "topic", "contact"})
            add(fmt::format("first layout of {} in {}", screen, locale),
                {"region", setup.config, screen, locale}, true);
        if (locale != std::string_view("en"))
            add(fmt::format("language switch on home, en to {}", locale),
                {"region", setup.config, "switch", locale}, true);
    }
    return rows;
}

} // namespace waypost::app::bench
