#pragma once

#include "base/clock.h"
#include "base/geometry.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The visit as a value. Everything that a visitor changed stands in State and nowhere else, so that ending a
/// visit is one assignment: `state = State{}`. Pure: no clock, no display, no content but ids.
namespace waypost::session {

enum class Screen : uint8_t { welcome, home, category, topic, contact, language, display };
enum class TextSize : uint8_t { normal, large, largest };
enum class Theme : uint8_t { light, dark, contrast };

/// One screen with what it shows and the page it is turned to.
struct Place {
    Screen screen = Screen::welcome;
    std::string id; ///< category, topic or service id; "" for the rest
    int page = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

// What a visitor can do. A button carries exactly one of these.
struct ChooseLanguage {
    std::string tag;
    friend bool operator==(const ChooseLanguage&, const ChooseLanguage&) = default;
};
struct OpenCategory {
    std::string id;
    friend bool operator==(const OpenCategory&, const OpenCategory&) = default;
};
struct OpenTopic {
    std::string id;
    friend bool operator==(const OpenTopic&, const OpenTopic&) = default;
};
struct OpenContact {
    std::string id;
    friend bool operator==(const OpenContact&, const OpenContact&) = default;
};
struct GoBack {
    friend bool operator==(const GoBack&, const GoBack&) = default;
};
struct GoHome {
    friend bool operator==(const GoHome&, const GoHome&) = default;
};
struct OpenLanguages {
    friend bool operator==(const OpenLanguages&, const OpenLanguages&) = default;
};
struct OpenDisplay {
    friend bool operator==(const OpenDisplay&, const OpenDisplay&) = default;
};
struct SetTextSize {
    TextSize size{};
    friend bool operator==(const SetTextSize&, const SetTextSize&) = default;
};
struct SetTheme {
    Theme theme{};
    friend bool operator==(const SetTheme&, const SetTheme&) = default;
};
struct TurnPage {
    int by = 1;
    friend bool operator==(const TurnPage&, const TurnPage&) = default;
};
struct ClearAndLeave {
    friend bool operator==(const ClearAndLeave&, const ClearAndLeave&) = default;
};
struct MoreTime {
    friend bool operator==(const MoreTime&, const MoreTime&) = default;
};

using Action =
    std::variant<ChooseLanguage, OpenCategory, OpenTopic, OpenContact, GoBack, GoHome, OpenLanguages,
                 OpenDisplay, SetTextSize, SetTheme, TurnPage, ClearAndLeave, MoreTime>;

/// A stop of the focus order: what it does and where it is, for the arrow keys.
struct Target {
    Action action;
    Rect rect;
    bool enabled = true; ///< 'Back' on Home keeps its place, is not reachable and does nothing
    friend bool operator==(const Target&, const Target&) = default;
};

/// What the state machine must know of the screen as it is laid out now. In reading order. Targets with equal
/// actions are one stop of the focus order: to do the one is to do the other.
struct Frame {
    std::vector<Target> targets;
    int page_count = 1;
    int page = 0;      ///< the page shown: the welcome screen turns by itself while nobody is here
    Rect page_area;    ///< where a drag turns the page
    Px drag_slop = 12; ///< farther than this, a touch is a drag and presses nothing
    [[nodiscard]] const Target* at(Point point) const; ///< the enabled target under a finger, or nullptr
};

/// A finger on the glass.
struct Touch {
    Point start;
    Point now;
    std::optional<Action> down_on; ///< what was under the finger when it came down, whatever is there now
    std::optional<Action> pressed; ///< shown pressed while the finger is on it
    bool dragging = false;
    friend bool operator==(const Touch&, const Touch&) = default;
};

/// A button that was let go, while its colour fades back (120 ms).
struct Released {
    Action action;
    Instant at;
    friend bool operator==(const Released&, const Released&) = default;
};

struct State {
    Place place;
    std::vector<Place> history; ///< what Back returns to, oldest first
    std::string language;       ///< "": nobody chose, the default
    TextSize text_size = TextSize::normal;
    std::optional<Theme> theme;  ///< none: the site's
    bool by_keys = false;        ///< the last hand on the controls used keys: focus is shown
    std::optional<Action> focus; ///< set by keys only; see focused() for what has it when this is none
    std::optional<Action> warning_focus; ///< the same on the warning, so that the screen behind keeps its own
    std::optional<Touch> touch;
    std::optional<Released> released;
    bool woken = false; ///< by a hand in the night; the panel stays on until the idle time is over
    std::optional<Instant> last_input;    ///< none: nobody is here
    std::optional<Instant> warning_since; ///< set while 'Are you still there?' is shown
    friend bool operator==(const State&, const State&) = default;
};

/// How far Back can go. When more is opened, the places after the first are forgotten, oldest first: the last
/// step back is always Home.
inline constexpr size_t k_history_depth = 32;

/// How far the page is dragged now, in pixels; positive downwards (towards the previous page).
/// Half as far as the finger beyond the first and the last page; never more than the height of the page area.
Px drag_offset(const State& state, const Frame& frame);

} // namespace waypost::session
