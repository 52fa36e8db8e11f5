#include "i18n/message_shape.h"

#include "i18n/locale_data.h"

#include <fmt/format.h>
#include <unicode/messagepattern.h>

#include <algorithm>

namespace waypost::i18n {

namespace {

bool is_tag_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The length of the tag that begins here, or 0. '5 < 6' and '<3' are no tags.
size_t tag_length(std::string_view text) {
    size_t i = 1;
    if (i < text.size() && text[i] == '/')
        ++i;
    if (i >= text.size() || !is_tag_letter(text[i]))
        return 0;
    const size_t end = text.find_first_of("<>{}", i);
    return end == std::string_view::npos || text[end] != '>' ? 0 : end + 1;
}

Problem syntax_problem(UErrorCode status, const UParseError& where) {
    const std::string near =
        to_utf8(icu::UnicodeString(where.preContext)) + to_utf8(icu::UnicodeString(where.postContext));
    switch (status) {
    case U_UNMATCHED_BRACES:
        return {fmt::format("found an unmatched brace near '{}'", near), "a '}' for every '{'"};
    case U_DEFAULT_KEYWORD_MISSING:
        return {"found a choice without the branch 'other'", "a branch 'other' in every plural and select"};
    default:
        return {fmt::format("found a mistake near '{}'", near), "ICU MessageFormat"};
    }
}

/// Walks the parts that ICU's parser found.
class Analyser {
public:
    Analyser(const icu::MessagePattern& pattern, Shape& shape)
        : m_pattern(pattern), m_source(pattern.getPatternString()), m_shape(shape) {}

    /// The message that starts at the part. Returns its last part.
    int32_t message(int32_t start) {
        const int32_t limit = m_pattern.getLimitPartIndex(start);
        icu::UnicodeString literal;
        int32_t text_begin = m_pattern.getPart(start).getLimit();
        for (int32_t i = start + 1; i <= limit; ++i) {
            const auto& part = m_pattern.getPart(i);
            literal.append(m_source, text_begin, part.getIndex() - text_begin);
            if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
                literal.append(k_object);
                i = argument(i);
            } else if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
                literal.append(k_object);
                m_open.back().branch->shows_value = true; // ICU finds '#' only right inside a plural
            } else if (part.getType() == UMSGPAT_PART_TYPE_INSERT_CHAR) {
                literal.append(static_cast<char16_t>(part.getValue()));
            }
            text_begin = m_pattern.getPart(i).getLimit();
        }
        finish_literal(literal, m_open.empty());
        return limit;
    }

private:
    static constexpr char16_t k_object = u'\uFFFC';

    std::string text(int32_t part) const { return to_utf8(m_pattern.getSubstring(m_pattern.getPart(part))); }

    void error(std::string found, std::string expected) {
        m_shape.errors.push_back({std::move(found), std::move(expected)});
    }

    void use(const std::string& name, ArgUse how) {
        auto& known = m_shape.arguments.try_emplace(name, how).first->second;
        known = std::max(known, how);
    }

    int32_t argument(int32_t start) {
        const int32_t limit = m_pattern.getLimitPartIndex(start);
        const std::string name = text(start + 1);
        if (m_pattern.getPart(start + 1).getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) {
            error(fmt::format("found the numbered argument {{{}}}", name), "an argument with a name");
            return limit;
        }
        switch (m_pattern.getPart(start).getArgType()) {
        case UMSGPAT_ARG_TYPE_NONE:
            use(name, ArgUse::shown);
            mark_shown(name);
            break;
        case UMSGPAT_ARG_TYPE_SIMPLE: {
            const std::string type = text(start + 2);
            const std::string style = start + 3 < limit ? text(start + 3) : "";
            if (type != "number" || (!style.empty() && style != "integer"))
                error(fmt::format("found the argument type '{}'", style.empty() ? type : type + "," + style),
                      "number, plural, selectordinal or select");
            use(name, ArgUse::number);
            mark_shown(name);
            break;
        }
        case UMSGPAT_ARG_TYPE_PLURAL:
            branches(start, name, Choice::Kind::plural);
            break;
        case UMSGPAT_ARG_TYPE_SELECTORDINAL:
            branches(start, name, Choice::Kind::ordinal);
            break;
        case UMSGPAT_ARG_TYPE_SELECT:
            branches(start, name, Choice::Kind::select);
            break;
        default:
            error("found the argument type 'choice'", "plural");
        }
        return limit;
    }

