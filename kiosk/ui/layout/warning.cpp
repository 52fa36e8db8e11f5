#include "ui/layout/button.h"
#include "ui/layout/screens.h"

#include <algorithm>

namespace waypost::layout {

namespace {

/// Bars that turn into dots, one a second: shape says it as well as colour.
void draw_countdown(Canvas& canvas, Rect box, int left, int total) {
    const auto& p = canvas.palette();
    const int count = std::clamp(total, 1, 60);
    const Px pitch = box.w / static_cast<Px>(count);
    const Px bar = std::min(pitch * 0.56F, canvas.mm(4.8F));
    const Px dot = std::min(bar * 0.5F, canvas.mm(2.4F));
    const Px middle = box.center().y;
    for (int i = 0; i < count; ++i) {
        const Px x = box.x + pitch * static_cast<Px>(i);
        const bool is_left = static_cast<long>(i) * total < static_cast<long>(left) * count;
        if (is_left)
            canvas.box({x, box.y, bar, box.h}, {bar / 2 / canvas.metrics().px_per_mm(), p.accent});
        else
            canvas.box({x + (bar - dot) / 2, middle - dot / 2, dot, dot},
                       {dot / 2 / canvas.metrics().px_per_mm(), p.ctl});
    }
}

struct WarningPlaces {
    Rect question;
    Rect figures;
    Rect bars;
    Rect more_time;
    Rect clear_now;
    Rect emergency;
};

WarningPlaces portrait(Canvas& canvas, const Places& places) {
    const auto& m = canvas.metrics();
    const Px x = places.main.x;
    const Px inner = places.main.w;
    const bool tall = m.form() == Form::tall;
    WarningPlaces at;
    at.clear_now = places.clear;
    at.emergency =
        tall ? Rect{x, places.clear.y, places.clear.x - x - canvas.mm(4), places.clear.h} : places.emergency;
    const Px more_h = canvas.mm(tall ? 66.0F : 30.0F);
    at.more_time = {x, places.clear.y - canvas.mm(tall ? 14.0F : 5.0F) - more_h, inner, more_h};
    at.question = {x, canvas.mm(tall ? 60.0F : 5.0F), inner, 0};
    const Px bars_h = canvas.mm(tall ? 12.0F : 7.0F);
    at.bars = {x, at.more_time.y - canvas.mm(tall ? 96.0F : 6.0F) - bars_h, inner, bars_h};
    at.figures = {x, at.bars.y - canvas.mm(tall ? 74.0F : 30.0F), inner, canvas.mm(tall ? 70.0F : 28.0F)};
    return at;
}

WarningPlaces landscape(Canvas& canvas, const Places& places) {
    const auto& m = canvas.metrics();
    const auto [w, h] = m.size();
    const Px margin = canvas.mm(m.margin());
    const bool small = m.form() == Form::compact;
    WarningPlaces at;
    at.clear_now = places.clear;
    // Figures at the start, the two buttons stacked at the end.
    const Px end_w = small ? places.clear.w : m.form() == Form::wide ? canvas.mm(190) : canvas.mm(96);
    at.clear_now = {places.clear.right() - end_w, places.clear.y, end_w, places.clear.h};
    if (at.clear_now.h < canvas.mm(20)) {
        at.clear_now.y -= canvas.mm(20) - at.clear_now.h;
        at.clear_now.h = canvas.mm(20);
    }
    if (m.form() != Form::compact)
        at.clear_now = {places.clear.right() - places.clear.w, at.clear_now.y, places.clear.w,
                        at.clear_now.h};
    const Px more_h = canvas.mm(small ? 38.0F : m.form() == Form::wide ? 66.0F : 34.0F);
    at.more_time = {places.clear.right() - end_w, at.clear_now.y - canvas.mm(small ? 3.0F : 6.0F) - more_h,
                    end_w, more_h};
    const Px start_w = at.more_time.x - margin - canvas.mm(small ? 4.0F : 10.0F);
    at.question = {margin,
                   canvas.mm(small                    ? 3.4F
                             : m.form() == Form::wide ? 30.0F
                                                      : 8.0F),
                   small ? start_w : w - 2 * margin, 0};
    const Px figures_h = canvas.mm(small ? 20.0F : m.form() == Form::wide ? 56.0F : 36.0F);
    const Px bars_h = canvas.mm(small ? 4.0F : m.form() == Form::wide ? 10.0F : 6.0F);
    at.emergency = {margin, h - margin - canvas.mm(small ? 8.0F : 12.0F), start_w,
                    canvas.mm(small ? 8.0F : 12.0F)};
    at.bars = {margin, at.emergency.y - canvas.mm(small ? 3.0F : 8.0F) - bars_h, start_w, bars_h};
    at.figures = {margin, at.bars.y - canvas.mm(small ? 1.0F : 3.0F) - figures_h, start_w, figures_h};
    return at;
}

/// A label of more lines than usual makes 'I need more time' grow upwards, as far as there is room.
void grow_to_label(Canvas& canvas, const view::Button& button, Rect& rect, Px top) {
    const Px needed = needed_row_height(canvas, button, Role::language_button, rect.w);
    const Px grown = std::min(needed, rect.bottom() - top);
    if (grown > rect.h)
        rect = {rect.x, rect.bottom() - grown, rect.w, grown};
}

} // namespace

void lay_out_warning(Stage& stage, const view::Warning& warning) {
    auto& canvas = stage.canvas;
    const auto& m = canvas.metrics();
    const auto& p = canvas.palette();
    auto at = m.is_portrait() ? portrait(canvas, stage.places) : landscape(canvas, stage.places);
    if (m.form() == Form::tall)
        draw_brand(canvas, stage.places, {});

    const auto question = canvas.set(warning.question, m.is_small() ? Role::title : Role::home_title,
                                     at.question.w, Polished::heading);
    canvas.text(question, at.question.x, at.question.y, at.question.w, p.ink);
    Px y = at.question.y + question.height() + canvas.mm(m.is_small() ? 1.4F : 4.0F);
    // On the lowest displays the question stands beside the buttons.
    const bool beside_buttons = m.form() == Form::compact;
    const Px top = m.is_portrait() ? at.bars.bottom() + canvas.mm(4) : beside_buttons ? at.question.y : y;
    grow_to_label(canvas, warning.more_time, at.more_time, top);
    const Px why_limit = beside_buttons ? at.figures.y : std::min(at.figures.y, at.more_time.y);
    const auto why = canvas.set(warning.why, Role::lead, at.question.w);
    // The reason gives way where there is no room: the question and the figures do not.
    if (y + why.height() <= why_limit) {
        canvas.text(why, at.question.x, y, at.question.w, p.ink2);
    } else if (y > at.figures.y + 1) {
        canvas.problem("question reaches into the figures", question.utf8, at.question);
    }

    const auto digits =
        canvas.set(figures(std::to_string(warning.seconds)), Role::countdown, at.figures.w, Polished::no);
    const Px digits_y = at.figures.bottom() - digits.height();
    canvas.text(digits, at.figures.x, digits_y, at.figures.w, p.ink);
    // The word stands beside the figures; the figures' own room is that of two digits, so that it never
    // moves.
    const Px beside =
        std::max(canvas.natural_width(figures("00"), Role::countdown), digits.width()) + canvas.mm(6);
    const auto word = canvas.set(warning.seconds_word, Role::lead, at.figures.w - beside, Polished::heading);
    canvas.text(word, at.figures.x + beside, at.figures.bottom() - digits.height() * 0.18F - word.height(),
                at.figures.w - beside, p.ink);
    draw_countdown(canvas, at.bars, warning.seconds, warning.total_seconds);

    const float icon = m.form() == Form::tall || m.form() == Form::wide ? 18.0F : m.is_small() ? 9.0F : 10.0F;
    button_row(canvas, warning.more_time, ButtonKind::accent, at.more_time, Role::language_button, icon,
               Align::center);
    Places places = stage.places;
    places.emergency = at.emergency;
    draw_emergency(canvas, places, stage.model.chrome, false, Align::start);
    button_row(canvas, warning.clear_now, ButtonKind::clear, at.clear_now, Role::clear_label,
               m.is_small() ? 7.4F : 11.0F, m.is_small() ? Align::start : Align::center);
}

} // namespace waypost::layout
