#include "i18n/calendar.h"
#include "i18n/catalog.h"
#include "i18n/locale_folder.h"
#include "testing.h"

using namespace waypost;
using namespace waypost::i18n;
using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::sys_days;

namespace {

constexpr auto k_five_pm = 17h + 0min;
constexpr auto k_date = std::chrono::year(2026) / 9 / 7;

bool all_ascii_digits(const std::string& text) {
    // Digits of other scripts lie in these UTF-8 blocks: Arabic (D9 A0, DB B0), Devanagari (E0 A5 A6),
    // Bengali (E0 A7 A6), Myanmar (E1 81 80).
    for (const char* native :
         {"\xD9\xA0", "\xD9\xA1", "\xD9\xA5", "\xD9\xA7", "\xDB\xB0", "\xDB\xB1", "\xDB\xB5", "\xDB\xB7",
          "\xE0\xA5\xAB", "\xE0\xA5\xAD", "\xE0\xA7\xAB", "\xE0\xA7\xAD", "\xE1\x81\x85", "\xE1\x81\x87"})
        if (text.find(native) != std::string::npos)
            return false;
    return true;
}

} // namespace

TEST_CASE("A time has the clock that the language uses at the site") {
    // In the United States CLDR knows English and Spanish (12 hours). The others keep the clock of home.
    CHECK(format_time("en", "US", k_five_pm) == "5:00\u00A0PM");
    const auto spanish = format_time("es", "US", k_five_pm);
    CHECK((spanish == "5:00\u00A0p.\u00A0m." ||
           spanish == "5:00\u00A0p.m.")); // CLDR of Debian 12; of Debian 13
    CHECK(format_time("pl", "US", k_five_pm) == "17:00");
    CHECK(format_time("ar", "US", k_five_pm) == "5:00 م");
    CHECK(format_time("vi", "US", k_five_pm) == "17:00");
    CHECK(format_time("zh-Hans", "US", k_five_pm) == "17:00");
    CHECK(format_time("pt-BR", "US", k_five_pm) == "17:00");
    CHECK(format_time("ht", "US", k_five_pm) == "5:00\u00A0PM");
}

TEST_CASE("Another region gives the same language another clock") {
    CHECK(format_time("es", "ES", k_five_pm) == "17:00");
    CHECK(format_time("en", "GB", k_five_pm) == "17:00");
    CHECK(format_time("ar", "MA", k_five_pm) == "17:00");
    CHECK(format_time("zh-Hant", "US", k_five_pm) == "下午5:00");
    CHECK(format_time("es", "", k_five_pm) == "17:00");
}

TEST_CASE("A time on the hour's edges is what a clock shows") {
    CHECK(format_time("en", "US", 0min) == "12:00\u00A0AM");
    CHECK(format_time("en", "US", 12h) == "12:00\u00A0PM");
    CHECK(format_time("en", "US", 23h + 59min) == "11:59\u00A0PM");
    CHECK(format_time("en", "US", 24h) == "12:00\u00A0AM");
    CHECK(format_time("pl", "US", 8h + 5min) == "08:05");
    CHECK(format_time("pl", "US", 24h) == "00:00");
}

TEST_CASE("A weekday is the word of the language") {
    CHECK(format_weekday("en", 0) == "Sunday");
    CHECK(format_weekday("en", 6) == "Saturday");
    CHECK(format_weekday("es", 1) == "lunes");
    CHECK(format_weekday("pt-BR", 1) == "segunda-feira");
    CHECK(format_weekday("zh-Hans", 1) == "星期一");
    CHECK(format_weekday("pl", 3) == "środa");
    CHECK(format_weekday("ar", 5) == "الجمعة");
    CHECK(format_weekday("vi", 0) == "Chủ Nhật");
    CHECK(format_weekday("ht", 1) == "Monday");
}

TEST_CASE("A date is in the order of the language") {
    CHECK(format_date("en", "US", k_date, DateStyle::month_day) == "September 7");
    CHECK(format_date("en", "US", k_date, DateStyle::full) == "September 7, 2026");
    CHECK(format_date("es", "US", k_date, DateStyle::month_day) == "7 de septiembre");
    CHECK(format_date("pl", "US", k_date, DateStyle::full) == "7 września 2026");
    CHECK(format_date("zh-Hans", "US", k_date, DateStyle::full) == "2026年9月7日");
    CHECK(format_date("ht", "US", k_date, DateStyle::full) == "September 7, 2026");
    CHECK(format_date("en", "US", std::chrono::year(2026) / 2 / 30, DateStyle::full).empty());
}

TEST_CASE("Digits are Latin and years Gregorian where the language has others") {
    const auto tag = GENERATE(values<std::string>({"ar", "fa", "fa-AF", "ps", "my", "ne", "bn", "hi", "th"}));
    const std::string time = format_time(tag, "US", 5h + 7min);
    const std::string date = format_date(tag, "US", k_date, DateStyle::full);
    INFO(tag << ": " << time << " / " << date << " / " << format_number(tag, 1757));
    CHECK(time.find("5:07") != std::string::npos);
    CHECK(date.find("2026") != std::string::npos);
    CHECK(date.find('7') != std::string::npos);
    CHECK(format_number(tag, 57) == "57");
    CHECK(all_ascii_digits(time + date + format_number(tag, 1757)));
}

