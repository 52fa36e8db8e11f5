#pragma once

#include "i18n/catalog.h"
#include "i18n/message.h"

#include <unicode/locid.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a catalog holds. Private to catalog*.cpp.
namespace waypost::i18n {

/// Where the texts of a language stand one after the other: thousands of strings of their own would take
/// half as much again.
class TextArena {
public:
    /// The same text, for as long as the arena lives.
    std::string_view keep(std::string_view text) {
        if (text.size() > m_left) {
            m_left = std::max(k_block, text.size());
            m_blocks.push_back(std::make_unique<char[]>(m_left)); // NOLINT(*-avoid-c-arrays)
            m_next = m_blocks.back().get();
        }
        char* const begin = m_next;
        std::copy(text.begin(), text.end(), begin);
        m_next += text.size();
        m_left -= text.size();
        return {begin, text.size()};
    }

private:
    static constexpr std::size_t k_block = 8192;
    std::vector<std::unique_ptr<char[]>> m_blocks; // NOLINT(*-avoid-c-arrays)
    char* m_next = nullptr;
    std::size_t m_left = 0;
};

/// A Place of which there are thousands: `file` is an index of the bundle's files.
struct EntryPlace {
    std::uint32_t file = 0;
    int line = 0;
    int column = 0;
};

struct Entry {
    std::string_view source; ///< in the bundle's texts
    EntryPlace place;
    bool usable = true; ///< false: reported at load, treated as missing
    std::unique_ptr<Message>
        compiled; ///< none until it is first shown, or for a text that needs no formatting
};

/// The messages of a language, sorted by id and in one piece. They are added a file at a time.
class Entries {
public:
    using Item = std::pair<std::string_view, Entry>;

private:
    template <class Items> static auto find_in(Items& items, std::string_view id) {
        const auto found =
            std::lower_bound(items.begin(), items.end(), id,
                             [](const Item& item, std::string_view wanted) { return item.first < wanted; });
        return found != items.end() && found->first == id ? found : items.end();
    }

public:
    [[nodiscard]] auto find(std::string_view id) { return find_in(m_items, id); }
    [[nodiscard]] auto find(std::string_view id) const { return find_in(m_items, id); }
    [[nodiscard]] auto begin() const { return m_items.begin(); }
    [[nodiscard]] auto end() const { return m_items.end(); }
    [[nodiscard]] auto end() { return m_items.end(); }

    /// No id twice, neither among them nor with those that are there. Moves every entry.
    void add(std::vector<Item> items) {
        const auto by_id = [](const Item& a, const Item& b) { return a.first < b.first; };
        std::sort(items.begin(), items.end(), by_id);
        const auto before = static_cast<std::ptrdiff_t>(m_items.size());
        m_items.reserve(m_items.size() + items.size());
        std::move(items.begin(), items.end(), std::back_inserter(m_items));
        std::inplace_merge(m_items.begin(), m_items.begin() + before, m_items.end(), by_id);
    }

private:
    std::vector<Item> m_items;
};

struct Bundle {
    LocaleInfo info;
    icu::Locale data;
    std::string folder;
    TextArena texts;
    std::vector<std::string> files;
    Entries entries;
    std::vector<Entry*> compiled; ///< of `entries`, those that are

    [[nodiscard]] Place place(const Entry& entry) const {
        return {files[entry.place.file], entry.place.line, entry.place.column};
    }
};

struct Catalog::Impl {
    std::map<std::string, Bundle, std::less<>> bundles; ///< by canonical tag
    std::vector<LocaleInfo> languages;
    std::map<std::string, std::vector<Bundle*>, std::less<>> chains; ///< of every bundle, itself first

    /// The bundle of a tag in any spelling, or null.
    [[nodiscard]] const Bundle* bundle(std::string_view tag) const;
    /// The language's own message, or null where it has none that can be used.
    [[nodiscard]] const Entry* entry(std::string_view tag, std::string_view id) const;
    [[nodiscard]] std::vector<Bundle*> chain(std::string_view tag) const;
};

} // namespace waypost::i18n
