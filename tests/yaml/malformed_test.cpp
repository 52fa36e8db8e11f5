#include "testing.h"
#include "yaml/reader.h"
#include "yaml/temp_folder.h"

using namespace waypost;

namespace {

struct Malformed {
    const char* name;
    std::string text;
    std::vector<std::string> expected;
};

std::string repeat(std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += part;
    return out;
}

const std::vector<Malformed> k_malformed = {
    {"nothing at all", "", {"f.yaml: error: the file is empty, expected keys with values"}},
    {"only comments", "# later\n\n", {"f.yaml: error: the file is empty, expected keys with values"}},
    {"a key twice",
     "a: 1\nb: 2\na: 3\n",
     {"f.yaml:3:1: error: found the key 'a' again, expected each key once (it is on line 1 too)"}},
    {"a key twice on one line",
     "b: {x: 1, y: 2, x: 3}\n",
     {"f.yaml:1:17: error: found the key 'x' again, expected each key once (it is on line 1 too)"}},
    {"an empty key", "a: 1\n\"\": 2\n", {"f.yaml:2:1: error: found an empty key, expected 'key: value'"}},
    {"a list as a key",
     "[a]: 1\n",
     {"f.yaml:1:1: error: found a key that is not a word, expected 'key: value'"}},
    {"a tab as indentation", "a:\n\tb: 1\n", {"f.yaml:2:1: error: found a tab, expected spaces"}},
    {"a tab after a colon", "a:\tb\n", {"f.yaml:1:3: error: found a tab, expected spaces"}},
    {"a byte that is not UTF-8",
     "a: caf\xE9\n",
     {"f.yaml:1:7: error: found the byte 0xE9, which is not UTF-8, expected a file saved as UTF-8"}},
    {"an overlong UTF-8 sequence",
     "a: \xC0\xAF\n",
     {"f.yaml:1:4: error: found the byte 0xC0, which is not UTF-8, expected a file saved as UTF-8"}},
    {"a surrogate in UTF-8",
     "a: \xED\xA0\x80\n",
     {"f.yaml:1:4: error: found the byte 0xED, which is not UTF-8, expected a file saved as UTF-8"}},
    {"bad bytes on several lines",
     "a: \xFF\xFF\nb: ok\nc: \xFE\n",
     {"f.yaml:1:4: error: found the byte 0xFF, which is not UTF-8, expected a file saved as UTF-8",
      "f.yaml:3:4: error: found the byte 0xFE, which is not UTF-8, expected a file saved as UTF-8"}},
    {"a control character",
     std::string("a: x\x04y\n"),
     {"f.yaml:1:5: error: found the control character U+0004, expected printable text"}},
    {"a zero byte",
     std::string("a: 1\nb\0: 2\n", 11),
     {"f.yaml:2:2: error: found the control character U+0000, expected printable text"}},
    {"a carriage return alone",
     "a: 1\rb: 2\n",
     {"f.yaml:1:5: error: found the control character U+000D, expected printable text"}},
    {"a colon inside a plain text",
     "title: Selling: the law\n",
     {"f.yaml:1:15: error: found a ':' where no key can be, expected one 'key: value' a line, and quotation "
      "marks around a text with ': ' in it"}},
    {"a value and deeper keys",
     "a: 1\n  b: 2\n",
     {"f.yaml:2:4: error: found a ':' where no key can be, expected one 'key: value' a line, and quotation "
      "marks around a text with ': ' in it"}},
    {"a key between two levels",
     "a:\n    b: 1\n  c: 2\n",
     {"f.yaml:3:3: error: found a line that does not fit the map above it, expected the keys of a map and "
      "the "
      "'-' of a list straight below one another"}},
    {"a key after a list",
     "- a\nb: 1\n",
     {"f.yaml:2:1: error: found a line that does not fit the lines above it, expected either a list or a "
      "map, "
      "all of it indented alike"}},
    {"an open bracket", "a: 1\nb: [x, y\n", {"f.yaml:2:4: error: the '[' is never closed, expected a ']'"}},
    {"an open brace", "a: {b: 1, c: 2\n", {"f.yaml:1:4: error: the '{' is never closed, expected a '}'"}},
    {"a bracket too many",
     "a: [x]]\n",
     {"f.yaml:1:7: error: found a ']' or '}' that nothing opened, expected a '[' or '{' before it"}},
    {"an open quotation mark",
     "a: 'it''s'\nb: \"never closed\nc: 3\n",
     {"f.yaml:2:4: error: the quotation mark is never closed, expected a quotation mark after the text"}},
    {"an open quotation mark behind an anchor",
     "a: &x 'never closed\n",
     {"f.yaml:1:4: error: the quotation mark is never closed, expected a quotation mark after the text"}},
    {"an open quotation mark at the very end",
     "a: 'x\nb: \"y\"",
     {"f.yaml:1:4: error: the quotation mark is never closed, expected a quotation mark after the text"}},
    {"text after a quotation mark",
     "a: \"x\" y\n",
     {"f.yaml:1:8: error: found more text after the closing quotation mark, expected \\\" for a quotation "
      "mark "
      "inside \"…\", '' for one inside '…'"}},
    {"an unknown escape",
     "a: \"50\\% off\"\n",
     {"f.yaml:1:9: error: found a '\\' before a letter that takes none, expected '\\\\' for the backslash "
      "itself"}},
    {"a text that begins with @",
     "a: @home\n",
     {"f.yaml:1:4: error: found a character that no text can begin with, expected quotation marks around the "
      "text"}},
    {"a placeholder without quotation marks",
     "a: {days} days\n",
     {"f.yaml:1:11: error: found a line that does not fit the map above it, expected the keys of a map and "
      "the "
      "'-' of a list straight below one another"}},
    {"an alias of nothing",
     "a: *b\n",
     {"f.yaml:1:4: error: found a '*name' without its '&name' above, expected quotation marks around a text "
      "that begins with '*' or '&'"}},
    {"an alias of itself",
     "a: &x {b: *x}\n",
     {"f.yaml:1:11: error: found a '*name' inside its own '&name', expected an alias of something finished "
      "above"}},
    {"a tag",
     "a: !!int 5\n",
     {"f.yaml:1:4: error: found the tag at '!!int', expected quotation marks around a text that begins with "
      "'!'"}},
    {"two documents",
     "a: 1\n---\nb: 2\n",
     {"f.yaml:2:1: error: found a second document, expected one document a file, without '---' inside"}},
};

} // namespace

