#include "app/proof.h"
#include "site_fixture.h"

#include <algorithm>

using namespace waypost;
using namespace waypost::app;
using namespace waypost::test;

namespace {

bool found(const std::vector<layout::Problem>& problems, const std::string& what) {
    return std::any_of(problems.begin(), problems.end(),
                       [&](const auto& problem) { return problem.what.find(what) != std::string::npos; });
}

layout::Laid laid_home(const RealSite& site) {
    SiteComposer composer(*site.data, site.fonts, site.screen);
    SceneRequest request;
    request.screen = "home";
    const auto scene = make_scene(request, *site.data);
    composer.compose(scene->state, scene->now, scene->wall, true);
    return composer.laid();
}

} // namespace

TEST_CASE("Nothing is cut, overlaps or is too small to touch, in any language, size and display") {
    const RealSite site;
    ProofOptions options;
    // Every single topic and contact is `waypost check layout`; here one of each kind of screen.
    options.all_ids = false;
    const auto proof = prove(*site.data, site.fonts, options);
    CHECK(proof.screens > 500);
    for (const auto& finding : proof.findings)
        UNSCOPED_INFO(to_string(finding));
    CHECK(proof.findings.empty());
}

TEST_CASE("The proof finds a fault of each kind") {
    const RealSite site;
    const auto sound = laid_home(site);
    REQUIRE(examine(sound, site.screen).empty());

    SECTION("a target too small") {
        auto laid = sound;
        laid.fixed.targets[0].rect.h = 30;
        CHECK(found(examine(laid, site.screen), "too small"));
    }
    SECTION("targets too near one another") {
        auto laid = sound;
        laid.fixed.targets[1].rect.x = laid.fixed.targets[0].rect.right() + 4;
        CHECK(found(examine(laid, site.screen), "mm apart"));
    }
    SECTION("a target outside the display") {
        auto laid = sound;
        laid.fixed.targets[0].rect.x = -20;
        CHECK(found(examine(laid, site.screen), "outside the display"));
    }
    SECTION("text outside the display") {
        auto laid = sound;
        for (auto& command : laid.fixed.list) {
            if (auto* run = std::get_if<paint::TextRun>(&command))
                run->origin.x = 1070;
        }
        CHECK(found(examine(laid, site.screen), "text reaches outside"));
    }
    SECTION("text over text") {
        auto laid = sound;
        const auto copy = laid.fixed.list;
        for (const auto& command : copy) {
            if (const auto* run = std::get_if<paint::TextRun>(&command)) {
                auto moved = *run;
                moved.origin.x += 5;
                laid.fixed.list.emplace_back(moved);
            }
        }
        CHECK(found(examine(laid, site.screen), "text lies over"));
    }
    SECTION("text that a target covers in part") {
        auto laid = sound;
        laid.pages[0].targets[0].rect.x += 60;
        CHECK(found(examine(laid, site.screen), "covered in part"));
    }
    SECTION("text that is too pale for its ground, and in high contrast what is enough elsewhere") {
        auto laid = sound;
        paint::TextRun* pale = nullptr;
        for (auto& command : laid.pages[0].list) {
            if (auto* run = std::get_if<paint::TextRun>(&command))
                pale = run;
        }
        REQUIRE(pale);
        CHECK(found(examine(laid, site.screen, session::Theme::contrast), "contrast is"));
        pale->color = paint::rgb(0xB0B0B0);
        CHECK(found(examine(laid, site.screen), "contrast is"));
    }
    SECTION("text that is painted over") {
        auto laid = sound;
        for (const auto& target : laid.pages[0].targets)
            laid.pages[0].list.emplace_back(paint::Fill{target.rect, paint::rgb(0xFFFFFF)});
        CHECK(found(examine(laid, site.screen), "painted over"));
    }
    SECTION("an ellipsis") {
        auto laid = sound;
        for (auto& command : laid.fixed.list) {
            if (auto* run = std::get_if<paint::TextRun>(&command))
                run->run.utf8 += "\u2026";
        }
        CHECK(found(examine(laid, site.screen), "ellipsis"));
    }
    SECTION("a page that no button leads to, or from") {
        auto laid = sound;
        laid.pages.resize(3);
        CHECK(found(examine(laid, site.screen), "no button leads to the next page"));
        laid.page = 1;
        CHECK(found(examine(laid, site.screen), "no button leads to the page before"));
    }
    SECTION("a focus order that goes up, or against the reading direction") {
        auto laid = sound;
        auto& targets = laid.pages[0].targets;
        REQUIRE(targets.size() > 3);
        std::swap(targets[0], targets[1]);
        CHECK(found(examine(laid, site.screen), "against the reading order"));
        laid = sound;
        std::swap(laid.pages[0].targets[0], laid.pages[0].targets[2]);
        CHECK(found(examine(laid, site.screen), "against the reading order"));
    }
}

