#include "yaml/node.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace waypost::yaml {

namespace {

std::string_view kind_name(Kind kind) {
    switch (kind) {
    case Kind::nothing:
        return "nothing";
    case Kind::text:
        return "a text";
    case Kind::list:
        return "a list";
    case Kind::map:
        return "a map";
    }
    return "";
}

bool is_id(std::string_view text) {
    if (text.empty() || text.front() < 'a' || text.front() > 'z')
        return false;
    for (const char c : text)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    return true;
}

/// Letters and digits in groups of 2 to 8 with '-' between, the first of letters: the shape of a BCP 47 tag.
bool is_language_tag(std::string_view text) {
    std::size_t group = 0;
    bool first_group = true;
    for (const char c : text) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (group < 2 || group > 8)
                return false;
            group = 0;
            first_group = false;
        } else if (is_letter || (!first_group && c >= '0' && c <= '9')) {
            ++group;
        } else {
            return false;
        }
    }
    return group >= 2 && group <= 8;
}

template <class T> std::optional<T> parse_number(std::string_view text) {
    T value{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

Value::Value(std::shared_ptr<const Node> node, std::shared_ptr<const Context> context)
    : m_node(std::move(node)), m_context(std::move(context)) {}

Kind Value::kind() const {
    return m_node ? m_node->kind : Kind::nothing;
}

Place Value::place() const {
    return m_node ? m_context->place(m_node->line, m_node->column) : Place{};
}

bool Value::quoted() const {
    return m_node && m_node->quoted;
}

std::string_view Value::raw() const {
    return m_node ? std::string_view(m_node->text) : std::string_view{};
}

void Value::error(std::string found, std::string expected, std::string suggestion) const {
    if (m_node)
        m_context->error(place(), std::move(found), std::move(expected), std::move(suggestion));
}

void Value::warning(std::string found, std::string expected, std::string suggestion) const {
    if (m_node)
        m_context->diagnostics->push_back(
            {Severity::warning, place(), std::move(found), std::move(expected), std::move(suggestion)});
}

void Value::reject(std::string expected, std::string suggestion) const {
    error(fmt::format("found '{}'", raw()), std::move(expected), std::move(suggestion));
}

bool Value::is_kind(Kind wanted, std::string_view expected) const {
    if (!m_node)
        return false;
    if (m_node->kind != wanted)
        error(fmt::format("found {}", kind_name(m_node->kind)), std::string(expected));
    return m_node->kind == wanted;
}

std::optional<std::string> Value::text() const {
    if (!is_kind(Kind::text, "a text"))
        return std::nullopt;
    return m_node->text;
}

std::optional<std::string> Value::filled_text() const {
    if (!is_kind(Kind::text, "a text"))
        return std::nullopt;
    if (m_node->text.find_first_not_of(" \r\n") == std::string::npos) {
        error("found an empty text", "a text");
        return std::nullopt;
    }
    return m_node->text;
}

std::optional<std::string> Value::id() const {
    constexpr const char* k_expected = "an id (lower-case letters, digits and '_', a letter first)";
    if (!is_kind(Kind::text, k_expected))
        return std::nullopt;
    if (!is_id(m_node->text)) {
        reject(k_expected);
        return std::nullopt;
    }
    return m_node->text;
}

std::optional<std::string> Value::language_tag() const {
    constexpr const char* k_expected = "the tag of a language, such as 'es' or 'pt-BR'";
    if (!is_kind(Kind::text, k_expected))
        return std::nullopt;
    if (!is_language_tag(m_node->text)) {
        reject(k_expected);
        return std::nullopt;
    }
    return m_node->text;
}

std::optional<long> Value::integer(long min, long max) const {
    const std::string expected = fmt::format("a whole number from {} to {}", min, max);
    if (!is_kind(Kind::text, expected))
        return std::nullopt;
    const auto value = parse_number<long>(m_node->text);
    if (!value || *value < min || *value > max) {
        reject(expected);
        return std::nullopt;
    }
    return value;
}

std::optional<double> Value::number(double min, double max) const {
    const std::string expected = fmt::format("a number from {} to {}", min, max);
    if (!is_kind(Kind::text, expected))
        return std::nullopt;
    const auto value = parse_number<double>(m_node->text);
    if (!value || !std::isfinite(*value) || *value < min || *value > max) {
        reject(expected);
        return std::nullopt;
    }
    return value;
}

std::optional<bool> Value::boolean() const {
    constexpr const char* k_expected = "true or false";
    if (!is_kind(Kind::text, k_expected))
        return std::nullopt;
    const std::string& word = m_node->text;
    if (word == "true" || word == "false")
        return word == "true";
    std::string lower;
    for (const char c : word)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower == "yes" || lower == "on")
        reject(k_expected, "true");
    else if (lower == "no" || lower == "off")
        reject(k_expected, "false");
    else
        reject(k_expected, suggest(lower, {"true", "false"}));
    return std::nullopt;
}

std::optional<std::chrono::year_month_day> Value::date() const {
    constexpr const char* k_expected = "a date (YYYY-MM-DD)";
    if (!is_kind(Kind::text, k_expected))
        return std::nullopt;
    const auto value = parse_date(m_node->text);
    if (!value)
        reject(k_expected);
    return value;
}

std::optional<std::chrono::minutes> Value::clock() const {
    constexpr const char* k_expected = "a clock time (\"HH:MM\", 24 hours)";
    if (!is_kind(Kind::text, k_expected))
        return std::nullopt;
    const auto value = parse_clock(m_node->text);
    if (!value)
        reject(k_expected);
    return value;
}

std::optional<std::size_t> Value::choice_index(const std::vector<std::string>& words) const {
    const std::string expected = one_of(words);
    if (!is_kind(Kind::text, expected))
        return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == m_node->text)
            return i;
    reject(expected, suggest(m_node->text, words));
    return std::nullopt;
}