TEST_CASE("A malformed file is reported at its place in a plain sentence") {
    for (const auto& malformed : k_malformed) {
        INFO(malformed.name);
        Diagnostics diagnostics;
        yaml::parse(malformed.text, "f.yaml", diagnostics);
        CHECK(lines_of(diagnostics) == malformed.expected);
    }
}

TEST_CASE("Deep nesting, of whatever kind, is refused and does not crash") {
    for (const char* part : {"[", "{", "- ", "? ", "[a: ", "{a: {", "&a [", "[? "}) {
        INFO(part);
        Diagnostics diagnostics;
        CHECK_FALSE(yaml::parse(repeat(part, 100'000), "f.yaml", diagnostics).present());
        REQUIRE(diagnostics.size() == 1);
        CHECK(diagnostics[0].found == "found more than 32 levels inside one another");
        CHECK(diagnostics[0].place.line == 1);
    }
}

TEST_CASE("Thirty-two levels are allowed") {
    Diagnostics diagnostics;
    CHECK(yaml::parse(repeat("[", 32) + repeat("]", 32), "f.yaml", diagnostics).present());
    CHECK(diagnostics.empty());
    yaml::parse(repeat("[", 33) + repeat("]", 33), "f.yaml", diagnostics);
    CHECK(diagnostics.size() == 1);
}

TEST_CASE("Aliases that multiply one another are refused") {
    std::string text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c <= 'k'; ++c) {
        const std::string alias = std::string("*") + static_cast<char>(c - 1);
        text += std::string(1, c) + ": &" + c + " [" + alias;
        text += repeat(", " + alias, 9) + "]\n";
    }
    Diagnostics diagnostics;
    CHECK_FALSE(yaml::parse(text, "f.yaml", diagnostics).present());
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].found == "found more than 100000 values");
}

TEST_CASE("Random bytes and cut files end in diagnostics or a value, never otherwise") {
    const std::string good = "a: [x, {b: \"c\", d: 'e'}]\n# note\nf: &g |\n  text\nh: *g\n? i\n: - j\n";
    for (std::size_t cut = 0; cut < good.size(); ++cut) {
        for (const char extra : std::string_view("[]{}:,-?'\"|>&*!#%@ \n\\")) {
            Diagnostics diagnostics;
            const std::string text = good.substr(0, cut) + extra + good.substr(cut);
            const auto value = yaml::parse(text, "f.yaml", diagnostics);
            CHECK((value.present() || !diagnostics.empty()));
        }
    }
}

TEST_CASE("A file with countless mistakes gets a list of fifty") {
    Diagnostics diagnostics;
    yaml::parse(repeat("a: 1\n", 1000), "f.yaml", diagnostics);
    CHECK(diagnostics.size() == 50);
}

TEST_CASE("A file that cannot be read says why") {
    const TempFolder folder;
    const auto report = [&](const std::filesystem::path& file) {
        Diagnostics diagnostics;
        CHECK_FALSE(yaml::load(file, diagnostics).present());
        return lines_of(diagnostics, folder.path());
    };
    CHECK(report(folder.path() / "none.yaml") ==
          std::vector<std::string>{"none.yaml: error: the file does not exist, expected a YAML file"});
    std::filesystem::create_directory(folder.path() / "dir.yaml");
    CHECK(report(folder.path() / "dir.yaml") ==
          std::vector<std::string>{"dir.yaml: error: found a folder, expected a YAML file"});
    CHECK(report("/dev/zero") ==
          std::vector<std::string>{
              "/dev/zero: error: found something that is not a file, expected a YAML file"});
    const auto large = folder.write("large.yaml", repeat("# a comment of some length\n", 50'000));
    CHECK(report(large) == std::vector<std::string>{
                               "large.yaml: error: the file is larger than 1 MiB, expected a smaller file"});
}

TEST_CASE("A file of exactly one mebibyte is read") {
    const TempFolder folder;
    std::string text = "a: 1\n";
    text += "#" + std::string(yaml::k_max_file_bytes - text.size() - 1, ' ');
    Diagnostics diagnostics;
    CHECK(yaml::load(folder.write("f.yaml", text), diagnostics).present());
    CHECK(diagnostics.empty());
}
