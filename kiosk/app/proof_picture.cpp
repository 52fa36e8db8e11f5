#include "app/proof.h"
#include "app/scene.h"
#include "app/site_composer.h"
#include "platform/image.h"
#include "platform/png.h"

namespace waypost::app {

namespace {

/// A frame that nobody overlooks, whatever it stands on.
paint::DisplayList mark_of(const Rect& where) {
    const paint::Color red = paint::rgb(0xE00000);
    const paint::Color white = paint::rgb(0xFFFFFF);
    return {paint::RoundedRect{where.inset(-10), 8, paint::k_no_color, white, 9, 0},
            paint::RoundedRect{where.inset(-8), 6, paint::k_no_color, red, 5, 0}};
}

} // namespace

Result<size_t> paint_finding(const SiteData& data, const text::FontSet& fonts, const Finding& finding,
                             const std::filesystem::path& out) {
    SceneRequest request;
    request.locale = finding.locale;
    request.screen = finding.screen;
    request.id = finding.id;
    request.page = finding.problem.page + 1;
    request.text_size = finding.text_size;
    request.theme = finding.theme;
    request.at = k_proof_moment;
    const auto scene = make_scene(request, data);
    if (!scene.ok())
        return scene.error();
    const auto& display = *finding.display;
    auto painter = platform::ImagePainter::create({&fonts}, display.size);
    if (!painter.ok())
        return painter.error();
    SiteComposer composer(data, fonts, layout::make_screen(display.size, display.diagonal_in, 1));
    // The first composition starts the greeting's clock.
    composer.compose(session::State{}, Instant{Millis{3'600'000}}, scene->wall, true);
    const auto& composition = composer.compose(scene->state, scene->now, scene->wall, true);
    const auto mark = mark_of(finding.problem.where);
    auto layers = composition.layers;
    layers.push_back({&mark, {}, std::nullopt, 1});
    return platform::write_png(out, painter->paint(layers, composition.ground));
}

} // namespace waypost::app
