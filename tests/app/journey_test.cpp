#include "visitor.h"

using namespace waypost;
using namespace waypost::session;
using namespace waypost::test;

namespace {

using Journey = std::vector<Action>;

/// The digits of the first number on a topic's page.
std::string first_number(const RealSite& site, std::string_view topic_id) {
    const auto& pack = site.data->site().pack;
    for (const auto& block : pack.topic(topic_id)->blocks) {
        if (block.kind != content::BlockKind::contact)
            continue;
        const auto* service = pack.service(block.service);
        REQUIRE(service);
        if (!service->phones.empty())
            return service->phones.front().number;
    }
    return {};
}

/// To every screen, with a display that was changed on the way.
std::vector<Journey> journeys() {
    const Journey settings{OpenDisplay{}, SetTextSize{TextSize::largest}, SetTheme{Theme::contrast}};
    const auto on_from = [&](const char* language, const Journey& rest) {
        Journey all = settings;
        all.emplace_back(GoBack{});
        all.emplace_back(ChooseLanguage{language});
        all.insert(all.end(), rest.begin(), rest.end());
        return all;
    };
    return {
        settings,
        on_from("ar", {}),
        on_from("es", {OpenCategory{"leaving"}}),
        on_from("ar", {OpenCategory{"leaving"}, OpenTopic{"shelter_bed"}, TurnPage{1}}),
        on_from("zh-Hans", {OpenCategory{"living"}, OpenTopic{"food"}}),
        on_from("vi", {OpenCategory{"leaving"}, OpenTopic{"shelter_bed"}, OpenContact{"ct_211"}}),
        on_from("pl", {OpenCategory{"leaving"}, OpenTopic{"shelter_bed"}, OpenLanguages{}}),
        on_from("ht", {OpenCategory{"rights"}, OpenLanguages{}, OpenDisplay{}, SetTheme{Theme::dark}}),
    };
}

/// Two pictures as text: of those that differ, the first line that does.
void check_same(const std::string& actual, const std::string& expected) {
    if (actual == expected)
        return;
    const auto differ = std::mismatch(actual.begin(), actual.end(), expected.begin(), expected.end());
    const auto line = [](const std::string& text, std::string::const_iterator at) {
        const auto offset = static_cast<size_t>(at - text.begin());
        const auto begin = text.rfind('\n', offset == 0 ? 0 : offset - 1) + 1;
        return text.substr(begin, text.find('\n', offset) - begin);
    };
    FAIL_CHECK("shows    " << line(actual, differ.first) << "\ninstead of " << line(expected, differ.second));
}

void check_gone(Visitor& visitor) {
    CHECK(visitor.state == State{});
    CHECK(visitor.endings == 1);
    CHECK(visitor.kept_after_ending == 0);
    check_same(visitor.dump(), visitor.fresh_dump());
    CHECK_FALSE(next_wake(visitor.state, visitor.screen().rules, visitor.now()));
}

struct Exit {
    const char* name;
    void (*leave)(Visitor&);
};

constexpr Exit k_exits[] = {
    {"'Clear and leave' touched", [](Visitor& visitor) { visitor.tap(ClearAndLeave{}); }},
    {"'Clear and leave' by keys", [](Visitor& visitor) { visitor.press(ClearAndLeave{}); }},
    {"walked away", [](Visitor& visitor) { visitor.wait(visitor.idle() + visitor.warning()); }},
    {"walked away after keys",
     [](Visitor& visitor) {
         visitor.press(Key::next);
         visitor.wait(visitor.idle() + visitor.warning());
     }},
    {"'Clear now' touched",
     [](Visitor& visitor) {
         visitor.wait(visitor.idle());
         visitor.tap(ClearAndLeave{});
     }},
    {"'Clear now' by keys",
     [](Visitor& visitor) {
         visitor.wait(visitor.idle());
         visitor.press(ClearAndLeave{});
     }},
    {"more time, and then walked away",
     [](Visitor& visitor) {
         visitor.wait(visitor.idle());
         visitor.tap(MoreTime{});
         visitor.wait(visitor.idle() + visitor.warning());
     }},
};

} // namespace

TEST_CASE("From the welcome screen a number is three taps away in Arabic and in Spanish") {
    const RealSite site;
    for (const char* language : {"ar", "es"}) {
        INFO(language);
        Visitor visitor(site);
        visitor.tap(ChooseLanguage{language});
        visitor.tap(OpenCategory{"leaving"});
        CHECK(visitor.words().find("\n211\n") == std::string::npos);
        visitor.tap(OpenTopic{"shelter_bed"});
        REQUIRE(first_number(site, "shelter_bed") == "211");
        CHECK(visitor.words().find("\n211\n") != std::string::npos);
        CHECK(visitor.state.language == language);
    }
}

