#include "ui/layout/theme.h"

namespace waypost::layout {

namespace {

using paint::rgb;
constexpr Color k_none{0, 0, 0, 0};

Palette light() {
    Palette p;
    p.paper = rgb(0xF7F1E6);
    p.surface = rgb(0xFFFCF6);
    p.sunk = rgb(0xEDE3D2);
    p.ink = rgb(0x221E18);
    p.ink2 = rgb(0x463F34);
    p.accent = rgb(0x154A41);
    p.on_accent = rgb(0xFFFCF6);
    p.soft = p.more = rgb(0xD9E7DD);
    p.on_soft = p.on_more = rgb(0x0F3B33);
    p.clay = rgb(0xF8E3CC);
    p.on_clay = rgb(0x5E2A0D);
    p.clear = rgb(0x432649);
    p.on_clear = rgb(0xFFF9F2);
    p.ctl = rgb(0x7C705F);
    p.line = rgb(0xD6C9B3);
    p.edge = rgb(0xC9BBA3);
    p.focus = rgb(0x221E18);
    p.art[0] = rgb(0xE6D9C3);
    p.art[1] = rgb(0xD3DFD3);
    p.art[2] = rgb(0xEBCFB1);
    return p;
}

Palette dark() {
    Palette p;
    p.paper = rgb(0x191815);
    p.surface = rgb(0x25231F);
    p.sunk = rgb(0x12110F);
    p.ink = rgb(0xF7F0E3);
    p.ink2 = rgb(0xD8CEBD);
    p.accent = rgb(0xA6D8C5);
    p.on_accent = rgb(0x0D2821);
    p.soft = p.more = rgb(0x21413A);
    p.on_soft = p.on_more = rgb(0xD9F2E7);
    p.clay = rgb(0x46301E);
    p.on_clay = rgb(0xFAD9B5);
    p.clear = rgb(0xD2B8DB);
    p.on_clear = rgb(0x240F2B);
    p.ctl = rgb(0x9A8F7F);
    p.line = rgb(0x45403A);
    p.edge = rgb(0x0C0B0A);
    p.focus = rgb(0xF7F0E3);
    p.art[0] = rgb(0x2B2823);
    p.art[1] = rgb(0x20302B);
    p.art[2] = rgb(0x3A2B1E);
    return p;
}

Palette contrast() {
    const Color black = rgb(0x000000);
    const Color white = rgb(0xFFFFFF);
    Palette p;
    p.paper = p.surface = p.sunk = p.clay = p.more = black;
    p.ink = p.ink2 = p.on_clay = p.on_more = white;
    p.accent = p.soft = p.clear = white;
    p.on_accent = p.on_soft = p.on_clear = black;
    p.ctl = p.line = p.focus = white;
    p.edge = k_none;
    p.art[0] = p.art[1] = p.art[2] = k_none;
    p.border_mm = 0.8F;
    p.callout_border_mm = 0.6F;
    p.focus_mm = 1.6F;
    return p;
}

} // namespace

const Palette& palette(session::Theme theme) {
    static const Palette k_light = light();
    static const Palette k_dark = dark();
    static const Palette k_contrast = contrast();
    switch (theme) {
    case session::Theme::light:
        return k_light;
    case session::Theme::dark:
        return k_dark;
    case session::Theme::contrast:
        return k_contrast;
    }
    return k_light;
}

} // namespace waypost::layout
