#include "content/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace waypost::content {

namespace {

const std::vector<std::pair<std::string, PhoneType>> k_phone_types = {
    {"voice", PhoneType::voice}, {"tty", PhoneType::tty}, {"fax", PhoneType::fax}};
const std::vector<std::pair<std::string, CostKind>> k_cost_kinds = {
    {"free", CostKind::free}, {"sliding", CostKind::sliding}, {"ask", CostKind::ask}};

constexpr std::ptrdiff_t k_max_short_code_digits = 6;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// North American numbers as people there write them: 860-555-0142, 1-800-555-0199.
bool is_north_american(std::string_view number) {
    if (number.substr(0, 2) == "1-")
        number.remove_prefix(2);
    if (number.size() != 12)
        return false;
    for (std::size_t i = 0; i < number.size(); ++i)
        if (i == 3 || i == 7 ? number[i] != '-' : !is_digit(number[i]))
            return false;
    return true;
}

/// ASCII digits in groups with one '-' between.
bool is_digits_and_dashes(std::string_view number) {
    if (number.empty() || !is_digit(number.front()) || !is_digit(number.back()))
        return false;
    for (std::size_t i = 0; i < number.size(); ++i)
        if (!is_digit(number[i]) && (number[i] != '-' || number[i - 1] == '-'))
            return false;
    return true;
}

bool has_north_american_numbers(std::string_view region) {
    return region == "US" || region == "CA" || region.empty();
}

std::optional<std::string> read_number(const yaml::Value& value, const Reading& reading) {
    auto number = value.filled_text();
    if (!number)
        return std::nullopt;
    constexpr const char* k_like = "ASCII digits in groups, like 860-555-0142 or 1-800-555-0142";
    const auto& codes = reading.short_codes;
    const auto reject = [&](std::string expected) {
        value.error(fmt::format("found '{}'", *number), std::move(expected));
        return std::nullopt;
    };
    if (!is_digits_and_dashes(*number))
        return reject(k_like);
    if (std::count_if(number->begin(), number->end(), is_digit) <= k_max_short_code_digits) {
        if (std::find(codes.begin(), codes.end(), *number) != codes.end())
            return number;
        value.error(fmt::format("found the short number '{}'", *number),
                    "a number of 'short_codes' in pack.yaml", yaml::suggest(*number, codes));
        return std::nullopt;
    }
    if (has_north_american_numbers(reading.pack.region) && !is_north_american(*number))
        return reject(k_like);
    return number;
}

std::vector<std::string> read_languages(const yaml::Value& value) {
    std::vector<std::string> tags;
    const auto items = value.list();
    if (!items)
        return tags;
    for (const auto& item : *items)
        if (auto tag = item.language_tag())
            tags.push_back(*std::move(tag));
    return tags;
}

/// What is being read of one service.
struct ServiceReading {
    Service service;
    int review_days = 0;
    std::vector<std::string> number_ids;
};

/// The part that phones and text lines have in common; none when the line is left out.
struct Line {
    SharedText id;
    std::string number;
    Check check;
};

std::optional<Line> read_line(yaml::Map& map, ServiceReading& state, Reading& reading) {
    const auto id_value = map.need("id", "the line's id within the service, such as 'call'");
    const auto id = id_value.id();
    const auto number_value = map.need("number", "the number to dial, in quotation marks");
    const auto number = read_number(number_value, reading);
    const auto check = read_check(map, "check", state.review_days, reading);
    if (!id)
        return std::nullopt;
    if (std::find(state.number_ids.begin(), state.number_ids.end(), *id) != state.number_ids.end()) {
        id_value.error(fmt::format("found '{}' again", *id), "each phone and text line with its own id");
        return std::nullopt;
    }
    state.number_ids.push_back(*id);
    if (!number || !check)
        return std::nullopt;
    claim_slot(state.service.id + "_" + *id, id_value.place(), reading);
    reading.numbers.push_back({state.service.id, *number, reading.shared(number_value.place())});
    return Line{reading.shared(*id), *number, *check};
}

void read_phone(const yaml::Value& value, ServiceReading& state, Reading& reading) {
    auto map = value.map();
    if (!map)
        return;
    Phone phone;
    const auto line = read_line(*map, state, reading);
    const auto type = map->get("type");
    const auto known_type = type.choice(k_phone_types);
    phone.languages = read_languages(map->get("languages"));
    phone.note = reading.shared(map->get("note").id().value_or(""));
    map->finish();
    // A fax that passes for a voice line would cost a person the call.
    if (!line || (type.present() && !known_type))
        return;
    phone.type = known_type.value_or(PhoneType::voice);
    phone.id = line->id;
    phone.number = line->number;
    phone.check = line->check;
    state.service.phones.push_back(std::move(phone));
}

void read_text_line(const yaml::Value& value, ServiceReading& state, Reading& reading) {
    auto map = value.map();
    if (!map)
        return;
    const auto line = read_line(*map, state, reading);
    const auto body_value = map->get("body");
    const auto body = body_value.filled_text();
    map->finish();
    // A text line whose word cannot be read would send people to the wrong desk.
    if (line && (body || !body_value.present()))
        state.service.texts.push_back({line->id, line->number, body.value_or(""), line->check});
}

std::optional<Address> read_address(const yaml::Value& value, int review_days, Reading& reading) {
    auto map = value.map();
    if (!map)
        return std::nullopt;
    const auto street = map->need("street", "number and street").filled_text();
    const auto city = map->need("city", "the city").filled_text();
    const auto state = map->need("state", "the state, such as \"CT\"").filled_text();
    const auto postal = map->get("postal").filled_text();
    const auto check = read_check(*map, "check", review_days, reading);
    map->finish();
    if (!street || !city || !state || !check)
        return std::nullopt;
    return Address{*street, reading.shared(*city), reading.shared(*state), postal.value_or(""), *check};
}

std::optional<Cost> read_cost(const yaml::Value& value, int review_days, Reading& reading) {
    auto map = value.map();
    if (!map)
        return std::nullopt;
    const auto kind = map->need("kind", "'free', 'sliding' or 'ask'").choice(k_cost_kinds);
    const auto check = read_check(*map, "check", review_days, reading);
    map->finish();
    if (!kind || !check)
        return std::nullopt;
    return Cost{*kind, *check};
}

std::optional<Who> read_who(const yaml::Value& value, int review_days, Reading& reading) {
    auto map = value.map();
    if (!map)
        return std::nullopt;
    const auto text = map->need("text", "the name of a message of this service").id();
    const auto check = read_check(*map, "check", review_days, reading);
    map->finish();
    if (!text || !check)
        return std::nullopt;
    return Who{*text, *check};
}

std::optional<SpokenLanguages> read_spoken(const yaml::Value& value, int review_days, Reading& reading) {
    auto map = value.map();
    if (!map)
        return std::nullopt;
    SpokenLanguages out;
    const auto spoken = map->get("spoken");
    const auto interpreter = map->get("interpreter");
    out.spoken = read_languages(spoken);
    out.interpreter = interpreter.boolean().value_or(false);
    const auto check = read_check(*map, "check", review_days, reading);
    map->finish();
    if (!spoken.present() && !interpreter.present())
        value.error("found neither 'spoken' nor 'interpreter'", "one of them at least");
    if (!check || (out.spoken.empty() && !out.interpreter))
        return std::nullopt;
    out.check = *check;
    return out;
}

/// An address is shown only where nothing hints that the place is to stay unknown: a `confidential` that
/// cannot be read, or is misspelled, counts as true.
bool is_confidential(yaml::Map& map) {
    const auto value = map.get("confidential");
    if (value.present())
        return value.boolean().value_or(true);
    return std::any_of(map.entries().begin(), map.entries().end(), [](const yaml::Map::Entry& entry) {
        return !nearest(entry.key, {"confidential"}).empty();
    });
}

void read_contacts(yaml::Map& map, ServiceReading& state, Reading& reading) {
    if (const auto items = map.get("phones").list())
        for (const auto& item : *items)
            read_phone(item, state, reading);
    if (const auto items = map.get("texts").list())
        for (const auto& item : *items)
            read_text_line(item, state, reading);
    const auto address = map.get("address");
    auto read = read_address(address, state.review_days, reading);
    if (!state.service.confidential)
        state.service.address = std::move(read);
    else if (address.present())
        address.error("found an address of a confidential service", "no address");
}

void read_service(const std::string& id, const std::filesystem::path& file, Reading& reading) {
    auto map = yaml::load(file, reading.diagnostics).map();
    reading.services.left_out.insert(id);
    if (!map)
        return;
    check_file_id(*map, id);
    ServiceReading state;
    Service& service = state.service;
    service.id = id;
    if (const auto kinds = map->need("kinds", "the kinds of help, such as [shelter]").list())
        for (const auto& item : *kinds)
            if (auto kind = item.id())
                service.kinds.push_back(reading.shared(*kind));
    const auto hotline = map->get("hotline");
    // What cannot be read is reviewed as often as a hotline.
    service.hotline = hotline.present() && hotline.boolean().value_or(true);
    state.review_days = service.hotline ? reading.review_days_hotline : reading.review_days_other;
    service.confidential = is_confidential(*map);
    // A value keeps all of its file.
    if (const auto reach = map->get("reach"); reach.present())
        reading.reach[id] = reach;
    const auto existence = read_check(*map, "existence", state.review_days, reading);
    read_contacts(*map, state, reading);
    if (const auto hours = map->get("hours"); hours.present())
        service.hours = read_hours(hours, state.review_days, reading);
    service.cost = read_cost(map->get("cost"), state.review_days, reading);
    service.who = read_who(map->get("who"), state.review_days, reading);
    service.languages = read_spoken(map->get("languages"), state.review_days, reading);
    map->finish();
    if (!existence)
        return;
    service.existence = *existence;
    reading.services.left_out.erase(id);
    reading.services.known.insert(id);
    reading.pack.services.push_back(std::move(service));
}

} // namespace

void read_services(const std::filesystem::path& dir, Reading& reading) {
    std::error_code failed;
    reading.services.unreadable = !std::filesystem::is_directory(dir / "services", failed);
    for (const auto& [id, file] : files_of(dir / "services", reading))
        read_service(id, file, reading);

    Pack& pack = reading.pack;
    pack.services.shrink_to_fit();
    for (Service& service : pack.services)
        if (const auto reach = reading.reach.find(service.id); reach != reading.reach.end())
            service.reach = reading.shared(resolve(reach->second, reading.services).value_or(""));
    reading.reach.clear();
    pack.emergency = resolve(reading.emergency, reading.services).value_or("");
    pack.fallback = resolve(reading.fallback, reading.services).value_or("");
}

} // namespace waypost::content
