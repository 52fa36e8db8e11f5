#include "text/paragraph.h"

#include <algorithm>
#include <functional>
#include <list>
#include <unordered_map>

namespace waypost::text {

namespace {

size_t hash_of(const ParagraphSpec& spec) {
    size_t hash = std::hash<std::string_view>{}(spec.utf8);
    const auto mix = [&](size_t value) { hash = (hash ^ value) * size_t{0x9E3779B97F4A7C15}; };
    mix(std::hash<std::string_view>{}(spec.locale));
    mix(std::hash<float>{}(spec.em));
    mix(static_cast<size_t>(spec.weight) * 2 + static_cast<size_t>(spec.direction));
    for (const auto& span : spec.bold)
        mix(span.begin * 31 + span.end);
    return hash;
}

} // namespace

struct ParagraphCache::Impl {
    struct Entry {
        size_t hash;
        Paragraph paragraph;
    };
    const FontSet* fonts = nullptr;
    size_t capacity = 0;
    std::list<Entry> entries; ///< most recently used first
    std::unordered_multimap<size_t, std::list<Entry>::iterator> by_hash;

    void drop_oldest() {
        const auto oldest = std::prev(entries.end());
        const auto [first, last] = by_hash.equal_range(oldest->hash);
        for (auto it = first; it != last; ++it) {
            if (it->second == oldest) {
                by_hash.erase(it);
                break;
            }
        }
        entries.erase(oldest);
    }
};

ParagraphCache::ParagraphCache(const FontSet& fonts, size_t capacity) : m_impl(std::make_unique<Impl>()) {
    m_impl->fonts = &fonts;
    m_impl->capacity = std::max<size_t>(capacity, 1);
}
ParagraphCache::~ParagraphCache() = default;
ParagraphCache::ParagraphCache(ParagraphCache&&) noexcept = default;
ParagraphCache& ParagraphCache::operator=(ParagraphCache&&) noexcept = default;

const Paragraph& ParagraphCache::get(const ParagraphSpec& spec) {
    const size_t hash = hash_of(spec);
    const auto [first, last] = m_impl->by_hash.equal_range(hash);
    for (auto it = first; it != last; ++it) {
        if (it->second->paragraph.spec() == spec) {
            m_impl->entries.splice(m_impl->entries.begin(), m_impl->entries, it->second);
            return it->second->paragraph;
        }
    }
    while (m_impl->entries.size() >= m_impl->capacity)
        m_impl->drop_oldest();
    m_impl->entries.push_front({hash, Paragraph::create(*m_impl->fonts, spec)});
    m_impl->by_hash.emplace(hash, m_impl->entries.begin());
    return m_impl->entries.front().paragraph;
}

void ParagraphCache::clear() {
    m_impl->by_hash.clear();
    m_impl->entries.clear();
}

size_t ParagraphCache::size() const {
    return m_impl->entries.size();
}

const FontSet& ParagraphCache::fonts() const {
    return *m_impl->fonts;
}

} // namespace waypost::text
