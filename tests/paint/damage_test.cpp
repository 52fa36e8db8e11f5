#include "paint/damage.h"
#include "sample.h"
#include "testing.h"

#include <random>

namespace waypost::paint {

namespace {

constexpr Size k_display{200, 200};

Layer layer(const DisplayList& list, Point offset = {}) {
    return {.list = &list, .offset = offset, .clip = std::nullopt, .opacity = 1};
}

std::vector<Rect> between(const DisplayList& before, const DisplayList& after,
                          size_t max_rects = k_max_damage_rects) {
    return damage(snapshot({layer(before)}, k_display), snapshot({layer(after)}, k_display), max_rects);
}

Fill square(Px x, Px y, uint32_t color = 0x123456) {
    return {{x, y, 10, 10}, rgb(color)};
}

} // namespace

TEST_CASE("the same picture is not painted again") {
    const DisplayList list{square(0, 0), sample_text({20, 50}, "Call", 40), square(50, 50)};
    const DisplayList copy = list;
    CHECK(between(list, copy).empty());
    CHECK(between({}, {}).empty());
}

TEST_CASE("a button that changes colour is all that is painted") {
    const DisplayList before{square(0, 0), square(50, 50), square(100, 100)};
    const DisplayList after{square(0, 0), square(50, 50, 0xFFFFFF), square(100, 100)};
    CHECK(between(before, after) == std::vector<Rect>{{50, 50, 10, 10}});
}

TEST_CASE("what comes and what goes is painted, what stays is not") {
    const DisplayList before{square(0, 0), square(50, 50), square(100, 100)};
    CHECK(between(before, {square(0, 0), square(100, 100)}) == std::vector<Rect>{{50, 50, 10, 10}});
    CHECK(between({square(0, 0), square(100, 100)}, before) == std::vector<Rect>{{50, 50, 10, 10}});
    CHECK(between(before, {square(30, 0), square(0, 0), square(50, 50), square(100, 100), square(150, 0)}) ==
          std::vector<Rect>{{30, 0, 10, 10}, {150, 0, 10, 10}});
}

TEST_CASE("two things that change places over each other are painted") {
    const Fill low{{0, 0, 20, 20}, rgb(1)};
    const Fill high{{10, 10, 20, 20}, rgb(2)};
    const std::vector<Rect> rects = between({low, high}, {high, low});
    REQUIRE(rects.size() == 1);
    const Rect overlap{10, 10, 10, 10};
    CHECK(rects[0].united(overlap) == rects[0]);
}

TEST_CASE("a layer that follows the finger is painted where it was and where it is, within its clip") {
    const DisplayList page{square(0, 0), square(0, 100)};
    const DisplayList bar{square(0, 190)};
    const Layer clipped{.list = &page, .offset = {0, 0}, .clip = Rect{0, 0, 200, 105}, .opacity = 1};
    Layer moved = clipped;
    moved.offset = {0, 3};
    CHECK(damage(snapshot({clipped, layer(bar)}, k_display), snapshot({moved, layer(bar)}, k_display)) ==
          std::vector<Rect>{{0, 0, 10, 13}, {0, 100, 10, 5}});
    CHECK(damage(snapshot({clipped, layer(bar)}, k_display), snapshot({clipped, layer(bar)}, k_display))
              .empty());
}

TEST_CASE("an offset is the same as a list that was moved") {
    const DisplayList list{square(0, 0), PushClip{{0, 0, 50, 5}}, square(20, 0), PopClip{}};
    const DisplayList moved = translated(list, 7, 9);
    CHECK(damage(snapshot({layer(list, {7, 9})}, k_display), snapshot({layer(moved)}, k_display)).empty());
}

TEST_CASE("what cannot be seen changes nothing") {
    const DisplayList none{};
    CHECK(between(none, {square(500, 0)}).empty());
    CHECK(between(none, {PushClip{{0, 0, 5, 5}}, square(50, 50), PopClip{}}).empty());
    CHECK(between(none,
                  {PushClip{{0, 0, 5, 5}}, PushClip{{50, 50, 5, 5}}, square(50, 50), PopClip{}, PopClip{}})
              .empty());
    const DisplayList list{square(0, 0)};
    Layer gone = layer(list);
    gone.opacity = 0;
    CHECK(snapshot({gone, Layer{}}, k_display).items.empty());
}

TEST_CASE("a clip that cuts nothing is no difference, one that cuts is") {
    CHECK(between({square(0, 0)}, {PushClip{{0, 0, 100, 100}}, square(0, 0), PopClip{}}).empty());
    CHECK(between({square(0, 0)}, {PushClip{{0, 0, 5, 100}}, square(0, 0), PopClip{}}) ==
          std::vector<Rect>{{0, 0, 10, 10}});
}

TEST_CASE("a cross-fade is painted at every step") {
    const DisplayList list{square(0, 0)};
    Layer before = layer(list);
    Layer after = layer(list);
    before.opacity = 0.25F;
    after.opacity = 0.5F;
    CHECK(damage(snapshot({before}, k_display), snapshot({after}, k_display)) ==
          std::vector<Rect>{{0, 0, 10, 10}});
}

TEST_CASE("more rectangles than may be are joined where that costs least") {
    const DisplayList scattered{square(0, 0), square(12, 0), square(150, 0), square(0, 150),
                                square(150, 150)};
    CHECK(between({}, scattered, 9).size() == 5);
    const std::vector<Rect> four = between({}, scattered);
    REQUIRE(four.size() == 4);
    CHECK(std::count(four.begin(), four.end(), Rect{0, 0, 22, 10}) == 1);
    CHECK(between({}, scattered, 1) == std::vector<Rect>{{0, 0, 160, 160}});
    CHECK(between({}, scattered, 0).size() == 1);
}

namespace {

/// The plainest painter there is: fills on whole pixels, within their clips.
std::vector<uint32_t> painted(const DisplayList& list, int side) {
    std::vector<uint32_t> pixels(static_cast<size_t>(side * side), 0);
    std::vector<Rect> clips;
    for (const Command& command : list) {
        if (const auto* push = std::get_if<PushClip>(&command))
            clips.push_back(push->rect);
        else if (std::holds_alternative<PopClip>(command))
            clips.pop_back();
        const auto* fill = std::get_if<Fill>(&command);
        for (int i = 0; fill && i < side * side; ++i) {
            const Point center{static_cast<Px>(i % side) + 0.5F, static_cast<Px>(i / side) + 0.5F};
            const auto inside = [&](const Rect& clip) { return clip.contains(center); };
            if (fill->rect.contains(center) && std::all_of(clips.begin(), clips.end(), inside))
                pixels[static_cast<size_t>(i)] = fill->color.r;
        }
    }
    return pixels;
}

class Pictures {
public:
    explicit Pictures(unsigned seed) : m_engine(seed) {}

