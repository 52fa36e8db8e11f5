#include "config/system_files.h"
#include "testing.h"

#include <algorithm>

using namespace waypost;
using config::Config;
using config::SystemFile;
using config::Wifi;
using Names = std::vector<std::string>;

namespace {

Names names_of(const std::vector<SystemFile>& files) {
    Names names;
    for (const auto& file : files)
        names.push_back(file.name);
    return names;
}

/// The file of that name; an empty one where there is none.
SystemFile file_of(const Config& config, const std::string& name) {
    for (const auto& file : config::system_files(config)) {
        if (file.name == name)
            return file;
    }
    return {};
}

bool has_line(const SystemFile& file, const std::string& line) {
    return ("\n" + file.text).find("\n" + line + "\n") != std::string::npos;
}

Config with_wifi(Wifi wifi) {
    Config config;
    config.network.wifi = std::move(wifi);
    return config;
}

} // namespace

TEST_CASE("By default everything is off, and USB sticks may bring updates") {
    CHECK(names_of(config::system_files({})) == Names{"updates"});
    CHECK(file_of({}, "updates").text == "usb\n");
    Config config;
    config.updates.usb = false;
    CHECK(config::system_files(config).empty());
}

TEST_CASE("A cable asks for an address and says nothing about the kiosk") {
    Config config;
    config.network.ethernet = true;
    const auto file = file_of(config, "20-ethernet.network");
    CHECK(file.mode == 0644U);
    for (const char* line : {"Name=e*", "DHCP=yes", "LLDP=no", "EmitLLDP=no", "LLMNR=no", "MulticastDNS=no",
                             "IPv6PrivacyExtensions=yes", "Anonymize=yes", "SendHostname=no"}) {
        INFO(line);
        CHECK(has_line(file, line));
    }
}

TEST_CASE("A wireless network with a password takes WPA3 or WPA2, and only root reads the password") {
    const auto config = with_wifi({"Library", "correct horse", "US"});
    CHECK(names_of(config::system_files(config)) ==
          Names{"25-wifi.network", "updates", "wpa_supplicant.conf"});
    CHECK(has_line(file_of(config, "25-wifi.network"), "Name=wl*"));
    const auto file = file_of(config, "wpa_supplicant.conf");
    CHECK(file.mode == 0600U);
    CHECK(file.text ==
          "country=US\nupdate_config=0\nnetwork={\n    ssid=4c696272617279\n    key_mgmt=WPA-PSK SAE\n"
          "    ieee80211w=1\n    psk=\"correct horse\"\n}\n");
}

TEST_CASE("A wireless network without a password is open") {
    const auto file = file_of(with_wifi({"Café", "", "US"}), "wpa_supplicant.conf");
    CHECK(has_line(file, "    ssid=436166c3a9"));
    CHECK(has_line(file, "    key_mgmt=NONE"));
    CHECK(file.text.find("psk") == std::string::npos);
}

TEST_CASE("Quotation marks and number signs in a password stay within its quotation marks") {
    const auto file = file_of(with_wifi({"a", R"(a"b#c\d"e f)", "US"}), "wpa_supplicant.conf");
    CHECK(has_line(file, R"(    psk="a"b#c\d"e f")"));
}

TEST_CASE("Time servers are asked only over a network, and no others beside them") {
    Config config;
    config.clock.time_servers = {"time.example.org", "192.0.2.1"};
    CHECK(names_of(config::system_files(config)) == Names{"updates"});
    config.network.ethernet = true;
    CHECK(file_of(config, "timesyncd.conf").text == "[Time]\nNTP=time.example.org 192.0.2.1\nFallbackNTP=\n");
    config.clock.time_servers.clear();
    CHECK(file_of(config, "timesyncd.conf").name.empty());
}

TEST_CASE("A battery clock and a time zone are single words") {
    Config config;
    config.clock.battery_clock = "ds3231";
    config.time_zone = "America/Chicago";
    CHECK(file_of(config, "battery_clock").text == "ds3231\n");
    CHECK(file_of(config, "time_zone").text == "America/Chicago\n");
}

TEST_CASE("No value brings a line of its own into a file, even where the reader had let it through") {
    Config config = with_wifi({"a", "password\"\n}\nctrl_interface=/tmp", "US"});
    config.network.ethernet = true;
    config.clock.battery_clock = "ds3231\nrm";
    config.clock.time_servers = {"a\nFallbackNTP=b"};
    config.time_zone = "Etc/UTC\nx";
    CHECK(names_of(config::system_files(config)) == Names{"20-ethernet.network", "updates"});
    for (const auto& wifi : {Wifi{"a\nb", "12345678", "US"}, Wifi{"a", "12345678", "US\nx=y"}})
        CHECK(names_of(config::system_files(with_wifi(wifi))) == Names{"updates"});
}

TEST_CASE("Every file that can be written is among the names of those that are removed") {
    Config config = with_wifi({"a", "12345678", "US"});
    config.network.ethernet = true;
    config.clock = {"ds3231", {"time.example.org"}};
    config.time_zone = "Etc/UTC";
    const auto all = config::system_file_names();
    CHECK(names_of(config::system_files(config)) == Names(all.begin(), all.end()));
}
