#include "app/bench_allocations.h"
#include "app/bench_child.h"
#include "app/bench_stage.h"
#include "app/scene.h"
#include "platform/bare_window.h"
#include "platform/sdl_memory.h"
#include "ui/view/screens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// What the children of the bench do.
namespace waypost::app::bench {

namespace {

constexpr int k_width = 1920;
constexpr int k_height = 1080;

/// Says that the first picture is on the glass, and what that took; then ends.
class FirstFrame final : public Script {
public:
    Cue next(const Stage& stage) override {
        tell("frame", static_cast<double>(stage.frames()));
        tell_memory("first");
        return {Cue::Kind::the_end, {}};
    }
};

/// Presses Enter until it is where it wants to be, then leaves the kiosk alone.
class KeepStill final : public Script {
public:
    explicit KeepStill(int presses) : m_left(presses) {}
    Cue next(const Stage& stage) override {
        if (m_left-- > 0) {
            stage.clock().pass(Millis{300});
            return {Cue::Kind::send, session::KeyPressed{session::Key::activate}};
        }
        if (!std::exchange(m_told, true))
            tell("still", static_cast<double>(stage.frames()));
        return {Cue::Kind::wait, {}};
    }

private:
    int m_left;
    bool m_told = false;
};

std::string what_of(const session::Action& action) {
    if (const auto* open = std::get_if<session::OpenCategory>(&action))
        return "category " + open->id;
    if (const auto* open = std::get_if<session::OpenTopic>(&action))
        return "topic " + open->id;
    if (const auto* open = std::get_if<session::OpenContact>(&action))
        return "contact " + open->id;
    constexpr std::array<std::string_view, std::variant_size_v<session::Action>> k_names{
        "language", "category",  "topic", "contact", "back",  "home",     "languages",
        "display",  "text_size", "theme", "page",    "clear", "more_time"};
    return std::string(k_names[action.index()]);
}

/// Visits the whole site in every language and tells each answer as `down` or `up MS LOCALE WHAT`; memory at
/// the first frame, in the middle of the first visit and at the end.
class Visits final : public Script {
public:
    Visits(size_t most, std::string only) : m_most(most), m_only(std::move(only)) {
        m_visitor.on_answer = [this](const session::Action& action, Answer part, double ms) {
            tell(part == Answer::down ? "down" : "up",
                 fmt::format("{:.4f} {} {}", ms, m_locales[m_at - 1], what_of(action)));
        };
        m_visitor.on_end = [this]() -> Goals {
            return m_at < m_locales.size() ? whole_visit(*m_pack, m_locales[m_at++], m_most) : Goals{};
        };
    }

    Cue next(const Stage& stage) override {
        if (m_pack == nullptr)
            open(stage);
        const Cue cue = m_visitor.next(stage);
        if (cue.kind == Cue::Kind::the_end) {
            tell_memory("last");
            tell("missed", static_cast<double>(m_visitor.missed()));
        } else if (!m_told && stage.frames() > k_into_a_visit) {
            m_told = true;
            tell_memory("visiting");
        }
        return cue;
    }

private:
    static constexpr size_t k_into_a_visit = 150; ///< frames: most of a visit's screens were shown

    void open(const Stage& stage) {
        tell("frame", static_cast<double>(stage.frames()));
        tell_memory("first");
        const auto& site = stage.kiosk().data.site();
        m_pack = &site.pack;
        for (const auto& info : site.catalog.languages())
            if (m_only.empty() || info.locale.tag == m_only)
                m_locales.push_back(info.locale.tag);
    }

