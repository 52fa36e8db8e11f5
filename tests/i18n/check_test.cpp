#include "i18n/catalog.h"
#include "i18n/locale_folder.h"
#include "testing.h"

using namespace waypost;
using namespace waypost::i18n;

namespace {

struct Row {
    const char* about;
    const char* file;
    const char* text;
    std::vector<std::string> expected;
};

/// What is wrong with English and one other language, good but for the one file of the row.
std::vector<std::string> all_diagnostics(const Row& row) {
    const test::LocaleFolder folder;
    folder.language("en", "days: \"{n, plural, one {# day} other {# days}}\"\ncall: \"Call {phone}\"\n");
    const std::string tag(std::string_view(row.file).substr(0, std::string_view(row.file).find('/')));
    if (tag != "en")
        folder.language(tag, "call: \"Llame {phone}\"\n");
    folder.file(row.file, row.text);
    const auto loaded = Catalog::load(folder.path(), {"en", tag}, "p");
    std::vector<std::string> out;
    for (const auto& diagnostics : {loaded.diagnostics, check_translations(loaded.catalog)})
        for (const auto& diagnostic : diagnostics)
            if (diagnostic.severity == Severity::error)
                out.push_back(folder.relative(to_string(diagnostic)));
    return out;
}

void check_rows(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        INFO(row.about);
        CHECK(all_diagnostics(row) == row.expected);
    }
}

} // namespace

TEST_CASE("Mistakes in a message file are reported with their place") {
    check_rows({
        {"unclosed brace",
         "es/ui.yaml",
         "call: \"Llame {phone\"\n",
         {"es/ui.yaml:1:7: error: found an unmatched brace near 'Llame {phone', expected a '}' for every "
          "'{'"}},
        {"stray brace",
         "es/ui.yaml",
         "call: \"Llame {phone}}\"\n",
         {"es/ui.yaml:1:7: error: found a '}' without its '{', expected a '{' for every '}'"}},
        {"no branch other",
         "es/ui.yaml",
         "days: \"{n, plural, one {#}}\"\n",
         {"es/ui.yaml:1:7: error: found a choice without the branch 'other', expected a branch 'other' in "
          "every plural and select"}},
        {"numbered argument",
         "es/ui.yaml",
         "call: \"Llame {0}\"\n",
         {"es/ui.yaml:1:7: error: found the numbered argument {0}, expected an argument with a name"}},
        {"argument with a space",
         "es/ui.yaml",
         "call: \"Llame {mi phone}\"\n",
         {"es/ui.yaml:1:7: error: found a mistake near 'Llame {mi phone}', expected ICU MessageFormat"}},
        {"date argument",
         "es/ui.yaml",
         "call: \"{phone, date, short}\"\n",
         {"es/ui.yaml:1:7: error: found the argument type 'date, short', expected number, plural, "
          "selectordinal or select"}},
        {"unknown tag",
         "es/ui.yaml",
         "\n\ncall: \"<strong>Llame</strong> {phone}\"\n",
         {"es/ui.yaml:3:7: error: found the tag <strong>, expected <b> or </b> (did you mean '<b>'?)",
          "es/ui.yaml:3:7: error: found the tag </strong>, expected <b> or </b> (did you mean '</b>'?)"}},
        {"unclosed tag",
         "es/ui.yaml",
         "call: \"<b>Llame {phone}\"\n",
         {"es/ui.yaml:1:7: error: found <b> without </b>, expected <b> and </b> in pairs"}},
        {"tag closed in another branch",
         "es/ui.yaml",
         "days: \"<b>{n, plural, one {#</b>} other {#}}</b>\"\n",
         {"es/ui.yaml:1:7: error: found </b> without <b>, expected <b> and </b> in pairs"}},
        {"empty message",
         "es/ui.yaml",
         "call: \"\"\n",
         {"es/ui.yaml:1:7: error: found an empty message, expected words"}},
        {"message of another file again",
         "es/p/topics.yaml",
         "pack_word: \"a\"\ncall: \"Llame {phone}\"\n",
         {"es/p/topics.yaml:2:7: error: found the message 'call' again, expected it once (it is in "
          "es/ui.yaml:1)"}},
        {"wrong ending",
         "es/p/more.yml",
         "a: \"b\"\n",
         {"es/p/more.yml: error: found the ending .yml, expected .yaml"}},
    });
}

