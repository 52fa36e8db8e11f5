#include "pictures.h"

#include <cmath>

namespace waypost::platform {

using paint::DisplayList;

namespace {

struct Sample {
    const char* utf8;
    const char* locale;
    const char* script;
    Direction direction;
};

text::Line line_of(const Sample& sample, float em, text::Weight weight = text::Weight::regular) {
    const text::Paragraph paragraph = text::Paragraph::create(test_fonts(), {.utf8 = sample.utf8,
                                                                             .locale = sample.locale,
                                                                             .script = sample.script,
                                                                             .direction = sample.direction,
                                                                             .bold = {},
                                                                             .weight = weight,
                                                                             .em = em});
    std::vector<text::Line> lines = paragraph.lines(100000);
    REQUIRE(lines.size() == 1);
    return lines.front();
}

DisplayList list_of(const text::Line& line, const Sample& sample, float em, Point origin,
                    paint::Color color) {
    DisplayList list;
    for (const text::PlacedRun& run : line.runs)
        list.emplace_back(paint::TextRun{{origin.x + run.x, origin.y}, run, sample.locale, em, color});
    return list;
}

InkBox ink_of_sample(const Sample& sample, float em, float x = 20) {
    return ink_of(painted(list_of(line_of(sample, em), sample, em, {x, 80}, k_black), {1400, 140}));
}

} // namespace

TEST_CASE("what is drawn is as wide as what was measured, in every script") {
    // Letters whose ink fills most of their advance stand at both ends.
    const Sample sample =
        GENERATE(Sample{"HHamburgefonts and wiring around the houseH", "en", "Latn", Direction::ltr},
                 Sample{"HNếu quý vị đang gặp nguy hiểm, hãy gọi ngayH", "vi", "Latn", Direction::ltr},
                 Sample{"هل أنت في خطر الآن اتصل بنا", "ar", "Arab", Direction::rtl},
                 Sample{"你有危险吗请拨打电话", "zh-Hans", "Hans", Direction::ltr},
                 Sample{"តើអ្នកមានគ្រោះថ្នាក់ទេ", "km", "Khmr", Direction::ltr},
                 Sample{"नमस्ते क्या आप खतरे में हैं", "hi", "Deva", Direction::ltr});
    const float em = GENERATE(17.0F, 28.6F, 41.3F);
    const text::Line line = line_of(sample, em);
    const InkBox ink = ink_of_sample(sample, em);
    REQUIRE_FALSE(ink.empty());
    // Side bearings keep ink away from the ends of the advance; rounding costs a pixel.
    const float bearing = em * 0.14F;
    INFO(sample.locale << " at " << em << ": " << line.width << " measured, ink " << ink.left - 20 << " to "
                       << ink.right - 20);
    CHECK(std::abs(static_cast<float>(ink.left) - 20) <= bearing + 1);
    CHECK(std::abs(static_cast<float>(ink.right) - 20 - line.width) <= bearing + 1);
}

TEST_CASE("a long row of one letter is as wide as its advances, within a pixel") {
    const float em = GENERATE(16.0F, 19.7F, 24.3F, 33.9F);
    const Sample one{"H", "en", "Latn", Direction::ltr};
    const Sample many{"HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH", "en", "Latn", Direction::ltr};
    const InkBox narrow = ink_of_sample(one, em);
    const InkBox wide = ink_of_sample(many, em);
    const float advances = line_of(many, em).width - line_of(one, em).width;
    CHECK(std::abs(static_cast<float>(wide.right - narrow.right) - advances) <= 1);
}

TEST_CASE("a right-to-left run is drawn, in its own order") {
    // Alef is a plain upright stroke and stands first, so at the right; the tail of the word is wider.
    const Sample word{"اب", "ar", "Arab", Direction::rtl};
    const float em = 60;
    const Image image = painted(list_of(line_of(word, em), word, em, {20, 80}, k_black), {200, 140});
    const InkBox ink = ink_of(image);
    REQUIRE_FALSE(ink.empty());
    const InkBox alef = ink_of_sample({"ا", "ar", "Arab", Direction::rtl}, em);
    // The highest ink belongs to alef: it must be in the right half of the word.
    int highest_x = -1;
    for (int x = ink.left; x < ink.right; ++x) {
        if (!(image.at(x, ink.top) == k_white))
            highest_x = x;
    }
    CHECK(highest_x > (ink.left + ink.right) / 2);
    CHECK(ink.top == alef.top);
}

TEST_CASE("the baseline stays where it is whatever stands on it") {
    const float em = 40;
    const InkBox plain = ink_of_sample({"H", "en", "Latn", Direction::ltr}, em);
    CHECK(plain.bottom == 80);
    for (const char* const utf8 : {"HẤ", "HÅ", "Hx"})
        CHECK(ink_of_sample({utf8, "vi", "Latn", Direction::ltr}, em).bottom == 80);
    const float cap =
        test_fonts().metrics(line_of({"H", "en", "Latn", Direction::ltr}, em).runs[0].face).cap_height;
    CHECK(std::abs(static_cast<float>(plain.bottom - plain.top) - cap * em) <= 1);
}

TEST_CASE("ink that stands left of the origin does not push the text to the right") {
    // The j of Noto Sans reaches to the left of its origin; after it the letters are where they would be.
    const float em = 60;
    const float j = line_of({"j", "en", "Latn", Direction::ltr}, em).width;
    const InkBox alone = ink_of_sample({"H", "en", "Latn", Direction::ltr}, em, 20 + j);
    const InkBox after = ink_of_sample({"jH", "en", "Latn", Direction::ltr}, em, 20);
    CHECK(after.left < 20);
    CHECK(std::abs(after.right - alone.right) <= 1);
}

TEST_CASE("the same text in another colour is drawn in that colour") {
    const Sample sample{"HHH", "en", "Latn", Direction::ltr};
    const text::Line line = line_of(sample, 60);
    const paint::Color green{0, 120, 0, 255};
    DisplayList list = list_of(line, sample, 60, {10, 70}, k_black);
    for (const paint::Command& command : list_of(line, sample, 60, {10, 150}, green))
        list.push_back(command);
    const Image image = painted(list, {300, 180});
    size_t black = 0;
    size_t coloured = 0;
    for (int y = 0; y < image.h; ++y) {
        for (int x = 0; x < image.w; ++x) {
            black += y < 90 && image.at(x, y) == k_black ? 1U : 0U;
            coloured += y > 90 && image.at(x, y) == green ? 1U : 0U;
        }
    }
    CHECK(black > 100);
    CHECK(black == coloured);
}

TEST_CASE("a bracket without its empty half is drawn where it belongs") {
    // Apart: the ink of the bracket alone, in the right half of its square. Together: half an em further
    // left.
    constexpr float k_em = 40;
    const Sample alone{"（", "zh-Hans", "Hans", Direction::ltr};
    const Sample pair{"」（", "zh-Hans", "Hans", Direction::ltr};
    const InkBox apart = ink_of_sample(alone, k_em);
    const InkBox together = ink_of_sample(pair, k_em);
    CHECK(std::abs(static_cast<float>(together.right) - (static_cast<float>(apart.right) + k_em / 2)) <= 1);
}

TEST_CASE("text is drawn again after it was dropped") {
    Result<ImagePainter> painter = ImagePainter::create({&test_fonts()}, {300, 100});
    REQUIRE(painter.ok());
    const Sample sample{"Safe", "en", "Latn", Direction::ltr};
    const DisplayList list = list_of(line_of(sample, 40), sample, 40, {10, 70}, k_black);
    const paint::Layer layer{.list = &list, .offset = {}, .clip = {}, .opacity = 1};
    const Image before = painter->paint({&layer, 1}, k_white);
    painter->drop_text();
    CHECK(painter->paint({&layer, 1}, k_white) == before);
}

TEST_CASE("without fonts text is left out and the rest is painted") {
    Result<ImagePainter> painter = ImagePainter::create({}, {300, 100});
    REQUIRE(painter.ok());
    const Sample sample{"Safe", "en", "Latn", Direction::ltr};
    DisplayList list = list_of(line_of(sample, 40), sample, 40, {10, 70}, k_black);
    list.emplace_back(paint::Fill{{0, 0, 2, 2}, k_black});
    const paint::Layer layer{.list = &list, .offset = {}, .clip = {}, .opacity = 1};
    const InkBox ink = ink_of(painter->paint({&layer, 1}, k_white));
    CHECK(ink.right == 2);
    CHECK(ink.bottom == 2);
}

} // namespace waypost::platform
