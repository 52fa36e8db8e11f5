#include "ui/layout/blocks.h"

#include <algorithm>
#include <memory>

namespace waypost::layout {

void append(std::vector<Measured>& out, Flowing flowing, Px width, Px page_height) {
    const size_t lines = flowing.setting.lines.size();
    if (lines == 0)
        return;
    const Px line = flowing.setting.style.line_height;
    const auto fit = std::max<size_t>(1, static_cast<size_t>(page_height / line));
    // Shared: each part of a divided paragraph draws from the same setting.
    const auto shared = std::make_shared<Flowing>(std::move(flowing));
    for (size_t first = 0; first < lines; first += fit) {
        const size_t last = std::min(lines, first + fit);
        Measured part;
        part.height = line * static_cast<Px>(last - first);
        part.gap_before = first == 0 ? shared->gap_before : 0;
        part.keep_with_next = shared->keep_with_next && last == lines;
        if (first == 0)
            part.hint = shared->hint;
        part.draw = [shared, first, last, width](Canvas& canvas, Px x, Px y) {
            const Px inner = width - shared->indent;
            if (first == 0 && shared->mark)
                shared->mark(canvas, shared->mirrored ? x + inner : x, y);
            canvas.text(shared->setting, shared->mirrored ? x : x + shared->indent, y, inner, shared->color,
                        Align::start, first, last);
        };
        out.push_back(std::move(part));
    }
}

std::vector<PagePlan> flow(const std::vector<Measured>& blocks, Px height) {
    std::vector<PagePlan> pages;
    PagePlan page;
    Px y = 0;
    for (size_t i = 0; i < blocks.size();) {
        // A block and all that it must not be parted from move together.
        size_t end = i + 1;
        while (end < blocks.size() && blocks[end - 1].keep_with_next)
            ++end;
        Px needed = 0;
        for (size_t k = i; k < end; ++k)
            needed += blocks[k].height + (k > i || !page.empty() ? blocks[k].gap_before : 0);
        if (!page.empty() && y + needed > height + 0.5F) {
            pages.push_back(std::move(page));
            page = {};
            y = 0;
            continue;
        }
        if (page.empty() && needed > height + 0.5F)
            end = i + 1; // too much to keep together even on a page of its own
        for (size_t k = i; k < end; ++k) {
            const Px gap = page.empty() ? 0 : blocks[k].gap_before;
            page.push_back({k, y + gap});
            y += gap + blocks[k].height;
        }
        i = end;
    }
    if (!page.empty() || pages.empty())
        pages.push_back(std::move(page));
    return pages;
}

} // namespace waypost::layout
