#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <unordered_map>
#include <utility>

namespace waypost::platform {

/// Values by key within a budget: what was used least recently goes first. The newest always stays, even if
/// it alone is over the budget.
///
/// Where the hash is transparent, something lighter than a Key finds a value too.
template <class Key, class Value, class Hash = std::hash<Key>> class Lru {
public:
    explicit Lru(size_t budget) : m_budget(budget) {}

    /// nullptr where there is none. Valid until the next put() or clear().
    template <class Like> Value* find(const Like& key) {
        const auto found = m_index.find(key);
        if (found == m_index.end())
            return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return &found->second->value;
    }

    /// Takes the place of what the key had.
    Value& put(const Key& key, Value value, size_t cost) {
        erase(key);
        m_entries.push_front({key, std::move(value), cost});
        m_index.emplace(key, m_entries.begin());
        m_cost += cost;
        while (m_cost > m_budget && m_entries.size() > 1)
            erase(Key(m_entries.back().key));
        return m_entries.front().value;
    }

    void clear() {
        m_index.clear();
        m_entries.clear();
        m_cost = 0;
    }

    template <class Visit> void each(Visit visit) {
        for (auto& entry : m_entries)
            visit(entry.value);
    }

    [[nodiscard]] size_t size() const { return m_entries.size(); }
    [[nodiscard]] size_t cost() const { return m_cost; }

private:
    struct Entry {
        Key key;
        Value value;
        size_t cost;
    };

    void erase(const Key& key) {
        const auto found = m_index.find(key);
        if (found == m_index.end())
            return;
        m_cost -= found->second->cost;
        m_entries.erase(found->second);
        m_index.erase(found);
    }

    size_t m_budget;
    size_t m_cost = 0;
    std::list<Entry> m_entries;
    std::unordered_map<Key, typename std::list<Entry>::iterator, Hash, std::equal_to<>> m_index;
};

/// Mixes one more value into a hash.
template <class T> void hash_in(size_t& seed, const T& value) {
    seed ^= std::hash<T>{}(value) + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U);
}

} // namespace waypost::platform
