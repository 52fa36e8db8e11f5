#include "yaml/node.h"

#include <fmt/format.h>

#include <map>

namespace waypost::yaml {

namespace {

class Flattener {
public:
    explicit Flattener(Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

    void add(const Map& map, const std::string& prefix) {
        for (const auto& entry : map.entries()) {
            const std::string key = prefix.empty() ? entry.key : prefix + "." + entry.key;
            if (entry.value.kind() == Kind::map) {
                add(*entry.value.map(), key);
            } else if (const auto text = entry.value.text()) {
                const auto [before, is_new] = m_line_of_key.emplace(key, entry.key_place.line);
                if (is_new)
                    m_entries.push_back({key, *text, entry.value.place()});
                else
                    m_diagnostics.push_back(
                        {Severity::error, entry.key_place, fmt::format("found the message '{}' again", key),
                         fmt::format("each message once (it is on line {} too)", before->second)});
            }
        }
    }

    std::vector<FlatEntry> take() { return std::move(m_entries); }

private:
    Diagnostics& m_diagnostics;
    std::vector<FlatEntry> m_entries;
    std::map<std::string, int, std::less<>> m_line_of_key;
};

std::vector<FlatEntry> flatten(const Value& root, Diagnostics& diagnostics) {
    Flattener flattener(diagnostics);
    if (const auto map = root.map())
        flattener.add(*map, "");
    return flattener.take();
}

} // namespace

std::vector<FlatEntry> read_flat(const std::filesystem::path& file, Diagnostics& diagnostics) {
    return flatten(load(file, diagnostics), diagnostics);
}

std::vector<FlatEntry> parse_flat(std::string_view text, std::string name, Diagnostics& diagnostics) {
    return flatten(parse(text, std::move(name), diagnostics), diagnostics);
}

} // namespace waypost::yaml
