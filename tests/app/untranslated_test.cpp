#include "site_fixture.h"
#include "ui/view/screens.h"
#include "ui/view/words.h"

#include <algorithm>

using namespace waypost;
using namespace waypost::test;

namespace {

/// The kiosk with a language that has the buttons and the crisis numbers, and no topic.
struct PartlyTranslated {
    std::unique_ptr<app::SiteData> data = app::SiteData::load(
        std::filesystem::path(WAYPOST_SOURCE_DIR) / "assets" / "kiosk.yaml", {.tags = {"ru"}, .all = false});
    [[nodiscard]] view::Words words(const std::string& language) const {
        return {data->site(), {Instant{}, WallTime{}, false}, language};
    }
    [[nodiscard]] std::string missing() const { return words("ru").say("draft.missing").utf8; }
};

bool begins_with_note(const view::Article& article, const std::string& text) {
    const auto* note = article.blocks.empty() ? nullptr : std::get_if<view::Note>(&article.blocks.front());
    return note != nullptr && note->text.utf8 == text;
}

} // namespace

TEST_CASE("What is not translated says so in the visitor's language before the English begins") {
    const PartlyTranslated site;
    const auto& pack = site.data->site().pack;
    REQUIRE(site.data->site().catalog.info("ru") != nullptr);
    const auto words = site.words("ru");
    const auto topic = view::topic(words, *pack.topic("police_stop"));
    CHECK(begins_with_note(topic, site.missing()));
    CHECK(topic.title.locale.tag == "en");
    CHECK(begins_with_note(view::contact(words, *pack.service("windham_police")), site.missing()));
    const auto menu = view::category(words, pack.categories.front());
    REQUIRE(menu.notice);
    CHECK(menu.notice->utf8 == site.missing());
    CHECK(menu.notice->locale.tag == "ru");
}

TEST_CASE("What is translated does not say that it is not") {
    const PartlyTranslated site;
    const auto& pack = site.data->site().pack;
    CHECK_FALSE(
        begins_with_note(view::contact(site.words("ru"), *pack.service("emergency_911")), site.missing()));
    for (const char* const language : {"en", "es"}) {
        const auto words = site.words(language);
        const auto missing = words.say("draft.missing").utf8;
        CHECK_FALSE(begins_with_note(view::topic(words, *pack.topic("police_stop")), missing));
        CHECK_FALSE(view::category(words, pack.categories.front()).notice);
    }
}
