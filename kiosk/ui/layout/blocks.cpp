#include "ui/layout/blocks.h"

#include "ui/layout/button.h"
#include "ui/layout/chrome.h"

#include <algorithm>
#include <memory>

namespace waypost::layout {

namespace {

Px paragraph_gap(const Canvas& canvas) {
    return canvas.mm(canvas.metrics().is_small()               ? 3.0F
                     : canvas.metrics().form() == Form::medium ? 3.6F
                                                               : 6.0F);
}

void measure_text(Canvas& canvas, const view::Text& text, Role role, Px width, Px page_height,
                  std::vector<Measured>& out) {
    Flowing flowing;
    flowing.setting = canvas.set(text, role, width);
    flowing.gap_before = paragraph_gap(canvas);
    flowing.color = canvas.palette().ink;
    append(out, std::move(flowing), width, page_height);
}

void measure_heading(Canvas& canvas, const view::Text& text, Px width, Px page_height,
                     std::vector<Measured>& out) {
    Flowing flowing;
    flowing.setting = canvas.set(text, Role::heading, width, Polished::heading);
    flowing.gap_before = paragraph_gap(canvas) * 1.3F;
    flowing.color = canvas.palette().ink;
    flowing.keep_with_next = true;
    flowing.hint = text;
    append(out, std::move(flowing), width, page_height);
}

void measure_list(Canvas& canvas, const view::List& list, Px width, Px page_height,
                  std::vector<Measured>& out) {
    const Px em = canvas.metrics().style(Role::body, {}).em;
    const Px indent = list.numbered ? em * 1.5F : em * 1.1F;
    for (size_t i = 0; i < list.items.size(); ++i) {
        Flowing flowing;
        flowing.setting = canvas.set(list.items[i], Role::body, width - indent);
        flowing.indent = indent;
        flowing.mirrored = list.items[i].locale.direction != canvas.direction();
        flowing.gap_before = paragraph_gap(canvas) * (i == 0 ? 1.0F : 0.6F);
        flowing.color = canvas.palette().ink;
        const Px line = flowing.setting.style.line_height;
        if (list.numbered) {
            auto number = figures(std::to_string(i + 1) + ".");
            number.locale.direction = list.items[i].locale.direction; // the dot stands after the figure
            number.bold.push_back({0, number.utf8.size()});
            auto mark = std::make_shared<Setting>(canvas.set(number, Role::body, indent));
            const Align align = flowing.mirrored ? Align::end : Align::start;
            flowing.mark = [mark, indent, align](Canvas& c, Px x, Px y) {
                c.text(*mark, x, y, indent, c.palette().ink, align);
            };
        } else {
            const Px r = em * 0.16F;
            const Px from_start = flowing.mirrored ? indent - em * 0.2F - 2 * r : em * 0.2F;
            flowing.mark = [line, r, from_start](Canvas& c, Px x, Px y) {
                c.box({x + from_start, y + line / 2 - r, 2 * r, 2 * r},
                      {r / c.metrics().px_per_mm(), c.palette().accent});
            };
        }
        append(out, std::move(flowing), width, page_height);
    }
}

void measure_callout(Canvas& canvas, const view::CallOut& callout, Px width, Px page_height,
                     std::vector<Measured>& out) {
    const auto& m = canvas.metrics();
    const Px bar = canvas.mm(2);
    const Px pad = canvas.mm(m.is_small() ? 3.4F : m.form() == Form::medium ? 4.0F : 8.0F);
    const Px inner = width - bar - 2 * pad;
    const Px icon = m.style(Role::heading, {}).em * 1.1F;
    const Px gap = canvas.mm(2.6F);
    const bool has_icon = canvas.widest_piece(callout.title, Role::heading) <= inner - icon - gap;
    const Px indent = has_icon ? icon + gap : 0;
    auto title = std::make_shared<Setting>(
        canvas.set(callout.title, Role::heading, inner - indent, Polished::heading));
    auto body = std::make_shared<Setting>(canvas.set(callout.text, Role::body, inner));
    Measured measured;
    measured.height = 2 * pad * 0.8F + title->height() + body->height() + canvas.mm(1);
    if (measured.height > page_height) {
        // Higher than a page: the same words without the box, so that they can be divided.
        measure_heading(canvas, callout.title, width, page_height, out);
        measure_text(canvas, callout.text, Role::body, width, page_height, out);
        return;
    }
    measured.gap_before = paragraph_gap(canvas) * 1.2F;
    measured.hint = callout.title;
    measured.draw = [=, height = measured.height, name = callout.icon](Canvas& c, Px x, Px y) {
        const auto& p = c.palette();
        const float radius = c.metrics().radius();
        // The bar at the start side is what the upper box leaves of the lower one, round corners and all.
        c.box({x, y, width, height}, {radius, p.on_clay, p.on_clay, p.callout_border_mm});
        c.box({x + bar, y, width - bar, height}, {radius, p.clay, p.on_clay, p.callout_border_mm});
        const Px left = x + bar + pad;
        Px top = y + pad * 0.8F;
        if (has_icon)
            c.icon(name.empty() ? "info" : name,
                   {left, top + (title->style.line_height - icon) / 2, icon, icon}, p.on_clay);
        c.text(*title, left + indent, top, inner - indent, p.on_clay);
        top += title->height() + c.mm(1);
        c.text(*body, left, top, inner, p.ink);
    };
    out.push_back(std::move(measured));
}

void measure_links(Canvas& canvas, const view::Links& links, Px width, Px page_height,
                   std::vector<Measured>& out) {
    measure_heading(canvas, links.heading, width, page_height, out);
    const auto& m = canvas.metrics();
    for (const auto& button : links.buttons) {
        const float icon_mm = m.is_small() ? 8.0F : m.form() == Form::medium ? 8.0F : 11.0F;
        const Px pad = canvas.mm(m.is_small() ? 2.4F : m.form() == Form::medium ? 3.4F : 5.0F);
        Px room = width - 2 * pad;
        if (canvas.widest_piece(button.label, Role::button) <= room - canvas.mm(icon_mm * 1.35F))
            room -= canvas.mm(icon_mm * 1.35F);
        const auto label = canvas.set(button.label, Role::button, room, Polished::heading);
        Measured measured;
        measured.height = std::max(canvas.mm(20), label.height() + canvas.mm(6));
        measured.gap_before = canvas.mm(m.gap());
        measured.hint = links.heading;
        measured.draw = [button, width, icon_mm, height = measured.height](Canvas& c, Px x, Px y) {
            button_row(c, button, ButtonKind::plain, {x, y, width, height}, Role::button, icon_mm);
        };
        out.push_back(std::move(measured));
    }
}

} // namespace

void measure_note(Canvas& canvas, const view::Note& note, Px width, Px page_height,
                  std::vector<Measured>& out) {
    const Px icon = canvas.metrics().style(Role::fact, {}).em * 1.05F;
    const Px indent = icon + canvas.mm(2.6F);
    Flowing flowing;
    flowing.setting = canvas.set(note.text, Role::fact, width - indent);
    flowing.indent = indent;
    flowing.gap_before = paragraph_gap(canvas) * 0.7F;
    flowing.color = canvas.palette().ink;
    const Px line = flowing.setting.style.line_height;
    flowing.mark = [icon, line, name = note.icon](Canvas& c, Px x, Px y) {
        c.icon(name, {x, y + (line - icon) / 2, icon, icon}, c.palette().ink2);
    };
    append(out, std::move(flowing), width, page_height);
}

std::vector<Measured> measure(Canvas& canvas, const view::Block& block, Px width, Px page_height) {
    std::vector<Measured> out;
    if (const auto* answer = std::get_if<view::Answer>(&block))
        measure_text(canvas, answer->text, Role::answer, width, page_height, out);
    else if (const auto* paragraph = std::get_if<view::Paragraph>(&block))
        measure_text(canvas, paragraph->text, Role::body, width, page_height, out);
    else if (const auto* heading = std::get_if<view::Heading>(&block))
        measure_heading(canvas, heading->text, width, page_height, out);
    else if (const auto* list = std::get_if<view::List>(&block))
        measure_list(canvas, *list, width, page_height, out);
    else if (const auto* callout = std::get_if<view::CallOut>(&block))
        measure_callout(canvas, *callout, width, page_height, out);
    else if (const auto* card = std::get_if<view::Card>(&block))
        return measure_card(canvas, *card, width, page_height);
    else if (const auto* number = std::get_if<view::Number>(&block))
        return measure_number(canvas, *number, width, page_height);
    else if (const auto* note = std::get_if<view::Note>(&block))
        measure_note(canvas, *note, width, page_height, out);
    else if (const auto* links = std::get_if<view::Links>(&block))
        measure_links(canvas, *links, width, page_height, out);
    return out;
}

} // namespace waypost::layout
