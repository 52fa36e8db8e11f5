#include "app/failsafe.h"
#include "site_fixture.h"
#include "yaml/temp_folder.h"

#include <fstream>
#include <sstream>

using namespace waypost;
using namespace waypost::app;
using namespace waypost::test;

namespace {

namespace fs = std::filesystem;

/// A kiosk on a copy of the real content, in which files can be broken.
class CopiedSite {
public:
    CopiedSite() {
        for (const char* folder : {"content", "locales"})
            fs::copy(fs::path(WAYPOST_SOURCE_DIR) / folder, m_folder.path() / folder,
                     fs::copy_options::recursive);
        write("kiosk.yaml", "content_dir: content\nlocales_dir: locales\n");
    }
    void write(const std::string& file, const std::string& text) { m_folder.write(file, text); }
    void remove(const std::string& file) { REQUIRE(fs::remove_all(m_folder.path() / file) > 0); }
    /// Loads it; the errors are in `errors` afterwards.
    std::unique_ptr<SiteData> load() {
        auto data = SiteData::load(m_folder.path() / "kiosk.yaml");
        Diagnostics found;
        for (const auto& diagnostic : data->diagnostics())
            if (diagnostic.severity == Severity::error)
                found.push_back(diagnostic);
        errors = lines_of(found, m_folder.path());
        return data;
    }
    [[nodiscard]] const fs::path& path() const { return m_folder.path(); }
    std::vector<std::string> errors;

private:
    TempFolder m_folder;
};

/// The words on a screen, one run a line.
std::string words(const paint::DisplayList& list) {
    std::string out = "\n";
    for (const auto& command : list)
        if (const auto* text = std::get_if<paint::TextRun>(&command))
            out += text->run.utf8 + "\n";
    return out;
}

/// Every kind of screen can be shown; the words of Home in the site's own language.
std::string shown(const SiteData& data) {
    const auto fonts = text::FontSet::create(text::FontSet::default_folders()).value();
    SiteComposer composer(data, fonts, layout::make_screen({1080, 1920}, 21.5, 1));
    std::string home;
    for (const auto name : screen_names()) {
        INFO(name);
        SceneRequest request;
        request.locale = data.site().default_language;
        request.screen = name;
        const auto scene = make_scene(request, data);
        REQUIRE(scene.ok());
        composer.compose(scene->state, scene->now, scene->wall, true);
        CHECK(composer.laid().targets().size() > 1);
        if (name == "home")
            home = words(composer.laid().flat());
    }
    return home;
}

/// What the kiosk shows for a site that cannot be used.
std::string built_in_page(const SiteData& data) {
    const auto fonts = text::FontSet::create(text::FontSet::default_folders()).value();
    const auto screen = layout::make_screen({1080, 1920}, 21.5, 1);
    return words(failsafe_page({screen.size, screen.px_per_mm, &fonts, data.reason(), "Waypost"}));
}

bool begins(const std::vector<std::string>& lines, const std::string& words) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.rfind(words, 0) == 0; });
}

} // namespace

TEST_CASE("The copied site is sound before it is broken") {
    CopiedSite site;
    const auto data = site.load();
    REQUIRE(data->usable());
    CHECK(site.errors == std::vector<std::string>{});
    CHECK(shown(*data).find("How can") != std::string::npos);
}

TEST_CASE("A bad topic costs only itself") {
    CopiedSite site;
    const auto all = site.load()->site().pack.topics.size();
    site.write("content/willimantic/topics/food.yaml", "id: food\nblocks: [\n");
    const auto data = site.load();
    REQUIRE(data->usable());
    CHECK(begins(site.errors, "content/willimantic/topics/food.yaml:2:9: error: the '[' is never closed"));
    CHECK(data->site().pack.topic("food") == nullptr);
    CHECK(data->site().pack.topics.size() == all - 1);
    CHECK(data->site().catalog.languages().size() == data->config().languages.size());
    // Its category stays, with the other topics.
    REQUIRE(data->site().pack.category("living") != nullptr);
    const auto& topics = data->site().pack.category("living")->topics;
    CHECK(std::find(topics.begin(), topics.end(), "food") == topics.end());
    CHECK(std::find(topics.begin(), topics.end(), "housing") != topics.end());
    shown(*data);
}

