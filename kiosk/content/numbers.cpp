#include "content/reading.h"

#include <fmt/format.h>

#include <algorithm>

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

std::string at(const NumberUse& use) {
    return fmt::format("{}:{}", use.value.place().file, use.value.place().line);
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
            use.value.warning(
                fmt::format("the number '{}' belongs to '{}' too", use.number, before->second->service),
                fmt::format("one service a number (see {})", at(*before->second)));
    }

    const auto checked = read_checked_pairs(reading.near_numbers_checked, in_pack);
    for (std::size_t i = 0; i < first_uses.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const auto& [digits, use] = first_uses[i];
            const auto& [other_digits, other] = first_uses[j];
            if (are_near(digits, other_digits) && !checked.contains(ordered(digits, other_digits)))
                use->value.warning(
                    fmt::format("the number '{}' is nearly the '{}' of '{}' ({})", use->number, other->number,
                                other->service, at(*other)),
                    "the pair in 'near_numbers_checked', once a person has compared both with their sources");
        }
    }
}

} // namespace waypost::content
