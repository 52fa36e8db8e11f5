#include "yaml/node.h"
#include "yaml/plain.h"
#include "yaml/source.h"
#include "yaml/syntax.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <unordered_map>

namespace waypost::yaml {

namespace {

/// Thrown through the parser, and caught in parse(), once a diagnostic says why reading ends here.
struct ReadingEnds {};

/// A file with more mistakes of form than this is not worth a longer list.
constexpr int k_max_reports = 50;

/// Builds the tree from the parser's events. yaml-cpp's own node type is not used: it forgets which of two
/// equal keys came first, and where the keys are.
class Builder final : public YAML::EventHandler {
public:
    Builder(std::string_view source, const Context& context) : m_source(source), m_context(context) {}

    std::shared_ptr<const Node> take_root() { return std::move(m_root); }

    /// The innermost '[' or '{' that is still open.
    [[nodiscard]] std::optional<Place> open_bracket() const {
        const auto level =
            std::find_if(m_open.rbegin(), m_open.rend(), [](const Open& one) { return one.is_flow; });
        if (level == m_open.rend())
            return std::nullopt;
        return m_context.place(level->node->line, level->node->column);
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++m_documents == 1)
            return;
        if (m_source.substr(std::min(m_source.size(), static_cast<std::size_t>(mark.pos)), 3) == "---")
            end_reading(mark, "found a second document", "one document a file, without '---' inside");
        end_reading(mark, "found a line that does not fit the lines above it",
                    "either a list or a map, all of it indented alike");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        auto node = make(Kind::nothing, mark);
        if (!m_open.empty()) {
            auto& open = m_open.back();
            if (open.node->kind == Kind::map && open.has_key) {
                // The mark of a missing value is the next token's; the key is what a person looks for.
                node->line = open.key_line;
                node->column = open.key_column;
            } else if (open.node->kind == Kind::list && !open.is_flow) {
                place_at_dash(*node, mark);
            } else if (open.node->kind == Kind::map) {
                // A key that YAML takes for null (`null`, `~`) stays the word that it is.
                node->kind = Kind::text;
                node->text = plain_word_at(mark);
            }
        }
        add(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = m_anchored.find(anchor);
        if (found == m_anchored.end())
            end_reading(mark, "found a '*name' inside its own '&name'",
                        "an alias of something finished above");
        count(mark, found->second->weight);
        place_in_parent(found->second);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        auto node = make(Kind::text, mark);
        node->text = value;
        node->quoted = tag == "!";
        check_quote(mark);
        check_tag(mark, tag);
        add(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        open(Kind::list, mark, tag, anchor, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        open(Kind::map, mark, tag, anchor, style);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        std::shared_ptr<Node> node;
        YAML::anchor_t anchor = YAML::NullAnchor;
        bool is_flow = false;
        bool has_key = false;
        bool key_is_refused = false;
        std::string key;
        int key_line = 0;
        int key_column = 0;
        std::map<std::string, int, std::less<>> line_of_key;
    };

    [[nodiscard]] Place place(const YAML::Mark& mark) const {
        return m_context.place(mark.line + 1, mark.column + 1);
    }

    [[noreturn]] void end_reading(const YAML::Mark& mark, std::string found, std::string expected) {
        m_context.error(place(mark), std::move(found), std::move(expected));
        throw ReadingEnds{};
    }

    void count(const YAML::Mark& mark, std::size_t values) {
        m_values += values;
        if (m_values > k_max_values)
            end_reading(mark, fmt::format("found more than {} values", k_max_values), "a smaller file");
    }

    std::shared_ptr<Node> make(Kind kind, const YAML::Mark& mark) {
        count(mark, 1);
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->line = mark.line + 1;
        node->column = mark.column + 1;
        return node;
    }

    [[nodiscard]] std::string plain_word_at(const YAML::Mark& mark) const {
        const auto from = std::min(m_source.size(), static_cast<std::size_t>(mark.pos));
        for (const std::string_view word : {"null", "Null", "NULL", "~"})
            if (m_source.substr(from, word.size()) == word)
                return std::string(word);
        return {};
    }

    /// What stands at `mark` up to the next space.
    [[nodiscard]] std::string_view word_at(const YAML::Mark& mark) const {
        const auto from = std::min(m_source.size(), static_cast<std::size_t>(mark.pos));
        return m_source.substr(from, m_source.find_first_of(" \r\n", from) - from);
    }

    /// The mark of an empty item is the next token's; the '-' before it is what a person looks for.
    void place_at_dash(Node& node, const YAML::Mark& mark) const {
        if (mark.pos <= 0)
            return;
        const auto dash = m_source.rfind('-', static_cast<std::size_t>(mark.pos) - 1);
        if (dash == std::string_view::npos)
            return;
        const std::string_view before = m_source.substr(0, dash);
        node.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
        // npos + 1 is 0: the first line starts where the file does.
        node.column = static_cast<int>(dash - (before.rfind('\n') + 1)) + 1;
    }

    void report(Place at, std::string found, std::string expected) {
        m_context.error(std::move(at), std::move(found), std::move(expected));
        if (++m_reports >= k_max_reports)
            throw ReadingEnds{};
    }

    /// yaml-cpp takes the end of a file for a closing quotation mark when a line break is before it.
    void check_quote(const YAML::Mark& mark) {
        auto at = static_cast<std::size_t>(mark.pos);
        while (at < m_source.size() && (m_source[at] == '&' || m_source[at] == '!'))
            at = m_source.find_first_not_of(" \r\n", m_source.find_first_of(" \r\n", at));
        const bool opens = at < m_source.size() && (m_source[at] == '"' || m_source[at] == '\'');
        if (opens && closing_quote(m_source, at) == std::string_view::npos)
            end_reading(mark, "the quotation mark is never closed", "a quotation mark after the text");
    }

    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!")
            report(place(mark), fmt::format("found the tag at '{}'", word_at(mark)),
                   "quotation marks around a text that begins with '!'");
    }

    void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              YAML::EmitterStyle::value style) {
        if (m_open.size() >= k_max_depth)
            end_reading(mark, fmt::format("found more than {} levels inside one another", k_max_depth),
                        "fewer '[', '{' and levels of indentation");
        check_tag(mark, tag);
        Open level;
        level.node = make(kind, mark);
        level.anchor = anchor;
        level.is_flow = style == YAML::EmitterStyle::Flow;
        m_open.push_back(std::move(level));
    }