TEST_CASE("A bad service costs only itself") {
    CopiedSite site;
    const auto before = site.load();
    site.write("content/willimantic/services/generations.yaml", "id: generations\nkinds: {\n");
    const auto data = site.load();
    REQUIRE(data->usable());
    CHECK(begins(site.errors, "content/willimantic/services/generations.yaml:2:8: error: "));
    CHECK(data->site().pack.services.size() == before->site().pack.services.size() - 1);
    CHECK(data->site().pack.topics.size() == before->site().pack.topics.size());
    shown(*data);
}

TEST_CASE("A bad language costs only itself") {
    CopiedSite site;
    site.write("locales/pl/locale.yaml", "name: Polski\ndirection: [\n");
    const auto data = site.load();
    REQUIRE(data->usable());
    CHECK(begins(site.errors, "locales/pl/locale.yaml:2:12: error: "));
    CHECK(data->site().catalog.info("pl") == nullptr);
    CHECK(data->site().catalog.languages().size() == data->config().languages.size() - 1);
    shown(*data);
}

TEST_CASE("A bad file of words costs only its words, which stand in English") {
    CopiedSite site;
    site.write("kiosk.yaml", "content_dir: content\nlocales_dir: locales\ndefault_language: pl\n");
    REQUIRE(shown(*site.load()).find("How can") == std::string::npos);
    site.write("locales/pl/ui.yaml", "home:\n  title: \"W czym\n");
    const auto data = site.load();
    REQUIRE(data->usable());
    CHECK(begins(site.errors, "locales/pl/ui.yaml:2:10: error: "));
    CHECK(data->site().catalog.info("pl") != nullptr);
    const auto home = shown(*data);
    CHECK(home.find("How can") != std::string::npos);
    CHECK(home.find("Twoje prawa") != std::string::npos);
}

TEST_CASE("Where the site's own language is bad, another greets") {
    CopiedSite site;
    site.write("kiosk.yaml", "content_dir: content\nlocales_dir: locales\ndefault_language: vi\n");
    site.remove("locales/vi/locale.yaml");
    const auto data = site.load();
    REQUIRE(data->usable());
    CHECK(data->site().default_language == "en");
    shown(*data);
}

TEST_CASE("English keeps its words without its locale.yaml: every language falls back to them") {
    CopiedSite site;
    site.remove("locales/en/locale.yaml");
    site.remove("locales/es/ui.yaml");
    site.write("kiosk.yaml", "content_dir: content\nlocales_dir: locales\ndefault_language: es\n");
    const auto data = site.load();
    REQUIRE(data->usable());
    CHECK(begins(site.errors, "locales/en/locale.yaml: error: the file does not exist"));
    const auto home = shown(*data);
    CHECK(home.find("How can") != std::string::npos);
    CHECK(home.find("Sus derechos") != std::string::npos);
}

TEST_CASE("A broken kiosk.yaml leaves its defaults") {
    CopiedSite site;
    struct Broken {
        const char* text;
        const char* error;
    };
    for (const auto& broken :
         {Broken{"idle_s: [", "kiosk.yaml:1:9: error: the '[' is never closed"},
          Broken{"content_dir: content\nidel_s: 60\n",
                 "kiosk.yaml:2:1: error: found the unknown key 'idel_s' (did you mean 'idle_s'?)"},
          Broken{"content_dir: content\nidle_s: 1\n", "kiosk.yaml:2:9: error: found '1', expected "}}) {
        INFO(broken.text);
        site.write("kiosk.yaml", broken.text);
        const auto data = site.load();
        INFO((site.errors.empty() ? "no error" : site.errors.front()));
        CHECK(begins(site.errors, broken.error));
        CHECK(data->config().idle == std::chrono::seconds{120});
        REQUIRE(data->usable());
    }
    site.remove("kiosk.yaml");
    const auto data = site.load();
    CHECK(begins(site.errors, "kiosk.yaml: error: the file does not exist"));
    CHECK(data->usable());
}

TEST_CASE("The first mistake in kiosk.yaml is told in short, without the folders that it lies in") {
    CopiedSite site;
    CHECK_FALSE(site.load()->config_mistake().has_value());
    const std::string folders = "content_dir: content\nlocales_dir: locales\n";
    site.write("kiosk.yaml", folders + "display:\n  rotation: \"4\\n5\"\nvolum: 3\n");
    CHECK(site.load()->config_mistake() ==
          "kiosk.yaml:4:13: found '4 5', expected '0', '90', '180' or '270'");
    site.write("kiosk.yaml", folders + "time_zone: America/Chicag\n");
    CHECK(
        site.load()->config_mistake() ==
        "kiosk.yaml:3:12: 'America/Chicag' is not an IANA time zone, such as America/New_York (did you mean "
        "'America/Chicago'?)");
    site.remove("kiosk.yaml");
    CHECK(site.load()->config_mistake() == "kiosk.yaml: the file does not exist, expected a YAML file");
}

