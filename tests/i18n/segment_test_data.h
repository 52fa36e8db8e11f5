#pragma once

#include <fstream>
#include <string>
#include <vector>

/// Readers of Unicode's own test files (Debian: unicode-data).
namespace waypost::i18n::test {

inline const std::string k_unicode_dir = "/usr/share/unicode/";

inline std::string utf8(const std::vector<char32_t>& text) {
    std::string out;
    const auto put = [&](char32_t bits) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(bits)));
    };
    for (const char32_t c : text) {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0U | (c >> 6U));
            put(0x80U | (c & 0x3FU));
        } else if (c < 0x10000) {
            put(0xE0U | (c >> 12U));
            put(0x80U | ((c >> 6U) & 0x3FU));
            put(0x80U | (c & 0x3FU));
        } else {
            put(0xF0U | (c >> 18U));
            put(0x80U | ((c >> 12U) & 0x3FU));
            put(0x80U | ((c >> 6U) & 0x3FU));
            put(0x80U | (c & 0x3FU));
        }
    }
    return out;
}

inline std::vector<std::string> split(const std::string& line, char at) {
    std::vector<std::string> out(1);
    for (const char c : line) {
        if (c == at)
            out.emplace_back();
        else
            out.back().push_back(c);
    }
    return out;
}

/// Lines without comments and empty ones.
inline std::vector<std::string> data_lines(const std::string& file) {
    std::ifstream in(k_unicode_dir + file);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) {
        line.resize(std::min(line.size(), line.find('#')));
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
            line.pop_back();
        if (!line.empty())
            out.push_back(line);
    }
    return out;
}

/// The release of the Unicode Standard in a file's first line ('# LineBreakTest-15.0.0.txt').
inline std::string release_of(const std::string& file) {
    std::ifstream in(k_unicode_dir + file);
    std::string line;
    std::getline(in, line);
    const auto begin = line.rfind('-') + 1;
    return line.substr(begin, line.rfind('.') - begin);
}

/// A line of GraphemeBreakTest.txt or LineBreakTest.txt: code points with ÷ or × between them.
struct BreakCase {
    std::string line;
    std::string text;
    std::vector<size_t> breaks; ///< byte offsets, without 0, with the end
};

inline std::vector<BreakCase> break_cases(const std::string& file) {
    std::vector<BreakCase> out;
    for (const std::string& line : data_lines(file)) {
        BreakCase item;
        item.line = line;
        for (const std::string& word : split(line, ' ')) {
            if (word == "÷") {
                if (!item.text.empty())
                    item.breaks.push_back(item.text.size());
            } else if (word != "×") {
                item.text += utf8({static_cast<char32_t>(std::stoul(word, nullptr, 16))});
            }
        }
        out.push_back(std::move(item));
    }
    return out;
}

} // namespace waypost::i18n::test