TEST_CASE("A finding says where it is and which message it is in, and is painted with its place marked") {
    const RealSite site;
    const Finding finding{"topic",
                          "ar",
                          session::TextSize::large,
                          session::Theme::dark,
                          &displays()[4],
                          {"text reaches outside the display", "…", {10, 20, 200, 40}, 1},
                          "food",
                          "topic.food.answer"};
    CHECK(to_string(finding) ==
          "800x480 ar large dark topic food page 2 at 10,20 200x40: text reaches outside "
          "the display ('…') in topic.food.answer");
    const auto file = std::filesystem::temp_directory_path() / "waypost-finding.png";
    const auto written = paint_finding(*site.data, site.fonts, finding, file);
    REQUIRE(written.ok());
    CHECK(*written > 1000);
    std::filesystem::remove(file);
}

TEST_CASE("Pseudo-locales have room on every screen") {
    const auto data = SiteData::load({}, {.tags = {"en-XA", "ar-XB"}, .all = false});
    REQUIRE(data->usable());
    const auto fonts = text::FontSet::create(text::FontSet::default_folders());
    REQUIRE(fonts.ok());
    ProofOptions options;
    options.all_ids = false;
    options.locales = {"en-XA", "ar-XB"};
    const auto proof = prove(*data, *fonts, options);
    CHECK(proof.screens > 500);
    for (const auto& finding : proof.findings)
        UNSCOPED_INFO(to_string(finding));
    CHECK(proof.findings.empty());
}

TEST_CASE("A word that is wider than its column, and a letter that no font has, are problems of the layout") {
    const RealSite site;
    text::ParagraphCache paragraphs(site.fonts);
    const layout::Metrics metrics(site.screen, session::TextSize::normal);
    layout::Canvas canvas(metrics, layout::palette(session::Theme::light), paragraphs, Direction::ltr, {});
    layout::Recording recording;
    canvas.record_into(recording);
    SECTION("too wide") {
        const auto setting = canvas.set(layout::figures("1-800-203-1234"), layout::Role::phone, 5000);
        canvas.text(setting, 0, 0, 50, {});
        CHECK(found(recording.problems, "wider than its box"));
    }
    SECTION("no glyph") {
        canvas.set(layout::figures("\U0001F984"), layout::Role::body, 500); // a unicorn
        CHECK(found(recording.problems, "no font has"));
    }
}

TEST_CASE("A right-to-left screen is the left-to-right one in a mirror: every target stands opposite") {
    const RealSite site;
    SiteComposer composer(*site.data, site.fonts, site.screen);
    const auto targets = [&](const std::string& locale) {
        SceneRequest request;
        request.locale = locale;
        request.screen = "home";
        const auto scene = make_scene(request, *site.data);
        return composer.compose(scene->state, scene->now, scene->wall, true).frame.targets;
    };
    const auto ltr = targets("en");
    const auto rtl = targets("ar");
    REQUIRE(ltr.size() == rtl.size());
    for (size_t i = 0; i < ltr.size(); ++i) {
        CHECK(ltr[i].action == rtl[i].action);
        CHECK(rtl[i].rect.x == Approx(1080 - ltr[i].rect.right()).margin(1.01));
        CHECK(rtl[i].rect.w == Approx(ltr[i].rect.w).margin(1.01));
    }
}
