#include "testing.h"
#include "yaml/reader.h"
#include "yaml/temp_folder.h"

using namespace waypost;
using Lines = std::vector<std::string>;

TEST_CASE("Nested messages become an ordered list of dotted keys") {
    Diagnostics diagnostics;
    const auto entries = yaml::parse_flat("topic:\n"
                                          "  law:\n"
                                          "    title: \"Selling: the law\"\n"
                                          "    no: No\n"
                                          "topic.law.p1: 'up to {max_days} days'\n",
                                          "en.yaml", diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].key == "topic.law.title");
    CHECK(entries[0].value == "Selling: the law");
    CHECK(entries[0].place == Place{"en.yaml", 3, 12});
    CHECK(entries[1].key == "topic.law.no");
    CHECK(entries[1].value == "No");
    CHECK(entries[2].key == "topic.law.p1");
    CHECK(entries[2].value == "up to {max_days} days");
}

TEST_CASE("What is not a text, or was there before, is reported and costs only itself") {
    Diagnostics diagnostics;
    const auto entries = yaml::parse_flat("a:\n"
                                          "  b: first\n"
                                          "  c: [x]\n"
                                          "  d:\n"
                                          "a.b: second\n"
                                          "e: kept\n",
                                          "en.yaml", diagnostics);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].value == "first");
    CHECK(entries[1].value == "kept");
    CHECK(
        lines_of(diagnostics) ==
        Lines{
            "en.yaml:3:6: error: found a list, expected a text",
            "en.yaml:4:3: error: found nothing, expected a text",
            "en.yaml:5:1: error: found the message 'a.b' again, expected each message once (it is on line 2 "
            "too)"});
}

TEST_CASE("A file of messages that is a list or is not there gives no message") {
    const TempFolder folder;
    Diagnostics diagnostics;
    CHECK(yaml::read_flat(folder.write("list.yaml", "- a\n"), diagnostics).empty());
    CHECK(yaml::read_flat(folder.path() / "none.yaml", diagnostics).empty());
    CHECK(lines_of(diagnostics, folder.path()) ==
          Lines{"list.yaml:1:1: error: found a list, expected a map",
                "none.yaml: error: the file does not exist, expected a YAML file"});
}