TEST_CASE("A finger beside the buttons of the welcome screen is answered at once, and chooses nothing") {
    const RealSite site;
    Visitor visitor(site);
    const auto before = visitor.dump();
    const Rect area = visitor.screen().frame.page_area;
    const Point beside{area.center().x, area.y - 40};
    REQUIRE(visitor.screen().frame.at(beside) == nullptr);
    visitor.send(FingerDown{beside});
    CHECK(visitor.dump() != before);
    visitor.send(FingerUp{beside});
    check_same(visitor.dump(), before);
    CHECK(visitor.state.place.screen == Screen::welcome);
}

TEST_CASE("Every topic is three taps away, with its first number on one of its pages") {
    const RealSite site;
    const auto& pack = site.data->site().pack;
    for (const auto& category : pack.categories) {
        for (const auto& id : category.topics) {
            INFO(id);
            Visitor visitor(site);
            visitor.tap_all({ChooseLanguage{"ar"}, OpenCategory{category.id}, OpenTopic{id}});
            std::string words = visitor.words();
            while (visitor.offers(TurnPage{1})) {
                visitor.tap(TurnPage{1});
                words += visitor.words();
            }
            const auto number = first_number(site, id);
            CHECK(words.find(number) != std::string::npos);
        }
    }
}

TEST_CASE("Whoever leaves, in whatever way and from whatever screen, leaves the kiosk as it was") {
    const RealSite site;
    for (const auto& journey : journeys()) {
        Visitor visitor(site);
        visitor.tap_all(journey);
        REQUIRE(visitor.endings == 0);
        REQUIRE((visitor.dump() != visitor.fresh_dump()));
        const bool clears = visitor.offers(ClearAndLeave{});
        INFO("from " << visitor.state.place.id << ", screen "
                     << static_cast<int>(visitor.state.place.screen));
        for (const auto& exit : k_exits) {
            INFO(exit.name);
            Visitor leaving(site);
            leaving.tap_all(journey);
            exit.leave(leaving);
            check_gone(leaving);
        }
        CHECK(clears);
    }
}

TEST_CASE("A display that was changed on the welcome screen is not left to the next visitor") {
    const RealSite site;
    Visitor visitor(site);
    visitor.tap_all({OpenDisplay{}, SetTextSize{TextSize::largest}, SetTheme{Theme::dark}, GoBack{}});
    REQUIRE(visitor.state.place.screen == Screen::welcome);
    REQUIRE((visitor.dump() != visitor.fresh_dump()));
    const auto dark = visitor.screen().ground;
    visitor.wait(visitor.idle());
    CHECK(visitor.state == State{});
    // There was nothing to protect, so the greetings go on where they were; all else is as it was.
    Visitor nobody(site);
    CHECK(visitor.screen().ground == nobody.screen().ground);
    CHECK(visitor.screen().ground != dark);
    CHECK(visitor.screen().frame.targets == nobody.screen().frame.targets);
}

TEST_CASE("The warning tells nothing of the page behind it, and returns to it") {
    const RealSite site;
    Visitor visitor(site);
    visitor.tap_all({ChooseLanguage{"es"}, OpenCategory{"leaving"}, OpenTopic{"shelter_bed"}, TurnPage{1}});
    visitor.wait(Millis{1000});
    const auto page = visitor.dump();
    const auto place = visitor.state.place;

    visitor.wait(visitor.idle());
    REQUIRE(visitor.state.warning_since);
    CHECK(visitor.words().find("¿Sigue") != std::string::npos);
    CHECK(visitor.words().find("albergue") == std::string::npos);
    CHECK(visitor.words().find("211") == std::string::npos);
    const auto first = visitor.dump();
    visitor.wait(Millis{1000});
    CHECK((visitor.dump() != first)); // it counts

    visitor.tap(MoreTime{});
    visitor.wait(Millis{1000});
    CHECK(visitor.state.place == place);
    check_same(visitor.dump(), page);
    CHECK(visitor.endings == 0);
}

