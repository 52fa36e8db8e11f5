#include "app/proof.h"

#include <fmt/format.h>

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

} // namespace

std::vector<layout::Problem> examine(const layout::Laid& laid, const layout::Screen& screen) {
    auto problems = laid.fixed.problems;
    auto fixed_words = words_of(laid.fixed.list);
    for (const auto& faded : laid.faded) {
        if (faded.opacity >= 1) {
            for (auto& word : words_of(faded.list))
                fixed_words.push_back(std::move(word));
        }
    }
    static const layout::Recording k_nothing;
    const size_t count = std::max<size_t>(1, laid.pages.size());
    for (size_t page = 0; page < count; ++page) {
        const auto& recording = laid.pages.empty() ? k_nothing : laid.pages[page];
        problems.insert(problems.end(), recording.problems.begin(), recording.problems.end());
        auto targets = recording.targets;
        targets.insert(targets.end(), laid.fixed.targets.begin(), laid.fixed.targets.end());
        examine_targets(targets, screen, problems);
        auto words = words_of(recording.list);
        words.insert(words.end(), fixed_words.begin(), fixed_words.end());
        examine_words(words, targets, screen, problems);
    }
    return problems;
}

} // namespace waypost::app
