#include "fake_loop.h"

#include <algorithm>

namespace waypost::app {

namespace {

const paint::DisplayList k_page{paint::Fill{{1, 2, 3, 4}, {}}};

} // namespace

TEST_CASE("a still kiosk with nobody there waits without a limit") {
    Kiosk kiosk;
    kiosk.run();
    REQUIRE(kiosk.display.untils.size() == 1);
    CHECK_FALSE(kiosk.display.untils[0].has_value());
}

TEST_CASE("a picture that will change is waited for until then, and so is an idle visitor") {
    Kiosk kiosk;
    kiosk.composer.wake = Instant{Millis{4000}};
    kiosk.display.then(kiosk.tap(k_button));
    kiosk.run();
    REQUIRE(kiosk.display.untils.size() == 2);
    CHECK(kiosk.display.untils[0] == Instant{Millis{4000}});
    REQUIRE(kiosk.display.untils[1].has_value());
    CHECK(*kiosk.display.untils[1] <= Instant{Millis{4000}});
    kiosk.composer.wake.reset();
}

TEST_CASE("when a visit ends the display is blank before anything else is done") {
    Kiosk kiosk;
    kiosk.display.then(kiosk.tap(k_button));
    kiosk.display.then(kiosk.tap(k_leave));
    kiosk.display.then_pass(Millis{0});
    kiosk.run();
    const Diary expected{"present", "present", "blank", "composer forgets", "display forgets", "present"};
    REQUIRE(kiosk.diary.size() >= expected.size());
    CHECK(Diary(kiosk.diary.begin(), kiosk.diary.begin() + static_cast<std::ptrdiff_t>(expected.size())) ==
          expected);
    CHECK(kiosk.composer.last.place == session::Place{});
    CHECK(kiosk.composer.last.language.empty());
    CHECK(kiosk.composer.last.history.empty());
}

TEST_CASE("a visitor who walked away is warned and then forgotten") {
    Kiosk kiosk;
    kiosk.display.then(kiosk.tap(k_button));
    kiosk.display.then_pass(std::chrono::seconds{121});
    kiosk.display.then_pass(std::chrono::seconds{31});
    kiosk.display.then_pass(Millis{0});
    kiosk.run();
    CHECK(std::count(kiosk.diary.begin(), kiosk.diary.end(), "blank") ==
          2); // the visit, and the end of the program
    CHECK(kiosk.composer.last == session::State{});
    CHECK_FALSE(kiosk.display.untils.back().has_value());
}

TEST_CASE("a program that is asked to end leaves a blank display") {
    Kiosk kiosk;
    kiosk.display.then({platform::Quit{}});
    kiosk.run();
    CHECK(kiosk.diary == Diary{"present", "blank", "composer forgets", "display forgets"});
}

TEST_CASE("a composer that fails is replaced by the built-in page, reported once, and tried again") {
    Kiosk kiosk;
    kiosk.composer.failures = 2;
    kiosk.display.then_pass(Millis{10}); // too soon
    kiosk.display.then_pass(k_retry);
    kiosk.display.script.emplace_back([&] {
        CHECK(kiosk.display.last_list == k_page);
        kiosk.clock.time += k_retry;
        return std::vector<Incoming>{};
    });
    kiosk.display.then_pass(Millis{0});
    kiosk.run();
    REQUIRE(kiosk.reports.size() == 1);
    CHECK(kiosk.reports[0].find("no such topic") != std::string::npos);
    REQUIRE(kiosk.display.untils[0].has_value());
    CHECK(*kiosk.display.untils[0] == Instant{Millis{1000}} + k_retry);
    // It works again.
    CHECK(kiosk.composer.failures == 0);
    CHECK(kiosk.display.last_ground == k_ground);
    CHECK_FALSE(kiosk.display.untils.back().has_value());
}

TEST_CASE("a visit whose screen fails is over") {
    Kiosk kiosk;
    kiosk.display.script.emplace_back([&] {
        kiosk.composer.failures = 1;
        return kiosk.tap(k_button);
    });
    kiosk.display.then_pass(k_retry);
    kiosk.display.then_pass(Millis{0});
    kiosk.run();
    CHECK(kiosk.composer.last == session::State{});
}

TEST_CASE("a display that fails is opened again and the picture shown") {
    Kiosk kiosk;
    kiosk.display.broken_presents = 1;
    kiosk.display.then_pass(Millis{0});
    kiosk.run();
    const Diary start(kiosk.diary.begin(), kiosk.diary.begin() + 3);
    CHECK(start == Diary{"present fails", "recover", "present"});
    REQUIRE(kiosk.display.untils[0].has_value());
    CHECK(*kiosk.display.untils[0] <= kiosk.clock.time); // at once
    CHECK_FALSE(kiosk.display.untils.back().has_value());
    CHECK(kiosk.reports.size() == 1);
}

TEST_CASE("a display that stays away is tried again now and then, and reported once") {
    Kiosk kiosk;
    kiosk.display.broken_presents = 1000;
    kiosk.display.recover_error = "no display";
    for (int i = 0; i < 3; ++i)
        kiosk.display.then_pass(Millis{100});
    kiosk.display.then_pass(k_retry);
    kiosk.run();
    CHECK(std::count(kiosk.diary.begin(), kiosk.diary.end(), "recover") == 2);
    CHECK(kiosk.reports.size() == 1);
    for (const std::optional<Instant>& until : kiosk.display.untils)
        CHECK(until.has_value());
}

TEST_CASE("a display that opens but never shows anything does not keep the kiosk busy") {
    Kiosk kiosk;
    kiosk.display.broken_presents = 1000;
    for (int i = 0; i < 20; ++i)
        kiosk.display.then_pass(Millis{1});
    kiosk.run();
    CHECK(std::count(kiosk.diary.begin(), kiosk.diary.end(), "recover") <= 2);
}

TEST_CASE("a display of another size is laid out again, and a finger on the old picture lets go") {
    Kiosk kiosk;
    std::vector<Size> sizes;
    kiosk.hooks.resized = [&](Size size) { sizes.push_back(size); };
    kiosk.display.then({session::Event{session::FingerDown{k_button.center()}, kiosk.clock.time}});
    kiosk.display.then({platform::Resized{{50, 60}}});
    kiosk.display.then_pass(Millis{0});
    kiosk.run();
    REQUIRE(sizes.size() == 1);
    CHECK(sizes[0] == Size{50, 60});
    CHECK_FALSE(kiosk.composer.last.touch.has_value());
}

} // namespace waypost::app
