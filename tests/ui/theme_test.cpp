#include "testing.h"
#include "ui/layout/theme.h"

using namespace waypost;
using namespace waypost::layout;

namespace {

struct Pair {
    const char* name;
    paint::Color text;
    paint::Color ground;
    double least;
};

std::vector<Pair> pairs(const Palette& p, double body, double text) {
    std::vector<Pair> all{
        {"on accent", p.on_accent, p.accent, text},  {"on soft", p.on_soft, p.soft, text},
        {"on more", p.on_more, p.more, text},        {"callout heading", p.on_clay, p.clay, text},
        {"callout body", p.ink, p.clay, body},       {"clear", p.on_clear, p.clear, text},
        {"clear pressed", p.clear, p.on_clear, text}};
    for (const auto& ground : {p.paper, p.surface, p.sunk}) {
        all.push_back({"ink", p.ink, ground, body});
        all.push_back({"ink2", p.ink2, ground, text});
    }
    return all;
}

} // namespace

TEST_CASE(
    "Every text of every theme keeps its contrast (WCAG 2.2 1.4.6; 10:1 for body, 20:1 in high contrast)") {
    struct Row {
        session::Theme theme;
        double body;
        double text;
    };
    for (const auto& row : {Row{session::Theme::light, 10, 7}, Row{session::Theme::dark, 10, 7},
                            Row{session::Theme::contrast, 20, 20}}) {
        for (const auto& pair : pairs(palette(row.theme), row.body, row.text)) {
            INFO(pair.name << " in theme " << static_cast<int>(row.theme));
            CHECK(paint::contrast_ratio(pair.text, pair.ground) >= pair.least);
        }
    }
}

TEST_CASE("Borders of controls and the focus ring stand out at 3:1 (WCAG 2.2 1.4.11)") {
    for (const auto theme : {session::Theme::light, session::Theme::dark, session::Theme::contrast}) {
        const auto& p = palette(theme);
        for (const auto& ground : {p.paper, p.surface, p.sunk}) {
            CHECK(paint::contrast_ratio(p.ctl, ground) >= 3);
            CHECK(paint::contrast_ratio(p.focus, ground) >= 3);
        }
    }
}
