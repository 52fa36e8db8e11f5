#include "app/proof.h"

#include "app/scene.h"
#include "session/step.h"
#include "ui/view/screens.h"

#include <fmt/format.h>

#include <array>
#include <set>

namespace waypost::app {

namespace {

constexpr std::array k_all_sizes{session::TextSize::normal, session::TextSize::large,
                                 session::TextSize::largest};

const char* name_of(session::TextSize size) {
    switch (size) {
    case session::TextSize::normal:
        return "normal";
    case session::TextSize::large:
        return "large";
    case session::TextSize::largest:
        return "largest";
    }
    return "normal";
}

constexpr std::array k_all_themes{session::Theme::light, session::Theme::dark, session::Theme::contrast};

const char* name_of(session::Theme theme) {
    switch (theme) {
    case session::Theme::light:
        return "light";
    case session::Theme::dark:
        return "dark";
    case session::Theme::contrast:
        return "contrast";
    }
    return "light";
}

struct Subject {
    std::string screen;
    std::string id;
};

/// Every screen of the site: each category, topic and contact is one.
std::vector<Subject> subjects(const content::Pack& pack, bool all_ids) {
    std::vector<Subject> out;
    for (const auto name : screen_names()) {
        const std::string screen(name);
        if (!all_ids || (screen != "category" && screen != "topic" && screen != "contact")) {
            out.push_back({screen, ""});
            continue;
        }
        if (screen == "category") {
            for (const auto& category : pack.categories)
                out.push_back({screen, category.id});
        } else if (screen == "topic") {
            for (const auto& topic : pack.topics)
                out.push_back({screen, topic.id});
        } else {
            for (const auto& service : pack.services)
                out.push_back({screen, service.id});
        }
    }
    return out;
}

/// Lays one subject out again and again on different displays and in different sizes.
class Examiner {
public:
    Examiner(const SiteData& data, const text::FontSet& fonts) : m_data(data), m_paragraphs(fonts, 4096) {}

    void examine_all(const Subject& subject, const std::string& locale, const ProofOptions& options,
                     Proof& proof) {
        SceneRequest request;
        request.locale = locale;
        request.screen = subject.screen;
        request.id = subject.id;
        request.at = k_proof_moment;
        const auto scene = make_scene(request, m_data);
        if (!scene.ok())
            return;
        session::Rules rules;
        rules.warning = m_data.config().warning;
        const auto model = view::view(scene->state, m_data.site(), {scene->now, scene->wall, true},
                                      session::seconds_left(scene->state, rules, scene->now));
        for (const size_t index : options.displays) {
            for (const auto size : options.text_sizes) {
                for (const auto theme : options.themes) {
                    layout::Input input;
                    input.screen =
                        layout::make_screen(displays()[index].size, displays()[index].diagonal_in, 1);
                    input.text_size = size;
                    input.theme = theme;
                    input.greeting.current = greeting_of(locale);
                    const auto laid = layout::lay_out(model, input, m_paragraphs);
                    ++proof.screens;
                    proof.pages += std::max<size_t>(1, laid.pages.size());
                    auto problems = examine(laid, input.screen, theme);
                    // The page buttons of the last page have other words, and lead back.
                    if (laid.pages.size() > 1 && theme == options.themes.front()) {
                        auto turned = model;
                        turned.page = static_cast<int>(laid.pages.size()) - 1;
                        for (auto& problem :
                             examine(layout::lay_out(turned, input, m_paragraphs), input.screen, theme))
                            problems.push_back(std::move(problem));
                    }
                    for (auto& problem : problems) {
                        auto message = message_of(locale, problem.text);
                        proof.findings.push_back({subject.screen, locale, size, theme, &displays()[index],
                                                  std::move(problem), subject.id, std::move(message)});
                    }
                }
            }
        }
    }

private:
    [[nodiscard]] size_t greeting_of(const std::string& locale) const {
        const auto& languages = m_data.site().catalog.languages();
        size_t index = 0;
        while (index + 1 < languages.size() && languages[index].locale.tag != locale)
            ++index;
        return index;
    }

    /// The first message of the language, else of English, that has these words.
    [[nodiscard]] std::string message_of(const std::string& locale, const std::string& words) const {
        const auto& catalog = m_data.site().catalog;
        for (const std::string& tag : {locale, std::string("en")}) {
            for (const auto& id : catalog.ids(tag)) {
                if (!words.empty() && catalog.source(tag, id).find(words) != std::string_view::npos)
                    return id;
            }
        }
        return {};
    }

    const SiteData& m_data;
    text::ParagraphCache m_paragraphs;
};

} // namespace

const std::vector<Display>& displays() {
    static const std::vector<Display> k_displays{{{1080, 1920}, 21.5, "1080x1920"},
                                                 {{1920, 1080}, 21.5, "1920x1080"},
                                                 {{1280, 800}, 10.1, "1280x800"},
                                                 {{720, 1280}, 8, "720x1280"},
                                                 {{800, 480}, 7, "800x480"}};
    return k_displays;
}

std::string to_string(const Finding& finding) {
    const auto& problem = finding.problem;
    return fmt::format("{} {} {} {} {}{}{} page {} at {:.0f},{:.0f} {:.0f}x{:.0f}: {}{}{}",
                       finding.display->name, finding.locale, name_of(finding.text_size),
                       name_of(finding.theme), finding.screen, finding.id.empty() ? "" : " ", finding.id,
                       problem.page + 1, problem.where.x, problem.where.y, problem.where.w, problem.where.h,
                       problem.what, problem.text.empty() ? "" : fmt::format(" ('{}')", problem.text),
                       finding.message.empty() ? "" : fmt::format(" in {}", finding.message));
}

Proof prove(const SiteData& data, const text::FontSet& fonts, const ProofOptions& options) {
    Proof proof;
    ProofOptions all = options;
    if (all.locales.empty()) {
        for (const auto& info : data.site().catalog.languages())
            all.locales.push_back(info.locale.tag);
    }
    if (all.text_sizes.empty())
        all.text_sizes.assign(k_all_sizes.begin(), k_all_sizes.end());
    if (all.themes.empty())
        all.themes.assign(k_all_themes.begin(), k_all_themes.end());
    if (all.displays.empty()) {
        for (size_t i = 0; i < displays().size(); ++i)
            all.displays.push_back(i);
    }
    Examiner examiner(data, fonts);
    for (const auto& locale : all.locales) {
        for (const auto& subject : subjects(data.site().pack, all.all_ids))
            examiner.examine_all(subject, locale, all, proof);
    }
    return proof;
}

} // namespace waypost::app
