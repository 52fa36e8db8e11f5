#include "testing.h"
#include "yaml/reader.h"
#include "yaml/temp_folder.h"

using namespace waypost;
using namespace std::chrono_literals;
using yaml::Kind;

namespace {

/// A map of `text` and what reading it has reported so far.
struct Sheet {
    explicit Sheet(std::string_view text) : map(*yaml::parse(text, "f", diagnostics).map()) {}

    Diagnostics diagnostics;
    yaml::Map map;

    std::vector<std::string> take() {
        auto lines = lines_of(diagnostics);
        diagnostics.clear();
        return lines;
    }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("Every value knows its line and column") {
    Sheet sheet("a: 1\nb:\n  - x\n  -  \"y\"\nc: {d: é, e: z}\nf:\n");
    const auto items = *sheet.map.get("b").list();
    CHECK(sheet.map.get("a").place() == Place{"f", 1, 4});
    CHECK(items[0].place() == Place{"f", 3, 5});
    CHECK(items[1].place() == Place{"f", 4, 6});
    auto c = *sheet.map.get("c").map();
    CHECK(c.place() == Place{"f", 5, 4});
    CHECK(c.entries()[1].key_place == Place{"f", 5, 12}); // é is two bytes
    CHECK(sheet.map.get("f").place() == Place{"f", 6, 1});
    CHECK(sheet.take().empty());
}

TEST_CASE("A missing item of a list is placed at its dash") {
    Sheet sheet("a:\n  - x\n  -\n  - y\n");
    const auto items = *sheet.map.get("a").list();
    REQUIRE(items.size() == 3);
    CHECK_FALSE(items[1].text());
    CHECK(sheet.take() == Lines{"f:3:3: error: found nothing, expected a text"});
}

TEST_CASE("A map keeps the order of its file") {
    Sheet sheet("z: 1\na: 2\nm: 3\n");
    Lines keys;
    for (const auto& entry : sheet.map.entries())
        keys.push_back(entry.key);
    CHECK(keys == Lines{"z", "a", "m"});
}

TEST_CASE("A scalar is a text until something else is asked for") {
    Sheet sheet("no: no\non: 5\nnull: x\n~: y\ntrue: 1.50\ndate: 2026-01-02\n");
    CHECK(sheet.map.get("no").text() == "no");
    CHECK(sheet.map.get("on").text() == "5");
    CHECK(sheet.map.get("null").text() == "x");
    CHECK(sheet.map.get("~").text() == "y");
    CHECK(sheet.map.get("true").text() == "1.50");
    CHECK(sheet.map.get("date").text() == "2026-01-02");
    CHECK(sheet.take().empty());
}

TEST_CASE("Windows line ends and a byte order mark do no harm") {
    Sheet sheet("\xEF\xBB\xBF"
                "a: x\r\nb: \"y\"\r\n");
    CHECK(sheet.map.get("a").text() == "x");
    CHECK(sheet.map.get("b").place() == Place{"f", 2, 4});
}

TEST_CASE("An alias stands for what its anchor names") {
    Sheet sheet("a: &check {x: 1}\nb: *check\n");
    auto b = *sheet.map.get("b").map();
    CHECK(b.get("x").integer(0, 9) == 1);
    CHECK(sheet.take().empty());
}

TEST_CASE("A value of the wrong kind says what was found and what was expected") {
    Sheet sheet("list: [1]\nmap: {a: 1}\ntext: x\nnothing:\n");
    CHECK_FALSE(sheet.map.get("list").text());
    CHECK(sheet.take() == Lines{"f:1:7: error: found a list, expected a text"});
    CHECK_FALSE(sheet.map.get("map").list());
    CHECK(sheet.take() == Lines{"f:2:6: error: found a map, expected a list"});
    CHECK_FALSE(sheet.map.get("text").map());
    CHECK(sheet.take() == Lines{"f:3:7: error: found a text, expected a map"});
    CHECK_FALSE(sheet.map.get("nothing").boolean());
    CHECK(sheet.take() == Lines{"f:4:1: error: found nothing, expected true or false"});
    CHECK_FALSE(sheet.map.get("list").choice<int>({{"a", 1}, {"b", 2}}));
    CHECK(sheet.take() == Lines{"f:1:7: error: found a list, expected 'a' or 'b'"});
}

TEST_CASE("Numbers are whole, in range and in ASCII digits") {
    Sheet sheet(
        "good: 42\nhigh: 101\nword: loud\npart: 1.5\nhex: 0x10\nhuge: 99999999999999999999\narabic: ٤٢\n");
    CHECK(sheet.map.get("good").integer(0, 100) == 42);
    for (const char* key : {"high", "word", "part", "hex", "huge", "arabic"})
        CHECK_FALSE(sheet.map.get(key).integer(0, 100));
    CHECK(sheet.take() ==
          Lines{"f:2:7: error: found '101', expected a whole number from 0 to 100",
                "f:3:7: error: found 'loud', expected a whole number from 0 to 100",
                "f:4:7: error: found '1.5', expected a whole number from 0 to 100",
                "f:5:6: error: found '0x10', expected a whole number from 0 to 100",
                "f:6:7: error: found '99999999999999999999', expected a whole number from 0 to 100",
                "f:7:9: error: found '٤٢', expected a whole number from 0 to 100"});
    Sheet parts("good: 21.5\nnan: nan\ninf: inf\ncomma: \"21,5\"\n");
    CHECK(parts.map.get("good").number(5, 100) == 21.5);
    for (const char* key : {"nan", "inf", "comma"})
        CHECK_FALSE(parts.map.get(key).number(5, 100));
    CHECK(parts.take() == Lines{"f:2:6: error: found 'nan', expected a number from 5 to 100",
                                "f:3:6: error: found 'inf', expected a number from 5 to 100",
                                "f:4:8: error: found '21,5', expected a number from 5 to 100"});
}

TEST_CASE("Only true and false are truth values") {
    Sheet sheet("a: true\nb: false\nc: yes\nd: Off\ne: ture\n");
    CHECK(sheet.map.get("a").boolean() == true);
    CHECK(sheet.map.get("b").boolean() == false);
    for (const char* key : {"c", "d", "e"})
        CHECK_FALSE(sheet.map.get(key).boolean());
    CHECK(sheet.take() == Lines{"f:3:4: error: found 'yes', expected true or false (did you mean 'true'?)",
                                "f:4:4: error: found 'Off', expected true or false (did you mean 'false'?)",
                                "f:5:4: error: found 'ture', expected true or false (did you mean 'true'?)"});
}

TEST_CASE("Dates are days that exist, written with all digits") {
    using std::chrono::year;
    CHECK(yaml::parse_date("2028-02-29") == year{2028} / 2 / 29);
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-1-02", "26-01-02", "2026/01/02", "2026-01-02 ",
                             "2026-00-10", "2026-04-31", "-026-01-02", ""})
        CHECK_FALSE(yaml::parse_date(text));
    Sheet sheet("a: 2026-02-30\n");
    CHECK_FALSE(sheet.map.get("a").date());
    CHECK(sheet.take() == Lines{"f:1:4: error: found '2026-02-30', expected a date (YYYY-MM-DD)"});
}

