#pragma once

#include <array>
#include <string_view>

namespace waypost::text {

/// A family of the set: which script it serves, and the files of Debian's fonts-noto-core and fonts-noto-cjk.
struct FamilyEntry {
    std::string_view
        key; ///< ISO 15924; Chinese, Japanese and Korean by their writing system; Zs… for symbols
    std::string_view family;
    std::string_view regular;
    std::string_view bold; ///< "" where the family has no bold: the regular face stands in
    int index = 0;         ///< face within a collection
};

constexpr std::string_view k_latin_key = "Latn";

/// In the order in which fallback tries them after the paragraph's own face. Noto Sans also serves Cyrillic
/// and Greek (see font_key()).
// clang-format off
constexpr auto k_families = std::to_array<FamilyEntry>({
    {"Latn", "Noto Sans", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", 0},
    {"Zsym", "Noto Sans Symbols", "NotoSansSymbols-Regular.ttf", "NotoSansSymbols-Bold.ttf", 0},
    {"Zsy2", "Noto Sans Symbols2", "NotoSansSymbols2-Regular.ttf", "", 0},
    {"Zmth", "Noto Sans Math", "NotoSansMath-Regular.ttf", "", 0},
    {"Hans", "Noto Sans CJK SC", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 2},
    {"Hant", "Noto Sans CJK TC", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 3},
    {"Hthk", "Noto Sans CJK HK", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 4},
    {"Jpan", "Noto Sans CJK JP", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 0},
    {"Kore", "Noto Sans CJK KR", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 1},
    {"Arab", "Noto Sans Arabic", "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", 0},
    {"Armn", "Noto Sans Armenian", "NotoSansArmenian-Regular.ttf", "NotoSansArmenian-Bold.ttf", 0},
    {"Geor", "Noto Sans Georgian", "NotoSansGeorgian-Regular.ttf", "NotoSansGeorgian-Bold.ttf", 0},
    {"Hebr", "Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf", 0},
    {"Deva", "Noto Sans Devanagari", "NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf", 0},
    {"Beng", "Noto Sans Bengali", "NotoSansBengali-Regular.ttf", "NotoSansBengali-Bold.ttf", 0},
    {"Guru", "Noto Sans Gurmukhi", "NotoSansGurmukhi-Regular.ttf", "NotoSansGurmukhi-Bold.ttf", 0},
    {"Gujr", "Noto Sans Gujarati", "NotoSansGujarati-Regular.ttf", "NotoSansGujarati-Bold.ttf", 0},
    {"Orya", "Noto Sans Oriya", "NotoSansOriya-Regular.ttf", "NotoSansOriya-Bold.ttf", 0},
    {"Taml", "Noto Sans Tamil", "NotoSansTamil-Regular.ttf", "NotoSansTamil-Bold.ttf", 0},
    {"Telu", "Noto Sans Telugu", "NotoSansTelugu-Regular.ttf", "NotoSansTelugu-Bold.ttf", 0},
    {"Knda", "Noto Sans Kannada", "NotoSansKannada-Regular.ttf", "NotoSansKannada-Bold.ttf", 0},
    {"Mlym", "Noto Sans Malayalam", "NotoSansMalayalam-Regular.ttf", "NotoSansMalayalam-Bold.ttf", 0},
    {"Sinh", "Noto Sans Sinhala", "NotoSansSinhala-Regular.ttf", "NotoSansSinhala-Bold.ttf", 0},
    {"Thai", "Noto Sans Thai", "NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf", 0},
    {"Laoo", "Noto Sans Lao", "NotoSansLao-Regular.ttf", "NotoSansLao-Bold.ttf", 0},
    {"Khmr", "Noto Sans Khmer", "NotoSansKhmer-Regular.ttf", "NotoSansKhmer-Bold.ttf", 0},
    {"Mymr", "Noto Sans Myanmar", "NotoSansMyanmar-Regular.ttf", "NotoSansMyanmar-Bold.ttf", 0},
    {"Ethi", "Noto Sans Ethiopic", "NotoSansEthiopic-Regular.ttf", "NotoSansEthiopic-Bold.ttf", 0},
    {"Adlm", "Noto Sans Adlam", "NotoSansAdlam-Regular.ttf", "NotoSansAdlam-Bold.ttf", 0},
    {"Bali", "Noto Sans Balinese", "NotoSansBalinese-Regular.ttf", "NotoSansBalinese-Bold.ttf", 0},
    {"Bamu", "Noto Sans Bamum", "NotoSansBamum-Regular.ttf", "NotoSansBamum-Bold.ttf", 0},
    {"Bass", "Noto Sans Bassa Vah", "NotoSansBassaVah-Regular.ttf", "", 0},
    {"Batk", "Noto Sans Batak", "NotoSansBatak-Regular.ttf", "", 0},
    {"Bugi", "Noto Sans Buginese", "NotoSansBuginese-Regular.ttf", "", 0},
    {"Buhd", "Noto Sans Buhid", "NotoSansBuhid-Regular.ttf", "", 0},
    {"Cakm", "Noto Sans Chakma", "NotoSansChakma-Regular.ttf", "", 0},
    {"Cans", "Noto Sans Canadian Aboriginal", "NotoSansCanadianAboriginal-Regular.ttf", "NotoSansCanadianAboriginal-Bold.ttf", 0},
    {"Cham", "Noto Sans Cham", "NotoSansCham-Regular.ttf", "NotoSansCham-Bold.ttf", 0},
    {"Cher", "Noto Sans Cherokee", "NotoSansCherokee-Regular.ttf", "NotoSansCherokee-Bold.ttf", 0},
    {"Copt", "Noto Sans Coptic", "NotoSansCoptic-Regular.ttf", "", 0},
    {"Goth", "Noto Sans Gothic", "NotoSansGothic-Regular.ttf", "", 0},
    {"Hano", "Noto Sans Hanunoo", "NotoSansHanunoo-Regular.ttf", "", 0},
    {"Hmng", "Noto Sans Pahawh Hmong", "NotoSansPahawhHmong-Regular.ttf", "", 0},
    {"Java", "Noto Sans Javanese", "NotoSansJavanese-Regular.ttf", "NotoSansJavanese-Bold.ttf", 0},
    {"Kali", "Noto Sans Kayah Li", "NotoSansKayahLi-Regular.ttf", "NotoSansKayahLi-Bold.ttf", 0},
    {"Kthi", "Noto Sans Kaithi", "NotoSansKaithi-Regular.ttf", "", 0},
    {"Lepc", "Noto Sans Lepcha", "NotoSansLepcha-Regular.ttf", "", 0},
    {"Limb", "Noto Sans Limbu", "NotoSansLimbu-Regular.ttf", "", 0},
    {"Lisu", "Noto Sans Lisu", "NotoSansLisu-Regular.ttf", "NotoSansLisu-Bold.ttf", 0},
    {"Mand", "Noto Sans Mandaic", "NotoSansMandaic-Regular.ttf", "", 0},
    {"Mong", "Noto Sans Mongolian", "NotoSansMongolian-Regular.ttf", "", 0},
    {"Mtei", "Noto Sans Meetei Mayek", "NotoSansMeeteiMayek-Regular.ttf", "NotoSansMeeteiMayek-Bold.ttf", 0},
    {"Nkoo", "Noto Sans NKo", "NotoSansNKo-Regular.ttf", "", 0},
    {"Newa", "Noto Sans Newa", "NotoSansNewa-Regular.ttf", "", 0},
    {"Ogam", "Noto Sans Ogham", "NotoSansOgham-Regular.ttf", "", 0},
    {"Olck", "Noto Sans Ol Chiki", "NotoSansOlChiki-Regular.ttf", "NotoSansOlChiki-Bold.ttf", 0},
    {"Osge", "Noto Sans Osage", "NotoSansOsage-Regular.ttf", "", 0},
    {"Osma", "Noto Sans Osmanya", "NotoSansOsmanya-Regular.ttf", "", 0},
    {"Phag", "Noto Sans PhagsPa", "NotoSansPhagsPa-Regular.ttf", "", 0},
    {"Plrd", "Noto Sans Miao", "NotoSansMiao-Regular.ttf", "", 0},
    {"Rjng", "Noto Sans Rejang", "NotoSansRejang-Regular.ttf", "", 0},
    {"Rohg", "Noto Sans Hanifi Rohingya", "NotoSansHanifiRohingya-Regular.ttf", "NotoSansHanifiRohingya-Bold.ttf", 0},
    {"Runr", "Noto Sans Runic", "NotoSansRunic-Regular.ttf", "", 0},
    {"Samr", "Noto Sans Samaritan", "NotoSansSamaritan-Regular.ttf", "", 0},
    {"Saur", "Noto Sans Saurashtra", "NotoSansSaurashtra-Regular.ttf", "", 0},
    {"Sund", "Noto Sans Sundanese", "NotoSansSundanese-Regular.ttf", "NotoSansSundanese-Bold.ttf", 0},
    {"Sylo", "Noto Sans Syloti Nagri", "NotoSansSylotiNagri-Regular.ttf", "", 0},
    {"Syrc", "Noto Sans Syriac", "NotoSansSyriac-Regular.ttf", "", 0},
    {"Tagb", "Noto Sans Tagbanwa", "NotoSansTagbanwa-Regular.ttf", "", 0},
    {"Tale", "Noto Sans Tai Le", "NotoSansTaiLe-Regular.ttf", "", 0},
    {"Talu", "Noto Sans New Tai Lue", "NotoSansNewTaiLue-Regular.ttf", "", 0},
    {"Lana", "Noto Sans Tai Tham", "NotoSansTaiTham-Regular.ttf", "NotoSansTaiTham-Bold.ttf", 0},
    {"Tavt", "Noto Sans Tai Viet", "NotoSansTaiViet-Regular.ttf", "", 0},
    {"Tfng", "Noto Sans Tifinagh", "NotoSansTifinagh-Regular.ttf", "", 0},
    {"Tglg", "Noto Sans Tagalog", "NotoSansTagalog-Regular.ttf", "", 0},
    {"Thaa", "Noto Sans Thaana", "NotoSansThaana-Regular.ttf", "NotoSansThaana-Bold.ttf", 0},
    {"Tirh", "Noto Sans Tirhuta", "NotoSansTirhuta-Regular.ttf", "", 0},
    {"Vaii", "Noto Sans Vai", "NotoSansVai-Regular.ttf", "", 0},
    {"Wara", "Noto Sans Warang Citi", "NotoSansWarangCiti-Regular.ttf", "", 0},
    {"Yiii", "Noto Sans Yi", "NotoSansYi-Regular.ttf", "", 0},
    {"Tibt", "Noto Serif Tibetan", "NotoSerifTibetan-Regular.ttf", "NotoSerifTibetan-Bold.ttf", 0},
});
// clang-format on

/// The key of the family that serves a script in a language: Han by the language that is written with it.
std::string_view font_key(std::string_view script, std::string_view locale_tag);

} // namespace waypost::text
