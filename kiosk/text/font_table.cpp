#include "text/font_table.h"

namespace waypost::text {

namespace {

bool has_subtag(std::string_view tag, std::string_view subtag) {
    for (size_t at = tag.find(subtag); at != std::string_view::npos; at = tag.find(subtag, at + 1)) {
        const size_t end = at + subtag.size();
        if (at > 0 && tag[at - 1] == '-' && (end == tag.size() || tag[end] == '-'))
            return true;
    }
    return false;
}

std::string_view traditional_key(std::string_view tag) {
    return has_subtag(tag, "HK") || has_subtag(tag, "MO") ? "Hthk" : "Hant";
}

std::string_view han_key(std::string_view tag) {
    const std::string_view language = tag.substr(0, tag.find('-'));
    if (language == "ja")
        return "Jpan";
    if (language == "ko")
        return "Kore";
    const bool traditional = has_subtag(tag, "Hant") ||
                             (!has_subtag(tag, "Hans") &&
                              (has_subtag(tag, "TW") || has_subtag(tag, "HK") || has_subtag(tag, "MO")));
    return traditional || language == "yue" ? traditional_key(tag) : "Hans";
}

} // namespace

std::string_view font_key(std::string_view script, std::string_view locale_tag) {
    if (script == "Cyrl" || script == "Grek")
        return k_latin_key;
    if (script == "Hani")
        return han_key(locale_tag);
    if (script == "Hant")
        return traditional_key(locale_tag);
    if (script == "Bopo")
        return "Hant";
    if (script == "Hira" || script == "Kana" || script == "Hrkt")
        return "Jpan";
    if (script == "Hang")
        return "Kore";
    for (const FamilyEntry& entry : k_families)
        if (entry.key == script)
            return entry.key;
    return k_latin_key;
}

} // namespace waypost::text
