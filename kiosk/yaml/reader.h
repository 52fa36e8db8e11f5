#pragma once

#include "base/diagnostic.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A checked reader of YAML files that people edit. Every value knows its file, line and column; whatever is
/// wrong goes into one list of diagnostics and reading goes on, so that an editor sees all mistakes at once.
///
/// What is read is a careful part of YAML 1.2: one document, spaces instead of tabs, no tags, no key twice.
/// A scalar is a text until a getter asks for something else, so `no:` stays the word no.
namespace waypost::yaml {

/// Files larger than this are refused unread.
inline constexpr std::size_t k_max_file_bytes = std::size_t{1} << 20;
/// Lists and maps within one another; more is a mistake or an attack.
inline constexpr int k_max_depth = 32;
/// Values of one file after its aliases are followed.
inline constexpr std::size_t k_max_values = 100'000;

enum class Kind { nothing, text, list, map };

struct Node;
struct Context;
class Map;

/// One value of a file, or the absence of one. Cheap to copy. A getter answers none and reports why when the
/// value is not what was asked for; of an absent value it answers none and reports nothing.
/// The diagnostics that were given to load() must outlive every value and map read from it.
class Value {
public:
    Value() = default;
    Value(std::shared_ptr<const Node> node, std::shared_ptr<const Context> context);

    [[nodiscard]] bool present() const { return m_node != nullptr; }
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] Place place() const;
    /// True for a text in quotation marks: '"364"' is a text, '364' may be a number.
    [[nodiscard]] bool quoted() const;
    /// The text as it stands, without any check; "" for what is not a text.
    [[nodiscard]] std::string_view raw() const;

    /// Any text, the empty one too.
    [[nodiscard]] std::optional<std::string> text() const;
    /// A text of one letter at least.
    [[nodiscard]] std::optional<std::string> filled_text() const;
    /// Lower-case words joined by '_', as all ids are.
    [[nodiscard]] std::optional<std::string> id() const;
    /// A text in the shape of a BCP 47 tag: `es`, `pt-BR`. Whether there is such a language is not looked up.
    [[nodiscard]] std::optional<std::string> language_tag() const;
    [[nodiscard]] std::optional<long> integer(long min, long max) const;
    [[nodiscard]] std::optional<double> number(double min, double max) const;
    /// `true` or `false`, nothing else.
    [[nodiscard]] std::optional<bool> boolean() const;
    /// YYYY-MM-DD, a day that exists.
    [[nodiscard]] std::optional<std::chrono::year_month_day> date() const;
    /// "HH:MM" from 00:00 to 24:00, as minutes since midnight.
    [[nodiscard]] std::optional<std::chrono::minutes> clock() const;
    /// One of the words of a table.
    template <class T>
    [[nodiscard]] std::optional<T> choice(const std::vector<std::pair<std::string, T>>& table) const {
        std::vector<std::string> words;
        words.reserve(table.size());
        for (const auto& [word, value] : table)
            words.push_back(word);
        const auto index = choice_index(words);
        return index ? std::optional<T>(table[*index].second) : std::nullopt;
    }
    /// The items of a list, in order. The empty list is reported unless `empty_list` allows it.
    enum class EmptyList { refused, allowed };
    [[nodiscard]] std::optional<std::vector<Value>> list(EmptyList empty_list = EmptyList::refused) const;
    [[nodiscard]] std::optional<Map> map() const;

    /// Reports something about this value.
    void error(std::string found, std::string expected, std::string suggestion = {}) const;
    void warning(std::string found, std::string expected, std::string suggestion = {}) const;

private:
    friend class Map;

    [[nodiscard]] std::optional<std::size_t> choice_index(const std::vector<std::string>& words) const;
    [[nodiscard]] bool is_kind(Kind wanted, std::string_view expected) const;
    /// Reports "found '…', expected …".
    void reject(std::string expected, std::string suggestion = {}) const;

    std::shared_ptr<const Node> m_node;
    std::shared_ptr<const Context> m_context;
};

/// A map in the order of its file. It remembers which keys were asked for: the rest are unknown.
class Map {
public:
    struct Entry {
        std::string key;
        Place key_place;
        Value value;
    };

    explicit Map(Value whole);

    [[nodiscard]] Place place() const { return m_whole.place(); }
    [[nodiscard]] const Value& whole() const { return m_whole; }
    /// All entries, for a map whose keys are data.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] bool has(std::string_view key) const;
    /// The value of a key that may be missing.
    Value get(std::string_view key);
    /// The value of a key that must be there: a missing one is reported as "'key' is missing, expected …".
    Value need(std::string_view key, std::string_view expected);
    /// Reports every key that nobody asked for, with the nearest key that somebody did ask for.
    void finish();

private:
    Value m_whole;
    std::vector<Entry> m_entries;
    std::set<std::string, std::less<>> m_asked;
};

/// The root of a file; absent (and reported) when the file cannot be read or is not YAML. `name` is what
/// diagnostics call the file; "" for the path itself.
Value load(const std::filesystem::path& file, Diagnostics& diagnostics, std::string name = {});

/// The root of a text that is already in memory; `name` as above.
Value parse(std::string_view text, std::string name, Diagnostics& diagnostics);

/// One message of a file of messages.
struct FlatEntry {
    std::string key; ///< levels joined with a dot
    std::string value;
    Place place; ///< of the value
};

/// Reads a file of nested maps of texts as an ordered list. What is not a text, and a key that was there
/// before (be it nested another way), is reported and left out.
std::vector<FlatEntry> read_flat(const std::filesystem::path& file, Diagnostics& diagnostics);
/// The same of a text in memory.
std::vector<FlatEntry> parse_flat(std::string_view text, std::string name, Diagnostics& diagnostics);

/// YYYY-MM-DD of a day that exists.
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);
/// HH:MM from 00:00 to 24:00.
std::optional<std::chrono::minutes> parse_clock(std::string_view text);
/// The candidate that `word` begins or that begins `word` (`diagonal` for `diagonal_in`), else the nearest
/// one;
/// "" for words of one or two letters, which are near to everything.
std::string suggest(std::string_view word, const std::vector<std::string>& candidates);
/// 'a', 'b' or 'c', for the expected part of a diagnostic.
std::string one_of(const std::vector<std::string>& words);

} // namespace waypost::yaml
