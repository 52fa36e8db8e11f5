#include "config/config.h"
#include "testing.h"
#include "yaml/temp_folder.h"

using namespace waypost;
using namespace std::chrono_literals;
using config::Config;
using Lines = std::vector<std::string>;

namespace {

struct Read {
    Config config;
    Lines lines;
};

Read read(std::string_view text) {
    const TempFolder folder;
    const auto loaded = config::load_config(folder.write("kiosk.yaml", text), "/data");
    return {loaded.config, lines_of(loaded.diagnostics, folder.path())};
}

struct Malformed {
    std::string text;
    Lines expected;
};

const std::vector<Malformed> k_malformed = {
    {"idel_s: 30\n", {"kiosk.yaml:1:1: error: found the unknown key 'idel_s' (did you mean 'idle_s'?)"}},
    {"idle_s: 4\n", {"kiosk.yaml:1:9: error: found '4', expected a whole number from 5 to 3600"}},
    {"idle_s: two minutes\n",
     {"kiosk.yaml:1:9: error: found 'two minutes', expected a whole number from 5 to 3600"}},
    {"idle_sensitive_s: 4\n", {"kiosk.yaml:1:19: error: found '4', expected a whole number from 5 to 3600"}},
    {"idle_s: 30\nidle_sensitive_s: 60\n",
     {"kiosk.yaml:2:19: error: found '60', expected 'idle_s' at most, which is 30"}},
    {"warning_s: 19\n", {"kiosk.yaml:1:12: error: found '19', expected a whole number from 20 to 600"}},
    {"volume: 101\n", {"kiosk.yaml:1:9: error: found '101', expected a whole number from 0 to 100"}},
    {"reduced_motion: yes\n",
     {"kiosk.yaml:1:17: error: found 'yes', expected true or false (did you mean 'true'?)"}},
    {"theme: drak\n",
     {"kiosk.yaml:1:8: error: found 'drak', expected 'light', 'dark' or 'contrast' (did you mean 'dark'?)"}},
    {"pack: ../secret\n",
     {"kiosk.yaml:1:7: error: found '../secret', expected an id (lower-case letters, digits and '_', a "
      "letter "
      "first)"}},
    {"languages: []\n", {"kiosk.yaml:1:12: error: found an empty list, expected one item at least"}},
    {"languages: en\n", {"kiosk.yaml:1:12: error: found a text, expected a list"}},
    {"languages: [en, es, en]\n", {"kiosk.yaml:1:21: error: found 'en' again, expected each language once"}},
    {"languages: [en, ../es]\n",
     {"kiosk.yaml:1:17: error: found '../es', expected the tag of a language, such as 'es' or 'pt-BR'"}},
    {"default_language: fr\nlanguages: [en, es]\n",
     {"kiosk.yaml:1:19: error: found 'fr', expected one of 'languages': 'en' or 'es'"}},
    {"time_zone: New York!\n",
     {"kiosk.yaml:1:12: error: found 'New York!', expected the name of a time zone, such as "
      "'America/New_York'"}},
    {"display: full_screen\n", {"kiosk.yaml:1:10: error: found a text, expected a map"}},
    {"display:\n  rotation: 45\n",
     {"kiosk.yaml:2:13: error: found '45', expected '0', '90', '180' or '270'"}},
    {"display:\n  diagonal_in: 4.9\n",
     {"kiosk.yaml:2:16: error: found '4.9', expected a number from 5 to 100"}},
    {"display:\n  scale: 2.1\n", {"kiosk.yaml:2:10: error: found '2.1', expected a number from 0.8 to 2"}},
    {"display:\n  mode: fullscreen\n",
     {"kiosk.yaml:2:9: error: found 'fullscreen', expected 'full_screen' or 'window' (did you mean "
      "'full_screen'?)"}},
    {"display:\n  mode: window\n  size: 1080*1920\n",
     {"kiosk.yaml:3:9: error: found '1080*1920', expected width and height in pixels, such as '1080x1920', "
      "each "
      "from 320 to 8192"}},
    {"display:\n  size: 1080x1920\n",
     {"kiosk.yaml:2:9: warning: 'size' is not used: the whole display is, expected 'mode: window' beside it, "
      "or "
      "no 'size'"}},
    {"display:\n  diagonal: 21.5\n",
     {"kiosk.yaml:2:3: error: found the unknown key 'diagonal' (did you mean 'diagonal_in'?)"}},
    {"content_dir: \"\"\n", {"kiosk.yaml:1:14: error: found an empty text, expected a text"}},
    {"site_name: [a]\n", {"kiosk.yaml:1:12: error: found a list, expected a text"}},
    {"volume:\n", {"kiosk.yaml:1:1: error: found nothing, expected a whole number from 0 to 100"}},
    {"- idle_s: 30\n", {"kiosk.yaml:1:1: error: found a list, expected a map"}},
    {"idle_s: 30\nidle_s: 40\n",
     {"kiosk.yaml:2:1: error: found the key 'idle_s' again, expected each key once (it is on line 1 too)"}},
};

} // namespace

TEST_CASE("Each mistake in kiosk.yaml is reported at its place") {
    for (const auto& malformed : k_malformed) {
        INFO(malformed.text);
        CHECK(read(malformed.text).lines == malformed.expected);
    }
}

TEST_CASE("A bad value costs only itself") {
    const auto [config, lines] = read("idle_s: never\nwarning_s: 45\nvolume: loud\ntheme: dark\nfoo: 1\n");
    CHECK(lines.size() == 3);
    CHECK(config.idle == 120s);
    CHECK(config.warning == 45s);
    CHECK(config.volume == 60);
    CHECK(config.theme == "dark");
}