    size_t m_most;
    std::string m_only;
    Visitor m_visitor{{}};
    std::vector<std::string> m_locales;
    size_t m_at = 0;
    const content::Pack* m_pack = nullptr;
    bool m_told = false;
};

/// A finger that moves up and down over a page, and pages that are turned; counts what a frame costs.
class Drag final : public Script {
public:
    Cue next(const Stage& stage) override {
        const double ms = stage.answer_ms();
        if (m_presses > 0) {
            --m_presses;
            stage.clock().pass(Millis{300});
            return {Cue::Kind::send, session::KeyPressed{session::Key::activate}};
        }
        const Rect area = stage.laid().page_area;
        const Point center = area.center();
        if (m_step == 0) {
            tell("pages", static_cast<double>(stage.laid().pages.size()));
            m_times.reserve(k_frames);
        }
        const int step = m_step++;
        if (step == 0)
            return {Cue::Kind::send, session::FingerDown{center}};
        if (step == k_warm_up) {
            m_painted = stage.kiosk().window.painted_px();
            m_sdl = platform::sdl_allocations();
            count_allocations();
        } else if (step > k_warm_up && step <= k_warm_up + k_frames) {
            m_times.push_back(ms);
        }
        if (step == k_warm_up + k_frames) {
            const Allocations counted = counted_allocations();
            const auto sdl = static_cast<double>(platform::sdl_allocations() - m_sdl);
            const double painted = stage.kiosk().window.painted_px() - m_painted;
            tell("allocations", static_cast<double>(counted.count) / k_frames);
            tell("allocated_bytes", static_cast<double>(counted.bytes) / k_frames);
            tell("sdl_allocations", sdl / k_frames);
            tell("painted_px", painted / k_frames);
            tell("page_area_px", static_cast<double>(area.w) * static_cast<double>(area.h));
            tell("ms_p50", quantile(m_times, 0.5));
            tell("ms_p99", quantile(m_times, 0.99));
            return {Cue::Kind::the_end, {}};
        }
        // There and back, in steps as a finger makes them in a sixtieth of a second.
        const int phase = step % (2 * k_stroke);
        const int away = phase < k_stroke ? phase : 2 * k_stroke - phase;
        const float reach = area.h * 0.6F * static_cast<float>(away) / k_stroke;
        return {Cue::Kind::send, session::FingerMoved{{center.x, center.y - reach}}};
    }

private:
    static constexpr int k_warm_up = 240; ///< moves: every word of both pages has been painted by then
    static constexpr int k_frames = 240;
    static constexpr int k_stroke = 40;
    int m_presses = 4; ///< keys from Welcome to the first topic
    int m_step = 0;
    size_t m_sdl = 0;
    double m_painted = 0;
    std::vector<double> m_times;
};

} // namespace

/// What callgrind counts: it is told this name.
extern "C" __attribute__((noinline, used)) void waypost_bench_region(const std::function<void()>& work) {
    work();
}

namespace {

/// Lays out one screen from nothing, or changes the language over it, with no window.
int region(const ChildOptions& options) {
    const auto data = SiteData::load(options.config);
    auto fonts = text::FontSet::create(text::FontSet::default_folders());
    if (!data->usable() || !fonts.ok())
        return 1;
    const auto screen = layout::make_screen({k_width, k_height}, 21.5, 1);
    const bool is_switch = options.what == "switch";
    const auto scene_in = [&](const std::string& locale) {
        SceneRequest request;
        request.locale = locale;
        request.screen = is_switch ? "home" : options.what;
        request.at = "2026-11-24T10:05";
        return make_scene(request, *data);
    };
    const auto scene = scene_in(options.locale);
    const auto before = scene_in(data->site().default_language);
    if (!scene.ok() || !before.ok())
        return 1;
    SiteComposer composer(*data, *fonts, screen);
    if (is_switch)
        composer.compose(before->state, before->now, before->wall, true);
    waypost_bench_region([&] { composer.compose(scene->state, scene->now, scene->wall, true); });
    tell("done", 1);
    return 0;
}

} // namespace

int run_child(const ChildOptions& options) {
    if (options.mode == "bare") {
        const auto shown = platform::show_bare_window(k_width, k_height, [] {
            tell("frame", 1);
            tell_memory("first");
        });
        return shown.ok() ? 0 : 1;
    }
    if (options.mode == "start") {
        FirstFrame script;
        return play(options.config, script);
    }
    if (options.mode == "visits") {
        Visits script(options.what.empty() ? SIZE_MAX : std::stoul(options.what), options.locale);
        return play(options.config, script);
    }
    if (options.mode == "drag") {
        platform::watch_sdl_memory();
        Drag script;
        return play(options.config, script);
    }
    if (options.mode == "still_page" || options.mode == "still_welcome") {
        KeepStill script(options.mode == "still_page" ? 4 : 0);
        return play(options.config, script);
    }
    return options.mode == "region" ? region(options) : 2;
}

} // namespace waypost::app::bench
