#include "text/facts.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace waypost::text {

namespace {

struct Unit {
    char32_t c = 0;
    size_t begin = 0;
    size_t end = 0;
};

bool is_digit(char32_t c) {
    // The zeros of the decimal digits of the scripts that the kiosk sets.
    constexpr auto k_zeros = std::to_array<char32_t>({U'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66,
                                                      0xBE6, 0xC66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10});
    return std::any_of(k_zeros.begin(), k_zeros.end(),
                       [&](char32_t zero) { return c >= zero && c < zero + 10; });
}
bool is_capital(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
bool is_ascii_letter(char32_t c) {
    return is_capital(c) || (c >= U'a' && c <= U'z');
}
bool is_word(char32_t c) {
    return is_digit(c) || is_ascii_letter(c) || (c >= 0xC0 && c < 0x2000);
}
bool is_space(char32_t c) {
    return c == U' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}
bool is_dash(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2014) || c == 0x2212;
}
bool is_hyphen(char32_t c) {
    return c == U'-' || c == 0x2010 || c == 0x2011;
}

/// Looks for one kind of fact at a place; all positions are indexes of units, 0 for 'none here'.
class Finder {
public:
    explicit Finder(std::string_view utf8) {
        for (size_t i = 0; i < utf8.size();) {
            const CodePoint c = decode(utf8, i);
            if (!is_silent(c.value))
                m_units.push_back({c.value, i, i + c.size});
            i += c.size;
        }
    }

    std::vector<Fact> find() const {
        std::vector<Fact> facts;
        for (size_t i = 0; i < m_units.size();) {
            const size_t end = std::max({phone(i), time_range(i), address(i), section(i)});
            if (end > i + 1)
                facts.push_back({m_units[i].begin, m_units[end - 1].end});
            i = std::max(i + 1, end);
        }
        return facts;
    }

private:
    [[nodiscard]] char32_t at(size_t i) const { return i < m_units.size() ? m_units[i].c : 0; }
    [[nodiscard]] bool begins_word(size_t i) const { return i == 0 || !is_word(at(i - 1)); }
    [[nodiscard]] size_t skip_spaces(size_t i) const {
        while (is_space(at(i)))
            ++i;
        return i;
    }
    /// End of `text` (ASCII, any case) at i.
    [[nodiscard]] size_t literal(size_t i, std::u32string_view text) const {
        for (const char32_t wanted : text) {
            const char32_t c = at(i);
            const char32_t lower = is_capital(c) ? c + (U'a' - U'A') : c;
            if (lower != wanted && !(wanted == U' ' && is_space(c)))
                return 0;
            ++i;
        }
        return i;
    }

    [[nodiscard]] size_t phone(size_t i) const {
        const char32_t first = at(i);
        if (!(is_digit(first) || first == U'+' || first == U'(') || !begins_word(i))
            return 0;
        size_t digits = 0;
        size_t hyphens = 0;
        size_t end = 0;
        size_t j = i + (first == U'+' ? 1 : 0);
        for (;;) {
            const size_t group = j;
            while (is_digit(at(j)) || (hyphens > 0 && digits >= 4 && is_capital(at(j))))
                ++j;
            if (j > group) {
                digits += j - group;
                end = j;
            }
            const size_t next = phone_separator(j, hyphens);
            if (next == 0)
                break;
            j = next;
        }
        if (end == 0 || is_ascii_letter(at(end)))
            return 0;
        constexpr size_t k_shortest = 7;
        constexpr size_t k_longest = 17; // E.164 has 15 at most, and a prefix to dial out
        const bool whole = (digits >= k_shortest && digits <= k_longest) || (digits >= 3 && hyphens > 1);
        return whole ? extension(end) : 0;
    }

    /// What stands between the groups of one number: a space, a hyphen, a full stop, brackets. 0: it ends
    /// here.
    [[nodiscard]] size_t phone_separator(size_t i, size_t& hyphens) const {
        size_t j = i;
        bool bracket = false;
        for (; j < i + 3; ++j) {
            const char32_t c = at(j);
            if (is_hyphen(c))
                ++hyphens;
            else if (c == U'(' || c == U')')
                bracket = true;
            else if (!is_space(c) && c != 0x2013 && !(c == U'.' && is_digit(at(j + 1))))
                break;
        }
        const bool goes_on = is_digit(at(j)) || (hyphens > 0 && is_capital(at(j)));
        return j > i && j <= i + (bracket ? 3 : 1) && goes_on ? j : 0;
    }

    [[nodiscard]] size_t extension(size_t end) const {
        size_t j = skip_spaces(end);
        const size_t word = std::max({literal(j, U"ext."), literal(j, U"ext"), literal(j, U"x")});
        if (word == 0)
            return end;
        j = skip_spaces(word);
        const size_t first = j;
        while (is_digit(at(j)))
            ++j;
        return j > first ? j : end;
    }

    /// Before or after noon, as CLDR writes it in the kiosk's languages.
    [[nodiscard]] size_t day_half(size_t i) const {
        size_t end = 0;
        for (const std::u32string_view word :
             {U"a. m.", U"p. m.", U"a.m.", U"p.m.", U"am", U"pm", U"sa", U"ch", U"ص", U"م", U"ق.ظ.", U"ب.ظ."})
            end = std::max(end, literal(i, word));
        return end != 0 && !is_word(at(end)) ? end : 0;
    }

    struct ClockTime {
        size_t end = 0;
        bool plain = false; ///< an hour alone, which only a range makes a time
    };
    [[nodiscard]] ClockTime clock_time(size_t i) const {
        size_t j = i;
        for (const std::u32string_view half : {U"上午", U"下午", U"午前", U"午後", U"오전 ", U"오후 "})
            j = std::max(j, literal(i, half));
        const bool half_before = j > i;
        const size_t hour = j;
        while (is_digit(at(j)) && j < hour + 2)
            ++j;
        if (j == hour || is_digit(at(j)))
            return {};
        const bool minutes = (at(j) == U':' || at(j) == U'.' || at(j) == U'h') && is_digit(at(j + 1)) &&
                             is_digit(at(j + 2)) && !is_digit(at(j + 3));
        if (minutes)
            j += 3;
        const size_t half = day_half(skip_spaces(j));
        if (half != 0)
            return {half, false};
        if (is_word(at(j)))
            return {};
        return {j, !minutes && !half_before};
    }

    [[nodiscard]] size_t time_range(size_t i) const {
        if (!begins_word(i) && is_digit(at(i)))
            return 0;
        const ClockTime from = clock_time(i);
        if (from.end == 0)
            return 0;
        size_t j = skip_spaces(from.end);
        if (is_dash(at(j))) {
            j = skip_spaces(j + 1);
            const ClockTime to = clock_time(j);
            if (to.end != 0 && !(from.plain && to.plain))
                return to.end;
        }
        return from.plain ? 0 : from.end;
    }

    /// The number of a law: figures, at most two letters, and the same again behind a hyphen (53a-82,
    /// 54-95c).
    [[nodiscard]] size_t section(size_t i) const {
        if (!is_digit(at(i)) || !begins_word(i))
            return 0;
        const auto part = [this](size_t from) {
            size_t j = from;
            while (is_digit(at(j)))
                ++j;
            const size_t letters = j;
            while (j > from && j < letters + 2 && is_ascii_letter(at(j)))
                ++j;
            return j;
        };
        const size_t first = part(i);
        if (!is_hyphen(at(first)))
            return 0;
        const size_t end = part(first + 1);
        return end > first + 1 && !is_word(at(end)) ? end : 0;
    }

    [[nodiscard]] static bool is_street_word(const std::string& word) {
        constexpr auto k_words = std::to_array<std::string_view>(
            {"st",      "street",    "ave",  "avenue",  "rd",    "road",    "dr",    "drive",
             "ln",      "lane",      "blvd", "ct",      "court", "pl",      "place", "ter",
             "way",     "boulevard", "hwy",  "highway", "pkwy",  "sq",      "cir",   "circle",
             "parkway", "route",     "rte",  "square",  "tpke",  "turnpike"});
        return std::find(k_words.begin(), k_words.end(), word) != k_words.end();
    }

    /// A house number, up to four capitalised words, the last of them a kind of street.
    [[nodiscard]] size_t address(size_t i) const {
        if (!is_digit(at(i)) || !begins_word(i))
            return 0;
        size_t j = i;
        while (is_digit(at(j)))
            ++j;
        if (j - i > 5)
            return 0;
        if (is_ascii_letter(at(j)))
            ++j;
        for (int words = 0; words < 4 && is_space(at(j)); ++words) {
            j = skip_spaces(j);
            if (!is_capital(at(j)) && !is_digit(at(j)))
                return 0;
            std::string word;
            for (; is_word(at(j)) || at(j) == U'\''; ++j)
                word.push_back(is_capital(at(j)) ? static_cast<char>(at(j) + (U'a' - U'A'))
                                                 : static_cast<char>(at(j) < 0x80 ? at(j) : U'?'));
            if (is_street_word(word))
                return j;
            if (at(j) == U'.' && word.size() <= 2) // 'E. Main'
                ++j;
        }
        return 0;
    }

    std::vector<Unit> m_units;
};

} // namespace

std::vector<Fact> find_facts(std::string_view utf8) {
    return Finder(utf8).find();
}

} // namespace waypost::text
