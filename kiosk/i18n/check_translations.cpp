#include "i18n/calendar.h"
#include "i18n/catalog.h"
#include "i18n/check_message.h"
#include "i18n/locale_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace waypost::i18n {

namespace {

constexpr std::string_view k_source = "en";

std::string in_braces(const std::vector<std::string>& names) {
    if (names.empty())
        return "no argument";
    std::string out;
    for (const auto& name : names)
        out += fmt::format("{}{{{}}}", out.empty() ? "" : ", ", name);
    return out;
}

std::vector<std::string> argument_names(const Shape& shape) {
    std::vector<std::string> names;
    for (const auto& [name, use] : shape.arguments)
        names.push_back(name);
    return names;
}

class LanguageCheck {
public:
    LanguageCheck(const Catalog& catalog, std::string tag, const std::vector<std::string>& english_ids,
                  Diagnostics& diagnostics)
        : m_catalog(catalog), m_tag(std::move(tag)), m_english_ids(english_ids), m_diagnostics(diagnostics),
          m_data(data_locale(m_tag, NoData::root)) {}

    void check_messages() {
        for (const auto& id : m_catalog.ids(m_tag))
            check_message(id);
    }

    void count_missing() {
        constexpr size_t k_named = 5;
        std::vector<std::string> missing;
        for (const auto& id : m_english_ids)
            if (!is_calendar_id(id) && m_catalog.place(m_tag, id).line == 0)
                missing.push_back(id);
        if (missing.empty())
            return;
        const std::vector<std::string> named(
            missing.begin(), missing.begin() + static_cast<long>(std::min(k_named, missing.size())));
        m_diagnostics.push_back(
            {Severity::warning, m_catalog.folder(m_tag),
             fmt::format("{} of {} messages missing ({}{})", missing.size(), m_english_ids.size(),
                         fmt::join(named, ", "), missing.size() > k_named ? ", …" : ""),
             "all; English is shown for them"});
    }

private:
    void report(const std::string& id, Problem problem) {
        m_diagnostics.push_back({Severity::error, m_catalog.place(m_tag, id), std::move(problem.found),
                                 std::move(problem.expected), std::move(problem.suggestion)});
    }

    void check_message(const std::string& id) {
        const std::string_view source = m_catalog.source(m_tag, id);
        const Shape shape = analyse(source);
        for (auto& problem : text_problems(source, shape))
            report(id, std::move(problem));
        for (auto& problem : plural_problems(shape, m_data))
            report(id, std::move(problem));
        if (is_calendar_id(id))
            check_calendar(id, source, shape);
        else if (m_tag != k_source)
            compare(id, shape);
    }

    void check_calendar(const std::string& id, std::string_view source, const Shape& shape) {
        const auto kind = pattern_kind(id);
        if (kind && !is_pattern(source, *kind))
            report(id, {fmt::format("found the pattern '{}'", source),
                        *kind == PatternKind::time ? "a CLDR pattern of a time, such as h:mm a or HH:mm"
                        : *kind == PatternKind::month_day ? "a CLDR pattern of a day, such as d MMMM"
                                                          : "a CLDR pattern of a date, such as d MMMM y"});
        compare_arguments(id, shape,
                          id == "list.two" ? std::vector<std::string>{"first", "second"}
                                           : std::vector<std::string>{});
    }

    void compare(const std::string& id, const Shape& shape) {
        if (m_catalog.has(k_source, id))
            compare_arguments(id, shape, m_catalog.argument_names(k_source, id));
        else if (m_catalog.place(k_source, id).line == 0)
            report(id, {fmt::format("found the message '{}'", id), "one that English has",
                        nearest(id, m_english_ids)});
    }

    void compare_arguments(const std::string& id, const Shape& shape,
                           const std::vector<std::string>& expected) {
        const auto names = argument_names(shape);
        if (names == expected)
            return;
        std::string meant;
        for (const auto& name : names)
            if (std::find(expected.begin(), expected.end(), name) == expected.end() && meant.empty())
                meant = nearest(name, expected);
        report(id, {"found " + in_braces(names), in_braces(expected), meant});
    }

    const Catalog& m_catalog;
    std::string m_tag;
    const std::vector<std::string>& m_english_ids;
    Diagnostics& m_diagnostics;
    icu::Locale m_data;
};

} // namespace

Diagnostics check_translations(const Catalog& catalog, const std::set<std::string>& unfinished) {
    Diagnostics diagnostics;
    const auto english_ids = catalog.ids(k_source);
    LanguageCheck(catalog, std::string(k_source), english_ids, diagnostics).check_messages();
    for (const auto& info : catalog.languages()) {
        const std::string& tag = info.locale.tag;
        if (tag == k_source)
            continue;
        LanguageCheck check(catalog, tag, english_ids, diagnostics);
        check.check_messages();
        if (!unfinished.contains(tag))
            check.count_missing();
    }
    return diagnostics;
}

Diagnostics check_required(const Catalog& catalog,
                           const std::map<std::string, std::vector<std::string>>& required) {
    Diagnostics diagnostics;
    const auto english_ids = catalog.ids(k_source);
    for (const auto& [id, given] : required) {
        if (!catalog.has(k_source, id)) {
            // A message that is there but bad was reported when it was read.
            if (catalog.place(k_source, id).line == 0)
                diagnostics.push_back({Severity::error, catalog.folder(k_source),
                                       fmt::format("no message '{}'", id), "it in English",
                                       nearest(id, english_ids)});
            continue;
        }
        for (const auto& name : catalog.argument_names(k_source, id))
            if (std::find(given.begin(), given.end(), name) == given.end())
                diagnostics.push_back({Severity::error, catalog.place(k_source, id),
                                       fmt::format("found {{{}}} in '{}'", name, id), in_braces(given),
                                       nearest(name, given)});
    }
    return diagnostics;
}

} // namespace waypost::i18n
