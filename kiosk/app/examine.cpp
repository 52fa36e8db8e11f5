#include "app/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace waypost::app {

namespace {

constexpr float k_least_w_mm = 18;
constexpr float k_least_h_mm = 13;
constexpr float k_least_gap_mm = 3;
/// Rectangles stand on whole pixels: two edges may each be half a pixel off.
constexpr Px k_rounding = 1.01F;

struct Word {
    Rect ink;
    std::string text;
};

/// About what the eye sees of a run: its advance wide, from the capitals' top to the baseline.
Word word_of(const paint::TextRun& run) {
    const Px cap = run.em * 0.714F;
    return {{run.origin.x, run.origin.y - cap, run.run.width, cap}, run.run.utf8};
}

std::vector<Word> words_of(const paint::DisplayList& list) {
    std::vector<Word> words;
    for (const auto& command : list) {
        if (const auto* run = std::get_if<paint::TextRun>(&command))
            words.push_back(word_of(*run));
    }
    return words;
}

bool holds(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - k_rounding && inner.right() <= outer.right() + k_rounding &&
           inner.y >= outer.y - k_rounding && inner.bottom() <= outer.bottom() + k_rounding;
}

/// The distance between two rectangles along the axis that keeps them apart; negative where they overlap.
Px distance(const Rect& a, const Rect& b) {
    const Px dx = std::max(a.x - b.right(), b.x - a.right());
    const Px dy = std::max(a.y - b.bottom(), b.y - a.bottom());
    return std::max(dx, dy);
}

void examine_targets(const std::vector<session::Target>& targets, const layout::Screen& screen,
                     std::vector<layout::Problem>& out) {
    const Rect glass{0, 0, screen.size.w, screen.size.h};
    for (size_t i = 0; i < targets.size(); ++i) {
        const auto& rect = targets[i].rect;
        if (rect.w + k_rounding < k_least_w_mm * screen.px_per_mm ||
            rect.h + k_rounding < k_least_h_mm * screen.px_per_mm)
            out.push_back({fmt::format("target of {:.1f} x {:.1f} mm is too small", rect.w / screen.px_per_mm,
                                       rect.h / screen.px_per_mm),
                           "", rect});
        if (!holds(glass, rect))
            out.push_back({"target reaches outside the display", "", rect});
        for (size_t k = i + 1; k < targets.size(); ++k) {
            const Px gap = distance(rect, targets[k].rect);
            if (gap + k_rounding < k_least_gap_mm * screen.px_per_mm)
                out.push_back({fmt::format("targets are {:.1f} mm apart", gap / screen.px_per_mm), "",
                               rect.united(targets[k].rect)});
        }
    }
}

void examine_words(const std::vector<Word>& words, const std::vector<session::Target>& targets,
                   const layout::Screen& screen, std::vector<layout::Problem>& out) {
    const Rect glass{0, 0, screen.size.w, screen.size.h};
    for (size_t i = 0; i < words.size(); ++i) {
        if (!holds(glass, words[i].ink))
            out.push_back({"text reaches outside the display", words[i].text, words[i].ink});
        for (size_t k = i + 1; k < words.size(); ++k) {
            // Runs of one line touch; a smaller overlap than a hair is kerning.
            if (words[i].ink.inset(1, 1).intersects(words[k].ink.inset(1, 1)))
                out.push_back(
                    {fmt::format("text lies over '{}'", words[k].text), words[i].text, words[i].ink});
        }
        for (const auto& target : targets) {
            if (words[i].ink.intersects(target.rect.inset(1)) && !holds(target.rect, words[i].ink))
                out.push_back({"text is covered in part by a target", words[i].text, words[i].ink});
        }
    }
}

/// An opaque ground that a command paints, if it does. Corners are taken as filled: no text stands in one.
std::optional<std::pair<Rect, paint::Color>> ground_of(const paint::Command& command) {
    if (const auto* fill = std::get_if<paint::Fill>(&command))
        return std::pair(fill->rect, fill->color);
    const auto* box = std::get_if<paint::RoundedRect>(&command);
    if (box && box->fill.a > 0)
        return std::pair(box->rect, box->fill);
    return std::nullopt;
}

/// Everything that one page shows, in the order in which it is painted.
paint::DisplayList painted(const layout::Laid& laid, size_t page) {
    auto list = laid.fixed.list;
    for (const auto& faded : laid.faded) {
        if (faded.opacity >= 1)
            list.insert(list.end(), faded.list.begin(), faded.list.end());
    }
    if (page < laid.pages.size())
        list.insert(list.end(), laid.pages[page].list.begin(), laid.pages[page].list.end());
    return list;
}

/// Text against everything that is painted under it, and nothing over it.
void examine_paint(const paint::DisplayList& list, paint::Color ground, double least_contrast,
                   std::vector<layout::Problem>& out) {
    constexpr std::string_view k_ellipsis = "\u2026";
    for (size_t i = 0; i < list.size(); ++i) {
        const auto* run = std::get_if<paint::TextRun>(&list[i]);
        if (!run || run->run.utf8.find_first_not_of(" \u00A0") == std::string::npos)
            continue;
        const Word word = word_of(*run);
        const Rect core = word.ink.inset(1, 1);
        if (word.text.find(k_ellipsis) != std::string::npos)
            out.push_back({"text ends in an ellipsis", word.text, word.ink});
        bool covered = false;
        double least = 0;
        for (size_t k = i; k-- > 0 && !covered;) {
            const auto under = ground_of(list[k]);
            if (!under || !under->first.intersects(core))
                continue;
            const double ratio = paint::contrast_ratio(run->color, under->second);
            least = least == 0 ? ratio : std::min(least, ratio);
            covered = holds(under->first, word.ink);
        }
        if (!covered) {
            const double ratio = paint::contrast_ratio(run->color, ground);
            least = least == 0 ? ratio : std::min(least, ratio);
        }
        // The ratio is stated to a tenth, as everywhere.
        if (least + 0.05 < least_contrast)
            out.push_back({fmt::format("contrast is {:.1f}:1", least), word.text, word.ink});
        for (size_t k = i + 1; k < list.size(); ++k) {
            const auto over = ground_of(list[k]);
            if (over && over->second.a > 0 && over->first.intersects(core)) {
                out.push_back({"text is painted over", word.text, word.ink});
                break;
            }
        }
    }
}

bool turns(const session::Target& target, int by) {
    const auto* turn = std::get_if<session::TurnPage>(&target.action);
    return turn && turn->by == by && target.enabled;
}

/// Whoever can see the page that `laid` is turned to can get to the others.
void examine_paging(const layout::Laid& laid, const std::vector<session::Target>& targets,
                    std::vector<layout::Problem>& out) {
    const auto has = [&](int by) {
        return std::any_of(targets.begin(), targets.end(),
                           [&](const session::Target& target) { return turns(target, by); });
    };
    const int last = static_cast<int>(laid.pages.size()) - 1;
    if (laid.page < last && !has(1))
        out.push_back({"no button leads to the next page", "", laid.page_area});
    if (laid.page > 0 && !has(-1))
        out.push_back({"no button leads to the page before", "", laid.page_area});
}

/// On a page, the next target never stands beside the one before against the reading direction, and above it
/// only where a new column begins.
void examine_order(const std::vector<session::Target>& targets, bool rtl, std::vector<layout::Problem>& out) {
    for (size_t i = 0; i + 1 < targets.size(); ++i) {
        const auto& a = targets[i].rect;
        const auto& b = targets[i + 1].rect;
        const bool above = b.bottom() <= a.y + k_rounding;
        const bool same_row = b.y < a.bottom() - k_rounding && a.y < b.bottom() - k_rounding;
        const bool backwards = rtl ? b.x >= a.right() - k_rounding : b.right() <= a.x + k_rounding;
        const bool new_column = rtl ? b.right() <= a.x + k_rounding : b.x >= a.right() - k_rounding;
        if ((above && !new_column) || (same_row && backwards))
            out.push_back({"focus goes against the reading order", "", a.united(b)});
    }
}

/// The screen is mirrored where its first row of two targets is.
bool is_mirrored(const std::vector<session::Target>& targets) {
    for (size_t i = 0; i + 1 < targets.size(); ++i) {
        const auto& a = targets[i].rect;
        const auto& b = targets[i + 1].rect;
        if (std::abs(a.y - b.y) < k_rounding)
            return b.right() <= a.x + k_rounding;
    }
    return false;
}

} // namespace

