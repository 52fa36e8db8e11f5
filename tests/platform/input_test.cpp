#include "platform/input.h"
#include "testing.h"

#include <map>

namespace waypost::platform {

namespace {

constexpr Instant k_now{Millis{1234}};
constexpr Size k_panel{800, 400};

SDL_Event finger(Uint32 type, float x, float y, SDL_FingerID id = 1, SDL_TouchID device = 5) {
    SDL_Event event{};
    event.tfinger.type = type;
    event.tfinger.touchId = device;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event button(Uint32 type, int x, int y, Uint8 which_button = SDL_BUTTON_LEFT, Uint32 which = 0) {
    SDL_Event event{};
    event.button.type = type;
    event.button.button = which_button;
    event.button.which = which;
    event.button.x = x;
    event.button.y = y;
    return event;
}

SDL_Event motion(int x, int y, Uint32 which = 0) {
    SDL_Event event{};
    event.motion.type = SDL_MOUSEMOTION;
    event.motion.which = which;
    event.motion.x = x;
    event.motion.y = y;
    return event;
}

SDL_Event key(SDL_Keycode code, int mod = KMOD_NONE, Uint8 repeat = 0) {
    SDL_Event event{};
    event.key.type = SDL_KEYDOWN;
    event.key.repeat = repeat;
    event.key.keysym.sym = code;
    event.key.keysym.mod = static_cast<Uint16>(mod);
    return event;
}

SDL_Event window(SDL_WindowEventID id, int data1 = 0, int data2 = 0) {
    SDL_Event event{};
    event.window.type = SDL_WINDOWEVENT;
    event.window.event = static_cast<Uint8>(id);
    event.window.data1 = data1;
    event.window.data2 = data2;
    return event;
}

InputTranslator translator(Rotation rotation = Rotation::none, WindowMode mode = WindowMode::full_screen) {
    return {k_panel, rotation, mode};
}

/// What happened, where it is a T; else the test fails.
template <class T> T expect(const std::optional<Incoming>& incoming) {
    REQUIRE(incoming.has_value());
    const auto* event = std::get_if<session::Event>(&*incoming);
    REQUIRE(event != nullptr);
    CHECK(event->at == k_now);
    REQUIRE(std::holds_alternative<T>(event->what));
    return std::get<T>(event->what);
}

} // namespace

TEST_CASE("a finger goes down, moves and goes up, in pixels of the picture") {
    InputTranslator input = translator();
    CHECK(expect<session::FingerDown>(input.translate(finger(SDL_FINGERDOWN, 0.5F, 0.25F), k_now)).at ==
          Point{400, 100});
    CHECK(expect<session::FingerMoved>(input.translate(finger(SDL_FINGERMOTION, 0.25F, 0.5F), k_now)).at ==
          Point{200, 200});
    CHECK(expect<session::FingerUp>(input.translate(finger(SDL_FINGERUP, 0, 0), k_now)).at == Point{0, 0});
}

TEST_CASE("touch turns with the picture") {
    const auto [rotation, expected] = GENERATE(table<Rotation, Point>({
        {Rotation::none, {200, 100}},
        {Rotation::quarter, {100, 600}},
        {Rotation::half, {600, 300}},
        {Rotation::three_quarters, {300, 200}},
    }));
    InputTranslator fingers = translator(rotation);
    InputTranslator mouse = translator(rotation);
    CHECK(expect<session::FingerDown>(fingers.translate(finger(SDL_FINGERDOWN, 0.25F, 0.25F), k_now)).at ==
          expected);
    CHECK(expect<session::FingerDown>(mouse.translate(button(SDL_MOUSEBUTTONDOWN, 200, 100), k_now)).at ==
          expected);
}

TEST_CASE("every corner of the panel is a corner of the picture, in every rotation") {
    for (const Rotation rotation :
         {Rotation::none, Rotation::quarter, Rotation::half, Rotation::three_quarters}) {
        const Size picture = upright(k_panel, rotation);
        CHECK(picture.w * picture.h == k_panel.w * k_panel.h);
        for (const Point corner : {Point{0, 0}, Point{800, 0}, Point{0, 400}, Point{800, 400}}) {
            const Point at = to_picture(corner, k_panel, rotation);
            CHECK((at.x == 0 || at.x == picture.w));
            CHECK((at.y == 0 || at.y == picture.h));
        }
    }
}

TEST_CASE("only the first finger counts until it is lifted") {
    InputTranslator input = translator();
    REQUIRE(input.translate(finger(SDL_FINGERDOWN, 0.1F, 0.1F, 1), k_now));
    CHECK_FALSE(input.translate(finger(SDL_FINGERDOWN, 0.9F, 0.9F, 2), k_now));
    CHECK_FALSE(input.translate(finger(SDL_FINGERMOTION, 0.8F, 0.9F, 2), k_now));
    CHECK_FALSE(input.translate(finger(SDL_FINGERUP, 0.8F, 0.9F, 2), k_now));
    expect<session::FingerUp>(input.translate(finger(SDL_FINGERUP, 0.1F, 0.1F, 1), k_now));
    expect<session::FingerDown>(input.translate(finger(SDL_FINGERDOWN, 0.9F, 0.9F, 2), k_now));
}

TEST_CASE("the left button of a mouse is a finger; without it the mouse only hovers") {
    InputTranslator input = translator();
    CHECK_FALSE(input.translate(motion(10, 10), k_now));
    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONDOWN, 10, 10, SDL_BUTTON_RIGHT), k_now));
    CHECK(expect<session::FingerDown>(input.translate(button(SDL_MOUSEBUTTONDOWN, 10, 20), k_now)).at ==
          Point{10, 20});
    CHECK(expect<session::FingerMoved>(input.translate(motion(30, 40), k_now)).at == Point{30, 40});
    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONUP, 30, 40, SDL_BUTTON_RIGHT), k_now));
    CHECK(expect<session::FingerUp>(input.translate(button(SDL_MOUSEBUTTONUP, 30, 40), k_now)).at ==
          Point{30, 40});
}

