#pragma once

#include "ui/layout/canvas.h"
#include "ui/view/model.h"

#include <optional>
#include <vector>

/// ViewModel -> display list, hit regions and focus order, for one display. Pure: equal inputs give equal
/// outputs.
namespace waypost::layout {

/// What moves by itself on the welcome screen: which greeting shows, and how far it has faded in.
struct Greeting {
    size_t current = 0;
    float fade = 1;           ///< 1: the current one alone; less: the one before shows through
    bool turns_pages = false; ///< nobody is here: the page with the greeting's language is shown
};

struct Faded {
    paint::DisplayList list;
    float opacity = 1;
};

/// A screen, ready to paint. Everything that stays on all pages is in `fixed`; every page of the content
/// stands where it stands when it is turned to.
struct Laid {
    Recording fixed;
    std::vector<Recording> pages;
    std::vector<Faded> faded;
    Rect page_area; ///< on the display; a drag inside it moves the pages
    int page = 0;   ///< the one that is shown, within the pages there are
    Color ground;

    /// Hit regions in reading order: the page's, then the page buttons, then the bar.
    [[nodiscard]] std::vector<session::Target> targets() const;
    [[nodiscard]] std::vector<Problem> problems() const;
    /// Page and fixed parts in one list, as a still picture shows them.
    [[nodiscard]] paint::DisplayList flat() const;
};

struct Input {
    Screen screen;
    session::TextSize text_size = session::TextSize::normal;
    session::Theme theme = session::Theme::light;
    Interaction interaction;
    Greeting greeting;
};

Laid lay_out(const view::ViewModel& model, const Input& input, text::ParagraphCache& paragraphs);

} // namespace waypost::layout
