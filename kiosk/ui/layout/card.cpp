#include "ui/layout/blocks.h"
#include "ui/layout/button.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace waypost::layout {

namespace {

/// A number, its icon and what stands under it.
struct NumberParts {
    std::string icon;
    Setting digits;
    Px icon_size = 0;
    Px gap = 0;
    Setting instruction;
    std::vector<Setting> notes;
    [[nodiscard]] Px height() const {
        Px sum = digits.height() + instruction.height();
        for (const auto& note : notes)
            sum += note.height();
        return sum;
    }
};

NumberParts set_number(Canvas& canvas, const view::Number& number, Px width) {
    NumberParts parts;
    parts.icon = number.icon;
    if (number.instruction) {
        parts.icon_size = canvas.metrics().style(Role::fact, {}).em * 1.05F;
        parts.gap = canvas.mm(2.6F);
        parts.instruction = canvas.set(*number.instruction, Role::fact, width - parts.icon_size - parts.gap);
    } else {
        // The number is the largest thing on the card; it is never broken, so it takes the largest step of
        // the type scale at which it stands on one line.
        constexpr int k_steps = 8;
        const auto digits = figures(number.digits);
        for (int step = 0; step < k_steps; ++step) {
            const auto style = canvas.metrics().style(Role::phone, digits.locale, step);
            parts.icon_size = style.em * 0.72F;
            parts.gap = style.em * 0.25F;
            const Px natural = canvas.natural_width(digits, Role::phone, step);
            if (natural <= width - parts.icon_size - parts.gap || step + 1 == k_steps) {
                parts.digits = canvas.set(digits, Role::phone, width, Polished::no, step);
                break;
            }
            if (natural <= width) {
                parts.icon_size = parts.gap = 0;
                parts.digits = canvas.set(digits, Role::phone, width, Polished::no, step);
                break;
            }
        }
    }
    for (const auto& note : number.notes)
        parts.notes.push_back(canvas.set(note, Role::fact, width));
    return parts;
}

struct CardColors {
    Color ink;
    Color icon;
    Color phone;
};

void draw_number(Canvas& canvas, const NumberParts& parts, Px x, Px y, Px width, const CardColors& colors) {
    const Px indent = parts.icon_size + parts.gap;
    const auto& first = parts.instruction.lines.empty() ? parts.digits : parts.instruction;
    if (parts.icon_size > 0) {
        const Color color = parts.instruction.lines.empty() ? colors.phone : colors.icon;
        canvas.icon(
            parts.icon,
            {x, y + (first.style.line_height - parts.icon_size) / 2, parts.icon_size, parts.icon_size},
            color);
    }
    canvas.text(first, x + indent, y, width - indent, colors.ink);
    y += first.height();
    for (const auto& note : parts.notes) {
        canvas.text(note, x, y, width, colors.ink);
        y += note.height();
    }
}

struct FactParts {
    std::string icon;
    Setting words;
};

/// A card as it fits the column: everything set, the least important facts left out.
struct CardParts {
    Setting name;
    std::vector<NumberParts> numbers;
    std::vector<FactParts> facts;
    std::optional<FactParts> mark;
    Setting details;
    Px pad = 0;
    Px gap = 0;
    Px icon = 0;
    Px icon_gap = 0;