TEST_CASE("a touch that also comes as a mouse is one touch") {
    InputTranslator input = translator();
    // As SDL makes it up.
    CHECK_FALSE(
        input.translate(button(SDL_MOUSEBUTTONDOWN, 10, 10, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID), k_now));
    CHECK_FALSE(input.translate(motion(10, 10, SDL_TOUCH_MOUSEID), k_now));
    CHECK_FALSE(input.translate(finger(SDL_FINGERDOWN, 0.5F, 0.5F, 1, SDL_MOUSE_TOUCHID), k_now));
    // As a driver reports it, as a second device.
    REQUIRE(input.translate(finger(SDL_FINGERDOWN, 0.5F, 0.5F), k_now));
    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONDOWN, 400, 200), k_now));
    CHECK_FALSE(input.translate(button(SDL_MOUSEBUTTONUP, 400, 200), k_now));
    expect<session::FingerUp>(input.translate(finger(SDL_FINGERUP, 0.5F, 0.5F), k_now));
}

TEST_CASE("a touch panel that is unplugged takes its finger away, once") {
    InputTranslator input = translator();
    CHECK_FALSE(input.cancel(k_now));
    REQUIRE(input.translate(finger(SDL_FINGERDOWN, 0.5F, 0.5F), k_now));
    expect<session::FingerCancelled>(input.cancel(k_now));
    CHECK_FALSE(input.cancel(k_now));
    CHECK_FALSE(input.translate(finger(SDL_FINGERUP, 0.5F, 0.5F), k_now));
    expect<session::FingerDown>(input.translate(finger(SDL_FINGERDOWN, 0.5F, 0.5F, 7), k_now));
}

TEST_CASE("a window that loses the focus lets go of what was touched") {
    InputTranslator input = translator();
    CHECK_FALSE(input.translate(window(SDL_WINDOWEVENT_FOCUS_LOST), k_now));
    REQUIRE(input.translate(button(SDL_MOUSEBUTTONDOWN, 1, 1), k_now));
    expect<session::FingerCancelled>(input.translate(window(SDL_WINDOWEVENT_FOCUS_LOST), k_now));
}