std::optional<std::vector<Value>> Value::list(EmptyList empty_list) const {
    if (!is_kind(Kind::list, "a list"))
        return std::nullopt;
    if (m_node->items.empty() && empty_list == EmptyList::refused) {
        error("found an empty list", "one item at least");
        return std::nullopt;
    }
    std::vector<Value> items;
    items.reserve(m_node->items.size());
    for (const auto& item : m_node->items)
        items.emplace_back(item, m_context);
    return items;
}

std::optional<Map> Value::map() const {
    if (!is_kind(Kind::map, "a map"))
        return std::nullopt;
    return Map(*this);
}

Map::Map(Value whole) : m_whole(std::move(whole)) {
    if (!m_whole.m_node)
        return;
    for (const auto& item : m_whole.m_node->entries)
        m_entries.push_back({item.key, m_whole.m_context->place(item.line, item.column),
                             Value(item.value, m_whole.m_context)});
}

bool Map::has(std::string_view key) const {
    for (const auto& entry : m_entries)
        if (entry.key == key)
            return true;
    return false;
}

Value Map::get(std::string_view key) {
    m_asked.emplace(key);
    for (const auto& entry : m_entries)
        if (entry.key == key)
            return entry.value;
    return {};
}

Value Map::need(std::string_view key, std::string_view expected) {
    Value value = get(key);
    if (!value.present())
        m_whole.error(fmt::format("'{}' is missing", key), std::string(expected));
    return value;
}

void Map::finish() {
    const std::vector<std::string> known(m_asked.begin(), m_asked.end());
    for (const auto& entry : m_entries) {
        if (m_asked.contains(entry.key))
            continue;
        std::vector<std::string> missing;
        for (const auto& key : known)
            if (!has(key))
                missing.push_back(key);
        std::string suggestion = suggest(entry.key, missing);
        const bool is_near = !suggestion.empty();
        m_whole.m_context->error(entry.key_place, fmt::format("found the unknown key '{}'", entry.key),
                                 is_near ? std::string{} : one_of(known), std::move(suggestion));
    }
}

} // namespace waypost::yaml
