#include "content/load.h"

#include "content/reading.h"

#include <fmt/format.h>

namespace waypost::content {

namespace {

std::string to_text(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// Calls `visit(what, check)` for every check of the pack.
template <class Visit> void for_each_check(const Pack& pack, Visit visit) {
    for (const auto& fact : pack.facts)
        visit("the fact '" + fact.id + "'", fact.check);
    for (const auto& service : pack.services) {
        const std::string of = " of '" + service.id + "'";
        visit("the existence" + of, service.existence);
        for (const auto& phone : service.phones)
            visit("the phone '" + phone.id + "'" + of, phone.check);
        for (const auto& line : service.texts)
            visit("the text line '" + line.id + "'" + of, line.check);
        if (service.address)
            visit("the address" + of, service.address->check);
        if (service.hours)
            visit("the hours" + of, service.hours->check);
        if (service.cost)
            visit("the cost" + of, service.cost->check);
        if (service.who)
            visit("the 'who'" + of, service.who->check);
        if (service.languages)
            visit("the languages" + of, service.languages->check);
    }
}

} // namespace

Loaded load_pack(const std::filesystem::path& dir) {
    Loaded loaded;
    Reading reading(loaded.diagnostics);
    if (!read_pack_file(dir, reading))
        return loaded;
    read_facts(dir, reading);
    read_services(dir, reading);
    read_topics(dir, reading);
    read_categories(dir, reading);
    check_numbers(reading);
    if (!reading.pack.topics.empty() && !reading.pack.categories.empty())
        loaded.pack = std::move(reading.pack);
    return loaded;
}

Diagnostics stale(const Pack& pack, Date today) {
    Diagnostics out;
    for_each_check(pack, [&](const std::string& what, const Check& check) {
        if (today > check.review_by)
            out.push_back({Severity::warning, check.place,
                           fmt::format("overdue since {}: {}", to_text(check.review_by), what),
                           "a new check"});
        if (check.checked_on > today)
            out.push_back(
                {Severity::warning, check.place,
                 fmt::format("checked on {}, which is after today: {}", to_text(check.checked_on), what),
                 "a day that has been"});
    });
    return out;
}

} // namespace waypost::content
