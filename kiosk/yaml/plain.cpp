#include "yaml/plain.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace waypost::yaml {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_key_letter(char c) {
    return is_letter(c) || is_digit(c) || c == '_';
}
/// What an unquoted text may hold here: far less than YAML allows.
bool is_plain_letter(char c) {
    return is_key_letter(c) || c == '-' || c == '.' || c == '/';
}

bool is_null(std::string_view word) {
    return word == "null" || word == "Null" || word == "NULL";
}

/// Reads from top to bottom; the first thing that is not plain ends it.
class PlainReader {
public:
    explicit PlainReader(std::string_view text) : m_text(text) {}

    std::shared_ptr<const Node> read() {
        if (!next_line() || m_indent != 0)
            return nullptr;
        auto root = block(0, 0);
        return root && m_at_end ? root : nullptr;
    }

private:
    // Deeper and larger files are for the reader that counts.
    static constexpr int k_most_levels = 12;
    static constexpr std::size_t k_most_values = 40'000;
    static constexpr std::size_t k_longest_key = 128;

    /// Goes to the next line that says something. False at the end of the text.
    bool next_line() {
        while (m_line_end < m_text.size() || m_line == 0) {
            m_line_begin = m_line == 0 ? 0 : m_line_end + 1;
            if (m_line_begin >= m_text.size())
                break;
            m_line_end = std::min(m_text.find('\n', m_line_begin), m_text.size());
            ++m_line;
            m_at = m_line_begin;
            while (peek() == ' ')
                ++m_at;
            m_indent = static_cast<int>(m_at - m_line_begin);
            if (m_at < m_line_end && peek() != '#')
                return true;
        }
        m_at_end = true;
        return false;
    }

