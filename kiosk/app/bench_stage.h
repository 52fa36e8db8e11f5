#pragma once

#include "app/run_kiosk.h"
#include "platform/system_clock.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

/// The kiosk's own loop and window with a script between them.
namespace waypost::app::bench {

/// The machine's clock, which can be set forward: a script does not wait.
class StageClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return m_clock.now() + m_ahead; }
    [[nodiscard]] WallTime wall() const override { return m_clock.wall(); }
    [[nodiscard]] bool wall_is_trusted() const override { return m_clock.wall_is_trusted(); }
    void pass(Millis time) { m_ahead += time; }

private:
    platform::SystemClock m_clock;
    Millis m_ahead{};
};

/// What a script answers when the loop waits for something to happen.
struct Cue {
    enum class Kind {
        send,    ///< the loop gets `what`
        tick,    ///< nothing happened: the loop looks at the clock
        wait,    ///< the window waits, as in the kiosk
        the_end, ///< the loop ends
    };
    Kind kind = Kind::the_end;
    decltype(session::Event::what) what = session::Tick{};
};

class Stage;
/// Plays the part of the visitor. Called each time the loop waits; the picture is on the glass then.
class Script {
public:
    virtual ~Script() = default;
    virtual Cue next(const Stage& stage) = 0;
};

/// The display between loop and window: forwards everything, and plays the script. Allocates nothing.
class Stage final : public platform::Display {
public:
    using Moment = std::chrono::steady_clock::time_point;

    Stage(const RunningKiosk& kiosk, StageClock& clock, Script& script)
        : m_kiosk(kiosk), m_clock(clock), m_script(script) {}

    [[nodiscard]] const RunningKiosk& kiosk() const { return m_kiosk; }
    [[nodiscard]] const layout::Laid& laid() const { return m_kiosk.composer.laid(); }
    [[nodiscard]] StageClock& clock() const { return m_clock; }
    /// From the last cue to the end of the last frame that followed it, in milliseconds.
    [[nodiscard]] double answer_ms() const {
        return std::chrono::duration<double, std::milli>(m_shown - m_cued).count();
    }
    [[nodiscard]] size_t frames() const { return m_frames; }

    [[nodiscard]] Size size() const override { return m_kiosk.display.size(); }
    bool present(std::span<const paint::Layer> layers, paint::Color ground) override;
    bool present_blank(paint::Color color) override { return m_kiosk.display.present_blank(color); }
    void set_power(platform::Power power) override { m_kiosk.display.set_power(power); }
    void forget() override { m_kiosk.display.forget(); }
    std::optional<std::string> recover() override { return m_kiosk.display.recover(); }
    void wait(std::optional<Instant> until, const Clock& clock,
              std::vector<platform::Incoming>& out) override;

private:
    RunningKiosk m_kiosk;
    StageClock& m_clock;
    Script& m_script;
    Moment m_cued{};
    Moment m_shown{};
    size_t m_frames = 0;
};

/// Runs the kiosk with the script; answers the program's exit status.
int play(const std::filesystem::path& config, Script& script);

/// Something to do with one target, wherever on the pages of its screen it stands.
struct Goal {
    enum class Kind {
        tap,         ///< turns pages until the target is there, and touches it
        all_pages,   ///< turns to the last page
        fall_asleep, ///< lets the idle time pass, so that the warning comes
    };
    Kind kind = Kind::tap;
    session::Action action = session::GoHome{};
};
using Goals = std::vector<Goal>;

/// The two answers to a touch: the button shows that it is touched; the screen changes.
enum class Answer { down, up };

/// Does one goal after the other by touching, and notes how long each answer took.
class Visitor final : public Script {
public:
    explicit Visitor(Goals goals) : m_goals(std::move(goals)) {}
    Cue next(const Stage& stage) override;

    /// Called after each frame that answers a touch.
    std::function<void(const session::Action&, Answer, double ms)> on_answer;
    /// Called when every goal is reached, before the end; may give further goals.
    std::function<Goals()> on_end;
    /// Goals that no target stood for.
    [[nodiscard]] size_t missed() const { return m_missed; }

private:
    std::optional<Cue> touch(const Stage& stage, const session::Action& action);
    std::optional<Cue> pursue(const Stage& stage);

    Goals m_goals;
    size_t m_next = 0;
    size_t m_missed = 0;
    size_t m_turned = 0; ///< pages, for the goal at hand
    std::optional<session::Action> m_down_on;
    std::optional<Point> m_finger;
    std::optional<Answer> m_asked; ///< what the next frame answers
    session::Action m_action;
    bool m_started = false;
};

/// Through the site in one language, from Welcome and back to it: every category, topic, page and contact
/// that the pack has, the languages, text sizes and themes, the warning. At most `most` categories, as many
/// topics of each, and as many contacts of each topic; spread over all there are.
Goals whole_visit(const content::Pack& pack, const std::string& locale, size_t most = SIZE_MAX);

} // namespace waypost::app::bench