TEST_CASE("the keys of a kiosk keypad") {
    using session::Key;
    const std::map<SDL_Keycode, Key> table{
        {SDLK_TAB, Key::next},          {SDLK_LEFT, Key::left},
        {SDLK_RIGHT, Key::right},       {SDLK_UP, Key::up},
        {SDLK_DOWN, Key::down},         {SDLK_RETURN, Key::activate},
        {SDLK_KP_ENTER, Key::activate}, {SDLK_SPACE, Key::activate},
        {SDLK_ESCAPE, Key::escape},     {SDLK_BACKSPACE, Key::escape},
        {SDLK_PAGEUP, Key::page_up},    {SDLK_PAGEDOWN, Key::page_down},
    };
    InputTranslator input = translator();
    for (const auto& [code, wanted] : table) {
        INFO(SDL_GetKeyName(code));
        CHECK(expect<session::KeyPressed>(input.translate(key(code), k_now)).key == wanted);
    }
    CHECK(expect<session::KeyPressed>(input.translate(key(SDLK_TAB, KMOD_LSHIFT), k_now)).key ==
          Key::previous);
    // Locks are not held by anyone.
    CHECK(expect<session::KeyPressed>(input.translate(key(SDLK_TAB, KMOD_NUM | KMOD_CAPS), k_now)).key ==
          Key::next);
}

TEST_CASE("no other key does anything, and none with Ctrl, Alt or the logo key") {
    InputTranslator input = translator();
    for (const SDL_Keycode code : {SDLK_a, SDLK_F4, SDLK_F1, SDLK_DELETE, SDLK_PRINTSCREEN, SDLK_POWER,
                                   SDLK_SLEEP, SDLK_AC_BACK, SDLK_LALT, SDLK_q})
        CHECK_FALSE(input.translate(key(code), k_now));
    for (const int mod : {KMOD_LCTRL, KMOD_RCTRL, KMOD_LALT, KMOD_RALT, KMOD_LGUI}) {
        for (const SDL_Keycode code : {SDLK_TAB, SDLK_F4, SDLK_ESCAPE, SDLK_RETURN})
            CHECK_FALSE(input.translate(key(code, mod), k_now));
    }
}

TEST_CASE("a key that is held down goes on moving but presses only once") {
    InputTranslator input = translator();
    CHECK(input.translate(key(SDLK_DOWN, KMOD_NONE, 1), k_now));
    CHECK_FALSE(input.translate(key(SDLK_RETURN, KMOD_NONE, 1), k_now));
    CHECK_FALSE(input.translate(key(SDLK_ESCAPE, KMOD_NONE, 1), k_now));
}

TEST_CASE("a full screen cannot be closed; a window can") {
    SDL_Event quit{};
    quit.type = SDL_QUIT;
    InputTranslator full = translator();
    CHECK_FALSE(full.translate(quit, k_now));
    CHECK_FALSE(full.translate(window(SDL_WINDOWEVENT_CLOSE), k_now));
    InputTranslator windowed = translator(Rotation::none, WindowMode::window);
    const std::optional<Incoming> closed = windowed.translate(window(SDL_WINDOWEVENT_CLOSE), k_now);
    REQUIRE(closed);
    CHECK(std::holds_alternative<Quit>(*closed));
}

TEST_CASE("a window that is uncovered is drawn again, one that is resized is laid out again") {
    InputTranslator input = translator(Rotation::quarter);
    const std::optional<Incoming> exposed = input.translate(window(SDL_WINDOWEVENT_EXPOSED), k_now);
    REQUIRE(exposed);
    CHECK(std::holds_alternative<Redraw>(*exposed));
    const std::optional<Incoming> resized =
        input.translate(window(SDL_WINDOWEVENT_SIZE_CHANGED, 1000, 600), k_now);
    REQUIRE(resized);
    REQUIRE(std::holds_alternative<Resized>(*resized));
    CHECK(std::get<Resized>(*resized).size == Size{600, 1000});
    // Touch follows the new size.
    CHECK(expect<session::FingerDown>(input.translate(finger(SDL_FINGERDOWN, 0, 0.5F), k_now)).at ==
          Point{300, 1000});
}

TEST_CASE("of moves that follow each other the last is kept, and nothing else is lost") {
    std::vector<Incoming> events;
    const auto add = [&](auto what) { append_coalesced(events, session::Event{what, k_now}); };
    add(session::FingerDown{{0, 0}});
    add(session::FingerMoved{{1, 0}});
    add(session::FingerMoved{{2, 0}});
    add(session::FingerUp{{2, 0}});
    add(session::FingerMoved{{9, 9}});
    REQUIRE(events.size() == 4);
    CHECK(std::get<session::FingerMoved>(std::get<session::Event>(events[1]).what).at == Point{2, 0});
}

} // namespace waypost::platform
