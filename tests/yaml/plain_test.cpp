#include "testing.h"
#include "yaml/plain.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

using namespace waypost;
using namespace waypost::yaml;

namespace {

std::string read(const std::filesystem::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

void write(const Node& node, std::string& out) {
    out += std::to_string(static_cast<int>(node.kind)) + "@" + std::to_string(node.line) + ":" +
           std::to_string(node.column) + (node.quoted ? "q" : "") + "w" + std::to_string(node.weight) + "<" +
           node.text;
    for (const auto& item : node.items)
        write(*item, out);
    for (const auto& entry : node.entries) {
        out += "|" + entry.key + "@" + std::to_string(entry.line) + ":" + std::to_string(entry.column);
        write(*entry.value, out);
    }
    out += ">";
}

/// The tree as text; "" for none.
std::string written(const std::shared_ptr<const Node>& node) {
    std::string out;
    if (node)
        write(*node, out);
    return out;
}

std::string by_yaml_cpp(const std::string& text) {
    Diagnostics diagnostics;
    const auto node = parse_any(text, Context{"f", &diagnostics});
    return diagnostics.empty() ? written(node) : "";
}

/// What is plain is read as yaml-cpp reads it; what is not is left to it.
void check_agrees(const std::string& text) {
    const auto quick = written(parse_plain(text));
    if (!quick.empty()) {
        INFO(text);
        REQUIRE(quick == by_yaml_cpp(text));
    }
}

std::vector<std::filesystem::path> our_files() {
    std::vector<std::filesystem::path> files;
    for (const char* const folder : {"content", "locales", "assets"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(
                 std::filesystem::path(WAYPOST_SOURCE_DIR) / folder))
            if (entry.path().extension() == ".yaml")
                files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

TEST_CASE("Nearly all files that we write are plain, and read as yaml-cpp reads them") {
    size_t plain = 0;
    const auto files = our_files();
    REQUIRE(files.size() > 100);
    for (const auto& file : files) {
        INFO(file);
        const auto text = read(file);
        check_agrees(text);
        plain += parse_plain(text) ? 1 : 0;
    }
    CHECK(plain * 10 > files.size() * 9);
}

TEST_CASE("Plain forms are read, with their places") {
    const std::string text =
        "# Comment\na: 1 # one\nb:\n  c: \"x \\\"y\\\" \\\\ # no comment\"\n  d: [e, \"f\", [g]]\n"
        "list:\n  - id: h\n    n: -1\n\n  - {i: j, k: {l: 2026-01-02}}\n  - m/n.o\nempty: []";
    CHECK_FALSE(written(parse_plain(text)).empty());
    check_agrees(text);
}

TEST_CASE("What is not plain, and every mistake, is left to yaml-cpp") {
    for (const char* const text : {"",
                                   "# nothing\n",
                                   "a\n",
                                   "a:\n",
                                   "a: b c\n",
                                   "a: 'b'\n",
                                   "a: &x b\nc: *x\n",
                                   "a: |\n  b\n",
                                   "a: b\n  c\n",
                                   "a: 1\na: 2\n",
                                   "a: null\n",
                                   "~: b\n",
                                   "a: ~\n",
                                   "null: b\n",
                                   "--- \na: b\n",
                                   "a: b\n---\nc: d\n",
                                   "? a\n",
                                   "a: [b\n",
                                   "a: [[b]\n",
                                   "a: {b: c\n",
                                   "a: {b: c}}\n",
                                   "a: [b,]\n",
                                   "a: \"b\n",
                                   "a: \"b\"c\n",
                                   "a: \"\\n\"\n",
                                   "a: !x b\n",
                                   "a:b\n",
                                   "a: b: c\n",
                                   "a:\n    b: 1\n  c: 2\n",
                                   "a: 1\n b: 2\n",
                                   "- a\nb: c\n",
                                   "a: {b: 1, b: 2}\n",
                                   "a: 09:00\n",
                                   "\"a\": b\n",
                                   "a: b#c\n",
                                   "a: b\r\n",
                                   "a:\n- b\n",
                                   "a: -\n",
                                   "- - a\n",
                                   "a: [b] c\n"}) {
        INFO(text);
        CHECK(parse_plain(text) == nullptr);
    }
}

TEST_CASE("However a file is damaged, both readers agree or the quick one gives up") {
    std::minstd_rand random(11);
    size_t still_plain = 0;
    const std::string_view stuff = "\"'[]{}:,#-& *!|>\\\n\n  abc019_~?%@`";
    for (const auto& file : our_files()) {
        // Small files damage as well as large ones, and sooner.
        auto whole = read(file).substr(0, 1500);
        whole.resize(whole.rfind('\n') + 1);
        for (int i = 0; i < 12; ++i) {
            std::string text = whole;
            for (unsigned damage = 0; damage <= random() % 3 && !text.empty(); ++damage) {
                const size_t at = random() % text.size();
                const char with = stuff[random() % stuff.size()];
                switch (random() % 3) {
                case 0:
                    text[at] = with;
                    break;
                case 1:
                    text.insert(at, 1, with);
                    break;
                default:
                    text.erase(at, 1 + random() % 4);
                }
            }
            check_agrees(text);
            still_plain += parse_plain(text) ? 1 : 0;
        }
    }
    CHECK(still_plain > 1000);
}
