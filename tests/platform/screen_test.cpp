#include "pictures.h"
#include "platform/screen.h"

#include <random>

namespace waypost::platform {

namespace {

/// A renderer without a window, and what it shows.
class Glass {
public:
    explicit Glass(Size size)
        : m_surface(SDL_CreateRGBSurfaceWithFormat(0, static_cast<int>(size.w), static_cast<int>(size.h), 32,
                                                   SDL_PIXELFORMAT_RGBA32)),
          m_renderer(SDL_CreateSoftwareRenderer(m_surface.get())) {
        REQUIRE(m_renderer);
    }
    [[nodiscard]] SDL_Renderer* renderer() const { return m_renderer.get(); }
    [[nodiscard]] paint::Color at(int x, int y) const {
        const auto* pixel = static_cast<const uint8_t*>(m_surface->pixels) +
                            static_cast<std::ptrdiff_t>(y) * m_surface->pitch +
                            static_cast<std::ptrdiff_t>(x) * 4;
        return {pixel[0], pixel[1], pixel[2], 255};
    }

private:
    SurfacePtr m_surface;
    RendererPtr m_renderer;
};

Screen screen_on(const Glass& glass, Rotation rotation) {
    Result<Screen> screen = Screen::create(glass.renderer(), rotation, {&test_fonts()});
    REQUIRE(screen.ok());
    return std::move(screen).value();
}

/// A few shapes that differ from picture to picture, one of them a word.
paint::DisplayList shapes(std::minstd_rand& random) {
    const auto some = [&](int most) {
        return static_cast<float>(random() % static_cast<unsigned>(most * 8)) / 8;
    };
    paint::DisplayList list{paint::Fill{{5, 5, 20, 20}, {9, 90, 9, 255}}};
    for (int i = 0; i < 3; ++i) {
        list.emplace_back(paint::RoundedRect{{some(120), some(80), 10 + some(40), 8 + some(30)},
                                             some(9),
                                             {0, 40, 160, 128},
                                             {80, 0, 0, 255},
                                             1.5F,
                                             0});
        list.emplace_back(paint::Polygon{
            {{some(160), some(100)}, {some(160), some(100)}, {some(160), some(100)}}, {200, 120, 0, 255}});
    }
    const text::Paragraph word =
        text::Paragraph::create(test_fonts(), {.utf8 = "jÅg", .bold = {}, .em = 21.5F});
    const std::vector<text::Line> lines = word.lines(500);
    for (const text::PlacedRun& run : lines.front().runs)
        list.emplace_back(paint::TextRun{{some(120), 20 + some(70)}, run, "en", 21.5F, {0, 0, 0, 255}});
    return list;
}

} // namespace

TEST_CASE(
    "a picture that is brought up to date is the same as one that is painted anew, however it is turned") {
    const Size size{160, 100};
    const Rotation rotation =
        GENERATE(Rotation::none, Rotation::quarter, Rotation::half, Rotation::three_quarters);
    const Size panel = upright(size, rotation);
    const Glass glass(panel);
    Screen screen = screen_on(glass, rotation);
    REQUIRE(screen.size() == size);
    std::minstd_rand random(7);
    paint::DisplayList moving = shapes(random);
    for (int step = 0; step < 12; ++step) {
        const paint::DisplayList list = shapes(random);
        const auto slide = static_cast<float>(step) * 3.3F;
        const std::vector<paint::Layer> layers{
            {.list = &list, .offset = {}, .clip = {}, .opacity = 1},
            {.list = &moving, .offset = {slide, -slide / 2}, .clip = Rect{10, 10, 100, 60}, .opacity = 0.8F}};
        const paint::Color ground = step < 8 ? k_white : paint::Color{240, 230, 220, 255};
        CHECK(screen.draw(layers, ground));
        REQUIRE(screen.show());
        const Image expected = painted(layers, size, ground);
        size_t differing = 0;
        for (int y = 0; y < static_cast<int>(panel.h); ++y) {
            for (int x = 0; x < static_cast<int>(panel.w); ++x) {
                const Point middle{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
                const Point at = to_picture(middle, panel, rotation);
                const paint::Color want = expected.at(static_cast<int>(at.x), static_cast<int>(at.y));
                const paint::Color got = glass.at(x, y);
                differing +=
                    std::abs(want.r - got.r) + std::abs(want.g - got.g) + std::abs(want.b - got.b) > 12 ? 1U
                                                                                                        : 0U;
            }
        }
        INFO("step " << step);
        REQUIRE(differing == 0);
    }
}

TEST_CASE("a picture that is there already is not drawn again until it is uncovered or lost") {
    const Glass glass({40, 30});
    Screen screen = screen_on(glass, Rotation::none);
    const paint::DisplayList list{paint::Fill{{1, 1, 5, 5}, k_black}};
    const std::vector<paint::Layer> layers{{.list = &list, .offset = {}, .clip = {}, .opacity = 1}};
    CHECK(screen.draw(layers, k_white));
    REQUIRE(screen.show());
    CHECK_FALSE(screen.draw(layers, k_white));
    screen.uncover();
    CHECK(screen.draw(layers, k_white));
    REQUIRE(screen.show());
    screen.lose_canvas();
    CHECK(screen.draw(layers, k_white));
    REQUIRE(screen.show());
    CHECK(screen.draw(layers, k_black)); // another ground
}

TEST_CASE("a blank screen is blank, and what comes next is painted whole") {
    const Glass glass({40, 30});
    Screen screen = screen_on(glass, Rotation::none);
    const paint::DisplayList list{paint::Fill{{1, 1, 5, 5}, k_black}};
    const std::vector<paint::Layer> layers{{.list = &list, .offset = {}, .clip = {}, .opacity = 1}};
    screen.draw(layers, k_white);
    screen.show();
    screen.draw_blank({200, 100, 50, 255});
    REQUIRE(screen.show());
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 40; ++x)
            REQUIRE(glass.at(x, y) == paint::Color{200, 100, 50, 255});
    }
    screen.forget();
    CHECK(screen.draw(layers, k_white));
    REQUIRE(screen.show());
    CHECK(glass.at(2, 2) == k_black);
    CHECK(glass.at(20, 20) == k_white);
}

} // namespace waypost::platform