TEST_CASE("Every key is taken over") {
    const auto [config, lines] = read(R"(
site_name: "Main Library"
pack: elsewhere
languages: [es, en, zh-Hans]
default_language: es
time_zone: America/Chicago
theme: contrast
display:
  {rotation: 270, diagonal_in: 10.1, scale: 1.5, mode: window, size: "1280x800", sleep: {from: "22:00", until: "06:30"}}
network: {ethernet: true, wifi: {ssid: Library, password: "correct horse", country: US}}
clock: {battery_clock: ds3231, time_servers: [time.example.org, 192.0.2.1]}
updates: {usb: false}
idle_s: 90
idle_sensitive_s: 30
warning_s: 20
reduced_motion: true
volume: 0
content_dir: my/content
locales_dir: /srv/locales
)");
    CHECK(lines == Lines{});
    CHECK(config.site_name == "Main Library");
    CHECK(config.pack == "elsewhere");
    CHECK(config.languages == Lines{"es", "en", "zh-Hans"});
    CHECK(config.default_language == "es");
    CHECK(config.time_zone == "America/Chicago");
    CHECK(config.theme == "contrast");
    CHECK(config.display.rotation == config::Rotation::three_quarters);
    CHECK(config.display.diagonal_in == 10.1);
    CHECK(config.display.scale == 1.5);
    CHECK(config.display.mode == config::WindowMode::window);
    CHECK(config.display.width == 1280);
    CHECK(config.display.height == 800);
    CHECK(config.idle == 90s);
    CHECK(config.idle_sensitive == 30s);
    CHECK(config.warning == 20s);
    CHECK(config.reduced_motion);
    CHECK(config.volume == 0);
    CHECK(config.locales_dir == "/srv/locales");
    CHECK(config.display.sleep == config::Sleep{22h, 6h + 30min});
    CHECK(config.network.ethernet);
    CHECK(config.network.wifi == config::Wifi{"Library", "correct horse", "US"});
    CHECK(config.clock.battery_clock == "ds3231");
    CHECK(config.clock.time_servers == Lines{"time.example.org", "192.0.2.1"});
    CHECK_FALSE(config.updates.usb);
}

TEST_CASE("Relative folders start at the folder of kiosk.yaml and missing ones at the data folder") {
    const TempFolder folder;
    const auto file = folder.write("kiosk.yaml", "content_dir: ../my/content\n");
    const auto config = config::load_config(file, "/data").config;
    CHECK(config.content_dir == folder.path().parent_path() / "my/content");
    CHECK(config.locales_dir == "/data/locales");
}

TEST_CASE("A missing kiosk.yaml is an error and gives all defaults") {
    const TempFolder folder;
    const auto loaded = config::load_config(folder.path() / "kiosk.yaml", "/data");
    CHECK(lines_of(loaded.diagnostics, folder.path()) ==
          Lines{"kiosk.yaml: error: the file does not exist, expected a YAML file"});
    CHECK(loaded.config == config::default_config("/data"));
    CHECK(loaded.config.languages == Lines{"en", "es", "ht", "pt-BR", "zh-Hans", "pl", "ar", "vi"});
    CHECK(loaded.config.content_dir == "/data/content");
}

TEST_CASE("A short idle time shortens the one of sensitive pages with it") {
    CHECK(read("idle_s: 30\n").config.idle_sensitive == 30s);
    CHECK(read("idle_s: 300\n").config.idle_sensitive == 60s);
    CHECK(read("idle_s: 300\nidle_sensitive_s: 200\n").config.idle_sensitive == 200s);
}

TEST_CASE("The default language is always one of the languages") {
    CHECK(read("languages: [es, pl]\n").config.default_language == "es");
    CHECK(read("languages: [es, en]\n").config.default_language == "en");
    CHECK(read("languages: [es, pl]\ndefault_language: fr\n").config.default_language == "es");
    CHECK(read("languages: [es, pl]\ndefault_language: pl\n").config.default_language == "pl");
}

TEST_CASE("A window without a size gets one") {
    const auto config = read("display: {mode: window}\n").config;
    CHECK(config.display.width == 1080);
    CHECK(config.display.height == 1920);
}

TEST_CASE("The kiosk.yaml that we ship is sound and says what the defaults are") {
    const std::filesystem::path file = WAYPOST_SOURCE_DIR "/assets/kiosk.yaml";
    const auto loaded = config::load_config(file, "/data");
    CHECK(lines_of(loaded.diagnostics) == Lines{});
    auto expected = config::default_config("/data");
    expected.pack = "willimantic"; // by name, though it is the only one
    CHECK(loaded.config == expected);
}

TEST_CASE("Every switched-off line of the kiosk.yaml that we ship is a key that works") {
    std::ifstream stream(WAYPOST_SOURCE_DIR "/assets/kiosk.yaml");
    std::string text;
    int switched_on = 0;
    for (std::string line; std::getline(stream, line);) {
        const auto hash = line.find("# ");
        const auto colon = line.find(": ");
        const bool is_key =
            hash != std::string::npos && colon != std::string::npos && line.find_first_not_of(" ") == hash &&
            line.substr(hash + 2, colon - hash - 2).find_first_not_of("abcdefghijklmnopqrstuvwxyz_") ==
                std::string::npos &&
            line.substr(hash + 2, colon - hash - 2) != "true";
        switched_on += is_key ? 1 : 0;
        text += (is_key ? line.erase(hash, 2) : line) + "\n";
    }
    CHECK(switched_on == 8);
    CHECK(read(text).lines ==
          Lines{"kiosk.yaml:42:9: warning: 'size' is not used: the whole display is, expected 'mode: window' "
                "beside it, or no 'size'"});
}
