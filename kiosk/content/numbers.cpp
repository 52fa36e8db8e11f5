#include "content/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace waypost::content {

namespace {

/// As many wrong digits as a hurried finger or a tired editor makes.
constexpr int k_near_digits = 2;
constexpr std::size_t k_digits_with_country_code = 11;

/// What is dialled: the digits without the country code 1.
std::string digits_of(std::string_view number) {
    std::string digits;
    for (const char c : number)
        if (c >= '0' && c <= '9')
            digits += c;
    if (digits.size() == k_digits_with_country_code && digits.front() == '1')
        digits.erase(0, 1);
    return digits;
}

bool are_near(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    int differ = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        differ += a[i] == b[i] ? 0 : 1;
    return differ > 0 && differ <= k_near_digits;
}

using Pair = std::pair<std::string, std::string>;

Pair ordered(std::string a, std::string b) {
    return a < b ? Pair{std::move(a), std::move(b)} : Pair{std::move(b), std::move(a)};
}

std::set<Pair> read_checked_pairs(const yaml::Value& value, const std::set<std::string>& in_pack) {
    std::set<Pair> pairs;
    const auto items = value.list();
    if (!items)
        return pairs;
    for (const auto& item : *items) {
        const auto numbers = item.list();
        if (!numbers)
            continue;
        if (numbers->size() != 2) {
            item.error(fmt::format("found a list of {}", numbers->size()), "two numbers");
            continue;
        }
        const auto first = (*numbers)[0].filled_text();
        const auto second = (*numbers)[1].filled_text();
        if (!first || !second)
            continue;
        for (const auto& number : *numbers)
            if (!in_pack.contains(digits_of(number.raw())))
                number.warning(fmt::format("the number '{}' is not in the pack", number.raw()), "");
        pairs.insert(ordered(digits_of(*first), digits_of(*second)));
    }
    return pairs;
}

/// Pairs (later, earlier) of the numbers that are near one another, in order. Two numbers that differ in two
/// digits at most agree in one third of their digits at least: only those that do are compared, since with
/// all pairs a pack of ten thousand services would take a second to start. A third is every third digit, so
/// that an area code that all have does not make them agree.
std::set<std::pair<std::size_t, std::size_t>> near_pairs(const std::vector<std::string>& numbers) {
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    constexpr std::size_t k_parts = k_near_digits + 1;
    for (std::size_t part = 0; part < k_parts; ++part) {
        std::unordered_map<std::string, std::vector<std::size_t>> alike;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            std::string third = std::to_string(numbers[i].size()) + ":";
            for (std::size_t k = part; k < numbers[i].size(); k += k_parts)
                third += numbers[i][k];
            auto& others = alike[third];
            for (const std::size_t other : others)
                if (are_near(numbers[i], numbers[other]))
                    pairs.emplace(i, other);
            others.push_back(i);
        }
    }
    return pairs;
}

std::string at(const NumberUse& use) {
    return fmt::format("{}:{}", use.place.file.str(), use.place.line);
}

} // namespace

void check_numbers(Reading& reading) {
    std::vector<std::pair<std::string, const NumberUse*>> first_uses;
    std::set<std::string> in_pack;
    for (const auto& use : reading.numbers) {
        const std::string digits = digits_of(use.number);
        if (in_pack.insert(digits).second) {
            first_uses.emplace_back(digits, &use);
            continue;
        }
        const auto before = std::find_if(first_uses.begin(), first_uses.end(),
                                         [&](const auto& other) { return other.first == digits; });
        if (before->second->service != use.service)
            reading.warning(
                use.place,
                fmt::format("the number '{}' belongs to '{}' too", use.number, before->second->service),
                fmt::format("one service a number (see {})", at(*before->second)));
    }

    const auto checked = read_checked_pairs(reading.near_numbers_checked, in_pack);
    std::vector<std::string> numbers;
    numbers.reserve(first_uses.size());
    for (const auto& [digits, use] : first_uses)
        numbers.push_back(digits);
    for (const auto& [later, earlier] : near_pairs(numbers)) {
        const NumberUse* use = first_uses[later].second;
        const NumberUse* other = first_uses[earlier].second;
        if (!checked.contains(ordered(numbers[later], numbers[earlier])))
            reading.warning(
                use->place,
                fmt::format("the number '{}' is nearly the '{}' of '{}' ({})", use->number, other->number,
                            other->service, at(*other)),
                "the pair in 'near_numbers_checked', once a person has compared both with their sources");
    }
}

} // namespace waypost::content
