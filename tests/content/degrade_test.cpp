#include "content/edited_pack.h"

#include <algorithm>

using namespace waypost;
using namespace waypost::content;
using Lines = std::vector<std::string>;

namespace {

bool says(const Lines& lines, const std::string& words) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

const std::string k_address = "address: {street: \"1 Hidden St\", city: \"Exampleton\", state: \"CT\", "
                              "check: {source: \"x\", checked_on: "
                              "2026-01-20, checked_by: \"y\", status: confirmed, review_by: 2026-02-20}}\n";

} // namespace

TEST_CASE("Without pack.yaml, topics or categories there is no pack") {
    for (const char* missing : {"pack.yaml", "topics", "categories.yaml"}) {
        INFO(missing);
        EditedPack pack;
        pack.remove(missing);
        CHECK_FALSE(pack.load());
        CHECK_FALSE(pack.lines.empty());
    }
}

TEST_CASE("A pack that is not there is one error") {
    const auto loaded = load_pack("/nonexistent/pack");
    CHECK_FALSE(loaded.pack);
    CHECK(lines_of(loaded.diagnostics) ==
          Lines{"/nonexistent/pack/pack.yaml: error: the file does not exist, expected a YAML file"});
}

TEST_CASE("A topic that is not YAML costs only itself") {
    EditedPack edited;
    edited.write("topics/see_nurse.yaml", "id: see_nurse\nblocks: [\n");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->topic("see_nurse") == nullptr);
    CHECK(pack->topics.size() == 5);
    CHECK(pack->category("health") == nullptr);
    CHECK(pack->categories.size() == 2);
    CHECK(says(edited.lines, "topics/see_nurse.yaml:2:9: error: the '[' is never closed"));
}

TEST_CASE("A fact without a check takes with it what rests on it, and the topic stays if it has an answer") {
    EditedPack edited;
    edited.edit("facts.yaml", "source: \"court.example\", ", "");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->fact("court_room") == nullptr);
    const Topic* topic = pack->topic("know_rights");
    REQUIRE(topic != nullptr);
    CHECK(topic->blocks.size() == 3);
    CHECK(slots(*pack).count("court_room") == 0);
}

TEST_CASE("Without facts.yaml one error is said, and only what rests on no fact is left") {
    EditedPack edited;
    edited.remove("facts.yaml");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->topic("crisis") != nullptr);
    CHECK(pack->topic("know_rights") == nullptr);
    CHECK_FALSE(says(edited.lines, "unknown fact"));
}

TEST_CASE("A confidential service never has an address") {
    for (const char* written : {"true", "yes", "True", "[true]", ""}) {
        INFO(written);
        EditedPack edited;
        edited.edit("services/safe_home.yaml", "confidential: true\n",
                    std::string("confidential: ") + written + "\n" + k_address);
        const auto pack = edited.load();
        REQUIRE(pack);
        REQUIRE(pack->service("safe_home") != nullptr);
        CHECK_FALSE(pack->service("safe_home")->address);
        CHECK(says(edited.lines, "found an address of a confidential service"));
    }
}

TEST_CASE("A misspelled 'confidential' keeps the address back too") {
    EditedPack edited;
    edited.edit("services/safe_home.yaml", "confidential: true\n", "confidental: true\n" + k_address);
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->service("safe_home")->confidential);
    CHECK_FALSE(pack->service("safe_home")->address);
    CHECK(says(edited.lines, "unknown key 'confidental' (did you mean 'confidential'?)"));
}

TEST_CASE("A service that says it is not confidential keeps its address") {
    EditedPack edited;
    edited.edit("services/safe_home.yaml", "confidential: true\n", "confidential: false\n" + k_address);
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(edited.lines == Lines{});
    CHECK(pack->service("safe_home")->address);
}

TEST_CASE("A number that may not be shown is dropped with its placeholder, and its service stays") {
    EditedPack edited;
    edited.edit("services/lifeline_988.yaml", "number: \"988\"\n    body", "number: \"233722\"\n    body");
    const auto pack = edited.load();
    REQUIRE(pack);
    const Service* service = pack->service("lifeline_988");
    REQUIRE(service != nullptr);
    CHECK(service->texts.empty());
    CHECK(service->phones.size() == 1);
    CHECK(slots(*pack).count("lifeline_988_text") == 0);
}

TEST_CASE("A phone of an unknown type is not shown as a voice line") {
    EditedPack edited;
    edited.edit("services/line_211.yaml", "type: tty", "type: telefax");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->service("line_211")->phones.size() == 2);
}

TEST_CASE("Hours with one mistake are not told at all") {
    EditedPack edited;
    edited.edit("services/day_center.yaml", "wed: [\"08:30-17:00\"]", "wed: [\"08:30-17.00\"]");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK_FALSE(pack->service("day_center")->hours);
    CHECK(pack->service("day_center")->address);
}

TEST_CASE("A review date that is too late is taken back to the last day allowed") {
    EditedPack edited;
    edited.edit("services/lifeline_988.yaml", "status: confirmed, review_by: 2026-04-19",
                "status: confirmed, review_by: 2027-01-19");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->service("lifeline_988")->existence.review_by == std::chrono::year{2026} / 4 / 20);
}

TEST_CASE("The answer is moved to the front") {
    EditedPack edited;
    edited.edit("topics/crisis.yaml", "  - answer: answer\n  - contact: emergency_911",
                "  - contact: emergency_911\n  - answer: answer");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->topic("crisis")->blocks[0].kind == BlockKind::answer);
    CHECK(pack->topic("crisis")->blocks[1].service == "emergency_911");
}

TEST_CASE("A misspelled policy withholds") {
    EditedPack edited;
    edited.edit("pack.yaml", "when_unconfirmed: show", "when_unconfirmed: shwo");
    const auto pack = edited.load();
    REQUIRE(pack);
    CHECK(pack->when_unconfirmed == Policy::withhold);
}

TEST_CASE("Numbers are compared without the country code") {
    EditedPack edited;
    edited.edit("services/day_center.yaml", "860-555-0142", "1-203-555-0118");
    edited.load();
    CHECK(says(edited.lines, "the number '203-555-0117' is nearly the '1-203-555-0118' of 'day_center'"));
}

TEST_CASE("A pair that a person has looked at is not reported again, in whichever order it is listed") {
    EditedPack edited;
    edited.edit("services/day_center.yaml", "860-555-0142", "203-555-0118");
    edited.edit("pack.yaml", "- [\"211\", \"911\"]",
                "- [\"211\", \"911\"]\n  - [\"1-203-555-0118\", \"203-555-0117\"]");
    edited.load();
    CHECK(edited.lines == Lines{});
}

TEST_CASE("Numbers that differ in three digits are not near") {
    EditedPack edited;
    edited.edit("services/day_center.yaml", "860-555-0142", "203-555-0228");
    edited.load();
    CHECK(edited.lines == Lines{});
}

TEST_CASE("A file that does not end in .yaml is named, and hidden files are not") {
    EditedPack edited;
    edited.write("topics/extra.yml", "id: extra\n");
    edited.write("topics/.crisis.yaml.swp", "x");
    CHECK(edited.load());
    CHECK(edited.lines ==
          Lines{"topics/extra.yml: warning: the file is not read, expected a name that ends in '.yaml'"});
}

TEST_CASE("A file whose name is no id is reported") {
    EditedPack edited;
    edited.write("topics/See-Nurse.yaml", "id: See-Nurse\nblocks:\n  - answer: answer\n");
    CHECK(edited.load());
    CHECK(says(edited.lines, "topics/See-Nurse.yaml:1:5: error: found 'See-Nurse', expected an id"));
}
