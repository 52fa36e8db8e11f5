#include "app/bench.h"
#include "app/bench_allocations.h"
#include "app/bench_child.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <thread>

namespace waypost::app::bench {

namespace fs = std::filesystem;

namespace {

constexpr double k_frame_ms = 16;

struct Touches {
    std::vector<double> all;
    std::map<std::string, std::vector<double>> by_kind; ///< language, text_size, topic, …
    std::map<std::string, std::vector<double>> by_locale;
    std::map<double, std::string, std::greater<>> slowest;

    void add(const std::string& text) {
        // MS LOCALE KIND [ID]
        const size_t first = text.find(' ');
        const size_t second = text.find(' ', first + 1);
        const double ms = std::strtod(text.c_str(), nullptr);
        const std::string what = text.substr(second + 1);
        const std::string locale = text.substr(first + 1, second - first - 1);
        all.push_back(ms);
        by_kind[what.substr(0, what.find(' '))].push_back(ms);
        by_locale[locale].push_back(ms);
        slowest.emplace(ms, what + " in " + locale);
        if (slowest.size() > 5)
            slowest.erase(std::prev(slowest.end()));
    }
};

/// Wake-ups (voluntary context switches of all threads) and processor time of a process so far.
struct Activity {
    double wakes = 0;
    double cpu_ms = 0;
};

Activity activity_of(pid_t pid) {
    Activity out;
    std::error_code gone;
    for (const auto& task : fs::directory_iterator(fmt::format("/proc/{}/task", pid), gone)) {
        std::ifstream status(task.path() / "status");
        for (std::string word; status >> word;)
            if (double count = 0; word == "voluntary_ctxt_switches:" && status >> count)
                out.wakes += count;
        double ns = 0;
        if (std::ifstream(task.path() / "schedstat") >> ns)
            out.cpu_ms += ns / 1e6;
    }
    return out;
}

} // namespace

double quantile(std::vector<double> values, double part) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<size_t>(std::lround(part * static_cast<double>(values.size() - 1)));
    return values[std::min(at, values.size() - 1)];
}

Rows start(const Setup& setup) {
    std::vector<double> bare;
    std::vector<double> kiosk;
    double bare_pss = 0;
    // One after the other, so that a busy moment of the machine meets both.
    for (int i = 0; i < setup.repeats; ++i) {
        const auto one = run({"bare", {}, {}, {}});
        bare.push_back(one.first_line_ms);
        bare_pss = one["first_Pss"];
        kiosk.push_back(run({"start", setup.config, {}, {}}).first_line_ms);
    }
    const double base = quantile(bare, 0.5);
    const double first = quantile(kiosk, 0.5);
    return {{"start", "bare SDL2 window, median", base, "ms", {}, fmt::format("of {}", setup.repeats)},
            {"start", "first complete frame, median", first, "ms", {}, fmt::format("of {}", setup.repeats)},
            {"start", "first complete frame, 90%", quantile(kiosk, 0.9), "ms", {}, ""},
            {"start", "beyond the bare window", first - base, "ms", 60, ""},
            {"start", "PSS of the bare window", bare_pss / 1024, "MiB", {}, ""}};
}

Rows memory(const Setup& setup) {
    const auto visits = run({"visits", setup.config, {}, {}});
    const auto row = [&](const std::string& name, const std::string& when, std::optional<double> limit) {
        const auto part = [&](const char* kind) { return visits[when + kind] / 1024; };
        return Row{"memory",
                   name,
                   part("_Pss"),
                   "MiB",
                   limit,
                   fmt::format("{} languages; own {:.1f}, of files {:.1f}, shared with the display {:.1f}",
                               setup.locales.size(), part("_Pss_Anon"), part("_Pss_File"),
                               part("_Pss_Shmem"))};
    };
    return {row("PSS, first frame", "first", 40), row("PSS, in the first visit", "visiting", 40),
            row("PSS, after a visit in every language", "last", {})};
}

Rows touch(const Setup& setup) {
    const auto visits = run({"visits", setup.config, {}, {}});
    Touches down;
    Touches up;
    for (const auto& line : visits.lines) {
        if (line.name == "down")
            down.add(line.text);
        else if (line.name == "up")
            up.add(line.text);
    }
    Rows rows;
    const auto add = [&](const std::string& name, const std::vector<double>& values) {
        const auto count = fmt::format("{} touches", values.size());
        rows.push_back({"touch", name + ", 50%", quantile(values, 0.5), "ms", {}, count});
        rows.push_back({"touch", name + ", 99%", quantile(values, 0.99), "ms", k_frame_ms, count});
    };
    add("finger down: button shows it", down.all);
    add("finger up: next screen", up.all);
    for (const auto& [kind, values] : up.by_kind)
        add("· " + kind, values);
    for (const auto& [locale, values] : up.by_locale)
        rows.push_back({"touch", "· in " + locale + ", 99%", quantile(values, 0.99), "ms", k_frame_ms,
                        fmt::format("{} touches", values.size())});
    for (const auto& [ms, what] : up.slowest)
        rows.push_back({"touch", "slowest", ms, "ms", {}, what});
    rows.push_back({"touch", "goals that no target stood for", visits["missed"], "", 0, ""});
    return rows;
}

Rows drag(const Setup& setup) {
    const auto child = run({"drag", setup.config, {}, {}});
    const auto pages = fmt::format("{:.0f} pages", child["pages"]);
    Rows rows;
    if (can_count_allocations())
        rows.push_back({"drag", "allocations a frame (operator new)", child["allocations"], "", 0,
                        fmt::format("{:.0f} bytes", child["allocated_bytes"])});
    rows.push_back({"drag", "allocations a frame by SDL itself", child["sdl_allocations"], "", {}, ""});
    rows.push_back({"drag",
                    "painted a frame",
                    child["painted_px"] / 1e6,
                    "Mpx",
                    {},
                    fmt::format("page area {:.2f} Mpx", child["page_area_px"] / 1e6)});
    rows.push_back({"drag", "frame, 50%", child["ms_p50"], "ms", {}, pages});
    rows.push_back({"drag", "frame, 99%", child["ms_p99"], "ms", k_frame_ms, pages});
    return rows;
}

Rows still(const Setup& setup) {
    Child page({"still_page", setup.config, {}, {}});
    Child welcome({"still_welcome", setup.config, {}, {}});
    page.line();
    welcome.line();
    // What follows the last frame (its present, the fade of a button) must be over.
    std::this_thread::sleep_for(std::chrono::seconds(2)); // lint-ok: watching a process that does nothing
    const Activity page_before = activity_of(page.pid());
    const Activity welcome_before = activity_of(welcome.pid());
    std::this_thread::sleep_for(std::chrono::seconds(setup.still_s)); // lint-ok: as above
    const Activity page_after = activity_of(page.pid());
    const Activity welcome_after = activity_of(welcome.pid());
    page.stop();
    welcome.stop();
    const auto seconds = fmt::format("in {} s", setup.still_s);
    const double minutes = setup.still_s / 60.0;
    return {{"still", "topic: wake-ups", page_after.wakes - page_before.wakes, "", 0, seconds},
            {"still", "topic: processor time", page_after.cpu_ms - page_before.cpu_ms, "ms", 0, seconds},
            {"still", "welcome: wake-ups", welcome_after.wakes - welcome_before.wakes, "", 400 * minutes,
             seconds},
            {"still", "welcome: processor time", welcome_after.cpu_ms - welcome_before.cpu_ms, "ms",
             1200 * minutes, seconds}};
}

} // namespace waypost::app::bench
