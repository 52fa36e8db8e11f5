#include "config/appliance.h"

#include <fmt/format.h>

#include <algorithm>

namespace waypost::config {

namespace {

/// The chips that are sold as modules for the pins of a Raspberry Pi.
const std::vector<std::pair<std::string, std::string>> k_battery_clocks = {
    {"none", ""},           {"ds1307", "ds1307"},   {"ds3231", "ds3231"},
    {"pcf8523", "pcf8523"}, {"pcf8563", "pcf8563"}, {"pcf85063", "pcf85063"}};

/// ISO 3166-1 alpha-2, as tzdata lists them.
constexpr std::string_view k_countries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
    "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
    "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
    "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
    "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
    "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
    "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
    "UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

constexpr size_t k_most_ssid_bytes = 32; // IEEE 802.11, 9.4.2.2
// IEEE 802.11, J.4.1: a passphrase of WPA.
constexpr size_t k_least_password = 8;
constexpr size_t k_most_password = 63;
constexpr size_t k_most_host_name = 253; // RFC 1035, 2.3.4
constexpr size_t k_most_host_label = 63;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_printable_ascii(char c) {
    return c >= 0x20 && c <= 0x7E;
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::optional<std::string> ssid(const yaml::Value& value) {
    auto name = value.filled_text();
    if (!name)
        return std::nullopt;
    if (std::any_of(name->begin(), name->end(), is_control)) {
        value.error("found a line break or another character that cannot be seen", "the name of the network");
        return std::nullopt;
    }
    if (name->size() > k_most_ssid_bytes) {
        value.error(fmt::format("found a name of {} bytes", name->size()),
                    fmt::format("{} at most", k_most_ssid_bytes));
        return std::nullopt;
    }
    return name;
}

std::optional<std::string> password(const yaml::Value& value) {
    auto word = value.text();
    if (!word)
        return std::nullopt;
    const std::string expected =
        fmt::format("{} to {} letters, digits and signs of the English keyboard; no 'password' where the "
                    "network has none",
                    k_least_password, k_most_password);
    const auto strange = std::find_if_not(word->begin(), word->end(), is_printable_ascii);
    if (strange != word->end()) {
        value.error(fmt::format("found another character after the first {}", strange - word->begin()),
                    expected);
        return std::nullopt;
    }
    if (word->size() < k_least_password || word->size() > k_most_password) {
        value.error(fmt::format("found {} characters", word->size()), expected);
        return std::nullopt;
    }
    return word;
}

/// "" where it is not a country.
std::string country_of(std::string_view text) {
    std::string code;
    for (const char c : text)
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (code == "UK")
        return "GB";
    const bool has_shape = code.size() == 2 &&
                           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return has_shape && k_countries.find(code) != std::string_view::npos ? code : std::string{};
}

std::optional<std::string> country(const yaml::Value& value) {
    auto text = value.text();
    if (!text)
        return std::nullopt;
    const std::string code = country_of(*text);
    if (code != *text) {
        value.error(fmt::format("found '{}'", *text), "the two letters of a country, such as 'US'", code);
        return std::nullopt;
    }
    return code;
}

std::optional<Wifi> wifi(const yaml::Value& value) {
    auto map = value.map();
    if (!map)
        return std::nullopt;
    const auto name = ssid(map->need("ssid", "the name of the network"));
    const auto where = country(map->need("country", "the two letters of the country, such as 'US'"));
    const auto password_value = map->get("password");
    const auto word = password(password_value);
    map->finish();
    if (!name || !where || (password_value.present() && !word))
        return std::nullopt;
    return Wifi{*name, word.value_or(""), *where};
}

/// A name of RFC 1123, or an address of either kind.
bool is_host(std::string_view text) {
    if (text.empty() || text.size() > k_most_host_name)
        return false;
    if (text.find(':') != std::string_view::npos)
        return text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
    while (true) {
        const auto label = text.substr(0, text.find('.'));
        const bool good =
            !label.empty() && label.size() <= k_most_host_label && label.front() != '-' &&
            label.back() != '-' &&
            std::all_of(label.begin(), label.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
        if (!good || label.size() == text.size())
            return good;
        text.remove_prefix(label.size() + 1);
    }
}

std::optional<std::vector<std::string>> time_servers(const yaml::Value& value) {
    const auto items = value.list(yaml::Value::EmptyList::allowed);
    if (!items)
        return std::nullopt;
    std::vector<std::string> hosts;
    for (const auto& item : *items) {
        const auto host = item.text();
        if (!host)
            continue;
        if (is_host(*host))
            hosts.push_back(*host);
        else
            item.error(fmt::format("found '{}'", *host),
                       "the name of a time server, such as 'time.example.org'");
    }
    return hosts;
}

} // namespace

void read_network(const yaml::Value& value, Network& network) {
    auto map = value.map();
    if (!map)
        return;
    network.ethernet = map->get("ethernet").boolean().value_or(network.ethernet);
    network.wifi = wifi(map->get("wifi"));
    map->finish();
}

void read_clock(const yaml::Value& value, ClockSource& clock) {
    auto map = value.map();
    if (!map)
        return;
    clock.battery_clock = map->get("battery_clock").choice(k_battery_clocks).value_or(clock.battery_clock);
    clock.time_servers = time_servers(map->get("time_servers")).value_or(clock.time_servers);
    map->finish();
}

void read_updates(const yaml::Value& value, Updates& updates) {
    auto map = value.map();
    if (!map)
        return;
    updates.usb = map->get("usb").boolean().value_or(updates.usb);
    map->finish();
}

} // namespace waypost::config
