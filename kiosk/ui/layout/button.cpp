#include "ui/layout/button.h"

namespace waypost::layout {

namespace {

struct Colors {
    Color fill;
    Color border;
    Color ink;
    Color tile;
    Color on_tile;
};

Colors ready(const Palette& p, ButtonKind kind) {
    switch (kind) {
    case ButtonKind::plain:
        return {p.surface, p.ctl, p.ink, p.soft, p.on_soft};
    case ButtonKind::more:
        return {p.more, p.on_more, p.on_more, p.more, p.on_more};
    case ButtonKind::accent:
        return {p.accent, p.accent, p.on_accent, p.accent, p.on_accent};
    case ButtonKind::clear:
        return {p.clear, p.clear, p.on_clear, p.clear, p.on_clear};
    }
    return {p.surface, p.ctl, p.ink, p.soft, p.on_soft};
}

Colors pressed(const Palette& p, ButtonKind kind) {
    if (kind == ButtonKind::clear)
        return {p.on_clear, p.clear, p.clear, p.on_clear, p.clear};
    if (kind == ButtonKind::accent)
        return {p.on_accent, p.accent, p.accent, p.on_accent, p.accent};
    return {p.accent, p.accent, p.on_accent, p.on_accent, p.accent};
}

Colors blend(const Colors& a, const Colors& b, float t) {
    return {paint::mix(a.fill, b.fill, t), paint::mix(a.border, b.border, t), paint::mix(a.ink, b.ink, t),
            paint::mix(a.tile, b.tile, t), paint::mix(a.on_tile, b.on_tile, t)};
}

float border_mm(const Canvas& canvas, ButtonKind kind, bool selected) {
    const auto& p = canvas.palette();
    // Where labels stand near the edge, a border as thick as elsewhere would touch them.
    constexpr float k_most_on_small = 1.3F;
    if (selected)
        return std::min(p.border_mm * 2.5F, canvas.metrics().is_small() ? k_most_on_small : 2.0F);
    return kind == ButtonKind::more ? std::max(0.7F, p.border_mm) : p.border_mm;
}

/// Between the edge of a button_row() and what stands in it.
Px row_pad(const Canvas& canvas) {
    const auto& m = canvas.metrics();
    return canvas.mm(m.is_small() ? 2.0F : m.form() == Form::medium ? 3.0F : 5.0F);
}

} // namespace

ButtonLook button_ground(Canvas& canvas, const view::Button& button, ButtonKind kind, Rect rect,
                         float radius_mm) {
    const auto& p = canvas.palette();
    const auto& touch = canvas.interaction();
    canvas.target(button.action, rect, button.enabled);
    if (!button.enabled) {
        canvas.box(rect, {radius_mm, {0, 0, 0, 0}, p.ctl, p.border_mm == 0.8F ? 0.5F : p.border_mm, true});
        return {{0, 0, 0, 0}, p.ink2, p.ink2, p.soft, p.on_soft, 0};
    }
    const bool is_pressed = touch.pressed == button.action;
    Colors colors = is_pressed ? pressed(p, kind) : ready(p, kind);
    if (!is_pressed && touch.released == button.action && touch.released_fade < 1)
        colors = blend(pressed(p, kind), colors, touch.released_fade);
    const bool stands_out = button.selected || button.calling;
    if (stands_out && !is_pressed)
        colors.border = p.ink;
    if (button.calling && !is_pressed)
        colors.fill = p.soft;

    const Px foot = canvas.mm(canvas.metrics().foot());
    const bool has_foot = foot > 0 && p.edge.a > 0 && kind != ButtonKind::clear;
    ButtonLook look{colors.fill, colors.ink, colors.ink, colors.tile, colors.on_tile, 0};
    Rect ground = rect;
    if (has_foot) {
        // The foot is part of the button: pressed, the ground comes down onto it.
        ground.h -= foot;
        if (is_pressed) {
            look.shift = foot;
            ground.y += foot;
        } else {
            canvas.box(ground.moved(0, foot), {radius_mm, p.edge, {0, 0, 0, 0}, 0});
        }
    }
    canvas.box(ground, {radius_mm, colors.fill, colors.border, border_mm(canvas, kind, stands_out)});
    if (touch.focus == button.action) {
        const Px away = canvas.mm(0.9F + p.focus_mm);
        canvas.box(rect.inset(-away), {radius_mm + 0.9F + p.focus_mm, {0, 0, 0, 0}, p.focus, p.focus_mm});
    }
    return look;
}

void button_row(Canvas& canvas, const view::Button& button, ButtonKind kind, Rect rect, Role role,
                float icon_mm, Align align) {
    const auto look = button_ground(canvas, button, kind, rect, canvas.metrics().radius());
    const Px pad = row_pad(canvas);
    const Px icon = canvas.mm(icon_mm);
    const Px between = canvas.mm(icon_mm * 0.35F);
    const bool wants_icon = !button.icon.empty() || button.selected;
    const std::string name = button.icon.empty() ? "check" : button.icon;
    Px available = rect.w - 2 * pad;
    bool has_icon = wants_icon;
    auto label =
        canvas.set(button.label, role, available - (has_icon ? icon + between : 0), Polished::heading);
    // Letters that touch the edge are read worse than letters without a sign; and a tick, which the thick
    // border says as well, is not worth a second line.
    constexpr float k_tight = 0.9F;
    const bool does_not_fit =
        has_icon &&
        (label.height() > rect.h || canvas.widest_piece(button.label, role) > available - icon - between);
    const bool is_costly = has_icon && (button.icon.empty() || label.height() > rect.h * k_tight);
    if (does_not_fit || is_costly) {
        auto bare = canvas.set(button.label, role, available, Polished::heading);
        if (does_not_fit || bare.height() < label.height()) {
            has_icon = false;
            label = std::move(bare);
        }
    }
    if (has_icon)
        available -= icon + between;
    Px x = rect.x + pad;
    if (align == Align::center)
        x = rect.x + (rect.w - label.width() - (has_icon ? icon + between : 0)) / 2;
    const Px middle = rect.y + rect.h / 2 + look.shift / 2;
    if (has_icon) {
        canvas.icon(name, {x, middle - icon / 2, icon, icon}, look.icon);
        x += icon + between;
    }
    if (label.height() > rect.h)
        canvas.problem("label is higher than its button", label.utf8, rect);
    canvas.text(label, x, middle - label.height() / 2, align == Align::center ? label.width() : available,
                look.ink);
}

Px needed_row_height(Canvas& canvas, const view::Button& button, Role role, Px width) {
    const auto label = canvas.set(button.label, role, width - 2 * row_pad(canvas), Polished::heading);
    return label.height() + canvas.mm(canvas.metrics().foot() + 2.0F);
}

} // namespace waypost::layout
