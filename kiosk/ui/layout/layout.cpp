#include "ui/layout/layout.h"

#include "ui/layout/screens.h"

#include <algorithm>

namespace waypost::layout {

std::vector<session::Target> Laid::targets() const {
    std::vector<session::Target> all;
    if (!pages.empty())
        all = pages[static_cast<size_t>(page)].targets;
    all.insert(all.end(), fixed.targets.begin(), fixed.targets.end());
    return all;
}

std::vector<Problem> Laid::problems() const {
    auto all = fixed.problems;
    for (const auto& recording : pages)
        all.insert(all.end(), recording.problems.begin(), recording.problems.end());
    return all;
}

paint::DisplayList Laid::flat() const {
    auto list = fixed.list;
    for (const auto& layer : faded) {
        if (layer.opacity >= 1)
            list.insert(list.end(), layer.list.begin(), layer.list.end());
    }
    if (!pages.empty()) {
        const auto& shown = pages[static_cast<size_t>(page)].list;
        list.insert(list.end(), shown.begin(), shown.end());
    }
    return list;
}

void finish(Stage& stage, int page_count, const view::Text& next, std::vector<view::Text> ahead) {
    auto& canvas = stage.canvas;
    const auto& places = stage.places;
    const auto& model = stage.model;
    auto& laid = stage.laid;
    laid.page = std::clamp(model.page, 0, std::max(0, page_count - 1));
    canvas.record_into(laid.fixed);
    const bool has_row = page_count > 1;
    if (has_row) {
        const auto say = [&, tag = model.locale.tag](const char* id, const i18n::Args& args) {
            return model.catalog->text(tag, id, args);
        };
        const i18n::Args numbers{{"page", i18n::number_arg(laid.page + 1)},
                                 {"count", i18n::number_arg(page_count)}};
        PageRow row;
        row.page = laid.page;
        row.count = page_count;
        row.up = model.chrome.page_up;
        row.more = model.chrome.page_more;
        row.counter = say("page.count", numbers);
        row.counter_short = figures(std::to_string(laid.page + 1) + k_slash + std::to_string(page_count));
        if (!next.empty())
            row.next = say("page.next", {{"what", i18n::text_arg(next.utf8)}});
        row.ahead = std::move(ahead);
        draw_page_row(canvas, places, row);
    }
    const auto form = canvas.metrics().form();
    draw_emergency(canvas, places, model.chrome, has_row,
                   form == Form::medium ? Align::end
                   : form == Form::wide ? Align::center
                                        : Align::start);
    draw_bar(canvas, places, model.chrome.bar);
}

Laid lay_out(const view::ViewModel& model, const Input& input, text::ParagraphCache& paragraphs) {
    const Metrics metrics(input.screen, input.text_size);
    const auto& colors = palette(input.theme);
    // Nobody has chosen a language on the welcome screen: it stands as the site's default does.
    Canvas canvas(metrics, colors, paragraphs, model.locale.direction, input.interaction);
    const auto* welcome = std::get_if<view::Welcome>(&model.body);
    const auto where = welcome != nullptr ? places_of_welcome(metrics) : places(metrics);
    Laid laid;
    laid.ground = colors.paper;
    canvas.record_into(laid.fixed);
    Stage stage{canvas, where, model, laid, paragraphs};
    if (const auto* warning = std::get_if<view::Warning>(&model.body)) {
        lay_out_warning(stage, *warning);
        return laid;
    }
    canvas.fill(where.bar_ground, colors.sunk);
    if (metrics.form() == Form::compact)
        canvas.fill({where.bar_ground.x, 0, std::max(1.0F, canvas.mm(0.4F)), where.bar_ground.h},
                    colors.line);
    else
        canvas.rule(0, where.bar_ground.y, where.bar_ground.w, colors.line);
    if (welcome != nullptr)
        lay_out_welcome(stage, *welcome, input.greeting);
    else if (const auto* menu = std::get_if<view::Menu>(&model.body))
        lay_out_menu(stage, *menu);
    else if (const auto* article = std::get_if<view::Article>(&model.body))
        lay_out_article(stage, *article);
    else if (const auto* options = std::get_if<view::Options>(&model.body))
        lay_out_options(stage, *options);
    return laid;
}

} // namespace waypost::layout