    DisplayList picture() {
        DisplayList list;
        for (int i = below(12); i > 0; --i) {
            if (below(4) == 0) {
                list.emplace_back(PushClip{rect()});
                list.emplace_back(fill());
                list.emplace_back(PopClip{});
            } else {
                list.emplace_back(fill());
            }
        }
        return list;
    }

    /// Some commands gone, new or in another order.
    DisplayList changed(DisplayList list) {
        for (int i = below(4); i >= 0; --i) {
            const auto at = list.begin() + below(static_cast<int>(list.size()) + 1);
            if (at == list.end() || below(2) == 0)
                list.insert(at, fill());
            else if (auto* old = std::get_if<Fill>(&*at))
                *old = fill();
        }
        return list;
    }

    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }

private:
    Rect rect() {
        return {static_cast<Px>(below(40) - 4), static_cast<Px>(below(40) - 4), static_cast<Px>(below(16)),
                static_cast<Px>(below(16))};
    }
    Fill fill() { return {rect(), Color{static_cast<uint8_t>(1 + below(3)), 0, 0, 255}}; }

    std::mt19937 m_engine;
};

} // namespace

TEST_CASE("every pixel that differs is in the damage, whatever changed") {
    constexpr int k_side = 40;
    const Size display{k_side, k_side};
    Pictures pictures{7};
    int different = 0;
    double painted_again = 0;
    for (int round = 0; round < 400; ++round) {
        const DisplayList before = pictures.picture();
        const DisplayList after = pictures.below(4) == 0 ? pictures.picture() : pictures.changed(before);
        const size_t most = static_cast<size_t>(1 + pictures.below(5));
        const std::vector<Rect> rects =
            damage(snapshot({layer(before)}, display), snapshot({layer(after)}, display), most);
        REQUIRE(rects.size() <= most);
        for (size_t i = 0; i < rects.size(); ++i) {
            painted_again += static_cast<double>(rects[i].w * rects[i].h);
            REQUIRE(rects[i].united({0, 0, k_side, k_side}) == Rect{0, 0, k_side, k_side});
            for (size_t j = i + 1; j < rects.size(); ++j)
                REQUIRE_FALSE(rects[i].intersects(rects[j]));
        }
        const auto old_pixels = painted(before, k_side);
        const auto new_pixels = painted(after, k_side);
        for (int i = 0; i < k_side * k_side; ++i) {
            if (old_pixels[static_cast<size_t>(i)] == new_pixels[static_cast<size_t>(i)])
                continue;
            ++different;
            const Point center{static_cast<Px>(i % k_side) + 0.5F, static_cast<Px>(i / k_side) + 0.5F};
            REQUIRE(std::any_of(rects.begin(), rects.end(),
                                [&](const Rect& rect) { return rect.contains(center); }));
        }
    }
    CHECK(different > 1000);
    // Painting everything always would pass all of the above.
    CHECK(painted_again < 400.0 * k_side * k_side / 3);
}

} // namespace waypost::paint