    /// '\n' at the end of the line.
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_line_end ? m_text[m_at + ahead] : '\n';
    }
    [[nodiscard]] int column() const { return static_cast<int>(m_at - m_line_begin) + 1; }

    std::shared_ptr<Node> make(Kind kind) {
        if (++m_values > k_most_values)
            return nullptr;
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->line = m_line;
        node->column = column();
        return node;
    }

    /// True when nothing but spaces and a comment is left of the line.
    bool ends_line() {
        const std::size_t before = m_at;
        while (peek() == ' ')
            ++m_at;
        return peek() == '\n' || (peek() == '#' && m_at > before);
    }

    /// A block that begins here, at `indent`; afterwards the reader stands at the line after it.
    std::shared_ptr<Node> block(int indent, int level) {
        if (level > k_most_levels)
            return nullptr;
        return peek() == '-' && peek(1) == ' ' ? block_list(indent, level) : block_map(indent, level);
    }

    std::shared_ptr<Node> block_map(int indent, int level) {
        auto map = make(Kind::map);
        while (map) {
            if (!add_entry(*map, indent, level))
                return nullptr;
            if (m_at_end || m_indent < indent)
                return repeats_a_key(*map) ? nullptr : map;
            // A list may stand at the level of its key, but then nothing else begins with a dash there.
            if (m_indent > indent || peek() == '-')
                return nullptr;
        }
        return nullptr;
    }

    /// Reads 'key:' and its value, and goes to the line after it.
    bool add_entry(Node& map, int indent, int level) {
        MapItem item;
        if (!read_key(item))
            return false;
        if (ends_line()) {
            if (!next_line() || m_indent <= indent)
                return false;
            item.value = block(m_indent, level + 1);
        } else {
            item.value = value(level + 1);
            if (item.value && !ends_line())
                return false;
            next_line();
        }
        return take(map, std::move(item));
    }

    bool read_key(MapItem& item) {
        const std::size_t begin = m_at;
        item.line = m_line;
        item.column = column();
        while (is_key_letter(peek()) || (peek() == '-' && m_at > begin))
            ++m_at;
        item.key = std::string(m_text.substr(begin, m_at - begin));
        const bool is_fine =
            !item.key.empty() && !is_null(item.key) && peek() == ':' && (peek(1) == ' ' || peek(1) == '\n');
        if (!is_fine || ++m_values > k_most_values)
            return false;
        ++m_at;
        return item.key.size() <= k_longest_key;
    }

    bool take(Node& map, MapItem item) {
        if (!item.value)
            return false;
        map.weight += 1 + item.value->weight;
        map.entries.push_back(std::move(item));
        return true;
    }

    static bool repeats_a_key(const Node& map) {
        std::vector<std::string_view> keys;
        keys.reserve(map.entries.size());
        for (const MapItem& item : map.entries)
            keys.push_back(item.key);
        std::sort(keys.begin(), keys.end());
        return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
    }

    std::shared_ptr<Node> block_list(int indent, int level) {
        auto list = make(Kind::list);
        while (list) {
            ++m_at; // the dash
            while (peek() == ' ')
                ++m_at;
            if (peek() == '\n' || peek() == '#')
                return nullptr;
            std::shared_ptr<Node> item;
            if (begins_entry()) {
                // The map's other keys stand under its first.
                item = block_map(column() - 1, level + 1);
            } else {
                item = value(level + 1);
                if (item && !ends_line())
                    return nullptr;
                next_line();
            }
            if (!item)
                return nullptr;
            list->weight += item->weight;
            list->items.push_back(std::move(item));
            if (m_at_end || m_indent < indent)
                return list;
            if (m_indent > indent || peek() != '-' || peek(1) != ' ')
                return nullptr;
        }
        return nullptr;
    }

    [[nodiscard]] bool begins_entry() const {
        std::size_t ahead = 0;
        while (is_key_letter(peek(ahead)) || peek(ahead) == '-')
            ++ahead;
        return ahead > 0 && peek(ahead) == ':' && (peek(ahead + 1) == ' ' || peek(ahead + 1) == '\n');
    }

    /// A value on this line.
    std::shared_ptr<Node> value(int level) {
        if (level > k_most_levels)
            return nullptr;
        switch (peek()) {
        case '"':
            return quoted();
        case '[':
            return flow_list(level);
        case '{':
            return flow_map(level);
        default:
            return plain();
        }
    }

    std::shared_ptr<Node> quoted() {
        auto node = make(Kind::text);
        if (!node)
            return nullptr;
        node->quoted = true;
        ++m_at;
        for (;; ++m_at) {
            char c = peek();
            if (c == '"')
                break;
            if (c == '\\' && (peek(1) == '"' || peek(1) == '\\')) {
                ++m_at;
                c = peek();
            } else if (c == '\\' || c == '\n' || c == '\r') {
                return nullptr;
            }
            node->text += c;
        }
        ++m_at;
        return node;
    }

    std::shared_ptr<Node> plain() {
        auto node = make(Kind::text);
        const std::size_t begin = m_at;
        const bool is_negative = peek() == '-' && is_digit(peek(1));
        if (!node || !(is_key_letter(peek()) || is_negative))
            return nullptr;
        while (is_plain_letter(peek()))
            ++m_at;
        const char after = peek();
        node->text = std::string(m_text.substr(begin, m_at - begin));
        // More words, a colon or a comment without a space: plain in YAML, perhaps, but not here.
        const bool ends = after == '\n' || after == ',' || after == ']' || after == '}' || after == ' ';
        return ends && !is_null(node->text) ? node : nullptr;
    }

    void skip_spaces() {
        while (peek() == ' ')
            ++m_at;
    }

    /// After an item of a list or map in brackets: true at a comma, false at the end; none where it is
    /// neither.
    std::optional<bool> goes_on(char end) {
        skip_spaces();
        const char c = peek();
        if (c != ',' && c != end)
            return std::nullopt;
        ++m_at;
        if (c == end)
            return false;
        skip_spaces();
        return peek() == end ? std::nullopt : std::optional(true);
    }

    std::shared_ptr<Node> flow_list(int level) {
        auto list = make(Kind::list);
        ++m_at;
        skip_spaces();
        if (peek() == ']') {
            ++m_at;
            return list;
        }
        while (list) {
            auto item = value(level + 1);
            if (!item)
                return nullptr;
            list->weight += item->weight;
            list->items.push_back(std::move(item));
            const auto more = goes_on(']');
            if (!more)
                return nullptr;
            if (!*more)
                return list;
        }
        return nullptr;
    }

    std::shared_ptr<Node> flow_map(int level) {
        auto map = make(Kind::map);
        ++m_at;
        skip_spaces();
        while (map) {
            MapItem item;
            if (!read_key(item))
                return nullptr;
            skip_spaces();
            item.value = value(level + 1);
            if (!take(*map, std::move(item)))
                return nullptr;
            const auto more = goes_on('}');
            if (!more)
                return nullptr;
            if (!*more)
                return repeats_a_key(*map) ? nullptr : map;
        }
        return nullptr;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line_begin = 0;
    std::size_t m_line_end = 0;
    int m_line = 0;
    int m_indent = 0;
    bool m_at_end = false;
    std::size_t m_values = 0;
};

} // namespace

std::shared_ptr<const Node> parse_plain(std::string_view text) {
    return PlainReader(text).read();
}

} // namespace waypost::yaml