    [[nodiscard]] Px height() const {
        Px sum = 2 * pad + name.height();
        for (const auto& number : numbers)
            sum += number.height() + gap;
        for (const auto& fact : facts)
            sum += fact.words.height() + gap;
        if (mark)
            sum += mark->words.height() + 2 * gap;
        if (!details.lines.empty())
            sum += details.height() + 2 * gap;
        return sum;
    }
};

/// The word that a mark sets in bold ('Unconfirmed.'): what is left of it where there is room for nothing
/// else.
view::Text bold_part(const view::Text& text) {
    if (text.bold.empty())
        return text;
    view::Text part = text;
    const auto span = text.bold.front();
    part.utf8 = text.utf8.substr(span.begin, span.end - span.begin);
    part.bold = {{0, part.utf8.size()}};
    return part;
}

CardParts set_card(Canvas& canvas, const view::Card& card, Px width, Px page_height) {
    const auto& m = canvas.metrics();
    CardParts parts;
    parts.pad = canvas.mm(m.card_padding());
    parts.gap = canvas.mm(m.is_small() ? 1.0F : m.form() == Form::medium ? 1.2F : 2.4F);
    parts.icon = m.style(Role::fact, {}).em * 1.05F;
    parts.icon_gap = canvas.mm(2.6F);
    const Px inner = width - 2 * parts.pad;
    const Px beside = inner - parts.icon - parts.icon_gap;
    parts.name = canvas.set(card.name, Role::card_name, inner, Polished::heading);
    for (const auto& number : card.numbers)
        parts.numbers.push_back(set_number(canvas, number, inner));
    for (const auto& fact : card.facts)
        parts.facts.push_back({fact.icon, canvas.set(fact.text, Role::fact, beside)});
    if (card.mark)
        parts.mark = FactParts{card.mark->icon, canvas.set(card.mark->text, Role::fact, beside)};
    if (card.open)
        parts.details = canvas.set(card.details, Role::fact, beside);

    // What does not fit a page is left to the detail screen, least important first.
    if (parts.height() > page_height && card.mark_short)
        parts.mark = FactParts{card.mark_short->icon, canvas.set(card.mark_short->text, Role::fact, beside)};
    const size_t keep_facts = parts.numbers.empty() ? 1 : 0;
    while (parts.height() > page_height && parts.facts.size() > keep_facts)
        parts.facts.pop_back();
    while (parts.height() > page_height && parts.numbers.size() > 1)
        parts.numbers.pop_back();
    if (parts.height() > page_height)
        parts.details = {};
    if (parts.height() > page_height) {
        for (auto& number : parts.numbers)
            number.notes.clear();
    }
    if (parts.height() > page_height) {
        parts.pad = std::min(parts.pad, canvas.mm(2));
        parts.gap = std::min(parts.gap, canvas.mm(0.6F));
    }
    if (parts.height() > page_height && card.mark_short)
        parts.mark = FactParts{card.mark_short->icon,
                               canvas.set(bold_part(card.mark_short->text), Role::fact, beside)};
    if (parts.height() > page_height) {
        auto name = card.name;
        name.bold.assign(1, {0, name.utf8.size()});
        parts.name = canvas.set(name, Role::fact, inner, Polished::heading);
    }
    return parts;
}

void draw_fact(Canvas& canvas, const CardParts& parts, const FactParts& fact, Px x, Px y, Px inner,
               const CardColors& colors) {
    const Px indent = parts.icon + parts.icon_gap;
    canvas.icon(fact.icon, {x, y + (fact.words.style.line_height - parts.icon) / 2, parts.icon, parts.icon},
                colors.icon);
    canvas.text(fact.words, x + indent, y, inner - indent, colors.ink);
}

void draw_card(Canvas& canvas, const view::Card& card, const CardParts& parts, Rect rect) {
    const auto& p = canvas.palette();
    CardColors colors{p.ink, p.ink2, p.accent};
    Color rule = p.line;
    Px shift = 0;
    if (card.open) {
        const view::Button button{*card.open, card.name, ""};
        const auto look = button_ground(canvas, button, ButtonKind::plain, rect, canvas.metrics().radius());
        if (canvas.interaction().pressed == *card.open) {
            colors = {look.ink, look.ink, look.ink};
            rule = look.ink;
        }
        shift = look.shift;
    } else {
        canvas.box(rect, {canvas.metrics().radius(), p.surface, p.line, p.border_mm});
    }
    if (rect.h < parts.height() - 1)
        canvas.problem("card is higher than a page", card.name.utf8, rect);
    const Px x = rect.x + parts.pad;
    const Px inner = rect.w - 2 * parts.pad;
    Px y = rect.y + parts.pad + shift;
    canvas.text(parts.name, x, y, inner, colors.ink);
    y += parts.name.height();
    for (const auto& number : parts.numbers) {
        y += parts.gap;
        draw_number(canvas, number, x, y, inner, colors);
        y += number.height();
    }
    for (const auto& fact : parts.facts) {
        y += parts.gap;
        draw_fact(canvas, parts, fact, x, y, inner, colors);
        y += fact.words.height();
    }
    if (parts.mark) {
        canvas.rule(x, y + parts.gap, inner, rule);
        y += 2 * parts.gap;
        draw_fact(canvas, parts, *parts.mark, x, y, inner, colors);
        y += parts.mark->words.height();
    }
    if (!parts.details.lines.empty()) {
        canvas.rule(x, y + parts.gap, inner, rule);
        y += 2 * parts.gap;
        const Px indent = parts.icon + parts.icon_gap;
        canvas.icon("chevron_right",
                    {x, y + (parts.details.style.line_height - parts.icon) / 2, parts.icon, parts.icon},
                    colors.icon);
        canvas.text(parts.details, x + indent, y, inner - indent, colors.ink);
    }
}

} // namespace

std::vector<Measured> measure_card(Canvas& canvas, const view::Card& whole, Px width, Px page_height) {
    view::Card card = whole;
    std::vector<Measured> after;
    auto parts = std::make_shared<CardParts>(set_card(canvas, card, width, page_height));
    if (parts->height() > page_height) {
        // In the largest text on the lowest displays not even the name and the mark share a page: what the
        // card says of itself follows it.
        for (const auto& fact : card.numbers.empty() ? card.facts : std::vector<view::Note>{})
            measure_note(canvas, fact, width, page_height, after);
        if (card.mark_short)
            measure_note(canvas, *card.mark_short, width, page_height, after);
        card.facts.clear();
        card.mark = card.mark_short = std::nullopt;
        parts = std::make_shared<CardParts>(set_card(canvas, card, width, page_height));
    }
    Measured measured;
    measured.height = std::min(parts->height(), page_height);
    measured.gap_before = canvas.mm(canvas.metrics().is_small() ? 3.0F : 5.0F);
    measured.is_card = true;
    measured.hint = card.name;
    measured.draw = [parts, card, width, height = measured.height](Canvas& c, Px x, Px y) {
        draw_card(c, card, *parts, {x, y, width, height});
    };
    std::vector<Measured> out{std::move(measured)};
    out.insert(out.end(), after.begin(), after.end());
    return out;
}

std::vector<Measured> measure_number(Canvas& canvas, const view::Number& number, Px width, Px page_height) {
    auto parts = std::make_shared<NumberParts>(set_number(canvas, number, width));
    std::vector<Measured> out;
    std::vector<Setting> apart;
    // Higher than a page: what is said of the number follows it, and may be divided.
    if (parts->height() > page_height)
        apart = std::exchange(parts->notes, {});
    Measured measured;
    measured.height = std::min(parts->height(), page_height);
    measured.gap_before = canvas.mm(canvas.metrics().is_small() ? 3.0F : 5.0F);
    measured.draw = [parts, width](Canvas& c, Px x, Px y) {
        const auto& p = c.palette();
        draw_number(c, *parts, x, y, width, {p.ink, p.ink2, p.accent});
    };
    out.push_back(std::move(measured));
    for (auto& note : apart) {
        Flowing flowing;
        flowing.setting = std::move(note);
        flowing.gap_before = canvas.mm(1);
        flowing.color = canvas.palette().ink;
        append(out, std::move(flowing), width, page_height);
    }
    return out;
}

} // namespace waypost::layout
