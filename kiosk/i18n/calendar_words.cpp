#include "i18n/calendar.h"
#include "i18n/catalog.h"

#include <fmt/format.h>

#include <algorithm>

namespace waypost::i18n {

namespace {

/// Pattern letters (UTS #35, part 4, date field symbols) that a pattern must have, one of each group, and
/// those that it may have.
struct PatternRule {
    PatternKind kind;
    std::string_view id;
    std::vector<std::string_view> one_of_each;
    std::string_view allowed;
};

const std::vector<PatternRule>& pattern_rules() {
    static const std::vector<PatternRule> k_rules = {
        {PatternKind::time, "calendar.time", {"hHkK", "m"}, "hHkKmaB"},
        {PatternKind::month_day, "calendar.month_day", {"d", "M"}, "dM"},
        {PatternKind::full_date, "calendar.full_date", {"d", "M", "y"}, "dMy"},
    };
    return k_rules;
}

/// The letters of a pattern outside apostrophes, each once; none when an apostrophe is left open.
std::optional<std::string> pattern_letters(std::string_view pattern) {
    std::string letters;
    bool quoted = false;
    for (const char c : pattern) {
        if (c == '\'')
            quoted = !quoted;
        else if (!quoted && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) &&
                 letters.find(c) == std::string::npos)
            letters += c;
    }
    return quoted ? std::nullopt : std::optional(letters);
}

} // namespace

bool is_pattern(std::string_view pattern, PatternKind kind) {
    const auto& rules = pattern_rules();
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const PatternRule& r) { return r.kind == kind; });
    const auto letters = pattern_letters(pattern);
    if (!letters || letters->find_first_not_of(rule->allowed) != std::string::npos)
        return false;
    const bool twelve_hours = letters->find_first_of("hK") != std::string::npos;
    if (twelve_hours && letters->find_first_of("aB") == std::string::npos)
        return false;
    return std::all_of(rule->one_of_each.begin(), rule->one_of_each.end(), [&](std::string_view group) {
        return letters->find_first_of(group) != std::string::npos;
    });
}

std::optional<PatternKind> pattern_kind(std::string_view id) {
    for (const auto& rule : pattern_rules())
        if (rule.id == id)
            return rule.kind;
    return std::nullopt;
}

bool is_calendar_id(std::string_view id) {
    static const std::vector<std::string> k_ids = [] {
        std::vector<std::string> all = {"calendar.am", "calendar.pm", "list.two"};
        for (int day = 0; day < 7; ++day)
            all.push_back(fmt::format("calendar.weekday_{}", day));
        for (int month = 1; month <= 12; ++month)
            all.push_back(fmt::format("calendar.month_{}", month));
        return all;
    }();
    return id.starts_with("language_name.") || pattern_kind(id).has_value() ||
           std::find(k_ids.begin(), k_ids.end(), id) != k_ids.end();
}

CalendarWords calendar_words(const Catalog& catalog, std::string_view tag) {
    const auto own = [&](const std::string& id, const Args& args = {}) {
        return catalog.has(tag, id) ? catalog.text(tag, id, args).utf8 : std::string();
    };
    const auto own_pattern = [&](const std::string& id, PatternKind kind) {
        const std::string pattern = own(id);
        return is_pattern(pattern, kind) ? pattern : std::string();
    };
    CalendarWords words;
    for (size_t day = 0; day < words.weekdays.size(); ++day)
        words.weekdays[day] = own(fmt::format("calendar.weekday_{}", day));
    for (size_t month = 0; month < words.months.size(); ++month)
        words.months[month] = own(fmt::format("calendar.month_{}", month + 1));
    words.am = own("calendar.am");
    words.pm = own("calendar.pm");
    words.time = own_pattern("calendar.time", PatternKind::time);
    words.month_day = own_pattern("calendar.month_day", PatternKind::month_day);
    words.full_date = own_pattern("calendar.full_date", PatternKind::full_date);
    words.list_two = own("list.two", {{"first", text_arg(std::string(1, CalendarWords::k_first))},
                                      {"second", text_arg(std::string(1, CalendarWords::k_second))}});
    return words;
}

} // namespace waypost::i18n
