#pragma once

#include "platform/image.h"
#include "testing.h"
#include "text/font_set.h"
#include "text/paragraph.h"

#include <string>

namespace waypost::platform {

inline const paint::Color k_white{255, 255, 255, 255};
inline const paint::Color k_black{0, 0, 0, 255};

inline const text::FontSet& test_fonts() {
    static const Result<text::FontSet> fonts = text::FontSet::create(text::FontSet::default_folders());
    REQUIRE(fonts.ok());
    return *fonts;
}

inline Image painted(const std::vector<paint::Layer>& layers, Size size, paint::Color ground = k_white) {
    Result<ImagePainter> painter = ImagePainter::create({&test_fonts()}, size);
    REQUIRE(painter.ok());
    return painter->paint(layers, ground);
}

inline Image painted(const paint::DisplayList& list, Size size, paint::Color ground = k_white) {
    return painted({{.list = &list, .offset = {}, .clip = {}, .opacity = 1}}, size, ground);
}

/// The smallest box that holds every pixel that is not white.
struct InkBox {
    int left = 1 << 20;
    int top = 1 << 20;
    int right = 0;
    int bottom = 0;
    [[nodiscard]] bool empty() const { return right <= left; }
};

inline InkBox ink_of(const Image& image) {
    InkBox box;
    for (int y = 0; y < image.h; ++y) {
        for (int x = 0; x < image.w; ++x) {
            if (image.at(x, y) == k_white)
                continue;
            box.left = std::min(box.left, x);
            box.right = std::max(box.right, x + 1);
            box.top = std::min(box.top, y);
            box.bottom = y + 1;
        }
    }
    return box;
}

} // namespace waypost::platform