TEST_CASE("Mistakes in a locale.yaml are reported with their place") {
    check_rows({
        {"tag of another folder",
         "es/locale.yaml",
         "tag: fr\nname: Español\n",
         {"es/locale.yaml:1:6: error: found 'fr', expected 'es'"}},
        {"unknown status",
         "es/locale.yaml",
         "tag: es\nname: Español\nstatus: revewed\n",
         {"es/locale.yaml:3:9: error: found 'revewed', expected 'draft' or 'reviewed' (did you mean "
          "'reviewed'?)"}},
        {"reviewed by nobody",
         "es/locale.yaml",
         "tag: es\nname: Español\nstatus: reviewed\nreviewed_on: 2026-11-01\n",
         {"es/locale.yaml:1:1: error: 'reviewed_by' is missing, expected who reviewed the "
          "translation"}},
    });
}

TEST_CASE("A message must keep to its English") {
    check_rows({
        {"argument misspelt",
         "es/ui.yaml",
         "call: \"Llame {phon}\"\n",
         {"es/ui.yaml:1:7: error: found {phon}, expected {phone} (did you mean 'phone'?)"}},
        {"argument forgotten",
         "es/ui.yaml",
         "call: \"Llame\"\n",
         {"es/ui.yaml:1:7: error: found no argument, expected {phone}"}},
        {"unknown id",
         "es/ui.yaml",
         "cal: \"Llame\"\n",
         {"es/ui.yaml:1:6: error: found the message 'cal', expected one that English has (did you mean "
          "'call'?)"}},
    });
}

TEST_CASE("Plural branches must be those that the language needs") {
    check_rows({
        {"Polish needs few and many",
         "pl/ui.yaml",
         "days: \"{n, plural, one {# dzień} other {# dnia}}\"\n",
         {"pl/ui.yaml:1:7: error: no plural branch 'few' of {n}, expected one: this language uses it "
          "for "
          "2, 3, 4 …",
          "pl/ui.yaml:1:7: error: no plural branch 'many' of {n}, expected one: this language uses it "
          "for "
          "0, 5, 6 …"}},
        {"Spanish does not need many",
         "es/ui.yaml",
         "days: \"{n, plural, one {# día} other {# días}}\"\n",
         {}},
        {"French may have many",
         "fr/ui.yaml",
         "days: \"{n, plural, one {# jour} many {# de jours} other {# jours}}\"\n",
         {}},
        {"English has no few",
         "en/ui.yaml",
         "days: \"{n, plural, one {#} few {#} other {#}}\"\n",
         {"en/ui.yaml:1:7: error: found the plural branch 'few' of {n}, expected one, other, which this "
          "language "
          "has"}},
        {"misspelt category",
         "es/ui.yaml",
         "days: \"{n, plural, one {#} othr {#} other {#}}\"\n",
         {"es/ui.yaml:1:7: error: found the plural branch 'othr' of {n}, expected one, many, other, which "
          "this "
          "language has (did you mean 'other'?)"}},
        {"one is 1 only", "en/ui.yaml", "days: \"{n, plural, one {one day} other {# days}}\"\n", {}},
        {"Russian one is 21 too",
         "ru/ui.yaml",
         "days: \"{n, plural, one {один день} few {# дня} many {# дней} other {# дня}}\"\n",
         {"ru/ui.yaml:1:7: error: found the plural branch 'one' of {n} without its number, expected '#' in "
          "it: "
          "this language uses it for 1, 21, 31 …"}},
        {"the argument is its number",
         "ru/ui.yaml",
         "days: \"{n, plural, one {{n} день} few {# дня} many {# дней} other {# дня}}\"\n",
         {}},
        {"Portuguese one is 0 too",
         "pt-BR/ui.yaml",
         "days: \"{n, plural, one {um dia} other {# dias}}\"\n",
         {"pt-BR/ui.yaml:1:7: error: found the plural branch 'one' of {n} without its number, expected '#' "
          "in "
          "it: this language uses it for 0, 1"}},
        {"0 has a branch of its own",
         "pt-BR/ui.yaml",
         "days: \"{n, plural, =0 {nada} one {um dia} other {# dias}}\"\n",
         {}},
        {"Haitian has other only", "ht/ui.yaml", "days: \"{n, plural, other {# jou}}\"\n", {}},
    });
}

