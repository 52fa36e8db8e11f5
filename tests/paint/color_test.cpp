#include "paint/display_list.h"
#include "testing.h"

namespace waypost::paint {

TEST_CASE("black on white has a contrast of 21 and a colour on itself of 1, either way round") {
    const Color black = rgb(0x000000);
    const Color white = rgb(0xFFFFFF);
    CHECK(contrast_ratio(black, white) == Approx(21.0));
    CHECK(contrast_ratio(white, black) == Approx(21.0));
    CHECK(contrast_ratio(white, white) == Approx(1.0));
}

TEST_CASE("greys and pure colours have the contrast that is known of them") {
    const Color white = rgb(0xFFFFFF);
    // The lightest grey that passes 4.5:1 on white, and the next that does not.
    CHECK(contrast_ratio(rgb(0x767676), white) == Approx(4.54).margin(0.005));
    CHECK(contrast_ratio(rgb(0x777777), white) == Approx(4.48).margin(0.005));
    CHECK(contrast_ratio(rgb(0xFF0000), white) == Approx(4.0).margin(0.005));
    CHECK(contrast_ratio(rgb(0x00FF00), white) == Approx(1.37).margin(0.005));
    CHECK(contrast_ratio(rgb(0x0000FF), white) == Approx(8.59).margin(0.005));
    // The straight foot of the sRGB curve.
    CHECK(contrast_ratio(rgb(0x0A0A0A), rgb(0x000000)) == Approx(1.06).margin(0.005));
}

TEST_CASE("the colours of the design have the contrast that it states") {
    struct Row {
        const char* what;
        uint32_t text;
        uint32_t ground;
        double ratio;
    };
    const Row row = GENERATE(values<Row>({
        {"light ink on sunk", 0x221E18, 0xEDE3D2, 13.0},
        {"light ink2 on sunk", 0x463F34, 0xEDE3D2, 8.2},
        {"light accent", 0xFFFCF6, 0x154A41, 9.8},
        {"light soft", 0x0F3B33, 0xD9E7DD, 9.7},
        {"light clay heading", 0x5E2A0D, 0xF8E3CC, 9.3},
        {"light clay body", 0x221E18, 0xF8E3CC, 13.3},
        {"light clear", 0xFFF9F2, 0x432649, 12.5},
        {"light control on sunk", 0x7C705F, 0xEDE3D2, 3.8},
        {"dark ink on clay", 0xF7F0E3, 0x46301E, 10.9},
        {"dark ink2 on surface", 0xD8CEBD, 0x25231F, 10.1},
        {"dark accent", 0x0D2821, 0xA6D8C5, 9.9},
        {"dark soft", 0xD9F2E7, 0x21413A, 9.5},
        {"dark clay heading", 0xFAD9B5, 0x46301E, 9.2},
        {"dark clear", 0x240F2B, 0xD2B8DB, 9.9},
        {"dark control on surface", 0x9A8F7F, 0x25231F, 4.9},
        {"dark focus on surface", 0xF7F0E3, 0x25231F, 13.8},
        {"high contrast", 0xFFFFFF, 0x000000, 21.0},
    }));
    INFO(row.what);
    CHECK(contrast_ratio(rgb(row.text), rgb(row.ground)) == Approx(row.ratio).margin(0.0501));
}

TEST_CASE("a colour is written as in the design") {
    CHECK(to_string(rgb(0xF7F1E6)) == "#F7F1E6");
    CHECK(to_string(Color{1, 2, 3, 4}) == "#01020304");
}

TEST_CASE("opacity multiplies and stays within its ends") {
    CHECK(with_opacity(rgb(0x102030), 0.5F) == Color{0x10, 0x20, 0x30, 128});
    CHECK(with_opacity(Color{0, 0, 0, 100}, 0.5F).a == 50);
    CHECK(with_opacity(rgb(0), 7.0F).a == 255);
    CHECK(with_opacity(rgb(0), -1.0F).a == 0);
}

TEST_CASE("a mix goes from the one to the other and no farther") {
    const Color from = rgb(0x000000);
    const Color to = rgb(0xFF8000);
    CHECK(mix(from, to, 0) == from);
    CHECK(mix(from, to, 1) == to);
    CHECK(mix(from, to, 0.5F) == rgb(0x804000));
    CHECK(mix(from, to, -1) == from);
    CHECK(mix(from, to, 2) == to);
}

TEST_CASE("a colour that fades to nothing does not turn dark on the way") {
    const Color none{0, 0, 0, 0};
    CHECK(mix(rgb(0x804020), none, 0.5F) == Color{0x80, 0x40, 0x20, 128});
    CHECK(mix(none, none, 0.5F) == none);
}

} // namespace waypost::paint