    void mark_shown(const std::string& name) {
        for (const auto& [choice, branch] : m_open)
            if (choice->argument == name)
                branch->shows_value = true;
    }

    void branches(int32_t start, const std::string& name, Choice::Kind kind) {
        use(name, kind == Choice::Kind::select ? ArgUse::select : ArgUse::number);
        Choice choice{kind, name, 0, {}};
        const int32_t limit = m_pattern.getLimitPartIndex(start);
        for (int32_t i = start + 2; i < limit; ++i) {
            const auto& part = m_pattern.getPart(i);
            if (UMessagePatternPartType type = part.getType();
                type == UMSGPAT_PART_TYPE_ARG_INT || type == UMSGPAT_PART_TYPE_ARG_DOUBLE) {
                // Before the first selector the number is the offset; after it, the value of '=1'.
                if (choice.branches.empty())
                    choice.offset = static_cast<long>(m_pattern.getNumericValue(part));
            } else if (type == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
                choice.branches.push_back({text(i), false});
            } else if (type == UMSGPAT_PART_TYPE_MSG_START) {
                m_open.push_back({&choice, &choice.branches.back()});
                i = message(i);
                m_open.pop_back();
            }
        }
        m_shape.choices.push_back(std::move(choice));
    }

    void finish_literal(icu::UnicodeString& literal, bool outermost) {
        // A brace that an apostrophe quotes is no mistake of syntax; check_translations() reports the
        // apostrophe.
        const bool quotes = m_source.indexOf(u"'{") >= 0 || m_source.indexOf(u"'}") >= 0;
        if (outermost && !quotes && literal.indexOf(u'}') >= 0)
            error("found a '}' without its '{'", "a '{' for every '}'");
        bool bold = false;
        for (int32_t i = 0; i < literal.length(); ++i) {
            if (literal[i] != k_bold_begin && literal[i] != k_bold_end)
                continue;
            if (bold == (literal[i] == k_bold_begin))
                m_shape.tag_errors.push_back(
                    bold ? Problem{"found <b> inside <b>", "</b> first"}
                         : Problem{"found </b> without <b>", "<b> and </b> in pairs"});
            bold = literal[i] == k_bold_begin;
            literal.replace(i, 1, k_object);
        }
        if (bold)
            m_shape.tag_errors.push_back({"found <b> without </b>", "<b> and </b> in pairs"});
        m_shape.literals.push_back(to_utf8(literal));
    }

    const icu::MessagePattern& m_pattern;
    const icu::UnicodeString& m_source;
    Shape& m_shape;

    struct Open {
        const Choice* choice;
        Choice::Branch* branch;
    };
    std::vector<Open> m_open; ///< the branches around the part at hand, outermost first
};

} // namespace

bool needs_formatting(std::string_view source) {
    return source.find_first_of("{}<'") != std::string_view::npos;
}

icu::UnicodeString with_bold_marks(std::string_view source, std::vector<Problem>* problems) {
    icu::UnicodeString out;
    size_t copied = 0;
    for (size_t i = source.find('<'); i != std::string_view::npos; i = source.find('<', i)) {
        const size_t length = tag_length(source.substr(i));
        if (length == 0) {
            ++i;
            continue;
        }
        out.append(to_icu(source.substr(copied, i - copied)));
        const std::string_view tag = source.substr(i, length);
        if (tag == "<b>")
            out.append(k_bold_begin);
        else if (tag == "</b>")
            out.append(k_bold_end);
        else if (problems != nullptr)
            problems->push_back(
                {fmt::format("found the tag {}", tag), "<b> or </b>", tag[1] == '/' ? "</b>" : "<b>"});
        i += length;
        copied = i;
    }
    return out.append(to_icu(source.substr(copied)));
}

Shape analyse(std::string_view source) {
    Shape shape;
    if (!needs_formatting(source)) {
        shape.literals.emplace_back(source);
        return shape;
    }
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    icu::MessagePattern pattern(status);
    pattern.parse(with_bold_marks(source, &shape.tag_errors), &where, status);
    if (U_FAILURE(status)) {
        shape.errors.push_back(syntax_problem(status, where));
        return shape;
    }
    Analyser(pattern, shape).message(0);
    return shape;
}

} // namespace waypost::i18n