    void close() {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(done.node), done.anchor);
    }

    void add(std::shared_ptr<Node> node, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor)
            m_anchored[anchor] = node;
        place_in_parent(std::move(node));
    }

    void place_in_parent(std::shared_ptr<const Node> node) {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Open& parent = m_open.back();
        parent.node->weight += node->weight;
        if (parent.node->kind == Kind::list) {
            parent.node->items.push_back(std::move(node));
        } else if (!parent.has_key) {
            take_key(parent, *node);
        } else {
            if (!parent.key_is_refused)
                parent.node->entries.push_back(
                    {std::move(parent.key), parent.key_line, parent.key_column, std::move(node)});
            parent.has_key = false;
        }
    }

    void take_key(Open& parent, const Node& node) {
        parent.has_key = true;
        parent.key = node.text;
        parent.key_line = node.line;
        parent.key_column = node.column;
        const Place at = m_context.place(node.line, node.column);
        if (node.kind != Kind::text || node.text.empty()) {
            parent.key_is_refused = true;
            report(at, node.kind == Kind::text ? "found an empty key" : "found a key that is not a word",
                   "'key: value'");
            return;
        }
        const auto [before, is_new] = parent.line_of_key.emplace(node.text, node.line);
        parent.key_is_refused = !is_new;
        if (!is_new)
            report(at, fmt::format("found the key '{}' again", node.text),
                   fmt::format("each key once (it is on line {} too)", before->second));
    }

    std::string_view m_source;
    const Context& m_context;
    std::vector<Open> m_open;
    std::unordered_map<YAML::anchor_t, std::shared_ptr<const Node>> m_anchored;
    std::shared_ptr<const Node> m_root;
    std::size_t m_values = 0;
    int m_documents = 0;
    int m_reports = 0;
};

} // namespace

std::shared_ptr<const Node> parse_any(std::string_view text, const Context& context) {
    std::istringstream stream{std::string(text)};
    Builder builder(text, context);
    try {
        YAML::Parser parser(stream);
        if (parser.HandleNextDocument(builder))
            parser.HandleNextDocument(builder);
    } catch (const ReadingEnds&) {
        return nullptr;
    } catch (const YAML::Exception& error) {
        context.diagnostics->push_back(
            explain_syntax_error(error, text, context.file, builder.open_bracket()));
        return nullptr;
    } catch (const std::exception& error) {
        context.error(context.place(0, 0), fmt::format("the file cannot be read ({})", error.what()), "");
        return nullptr;
    }
    auto root = builder.take_root();
    if (!root || root->kind == Kind::nothing) {
        context.error(context.place(0, 0), "the file is empty", "keys with values");
        return nullptr;
    }
    return root;
}

Value parse(std::string_view text, std::string name, Diagnostics& diagnostics) {
    const auto context = std::make_shared<Context>(Context{std::move(name), &diagnostics});
    constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, k_byte_order_mark.size()) == k_byte_order_mark)
        text.remove_prefix(k_byte_order_mark.size());
    if (!check_bytes(text, context->file, diagnostics))
        return {};

    if (auto plain = parse_plain(text))
        return {std::move(plain), context};
    auto root = parse_any(text, *context);
    return root ? Value{std::move(root), context} : Value{};
}

Value load(const std::filesystem::path& file, Diagnostics& diagnostics, std::string name) {
    if (name.empty())
        name = file.string();
    const auto bytes = read_bytes(file, name, diagnostics);
    return bytes ? parse(*bytes, std::move(name), diagnostics) : Value{};
}

} // namespace waypost::yaml
