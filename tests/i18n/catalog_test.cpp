#include "i18n/catalog.h"
#include "i18n/locale_folder.h"
#include "testing.h"

#include <random>

using namespace waypost;
using namespace waypost::i18n;

namespace {

/// One message, in one language or in English.
Text formatted(std::string_view tag, std::string_view message, const Args& args = {}) {
    const test::LocaleFolder folder;
    folder.language("en", "other: \"other\"\n");
    folder.language(tag, fmt::format("m: \"{}\"\n", message));
    const auto loaded = Catalog::load(folder.path(), {std::string(tag)}, "p");
    for (const auto& diagnostic : loaded.diagnostics)
        UNSCOPED_INFO(to_string(diagnostic));
    return loaded.catalog.text(tag, "m", args);
}

std::string bold_parts(const Text& text) {
    std::string out;
    for (const auto& span : text.bold)
        out += "[" + text.utf8.substr(span.begin, span.end - span.begin) + "]";
    return out;
}

} // namespace

TEST_CASE("A message takes its arguments by name") {
    CHECK(formatted("en", "Up to {max_days} days.", {{"max_days", number_arg(364)}}).utf8 ==
          "Up to 364 days.");
    CHECK(formatted("en", "Call {phone}, {who}", {{"phone", dial_arg("211")}, {"who", text_arg("Ann’s")}})
              .utf8 == "Call 211, \u2068Ann’s\u2069");
    CHECK(formatted("en", "Call {phone} now").utf8 == "Call {phone} now");
    CHECK(formatted("en", "{n, plural, one {# day} other {# days}}", {{"n", text_arg("many")}}).utf8 ==
          "{n}");
    CHECK(formatted("en", "Plain # text; it's fine").utf8 == "Plain # text; it's fine");
}

TEST_CASE("A phone number in Arabic is wrapped in a left-to-right isolate and a name in a first-strong one") {
    const Text text = formatted("ar", "اتصل على {phone} ({name}).",
                                {{"phone", dial_arg("888-373-7888")}, {"name", text_arg("NHTH")}});
    CHECK(text.utf8 == "اتصل على \u2066888-373-7888\u2069 (\u2068NHTH\u2069).");
    CHECK(text.locale.direction == Direction::rtl);
    CHECK(text.locale.tag == "ar");
}

TEST_CASE("Isolates are left out where nothing could reorder") {
    CHECK(formatted("en", "Call {phone}", {{"phone", dial_arg("888-373-7888")}}).utf8 == "Call 888-373-7888");
    CHECK(formatted("en", "At {name}", {{"name", text_arg("بيت")}}).utf8 == "At \u2068بيت\u2069");
    CHECK(formatted("ar", "{name}!", {{"name", text_arg("")}}).utf8 == "!");
}

TEST_CASE("The fallback to English carries its own direction, so that its numbers need no isolates") {
    const test::LocaleFolder folder;
    folder.language("en", "call: \"Call {phone}\"\n");
    folder.language("ar", "hello: \"مرحبا\"\n");
    const auto loaded = Catalog::load(folder.path(), {"ar"}, "p");
    const Text text = loaded.catalog.text("ar", "call", {{"phone", dial_arg("211")}});
    CHECK(text.utf8 == "Call 211");
    CHECK(text.locale == Locale{});
}

TEST_CASE("Plural branches follow the rules of the language") {
    struct Row {
        const char* tag;
        const char* message;
        long number;
        const char* text;
    };
    constexpr auto k_ar = "{n, plural, zero {z#} one {o#} two {t#} few {f#} many {m#} other {x#}}";
    constexpr auto k_slavic = "{n, plural, one {o#} few {f#} many {m#} other {x#}}";
    constexpr auto k_two = "{n, plural, one {o#} other {x#}}";
    const auto row = GENERATE_COPY(values<Row>({
        {"ar", k_ar, 0, "z0"},
        {"ar", k_ar, 1, "o1"},
        {"ar", k_ar, 2, "t2"},
        {"ar", k_ar, 3, "f3"},
        {"ar", k_ar, 11, "m11"},
        {"ar", k_ar, 100, "x100"},
        {"pl", k_slavic, 1, "o1"},
        {"pl", k_slavic, 22, "f22"},
        {"pl", k_slavic, 5, "m5"},
        {"pl", k_slavic, 21, "m21"},
        {"ru", k_slavic, 21, "o21"},
        {"ru", k_slavic, 3, "f3"},
        {"ru", k_slavic, 11, "m11"},
        {"fr", k_two, 0, "o0"},
        {"pt-BR", k_two, 0, "o0"},
        {"es", k_two, 0, "x0"},
        {"ht", k_two, 1, "x1"},
        {"vi", k_two, 1, "x1"},
    }));
    INFO(row.tag << " " << row.number);
    CHECK(formatted(row.tag, row.message, {{"n", number_arg(row.number)}}).utf8 == row.text);
}

TEST_CASE("Numbers in messages have Latin digits in every language") {
    const auto tag = GENERATE(values<std::string>({"ar", "fa", "fa-AF", "ps", "my", "ne", "bn", "ht"}));
    INFO(tag);
    CHECK(formatted(tag, "{n} {n, number} {n, plural, other {#}}", {{"n", number_arg(57)}}).utf8 ==
          "57 57 57");
}