TEST_CASE("No answer holds the narrow no-break space that fonts lack") {
    const auto tag = GENERATE(values<std::string>({"en", "es", "fr", "fil", "ko", "hi"}));
    const Formats formats(tag, "US");
    const std::string all =
        formats.time(k_five_pm) + formats.date(k_date, DateStyle::full) + formats.number(1'234'567);
    INFO(tag << ": " << all);
    CHECK(all.find("\u202F") == std::string::npos);
}

TEST_CASE("A list is joined in the language's own way") {
    using Items = std::vector<std::string>;
    CHECK(format_list("en", {}).empty());
    CHECK(format_list("en", {"A"}) == "A");
    CHECK(format_list("en", {"A", "B", "C"}) == "A, B, and C");
    CHECK(format_list("es", {"A", "B"}) == "A y B");
    CHECK(format_list("zh-Hans", {"A", "B", "C"}) == "A、B和C");
    CHECK(format_list("ht", Items{"A", "B", "C"}) == "A, B, C");
}

TEST_CASE("A language without CLDR data speaks through its own messages") {
    const test::LocaleFolder folder;
    folder.language("en", "hello: \"Hello\"\n");
    folder.language("ht", "hello: \"Bonjou\"\n"
                          "calendar:\n"
                          "  weekday_1: \"lendi\"\n"
                          "  month_9: \"septanm\"\n"
                          "  time: \"h:mm a\"\n"
                          "  am: \"AM\"\n"
                          "  pm: \"PM\"\n"
                          "  month_day: \"d MMMM\"\n"
                          "  full_date: \"d MMMM y\"\n"
                          "list:\n"
                          "  two: \"{first} ak {second}\"\n");
    const auto loaded = Catalog::load(folder.path(), {"ht"}, "p");
    REQUIRE(loaded.diagnostics.empty());
    CHECK_FALSE(has_errors(check_translations(loaded.catalog)));

    const Formats formats("ht", "US", calendar_words(loaded.catalog, "ht"));
    CHECK(formats.time(k_five_pm) == "5:00 PM");
    CHECK(formats.weekday(1) == "lendi");
    CHECK(formats.weekday(2) == "Tuesday"); // its message is missing
    CHECK(formats.date(k_date, DateStyle::month_day) == "7 septanm");
    CHECK(formats.date(k_date, DateStyle::full) == "7 septanm 2026");
    CHECK(formats.list({"A"}) == "A");
    CHECK(formats.list({"A", "B"}) == "A ak B");
    CHECK(formats.list({"A", "B", "C"}) == "A, B ak C");
}

TEST_CASE("A calendar pattern shows all of its kind and nothing else") {
    CHECK(is_pattern("h:mm a", PatternKind::time));
    CHECK(is_pattern("HH:mm", PatternKind::time));
    CHECK(is_pattern("H 'h' mm", PatternKind::time));
    CHECK_FALSE(is_pattern("h:mm", PatternKind::time));
    CHECK_FALSE(is_pattern("HH", PatternKind::time));
    CHECK_FALSE(is_pattern("HH:mm:ss", PatternKind::time));
    CHECK_FALSE(is_pattern("H 'h mm", PatternKind::time));
    CHECK_FALSE(is_pattern("", PatternKind::time));
    CHECK(is_pattern("d MMMM", PatternKind::month_day));
    CHECK_FALSE(is_pattern("d MMMM y", PatternKind::month_day));
    CHECK(is_pattern("d MMMM y", PatternKind::full_date));
}

TEST_CASE("The site's zone turns the clock's moment into civil time") {
    const auto zone = TimeZone::create("America/New_York");
    REQUIRE(zone.ok());
    CHECK(zone->local(sys_days(2026y / 1 / 15) + 17h) == local_days(2026y / 1 / 15) + 12h);
    CHECK(zone->local(sys_days(2026y / 7 / 15) + 17h) == local_days(2026y / 7 / 15) + 13h);
    CHECK(zone->local(sys_days(2026y / 7 / 15) + 3h + 59min + 59s) ==
          local_days(2026y / 7 / 14) + 23h + 59min);
}

TEST_CASE("A time that daylight saving skips becomes the one that clocks show then") {
    const auto zone = TimeZone::create("America/New_York");
    REQUIRE(zone.ok());
    const auto spring = local_days(2026y / 3 / 8);
    CHECK(zone->normalized(spring + 2h + 30min) == spring + 3h + 30min);
    CHECK(zone->normalized(spring + 1h + 59min) == spring + 1h + 59min);
    CHECK(zone->normalized(spring + 3h) == spring + 3h);
    const auto autumn = local_days(2026y / 11 / 1);
    CHECK(zone->normalized(autumn + 1h + 30min) == autumn + 1h + 30min);
    CHECK(zone->local(sys_days(2026y / 3 / 8) + 6h + 59min) == spring + 1h + 59min);
    CHECK(zone->local(sys_days(2026y / 3 / 8) + 7h) == spring + 3h);
}

TEST_CASE("A name that is no time zone is an error with the nearest that is") {
    const auto zone = TimeZone::create("America/NewYork");
    REQUIRE_FALSE(zone.ok());
    CHECK(zone.error().message == "'America/NewYork' is not an IANA time zone, such as America/New_York "
                                  "(did you mean 'America/New_York'?)");
    CHECK_FALSE(TimeZone::create("").ok());
    CHECK_FALSE(TimeZone::create("GMT+5").ok());
    CHECK(TimeZone::create("Europe/Warsaw").ok());
}
