#include "i18n/locale.h"
#include "testing.h"

using namespace waypost;
using i18n::fallback_chain;
using i18n::language_name;
using i18n::make_any_locale;
using i18n::make_locale;

TEST_CASE("A locale is canonical and knows its script and direction") {
    struct Row {
        const char* given;
        const char* tag;
        const char* language;
        const char* script;
        Direction direction;
    };
    const auto row = GENERATE(values<Row>({
        {"en", "en", "en", "Latn", Direction::ltr},
        {"pt-br", "pt-BR", "pt", "Latn", Direction::ltr},
        {"zh-Hans", "zh-Hans", "zh", "Hans", Direction::ltr},
        {"zh-TW", "zh-TW", "zh", "Hant", Direction::ltr},
        {"ar", "ar", "ar", "Arab", Direction::rtl},
        {"ps", "ps", "ps", "Arab", Direction::rtl},
        {"prs", "fa-AF", "fa", "Arab", Direction::rtl},
        {"tl", "fil", "fil", "Latn", Direction::ltr},
        {"ht", "ht", "ht", "Latn", Direction::ltr},
        {"ti", "ti", "ti", "Ethi", Direction::ltr},
        {"km", "km", "km", "Khmr", Direction::ltr},
        {"uz-Arab", "uz-Arab", "uz", "Arab", Direction::rtl},
    }));
    INFO(row.given);
    const auto locale = make_locale(row.given);
    REQUIRE(locale.ok());
    CHECK(locale->tag == row.tag);
    CHECK(locale->language == row.language);
    CHECK(locale->script == row.script);
    CHECK(locale->direction == row.direction);
}

TEST_CASE("An ill-formed language tag is an error that shows it") {
    const auto tag = GENERATE(values<std::string>(
        {"", "e", "thelanguage", "pt_BR", "es ", "-es", "es--MX", "und", "../en", "español"}));
    INFO(tag);
    const auto locale = make_locale(tag);
    REQUIRE_FALSE(locale.ok());
    CHECK(locale.error().message ==
          "'" + tag + "' is not a language tag (BCP 47), such as es, pt-BR or zh-Hans");
}

TEST_CASE("The fallback chain goes to English and never changes the script before that") {
    using Chain = std::vector<std::string>;
    CHECK(fallback_chain("en") == Chain{"en"});
    CHECK(fallback_chain("es") == Chain{"es", "en"});
    CHECK(fallback_chain("pt-BR") == Chain{"pt-BR", "pt", "en"});
    CHECK(fallback_chain("zh-Hans-SG") == Chain{"zh-Hans-SG", "zh-Hans", "zh", "en"});
    CHECK(fallback_chain("zh-Hant") == Chain{"zh-Hant", "en"});
    CHECK(fallback_chain("zh-TW") == Chain{"zh-TW", "en"});
    CHECK(fallback_chain("prs") == Chain{"fa-AF", "fa", "en"});
    CHECK(fallback_chain("en-GB") == Chain{"en-GB", "en"});
    CHECK(fallback_chain("not a tag") == Chain{"en"});
}

TEST_CASE("A language has its name in another language where CLDR has one") {
    CHECK(language_name("es", "en") == "Spanish");
    CHECK(language_name("es", "es") == "español");
    CHECK(language_name("ht", "es") == "criollo haitiano");
    CHECK(language_name("prs", "en") == "Dari");
    CHECK(language_name("zh-Hans", "en") == "Simplified Chinese");
    CHECK(language_name("es", "ht").empty());
    CHECK(language_name("qqq", "en").empty());
    CHECK(language_name("no tag", "en").empty());
}

TEST_CASE("Text may be in no known language; a locale of the kiosk may not") {
    CHECK_FALSE(make_locale("und-Arab").ok());
    const auto unknown = make_any_locale("und-Arab");
    REQUIRE(unknown.ok());
    CHECK(unknown->language == "und");
    CHECK(unknown->script == "Arab");
    CHECK(unknown->direction == Direction::rtl);
    CHECK(make_any_locale("x-private").ok());
    CHECK_FALSE(make_any_locale("").ok());
    CHECK_FALSE(make_any_locale("en_US").ok());
    CHECK(make_any_locale("pt-br")->tag == make_locale("pt-BR")->tag);
}
