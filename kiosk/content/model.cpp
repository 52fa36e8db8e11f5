#include "content/model.h"

#include <algorithm>

namespace waypost::content {

namespace {

template <class T> const T* find_by_id(const std::vector<T>& items, std::string_view id) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// The day of `year` that the holiday falls on; not ok() where the year has none (29 February).
Date date_of(const Holiday& holiday, std::chrono::year year) {
    const std::chrono::year_month month{year, std::chrono::month{holiday.month}};
    if (holiday.day != 0)
        return month / std::chrono::day{holiday.day};
    const std::chrono::weekday weekday{holiday.weekday};
    if (holiday.nth < 0)
        return std::chrono::sys_days{month / weekday[std::chrono::last]};
    return std::chrono::sys_days{month / weekday[static_cast<unsigned>(holiday.nth)]};
}

} // namespace

Trust trust_on(const Check& check, Date today) {
    if (check.status == Status::unconfirmed)
        return Trust::unconfirmed;
    return today > check.review_by ? Trust::overdue : Trust::confirmed;
}

std::span<const Interval> Week::operator[](unsigned day) const {
    const std::size_t begin = day == 0 ? 0 : m_end.at(day - 1);
    return std::span(m_intervals).subspan(begin, m_end.at(day) - begin);
}

void Week::set(unsigned day, std::span<const Interval> intervals) {
    std::vector<Interval> all;
    std::array<std::uint16_t, 7> ends{};
    for (unsigned each = 0; each < ends.size(); ++each) {
        const auto kept = each == day ? intervals : (*this)[each];
        all.insert(all.end(), kept.begin(), kept.end());
        ends.at(each) = static_cast<std::uint16_t>(all.size());
    }
    all.shrink_to_fit();
    m_intervals = std::move(all);
    m_end = ends;
}

const Holiday* holiday_on(const std::vector<Holiday>& holidays, Date day) {
    for (const auto& holiday : holidays)
        if (date_of(holiday, day.year()) == day)
            return &holiday;
    return nullptr;
}

const Topic* Pack::topic(std::string_view wanted) const {
    return find_by_id(topics, wanted);
}

const Service* Pack::service(std::string_view wanted) const {
    return find_by_id(services, wanted);
}

const Category* Pack::category(std::string_view wanted) const {
    return find_by_id(categories, wanted);
}

const Fact* Pack::fact(std::string_view wanted) const {
    return find_by_id(facts, wanted);
}

std::map<std::string, Slot, std::less<>> slots(const Pack& pack) {
    std::map<std::string, Slot, std::less<>> out;
    for (const auto& fact : pack.facts)
        if (fact.value)
            out.emplace(fact.id, Slot{*fact.value, false, &fact.check});
    for (const auto& service : pack.services) {
        for (const auto& phone : service.phones)
            out.emplace(service.id + "_" + phone.id, Slot{phone.number, true, &phone.check});
        for (const auto& line : service.texts)
            out.emplace(service.id + "_" + line.id, Slot{line.number, true, &line.check});
    }
    return out;
}

} // namespace waypost::content
