#include "i18n/catalog.h"
#include "i18n/language_order.h"
#include "i18n/locale_folder.h"
#include "i18n/pseudo.h"
#include "testing.h"

using namespace waypost;
using namespace waypost::i18n;

TEST_CASE("The accented pseudo-locale lengthens words by a third and leaves arguments and tags alone") {
    CHECK(pseudo_message("Call <b>{number}</b> now", Pseudo::accented) == "Çåļļļ <b>{number}</b> ñöŵŵ");
    CHECK(pseudo_message("{seconds, plural, one {# second left} other {# seconds left}}", Pseudo::accented) ==
          "{seconds, plural, one {# šéççöñďď ļéffţ} other {# šéççöñďďš ļéffţ}}");
    CHECK(pseudo_message("an {open brace", Pseudo::accented) == "an {open brace");
}

TEST_CASE("The mirrored pseudo-locale turns each word round by an override that ends with it") {
    CHECK(pseudo_message("Call {number}, then wait", Pseudo::mirrored) ==
          "\u202ECall\u202C {number}, \u202Ethen\u202C \u202Ewait\u202C");
    CHECK(pseudo_locale(Pseudo::mirrored).direction == Direction::rtl);
}

TEST_CASE("A pseudo-locale is a language like others, made from the English") {
    const test::LocaleFolder folder;
    folder.language("en", "hello: \"Hello {name}\"\n");
    const auto loaded = Catalog::load(folder.path(), {"en", "en-XA", "ar-XB"}, "p");
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.catalog.languages().size() == 3);
    CHECK(loaded.catalog.text("en-XA", "hello", {{"name", text_arg("Ann")}}).utf8 == "Ĥéļļļö Ann");
    CHECK(loaded.catalog.text("ar-XB", "hello").locale.direction == Direction::rtl);
}

TEST_CASE("After the first eight, languages stand by script and then by name") {
    std::vector<LocaleInfo> languages;
    for (const char* name :
         {"English", "Español", "Kreyòl", "Português", "中文", "Polski", "العربية", "Tiếng Việt", "한국어",
          "Українська", "አማርኛ", "Français", "Русский", "हिन्दी", "Filipino", "دری"}) {
        LocaleInfo info;
        info.name = name;
        languages.push_back(info);
    }
    order_languages(languages);
    std::vector<std::string> names;
    for (const auto& info : languages)
        names.push_back(info.name);
    CHECK(names == std::vector<std::string>{"English", "Español", "Kreyòl", "Português", "中文", "Polski",
                                            "العربية", "Tiếng Việt", "Filipino", "Français", "Русский",
                                            "Українська", "دری", "አማርኛ", "हिन्दी", "한국어"});
}
