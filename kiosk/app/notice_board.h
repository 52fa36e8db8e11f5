#pragma once

#include "base/geometry.h"
#include "paint/layer.h"
#include "text/font_set.h"

#include <optional>
#include <string>

namespace waypost::app {

/// A strip over the bottom of the picture.
struct NoticeStrip {
    paint::DisplayList list;
    Rect place;
};

/// Sets a notice for who looks after the kiosk: its first line is a headline, the others follow in their own
/// lines. In the colours of high contrast, as large as the display allows, and never over more than the lower
/// half of the picture: what does not fit is left out, and an ellipsis says so.
NoticeStrip notice_strip(const std::string& text, Size size, float px_per_mm, const text::FontSet& fonts);

/// The notice that is up now.
class NoticeBoard {
public:
    /// `fonts` must outlive the board; nullptr: no notice can be shown.
    explicit NoticeBoard(const text::FontSet* fonts) : m_fonts(fonts) {}

    /// "": there is none.
    void put_up(std::string text);
    /// Over a display of that size. The layer is good until the next call.
    std::optional<paint::Layer> layer(Size size, float px_per_mm);

private:
    const text::FontSet* m_fonts;
    std::string m_text;
    Size m_size; ///< that the strip was set for
    float m_px_per_mm = 0;
    NoticeStrip m_strip;
    unsigned m_revision = 0;
    bool m_is_set = false;
};

} // namespace waypost::app
