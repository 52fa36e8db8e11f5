#include "sample.h"
#include "testing.h"

namespace waypost::paint {

namespace {

bool holds(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

} // namespace

TEST_CASE("what a command may change is on whole pixels and holds its anti-aliased edge") {
    CHECK(bounds(Fill{{1, 2, 3, 4}, {}}) == Rect{1, 2, 3, 4});
    CHECK(bounds(Fill{{1.5F, 2.5F, 3, 4}, {}}) == Rect{1, 2, 4, 5});
    CHECK(bounds(RoundedRect{.rect = {10, 10, 20, 20}}) == Rect{9, 9, 22, 22});
    CHECK(bounds(Polygon{{{5, 5}, {15, 8}, {7, 25}}, {}}) == Rect{4, 4, 12, 22});
    CHECK(bounds(Polygon{}) == Rect{});
    CHECK(bounds(PushClip{{1, 2, 3, 4}}) == Rect{});
    CHECK(bounds(PopClip{}) == Rect{});
}

TEST_CASE("an icon may fill its em where its box is narrower") {
    const Rect reach = bounds(Icon{.box = {100, 100, 10, 40}, .code = U'x'});
    CHECK(holds(reach, {85, 100, 40, 40}));
    CHECK_FALSE(holds(reach, {60, 60, 120, 120}));
}

TEST_CASE("a run of text may reach over its ends, up for stacked marks and down for tails") {
    const Rect reach = bounds(sample_text({100, 100}, "Ậg", 50));
    CHECK(holds(reach, {95, 75, 60, 35}));
    CHECK_FALSE(holds(reach, {0, 0, 300, 300}));
}

TEST_CASE("everything moves, clips too") {
    const DisplayList list{Fill{{1, 2, 3, 4}, {}},
                           RoundedRect{.rect = {1, 2, 3, 4}},
                           Polygon{{{1, 2}, {3, 4}}, {}},
                           Icon{.box = {1, 2, 3, 4}},
                           sample_text({1, 2}, "a", 3),
                           PushClip{{1, 2, 3, 4}},
                           PopClip{}};
    const DisplayList moved{Fill{{11, 22, 3, 4}, {}},
                            RoundedRect{.rect = {11, 22, 3, 4}},
                            Polygon{{{11, 22}, {13, 24}}, {}},
                            Icon{.box = {11, 22, 3, 4}},
                            sample_text({11, 22}, "a", 3),
                            PushClip{{11, 22, 3, 4}},
                            PopClip{}};
    CHECK(translated(list, 10, 20) == moved);
    CHECK(translated(list.front(), 10, 20) == moved.front());
}

TEST_CASE("a dump has a line a command, to a tenth of a pixel, indented inside clips") {
    TextRun arabic = sample_text({300, 50}, "اتصل", 40);
    arabic.locale = "ar";
    arabic.run.direction = Direction::rtl;
    const DisplayList list{Fill{{0, 0, 1080, 1920}, rgb(0xF7F1E6)},
                           PushClip{{12, 100, 500, 600.04F}},
                           RoundedRect{.rect = {12.25F, 100, 482, 230},
                                       .radius = 16.12F,
                                       .fill = rgb(0xFFFCF6),
                                       .border = rgb(0x7C705F),
                                       .border_width = 1.6F,
                                       .dash = 0},
                           RoundedRect{.rect = {-0.04F, 0, 10, 10},
                                       .radius = 3,
                                       .fill = {0, 0, 0, 0},
                                       .border = rgb(0x463F34),
                                       .border_width = 2,
                                       .dash = 6},
                           PushClip{{0, 0, 10, 10}},
                           Icon{.box = {20, 20, 58, 58}, .code = 0xE5C4, .mirrored = true, .color = rgb(0)},
                           PopClip{},
                           PopClip{},
                           Polygon{{{0, 0}, {10.55F, 0}, {5, 9}}, {1, 2, 3, 128}},
                           sample_text({30, 40.26F}, "Call 211", 88.8F),
                           arabic};
    CHECK(dump(list) == "fill 0.0 0.0 1080.0 1920.0 #F7F1E6\n"
                        "clip 12.0 100.0 500.0 600.0\n"
                        "  rounded 12.3 100.0 482.0 230.0 radius 16.1 fill #FFFCF6 border 1.6 #7C705F\n"
                        "  rounded 0.0 0.0 10.0 10.0 radius 3.0 border 2.0 #463F34 dash 6.0\n"
                        "  clip 0.0 0.0 10.0 10.0\n"
                        "    icon 20.0 20.0 58.0 58.0 U+E5C4 mirrored #000000\n"
                        "  end clip\n"
                        "end clip\n"
                        "polygon #01020380 0.0,0.0 10.6,0.0 5.0,9.0\n"
                        "text 30.0 40.3 width 88.8 em 20.0 face 2 en Latn ltr #221E18 \"Call 211\"\n"
                        "text 300.0 50.0 width 40.0 em 20.0 face 2 ar Latn rtl #221E18 \"اتصل\"\n");
    CHECK(dump({}).empty());
}

TEST_CASE("a dump shows the characters that nobody sees") {
    const auto text_of = [](const char* utf8) {
        const std::string line = dump({sample_text({0, 0}, utf8, 1)});
        return line.substr(line.find('"'));
    };
    CHECK(text_of("say \"hi\" \\ bye") == "\"say \\\"hi\\\" \\\\ bye\"\n");
    CHECK(text_of("a\nb\tc") == "\"a\\u{A}b\\u{9}c\"\n");
    CHECK(text_of("\u2068555-0100\u2069") == "\"\\u{2068}555-0100\\u{2069}\"\n");
    CHECK(text_of("5\u00A0PM\u202F\u200B") == "\"5\\u{A0}PM\\u{202F}\\u{200B}\"\n");
    CHECK(text_of("电话 é 🕿") == "\"电话 é 🕿\"\n");
    // A torn character at the end is shown and not read past.
    CHECK(text_of("a\xE2\x80") == "\"a\xE2\\u{80}\"\n");
}

} // namespace waypost::paint
