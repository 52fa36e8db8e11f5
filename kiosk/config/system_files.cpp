#include "config/system_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace waypost::config {

namespace {

constexpr std::array<std::string_view, 7> k_names{"20-ethernet.network", "25-wifi.network", "battery_clock",
                                                  "time_zone",           "timesyncd.conf",  "updates",
                                                  "wpa_supplicant.conf"};
constexpr unsigned k_for_all = 0644;
constexpr unsigned k_for_root = 0600;

bool is_plain(std::string_view value) {
    return std::none_of(value.begin(), value.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// A network for systemd-networkd: an address and a name server, and nothing said about the kiosk or heard
/// from others (RFC 7844: profiles of anonymity for DHCP; RFC 8981: temporary addresses).
std::string network(std::string_view interfaces) {
    return fmt::format(R"([Match]
Name={}

[Link]
RequiredForOnline=no

[Network]
DHCP=yes
LLDP=no
EmitLLDP=no
LLMNR=no
MulticastDNS=no
IPv6PrivacyExtensions=yes
IPv6LinkLocalAddressGenerationMode=stable-privacy

[DHCPv4]
Anonymize=yes
SendHostname=no

[DHCPv6]
SendHostname=no
)",
                       interfaces);
}

std::string hex(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes)
        out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return out;
}

/// WPA3 where the network has it, else WPA2. Nobody may control it at run time: there is no ctrl_interface.
std::string wpa_supplicant(const Wifi& wifi) {
    const std::string key = wifi.password.empty() ? "    key_mgmt=NONE\n"
                                                  : fmt::format("    key_mgmt=WPA-PSK SAE\n"
                                                                "    ieee80211w=1\n"
                                                                "    psk=\"{}\"\n",
                                                                wifi.password);
    // A name in hexadecimal needs no quotation marks.
    return fmt::format("country={}\nupdate_config=0\nnetwork={{\n    ssid={}\n{}}}\n", wifi.country,
                       hex(wifi.ssid), key);
}

/// Only the named servers: the system's own are not asked where the site has named some.
std::string timesyncd(const std::vector<std::string>& servers) {
    return fmt::format("[Time]\nNTP={}\nFallbackNTP=\n", fmt::join(servers, " "));
}

} // namespace

std::vector<SystemFile> system_files(const Config& config) {
    std::vector<SystemFile> files;
    const auto& [ethernet, wifi] = config.network;
    const auto& servers = config.clock.time_servers;
    const bool has_wifi = wifi && is_plain(wifi->ssid) && is_plain(wifi->password) && is_plain(wifi->country);
    if (ethernet)
        files.push_back({"20-ethernet.network", k_for_all, network("e*")});
    if (has_wifi)
        files.push_back({"25-wifi.network", k_for_all, network("wl*")});
    if (!config.clock.battery_clock.empty() && is_plain(config.clock.battery_clock))
        files.push_back({"battery_clock", k_for_all, config.clock.battery_clock + "\n"});
    if (!config.time_zone.empty() && is_plain(config.time_zone))
        files.push_back({"time_zone", k_for_all, config.time_zone + "\n"});
    if ((ethernet || has_wifi) && !servers.empty() && std::all_of(servers.begin(), servers.end(), is_plain))
        files.push_back({"timesyncd.conf", k_for_all, timesyncd(servers)});
    if (config.updates.usb)
        files.push_back({"updates", k_for_all, "usb\n"});
    if (has_wifi)
        files.push_back({"wpa_supplicant.conf", k_for_root, wpa_supplicant(*wifi)});
    return files;
}

std::span<const std::string_view> system_file_names() {
    return k_names;
}

} // namespace waypost::config