TEST_CASE("A message must be clean text") {
    check_rows({
        {"apostrophe quotes the argument",
         "fr/ui.yaml",
         "call: \"l'{phone} {phone}\"\n",
         {"fr/ui.yaml:1:7: error: found the apostrophe ' next to a brace in \"l'{phone} {\", expected ’ "
          "(U+2019)",
          "fr/ui.yaml:1:7: error: found no argument, expected {phone}"}},
        {"apostrophe after a brace",
         "en/ui.yaml",
         "call: \"{phone}'s number\"\n",
         {"en/ui.yaml:1:7: error: found the apostrophe ' next to a brace in \"{phone}'s number\", expected ’ "
          "(U+2019)"}},
        {"apostrophe inside a word", "fr/ui.yaml", "call: \"Aujourd'hui l’{phone}\"\n", {}},
        {"space before",
         "es/ui.yaml",
         "call: \" Llame {phone}\"\n",
         {"es/ui.yaml:1:7: error: found a space before the text, expected the text without it"}},
        {"space after",
         "es/ui.yaml",
         "call: \"Llame {phone} \"\n",
         {"es/ui.yaml:1:7: error: found a space after the text, expected the text without it"}},
        {"decomposed letters",
         "vi/ui.yaml",
         "call: \"Gọi ngay o\u0323 {phone}\"\n",
         {"vi/ui.yaml:1:7: error: found letters and accents apart near \"ngay o\u0323 {p\", expected "
          "composed "
          "letters (Unicode normalization form C)"}},
        {"a phone number by hand",
         "es/ui.yaml",
         "call: \"Llame {phone} o 1 (888) 373-7888.\"\n",
         {"es/ui.yaml:1:7: error: found the number \"1 (888) 373-7888\", expected a placeholder: phone "
          "numbers "
          "stand in the pack's services"}},
        {"in native digits",
         "ar/ui.yaml",
         "call: \"{phone} ٨٨٨٣٧٣٧٨٨٨\"\n",
         {"ar/ui.yaml:1:7: error: found the number \"٨٨٨٣٧٣٧٨٨٨\", expected a placeholder: phone numbers "
          "stand "
          "in the pack's services"}},
        {"short numbers are no phone numbers", "es/ui.yaml", "call: \"{phone}: 24/7, 365 días, 911\"\n", {}},
    });
}

TEST_CASE("Calendar messages are a language's own and must be what the clock understands") {
    check_rows({
        {"good", "ht/ui.yaml", "calendar:\n  weekday_0: \"dimanch\"\n  time: \"h:mm a\"\n", {}},
        {"no such weekday",
         "ht/ui.yaml",
         "calendar:\n  weekday_7: \"dimanch\"\n",
         {"ht/ui.yaml:2:14: error: found the message 'calendar.weekday_7', expected one that English has"}},
        {"no pattern",
         "ht/ui.yaml",
         "calendar:\n  time: \"lè\"\n",
         {"ht/ui.yaml:2:9: error: found the pattern 'lè', expected a CLDR pattern of a time, such as h:mm a "
          "or "
          "HH:mm"}},
        {"list",
         "ht/ui.yaml",
         "list:\n  two: \"{first} ak {seconde}\"\n",
         {"ht/ui.yaml:2:8: error: found {first}, {seconde}, expected {first}, {second} (did you mean "
          "'second'?)"}},
    });
}

TEST_CASE("Missing messages are one warning a language") {
    const test::LocaleFolder folder;
    folder.language("en", "a: \"a\"\nb: \"b\"\nc: \"c\"\nd: \"d\"\ne: \"e\"\nf: \"f\"\n");
    folder.language("es", "b: \"b\"\n");
    folder.language("pl", "a: \"a\"\nb: \"b\"\nc: \"c\"\nd: \"d\"\ne: \"e\"\nf: \"{\"\n");
    const auto loaded = Catalog::load(folder.path(), {"es", "pl"}, "p");
    const auto diagnostics = check_translations(loaded.catalog);
    REQUIRE(diagnostics.size() == 1); // the bad message of pl is there, and was reported when it was read
    CHECK(folder.relative(to_string(diagnostics[0])) == "es: warning: 5 of 7 messages missing (a, c, "
                                                        "d, e, f), expected all; English is shown for them");
}

TEST_CASE("What the screens need must exist in English with arguments that are given") {
    const test::LocaleFolder folder;
    folder.language("en", "home:\n  title: \"Home\"\n  call: \"Call {phone} {nam}\"\n  bad: \"{\"\n");
    const auto loaded = Catalog::load(folder.path(), {"en"}, "p");
    const auto diagnostics = check_required(
        loaded.catalog,
        {{"home.title", {}}, {"home.titel", {}}, {"home.call", {"phone", "name"}}, {"home.bad", {}}});
    REQUIRE(diagnostics.size() == 2);
    CHECK(
        folder.relative(to_string(diagnostics[0])) ==
        "en/ui.yaml:3:9: error: found {nam} in 'home.call', expected {phone}, {name} (did you mean 'name'?)");
    CHECK(folder.relative(to_string(diagnostics[1])) ==
          "en: error: no message 'home.titel', expected it in English (did you mean 'home.title'?)");
}
