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
    std::string expected;
};

const std::vector<Malformed> k_malformed = {
    {"network:\n  ethernet: yes\n",
     "2:13: error: found 'yes', expected true or false (did you mean 'true'?)"},
    {"network:\n  ethernt: true\n", "2:3: error: found the unknown key 'ethernt' (did you mean 'ethernet'?)"},
    {"network: true\n", "1:10: error: found a text, expected a map"},
    {"network:\n  wifi: Library\n", "2:9: error: found a text, expected a map"},
    {"network:\n  wifi: {country: US}\n", "2:9: error: 'ssid' is missing, expected the name of the network"},
    {"network:\n  wifi: {ssid: Library}\n",
     "2:9: error: 'country' is missing, expected the two letters of the country, such as 'US'"},
    {"network:\n  wifi: {ssid: \"\", country: US}\n", "2:16: error: found an empty text, expected a text"},
    {"network:\n  wifi: {ssid: \"Lib\\nrary\", country: US}\n",
     "2:16: error: found a line break or another character that cannot be seen, expected the name of the "
     "network"},
    {"network:\n  wifi: {ssid: \"123456789012345678901234567890123\", country: US}\n",
     "2:16: error: found a name of 33 bytes, expected 32 at most"},
    {"network:\n  wifi: {ssid: Library, country: us}\n",
     "2:34: error: found 'us', expected the two letters of a country, such as 'US' (did you mean 'US'?)"},
    {"network:\n  wifi: {ssid: Library, country: UK}\n",
     "2:34: error: found 'UK', expected the two letters of a country, such as 'US' (did you mean 'GB'?)"},
    {"network:\n  wifi: {ssid: Library, country: America}\n",
     "2:34: error: found 'America', expected the two letters of a country, such as 'US'"},
    {"clock:\n  battery_clock: ds3232\n",
     "2:18: error: found 'ds3232', expected 'none', 'ds1307', 'ds3231', 'pcf8523', 'pcf8563' or 'pcf85063' "
     "(did you mean 'ds3231'?)"},
    {"clock:\n  time_servers: [\"time.example.org; reboot\"]\n",
     "2:18: error: found 'time.example.org; reboot', expected the name of a time server, such as "
     "'time.example.org'"},
    {"clock:\n  time_servers: time.example.org\n", "2:17: error: found a text, expected a list"},
    {"updates:\n  usb: no\n", "2:8: error: found 'no', expected true or false (did you mean 'false'?)"},
    {"display:\n  sleep: {from: \"22:00\"}\n",
     "2:10: error: 'until' is missing, expected when the panel comes on again, such as \"06:30\""},
    {"display:\n  sleep: {until: \"06:00\"}\n",
     "2:10: error: 'from' is missing, expected when the panel goes off, such as \"22:00\""},
    {"display:\n  sleep: {from: \"10 pm\", until: \"06:00\"}\n",
     "2:17: error: found '10 pm', expected a clock time (\"HH:MM\", 24 hours)"},
    {"display:\n  sleep: {from: \"00:00\", until: \"24:00\"}\n",
     "2:33: error: found '24:00', expected another time than 'from'"},
};

} // namespace

TEST_CASE(
    "Each mistake in network, clock, updates and sleep is reported at its place and costs only itself") {
    for (const auto& malformed : k_malformed) {
        INFO(malformed.text);
        const auto [config, lines] = read(malformed.text);
        CHECK(lines == Lines{"kiosk.yaml:" + malformed.expected});
        CHECK(config == config::default_config("/data"));
    }
}

TEST_CASE("A password is 8 to 63 printable ASCII characters, and no message repeats one that is not") {
    const std::string rule =
        ", expected 8 to 63 letters, digits and signs of the English keyboard; no 'password' "
        "where the network has none";
    const auto lines_with = [](const std::string& password) {
        const auto [config, lines] =
            read("network:\n  wifi: {ssid: Library, country: US, password: \"" + password + "\"}\n");
        // Never an open network in place of one with a password.
        CHECK(config.network.wifi.has_value() == lines.empty());
        return lines;
    };
    const std::string place = "kiosk.yaml:2:48: error: ";
    CHECK(lines_with("12345678") == Lines{});
    CHECK(lines_with(std::string(63, '~')) == Lines{});
    CHECK(lines_with("") == Lines{place + "found 0 characters" + rule});
    CHECK(lines_with("secret7") == Lines{place + "found 7 characters" + rule});
    CHECK(lines_with(std::string(64, 'a')) == Lines{place + "found 64 characters" + rule});
    CHECK(lines_with("gehört mir") == Lines{place + "found another character after the first 3" + rule});
    CHECK(lines_with("two\\nlines here") ==
          Lines{place + "found another character after the first 3" + rule});
}

TEST_CASE("Midnight may be written from both sides, and sleep may span it") {
    CHECK(read("display: {sleep: {from: 20:00, until: 24:00}}").config.display.sleep ==
          config::Sleep{20h, 0h});
    CHECK(read("display: {sleep: {from: 22:00, until: 06:00}}").config.display.sleep ==
          config::Sleep{22h, 6h});
}

TEST_CASE("Names and addresses of time servers are taken") {
    const auto [config, lines] =
        read("clock: {time_servers: [0.debian.pool.ntp.org, 192.0.2.1, \"2001:db8::1\", localhost]}");
    CHECK(lines == Lines{});
    CHECK(config.clock.time_servers.size() == 4);
    for (const char* bad : {"-a.org", "a..org", "a.org.", "a_b.org", "a b", "\"\"", "\"a\\nNTP=b\""}) {
        INFO(bad);
        const auto [without, why] = read(std::string("clock: {time_servers: [") + bad + "]}");
        CHECK(why.size() == 1);
        CHECK(without.clock.time_servers.empty());
    }
}