std::vector<layout::Problem> examine(const layout::Laid& laid, const layout::Screen& screen,
                                     session::Theme theme) {
    const double least_contrast = theme == session::Theme::contrast ? 20 : 7;
    const bool mirrored = is_mirrored(laid.fixed.targets);
    std::vector<layout::Problem> problems = laid.fixed.problems;
    const size_t count = std::max<size_t>(1, laid.pages.size());
    for (size_t page = 0; page < count; ++page) {
        const size_t before = problems.size();
        std::vector<session::Target> targets;
        if (page < laid.pages.size()) {
            const auto& own = laid.pages[page];
            problems.insert(problems.end(), own.problems.begin(), own.problems.end());
            targets = own.targets;
            examine_order(targets, mirrored, problems);
        }
        targets.insert(targets.end(), laid.fixed.targets.begin(), laid.fixed.targets.end());
        const auto list = painted(laid, page);
        examine_targets(targets, screen, problems);
        examine_words(words_of(list), targets, screen, problems);
        examine_paint(list, laid.ground, least_contrast, problems);
        if (static_cast<int>(page) == laid.page)
            examine_paging(laid, targets, problems);
        for (size_t i = before; i < problems.size(); ++i)
            problems[i].page = static_cast<int>(page);
    }
    return problems;
}

} // namespace waypost::app
