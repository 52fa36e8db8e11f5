#include "content/reading.h"

#include <fmt/format.h>

#include <charconv>

namespace waypost::content {

namespace {

using FactValue = std::variant<long, std::string>;

/// `364` is a number, `"364"` and `06226` are texts.
std::optional<FactValue> read_value(const yaml::Value& value) {
    const auto text = value.filled_text();
    if (!text)
        return std::nullopt;
    const bool leads_with_zero = text->size() > 1 && text->front() == '0';
    long number = 0;
    const char* const end = text->data() + text->size();
    const auto [rest, failed] = std::from_chars(text->data(), end, number);
    if (!value.quoted() && !leads_with_zero && failed == std::errc{} && rest == end)
        return FactValue{number};
    return FactValue{*text};
}

void read_fact(const yaml::Value& item, Reading& reading) {
    auto map = item.map();
    if (!map)
        return;
    Fact fact;
    const auto id_value = map->need("id", "the fact's id");
    const auto id = id_value.id();
    const auto claim = map->need("claim", "what is claimed, in a sentence for editors").filled_text();
    const auto value = map->get("value");
    fact.value = read_value(value);
    const auto check = read_check(*map, "check", reading.review_days_other, reading);
    map->finish();
    if (!id)
        return;
    if (reading.place_of_fact.contains(*id)) {
        id_value.error(fmt::format("found the fact '{}' again", *id),
                       fmt::format("each fact once (it is on line {} too)", reading.place_of_fact[*id].line));
        return;
    }
    reading.place_of_fact[*id] = reading.shared(id_value.place());
    if (!claim || !check || (value.present() && !fact.value)) {
        reading.facts.left_out.insert(*id);
        return;
    }
    if (fact.value)
        claim_slot(*id, id_value.place(), reading);
    fact.id = *id;
    fact.claim = *claim;
    fact.check = *check;
    reading.facts.known.insert(*id);
    reading.pack.facts.push_back(std::move(fact));
}

} // namespace

void read_facts(const std::filesystem::path& dir, Reading& reading) {
    auto map = yaml::load(dir / "facts.yaml", reading.diagnostics).map();
    reading.facts.unreadable = !map;
    if (!map)
        return;
    const auto items = map->need("facts", "the list of facts").list();
    map->finish();
    reading.facts.unreadable = !items;
    if (!items)
        return;
    for (const auto& item : *items)
        read_fact(item, reading);
}

} // namespace waypost::content