TEST_CASE("Bold parts are byte ranges without their tags") {
    const Text text = formatted("ar", "قل <b>{phone}</b> أو <b>لا</b>", {{"phone", dial_arg("211")}});
    CHECK(text.utf8 == "قل \u2066211\u2069 أو لا");
    CHECK(bold_parts(text) == "[\u2066211\u2069][لا]");

    const Text plural =
        formatted("en", "{n, plural, one {<b>#</b> day} other {<b>#</b> days}} left", {{"n", number_arg(3)}});
    CHECK(plural.utf8 == "3 days left");
    CHECK(bold_parts(plural) == "[3]");

    const Text argument = formatted("en", "{a}", {{"a", text_arg("<b>x</b>")}});
    CHECK(argument.utf8 == "<b>x</b>");
    CHECK(argument.bold.empty());

    CHECK(formatted("en", "5 < 6 <3").utf8 == "5 < 6 <3");
}

TEST_CASE("Wrong tags are left out of the text") {
    CHECK(formatted("en", "a <i>b</i> <b>c</b>").utf8 == "a b c");
    CHECK(bold_parts(formatted("en", "a <i>b</i> <b>c</b>")) == "[c]");
    CHECK(formatted("en", "a <b>b").utf8 == "a b");
    CHECK(formatted("en", "a <b>b").bold.empty());
    CHECK(formatted("en", "a</b> b").utf8 == "a b");
}

TEST_CASE("A missing message is looked up along the chain and keeps the language it is in") {
    const test::LocaleFolder folder;
    folder.language("en", "a: \"en a\"\nb: \"en b\"\nc: \"en c\"\n");
    folder.language("pt", "a: \"pt a\"\nb: \"pt b\"\n");
    folder.language("pt-BR", "a: \"br a\"\n");
    const auto loaded = Catalog::load(folder.path(), {"pt-BR"}, "p");
    const Catalog& catalog = loaded.catalog;
    CHECK(loaded.diagnostics.empty());
    CHECK(catalog.text("pt-BR", "a").utf8 == "br a");
    CHECK(catalog.text("pt-BR", "b").utf8 == "pt b");
    CHECK(catalog.text("pt-BR", "b").locale.tag == "pt");
    CHECK(catalog.text("pt-BR", "c").locale.tag == "en");
    CHECK(catalog.text("pt-br", "a").utf8 == "br a");
    CHECK(catalog.text("pt-PT", "a").utf8 == "pt a");
    CHECK(catalog.text("xx", "a").utf8 == "en a");
    CHECK(catalog.text("no tag", "a").utf8 == "en a");
    CHECK(catalog.text("pt-BR", "no.such").utf8 == "no.such");
    CHECK_FALSE(catalog.text("pt-BR", "").empty());
    CHECK_FALSE(catalog.has("pt-BR", "b"));
    CHECK(catalog.has("pt-BR", "a"));
    REQUIRE(catalog.languages().size() == 1);
    CHECK(catalog.languages()[0].locale.tag == "pt-BR");
    REQUIRE(catalog.info("en") != nullptr);
    CHECK(catalog.info("en")->name == "en");
    CHECK(catalog.info("de") == nullptr);
}

TEST_CASE("A catalog tells ids, arguments and places") {
    const test::LocaleFolder folder;
    folder.language("en", "b: \"{y} {x}\"\na:\n  deep: \"{n, plural, one {#} other {{z}}}\"\nbad: \"{\"\n");
    folder.language("es", "other: \"o\"\n");
    const auto loaded = Catalog::load(folder.path(), {"en", "es", "en"}, "p");
    const Catalog& catalog = loaded.catalog;
    CHECK(catalog.ids("en") == std::vector<std::string>{"a.deep", "b", "pack_word"});
    CHECK(catalog.argument_names("es", "b") == std::vector<std::string>{"x", "y"});
    CHECK(catalog.argument_names("en", "a.deep") == std::vector<std::string>{"n", "z"});
    CHECK(catalog.place("en", "a.deep").line == 3);
    CHECK(catalog.place("en", "a.deep").column == 9);
    CHECK(catalog.place("es", "b").line == 0);
    CHECK(catalog.source("en", "b") == "{y} {x}");
    CHECK(catalog.languages().size() == 2);
}

TEST_CASE("A bad message or a bad locale costs only itself") {
    const test::LocaleFolder folder;
    folder.language("en", "a: \"en {x}\"\nb: \"en b\"\n");
    folder.language("es", "a: \"es {x\"\nb: \"es b\"\n");
    folder.language("pl", "a: \"pl\"\n");
    folder.file("pl/locale.yaml", "tag: pl\n");
    folder.file("vi/ui.yaml", "a: \"vi\"\n");
    const auto loaded = Catalog::load(folder.path(), {"es", "pl", "vi", "en"}, "p");
    const Catalog& catalog = loaded.catalog;
    CHECK(loaded.diagnostics.size() == 3);
    REQUIRE(catalog.languages().size() == 2);
    CHECK(catalog.languages()[0].locale.tag == "es");
    CHECK(catalog.languages()[1].locale.tag == "en");
    CHECK(catalog.text("es", "a", {{"x", text_arg("1")}}).utf8 == "en 1");
    CHECK(catalog.text("es", "b").utf8 == "es b");
    CHECK(catalog.text("pl", "a").locale.tag == "en");
}

