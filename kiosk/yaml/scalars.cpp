#include "yaml/reader.h"

#include <algorithm>

namespace waypost::yaml {

namespace {

/// The number that `text` is in ASCII digits alone, or -1.
int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? -1 : value;
}

} // namespace

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int year = digits(text.substr(0, 4));
    const int month = digits(text.substr(5, 2));
    const int day = digits(text.substr(8, 2));
    if (year < 1 || month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<std::chrono::minutes> parse_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const int hour = digits(text.substr(0, 2));
    const int minute = digits(text.substr(3, 2));
    if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return std::chrono::minutes{hour * 60 + minute};
}

std::string suggest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t k_telling_letters = 3;
    if (word.size() < k_telling_letters)
        return {};
    for (const auto& candidate : candidates) {
        const std::size_t common = std::min(word.size(), candidate.size());
        if (common >= k_telling_letters &&
            word.substr(0, common) == std::string_view(candidate).substr(0, common))
            return candidate;
    }
    return nearest(word, candidates);
}

std::string one_of(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            out += i + 1 == words.size() ? " or " : ", ";
        out += "'" + words[i] + "'";
    }
    return out;
}

} // namespace waypost::yaml