TEST_CASE("Another language shows the same page, and Back still leads where it led") {
    const RealSite site;
    Visitor visitor(site);
    visitor.tap_all({ChooseLanguage{"ar"}, OpenCategory{"leaving"}, OpenTopic{"shelter_bed"}, TurnPage{1}});
    const auto place = visitor.state.place;
    const auto history = visitor.state.history;
    const auto in_arabic = visitor.words();
    REQUIRE(place.page == 1);

    visitor.tap_all({OpenLanguages{}, ChooseLanguage{"vi"}});
    CHECK(visitor.state.place == place);
    CHECK(visitor.state.history == history);
    CHECK(visitor.words() != in_arabic);
    CHECK(visitor.words().find("Xóa") != std::string::npos);
    visitor.tap(GoBack{});
    CHECK(visitor.state.place == session::Place{Screen::category, "leaving", 0});
}

TEST_CASE("Text size and colours change at once and stay through the visit") {
    const RealSite site;
    Visitor visitor(site);
    visitor.tap_all({ChooseLanguage{"pl"}, OpenDisplay{}});
    visitor.wait(Millis{1000});
    const auto light = visitor.screen().ground;
    const auto normal = visitor.dump();
    visitor.tap(SetTheme{Theme::dark});
    CHECK_FALSE(visitor.screen().ground == light);
    visitor.wait(Millis{1000});
    const auto dark = visitor.dump();
    visitor.tap(SetTextSize{TextSize::largest});
    visitor.wait(Millis{1000});
    CHECK((visitor.dump() != dark));
    visitor.tap_all({GoBack{}, OpenCategory{"leaving"}});
    CHECK_FALSE(visitor.screen().ground == light);
    CHECK(visitor.state.text_size == TextSize::largest);

    visitor.tap_all({OpenDisplay{}, SetTheme{Theme::light}, SetTextSize{TextSize::normal}});
    visitor.tap_all({GoHome{}, OpenDisplay{}});
    visitor.wait(Millis{1000});
    check_same(visitor.dump(), normal);
}

TEST_CASE("A card opens the contact, and Back returns to the page that it was on") {
    const RealSite site;
    Visitor visitor(site);
    visitor.tap_all({ChooseLanguage{"es"}, OpenCategory{"leaving"}, OpenTopic{"shelter_bed"}});
    while (!visitor.offers(OpenContact{"project_hope"}))
        visitor.tap(TurnPage{1});
    visitor.wait(Millis{1000});
    const auto place = visitor.state.place;
    const auto page = visitor.dump();
    REQUIRE(place.page > 0);

    visitor.tap(OpenContact{"project_hope"});
    CHECK(visitor.state.place == session::Place{Screen::contact, "project_hope", 0});
    CHECK((visitor.dump() != page));
    visitor.tap(GoBack{});
    visitor.wait(Millis{1000});
    CHECK(visitor.state.place == place);
    check_same(visitor.dump(), page);
}

TEST_CASE("Keys alone lead to a number and back, and show where they are") {
    const RealSite site;
    Visitor visitor(site);
    const auto untouched = visitor.dump();
    visitor.press(Key::next);
    CHECK((visitor.dump() != untouched));
    visitor.press(ChooseLanguage{"ar"});
    visitor.press(OpenCategory{"leaving"});
    visitor.press(OpenTopic{"shelter_bed"});
    CHECK(visitor.words().find("\n211\n") != std::string::npos);
    visitor.press(OpenContact{"ct_211"});
    CHECK(visitor.state.place.screen == Screen::contact);
    CHECK(visitor.endings == 0);
    for (const auto screen : {Screen::topic, Screen::category, Screen::home}) {
        visitor.press(Key::escape);
        CHECK(visitor.state.place.screen == screen);
    }
    visitor.press(ClearAndLeave{});
    check_gone(visitor);
}

TEST_CASE("On every screen Tab reaches all that can be touched") {
    const RealSite site;
    auto all = journeys();
    all.emplace_back();
    for (const auto& journey : all) {
        Visitor visitor(site);
        visitor.tap_all(journey);
        std::vector<Action> missing;
        for (const auto& target : visitor.screen().frame.targets)
            if (target.enabled)
                missing.push_back(target.action);
        INFO("screen " << static_cast<int>(visitor.state.place.screen));
        REQUIRE_FALSE(missing.empty());
        const size_t count = missing.size();
        for (size_t i = 0; i < count; ++i) {
            visitor.press(Key::next);
            const auto focus = visitor.focus();
            REQUIRE(focus);
            missing.erase(std::remove(missing.begin(), missing.end(), *focus), missing.end());
        }
        CHECK(missing.empty());
    }
}