TEST_CASE("English messages are kept even when English's own locale.yaml is missing") {
    const test::LocaleFolder folder;
    folder.file("en/ui.yaml", "a: \"en a\"\n");
    folder.file("en/p/t.yaml", "b: \"en b\"\n");
    const auto loaded = Catalog::load(folder.path(), {"en"}, "p");
    CHECK(has_errors(loaded.diagnostics));
    CHECK(loaded.catalog.text("en", "b").utf8 == "en b");
    CHECK(loaded.catalog.languages().size() == 1);
}

TEST_CASE("A catalog of nothing at all answers with ids") {
    const Catalog empty;
    CHECK(empty.text("en", "welcome.title").utf8 == "welcome.title");
    CHECK(empty.ids("en").empty());
    const auto loaded = Catalog::load("/nonexistent", {"es"}, "p");
    CHECK(has_errors(loaded.diagnostics));
    CHECK(loaded.catalog.text("es", "welcome.title").utf8 == "welcome.title");
}

TEST_CASE("A translation is reviewed only when it says so, by whom and when") {
    const test::LocaleFolder folder;
    folder.language("en", "a: \"a\"\n");
    folder.language("es", "a: \"a\"\n");
    folder.language("pl", "a: \"a\"\n");
    folder.file("en/locale.yaml", "tag: en\nname: English\n");
    folder.file("es/locale.yaml", "tag: es\nname: Español\nstatus: reviewed\nreviewed_by: \"Site "
                                  "translators\"\nreviewed_on: 2026-11-01\n");
    folder.file("pl/locale.yaml", "tag: pl\nname: Polski\nstatus: reviewed\n");
    const auto loaded = Catalog::load(folder.path(), {"en", "es", "pl"}, "p");
    CHECK(loaded.catalog.info("en")->status == ReviewStatus::draft);
    CHECK(loaded.catalog.info("es")->status == ReviewStatus::reviewed);
    CHECK(loaded.catalog.info("es")->reviewed_by == "Site translators");
    CHECK(loaded.catalog.info("es")->reviewed_on == "2026-11-01");
    REQUIRE(loaded.catalog.info("pl") != nullptr);
    CHECK(loaded.catalog.info("pl")->status == ReviewStatus::draft);
    CHECK(loaded.diagnostics.size() == 2);
}

TEST_CASE("Whatever a message file holds, every text is whole: not empty, its bold parts inside it") {
    const std::vector<std::string> tokens = {"{",
                                             "}",
                                             "'",
                                             "#",
                                             "<b>",
                                             "</b>",
                                             "<i>",
                                             "n",
                                             " ",
                                             "{n}",
                                             "{x}",
                                             "''",
                                             "{n, plural, ",
                                             "one {",
                                             "other {",
                                             "=1 {",
                                             "}}",
                                             "é",
                                             "م",
                                             "number",
                                             "1",
                                             "<",
                                             "{n, number}",
                                             "select, ",
                                             "offset:1 ",
                                             "|",
                                             ","};
    std::mt19937 random(7); // NOLINT(*-msc51-cpp): the same messages every time
    const test::LocaleFolder folder;
    for (const char* tag : {"en", "ar", "ht"}) {
        std::string ui;
        for (int i = 0; i < 400; ++i) {
            ui += fmt::format("m{}: \"", i);
            for (size_t k = 1 + random() % 12; k > 0; --k)
                ui += tokens[random() % tokens.size()];
            ui += "\"\n";
        }
        folder.language(tag, ui);
    }
    const auto loaded = Catalog::load(folder.path(), {"en", "ar", "ht"}, "p");
    check_translations(loaded.catalog);
    const std::vector<Args> all_args = {{},
                                        {{"n", number_arg(3)}, {"x", dial_arg("911")}},
                                        {{"n", text_arg("")}, {"x", text_arg("\uFDD0b\uFDD1")}}};
    size_t shown = 0;
    for (const char* tag : {"en", "ar", "ht"})
        for (int i = 0; i < 400; ++i)
            for (const auto& args : all_args) {
                const std::string id = fmt::format("m{}", i);
                const Text text = loaded.catalog.text(tag, id, args);
                INFO(tag << " " << id << ": " << loaded.catalog.source(tag, id) << " -> " << text.utf8);
                REQUIRE_FALSE(text.empty());
                REQUIRE(text.utf8.find("\uFDD0") == std::string::npos);
                REQUIRE(text.utf8.find("\uFDD1") == std::string::npos);
                for (const auto& span : text.bold)
                    REQUIRE((span.begin < span.end && span.end <= text.utf8.size()));
                shown += text.utf8 == id ? 0 : 1;
            }
    CHECK(shown > 1000);
}