TEST_CASE("A mistake in the pack or in a language is no mistake in kiosk.yaml") {
    CopiedSite site;
    site.write("content/willimantic/topics/food.yaml", "id: food\nblocks: [\n");
    site.write("locales/pl/locale.yaml", "tag: pl\nname: [\n");
    const auto data = site.load();
    CHECK_FALSE(site.errors.empty());
    CHECK_FALSE(data->config_mistake().has_value());
}

TEST_CASE("A name in kiosk.yaml that leads nowhere is a mistake of that file") {
    CopiedSite site;
    const std::string folders = "content_dir: content\nlocales_dir: locales\n";
    SECTION("a pack") {
        site.write("kiosk.yaml", folders + "pack: wilimantic\n");
        const auto data = site.load();
        CHECK(data->names_no_pack());
        CHECK_FALSE(data->usable());
        CHECK(begins(site.errors, "kiosk.yaml:3:7: error: found 'wilimantic', expected 'willimantic'"));
        CHECK(site.errors.size() == 1);
        CHECK(data->config_mistake() ==
              "kiosk.yaml:3:7: found 'wilimantic' (did you mean 'willimantic'?), expected 'willimantic'");
    }
    SECTION("a language") {
        site.write("kiosk.yaml", folders + "languages: [en, sp]\n");
        const auto data = site.load();
        REQUIRE(data->usable());
        CHECK(begins({data->config_mistake().value_or("")}, "kiosk.yaml:3:17: found 'sp'"));
        CHECK(site.errors.size() == 1);
        CHECK(data->config().languages == std::vector<std::string>{"en"});
    }
    SECTION("but not a folder that lacks its pack.yaml") {
        fs::copy(site.path() / "content/willimantic", site.path() / "content/elsewhere",
                 fs::copy_options::recursive);
        site.remove("content/elsewhere/pack.yaml");
        site.write("kiosk.yaml", folders + "pack: elsewhere\n");
        const auto data = site.load();
        CHECK_FALSE(data->names_no_pack());
        CHECK_FALSE(data->config_mistake().has_value());
        CHECK(begins(site.errors, "content/elsewhere/pack.yaml: error: the file does not exist"));
    }
    SECTION("where there is nothing to name, the file is not at fault") {
        site.write("kiosk.yaml", folders + "pack: willimantic\nlanguages: [en]\n");
        site.remove("content");
        site.remove("locales");
        const auto data = site.load();
        CHECK_FALSE(data->names_no_pack());
        CHECK_FALSE(data->config_mistake().has_value());
        CHECK_FALSE(data->usable());
    }
}

TEST_CASE("Without a name it is the pack that is there") {
    CopiedSite site;
    fs::rename(site.path() / "content/willimantic", site.path() / "content/elsewhere");
    const auto data = site.load();
    CHECK(data->config().pack == "elsewhere");
    CHECK_FALSE(data->config_mistake().has_value());
}

TEST_CASE("A site that cannot be used says why, and still has the three numbers") {
    CopiedSite site;
    std::string reason;
    SECTION("no pack") {
        site.remove("content/willimantic");
        reason = "content/pack.yaml: error: the file does not exist";
    }
    SECTION("a pack that is not YAML") {
        site.write("content/willimantic/pack.yaml", "id: willimantic\nregion: {\n");
        reason = "content/willimantic/pack.yaml:2:9: error: the '{' is never closed";
    }
    SECTION("no content at all") {
        site.remove("content");
        reason = "content/pack.yaml: error: the file does not exist";
    }
    SECTION("no locales") {
        site.remove("locales");
        reason = "locales/en/locale.yaml: error: the file does not exist";
    }
    const auto data = site.load();
    REQUIRE_FALSE(data->usable());
    const auto prefix = site.path().string() + "/";
    INFO(data->reason());
    CHECK(data->reason().rfind(prefix + reason, 0) == 0);
    const auto page = built_in_page(*data);
    for (const char* line : {"\n911\n", "\n988\n", "\n211\n", "Danger, injury or overdose", "Technician: "})
        CHECK(page.find(line) != std::string::npos);
}