TEST_CASE("Clock times run from 00:00 to 24:00") {
    CHECK(yaml::parse_clock("00:00") == 0min);
    CHECK(yaml::parse_clock("08:30") == 510min);
    CHECK(yaml::parse_clock("24:00") == 1440min);
    for (const char* text : {"24:01", "8:30", "08:60", "0830", "08:30 ", "08.30", "8:30 AM", ""})
        CHECK_FALSE(yaml::parse_clock(text));
}

TEST_CASE("A word outside a table gets the nearest word of it") {
    Sheet sheet("a: contrst\nb: purple\nc: dark\n");
    const std::vector<std::pair<std::string, int>> themes = {{"light", 1}, {"dark", 2}, {"contrast", 3}};
    CHECK_FALSE(sheet.map.get("a").choice(themes));
    CHECK_FALSE(sheet.map.get("b").choice(themes));
    CHECK(sheet.map.get("c").choice(themes) == 2);
    CHECK(sheet.take() == Lines{"f:1:4: error: found 'contrst', expected 'light', 'dark' or 'contrast' (did "
                                "you mean 'contrast'?)",
                                "f:2:4: error: found 'purple', expected 'light', 'dark' or 'contrast'"});
}

TEST_CASE("Ids, language tags and filled texts are checked") {
    Sheet sheet("a: Max_days\nb: ct_211\nc: \"../etc\"\nd: pt-BR\ne: e\nf: \" \"\n");
    CHECK_FALSE(sheet.map.get("a").id());
    CHECK(sheet.map.get("b").id() == "ct_211");
    CHECK_FALSE(sheet.map.get("c").id());
    CHECK_FALSE(sheet.map.get("c").language_tag());
    CHECK(sheet.map.get("d").language_tag() == "pt-BR");
    CHECK_FALSE(sheet.map.get("e").language_tag());
    CHECK_FALSE(sheet.map.get("f").filled_text());
    CHECK(sheet.take() ==
          Lines{"f:1:4: error: found 'Max_days', expected an id (lower-case letters, digits and '_', a "
                "letter first)",
                "f:3:4: error: found '../etc', expected an id (lower-case letters, digits and '_', a letter "
                "first)",
                "f:3:4: error: found '../etc', expected the tag of a language, such as 'es' or 'pt-BR'",
                "f:5:4: error: found 'e', expected the tag of a language, such as 'es' or 'pt-BR'",
                "f:6:4: error: found an empty text, expected a text"});
}

TEST_CASE("An absent value answers nothing and reports nothing") {
    Sheet sheet("a: 1\n");
    const auto absent = sheet.map.get("b");
    CHECK_FALSE(absent.present());
    CHECK_FALSE(absent.text());
    CHECK_FALSE(absent.integer(0, 1));
    CHECK_FALSE(absent.list());
    CHECK(sheet.take().empty());
    CHECK_FALSE(sheet.map.need("c", "a number").present());
    CHECK(sheet.take() == Lines{"f:1:1: error: 'c' is missing, expected a number"});
}

TEST_CASE("Keys that nobody asked for are unknown, and the nearest missing key is named") {
    Sheet sheet("volume: 5\nvolumes: 6\nidel_s: 7\nzzz: 8\n");
    static_cast<void>(sheet.map.get("volume"));
    static_cast<void>(sheet.map.get("idle_s"));
    sheet.map.finish();
    CHECK(sheet.take() ==
          Lines{"f:2:1: error: found the unknown key 'volumes', expected 'idle_s' or 'volume'",
                "f:3:1: error: found the unknown key 'idel_s' (did you mean 'idle_s'?)",
                "f:4:1: error: found the unknown key 'zzz', expected 'idle_s' or 'volume'"});
}

TEST_CASE("An empty list is refused where it says nothing and taken where it means none") {
    Sheet sheet("a: []\n");
    CHECK_FALSE(sheet.map.get("a").list());
    CHECK(sheet.take() == Lines{"f:1:4: error: found an empty list, expected one item at least"});
    const auto items = sheet.map.get("a").list(yaml::Value::EmptyList::allowed);
    CHECK((items && items->empty()));
    CHECK(sheet.take().empty());
}
