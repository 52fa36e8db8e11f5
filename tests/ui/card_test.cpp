#include "fixture.h"

#include <algorithm>

using namespace waypost;
using namespace waypost::test;

namespace {

view::Card card_of(const SampleSite& sample, const std::string& id,
                   const std::string& utc = "2026-02-03 15:05") {
    const view::Words words(sample.site, moment(utc), "en");
    return view::card(words, *sample.pack.service(id));
}

const content::Service* first_with(const content::Pack& pack, bool (*test)(const content::Service&)) {
    const auto found = std::find_if(pack.services.begin(), pack.services.end(), test);
    return found == pack.services.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("A confirmed service's card shows its number, its hours and no mark") {
    const SampleSite sample;
    const auto card = card_of(sample, "day_center");
    REQUIRE(card.numbers.size() == 1);
    CHECK(card.numbers[0].digits == "860-555-0142");
    CHECK_FALSE(card.mark.has_value());
    REQUIRE_FALSE(card.facts.empty());
    CHECK(card.facts[0].text.utf8.find("Open now") == 0);
}

TEST_CASE("An overdue number is shown as overdue") {
    const SampleSite sample;
    const auto card = card_of(sample, "legal_aid");
    REQUIRE(card.mark.has_value());
    CHECK(card.mark->text.utf8.find("May be out of date.") == 0);
    CHECK(card.mark->text.utf8.find("January 10, 2025") != std::string::npos);
}

TEST_CASE("Without a clock nothing is called overdue") {
    const SampleSite sample;
    const view::Words words(sample.site, moment("2026-02-03 15:05", false), "en");
    CHECK_FALSE(view::card(words, *sample.pack.service("legal_aid")).mark.has_value());
}

TEST_CASE("A pack that withholds what is overdue offers 211 in its place") {
    SampleSite sample;
    sample.pack.when_overdue = content::Policy::withhold;
    const auto card = card_of(sample, "legal_aid");
    CHECK(card.numbers.empty());
    const bool offers_211 = std::any_of(card.facts.begin(), card.facts.end(), [](const view::Note& note) {
        return note.text.utf8.find("211") != std::string::npos;
    });
    CHECK(offers_211);
}

TEST_CASE("A confidential service never shows an address") {
    const SampleSite sample;
    const auto* secret = first_with(sample.pack, [](const content::Service& s) { return s.confidential; });
    REQUIRE(secret);
    const view::Words words(sample.site, moment("2026-02-03 15:05"), "en");
    const auto article = view::contact(words, *secret);
    bool says_secret = false;
    for (const auto& block : article.blocks) {
        if (const auto* note = std::get_if<view::Note>(&block)) {
            CHECK(note->icon != "place");
            says_secret = says_secret || note->icon == "lock";
        }
    }
    CHECK(says_secret);
}
