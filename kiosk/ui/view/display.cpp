#include "ui/view/screens.h"

#include <array>

namespace waypost::view {

Options display(const session::State& state, const Words& words) {
    using session::TextSize;
    using session::Theme;
    struct SizeChoice {
        TextSize size;
        const char* message;
    };
    struct ThemeChoice {
        Theme theme;
        const char* message;
    };
    constexpr std::array k_sizes{SizeChoice{TextSize::normal, "display.size_normal"},
                                 SizeChoice{TextSize::large, "display.size_large"},
                                 SizeChoice{TextSize::largest, "display.size_largest"}};
    constexpr std::array k_themes{ThemeChoice{Theme::light, "display.theme_light"},
                                  ThemeChoice{Theme::dark, "display.theme_dark"},
                                  ThemeChoice{Theme::contrast, "display.theme_contrast"}};
    Options options;
    options.title = words.say("display.title");
    options.icon = "contrast";
    ChoiceGroup sizes{words.say("display.text_size"), {}};
    for (const auto& choice : k_sizes)
        sizes.choices.push_back({session::SetTextSize{choice.size}, words.say(choice.message), "", true,
                                 state.text_size == choice.size});
    ChoiceGroup themes{words.say("display.colors"), {}};
    const auto theme = state.theme.value_or(words.site().theme);
    for (const auto& choice : k_themes)
        themes.choices.push_back(
            {session::SetTheme{choice.theme}, words.say(choice.message), "", true, theme == choice.theme});
    options.groups.push_back(std::move(sizes));
    options.groups.push_back(std::move(themes));
    return options;
}

} // namespace waypost::view
