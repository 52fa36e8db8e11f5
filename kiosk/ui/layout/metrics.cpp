#include "ui/layout/metrics.h"

#include <algorithm>
#include <cmath>

namespace waypost::layout {

namespace {

using text::Weight;

/// How a role follows the visitor's text size.
enum class Growth : uint8_t { body, title, figure, chrome };

struct TypeRow {
    Role role;
    Weight weight;
    Growth growth;
    float large;  ///< capital height in mm on 21.5 in
    float medium; ///< on 10.1 in
    float small;  ///< on 7 and 8 in
    float line_portrait;
    float line_landscape;
};

// No text for visitors is under 4.8 mm (Section 508, 402.4; EN 301 549, 5.1.4); body text is 5 mm and more.
constexpr std::array k_type{
    TypeRow{Role::greeting, Weight::bold, Growth::title, 19, 11, 8.4F, 1.2F, 1.15F},
    TypeRow{Role::home_title, Weight::bold, Growth::title, 12.5F, 7, 6.4F, 1.25F, 1.2F},
    TypeRow{Role::title, Weight::bold, Growth::title, 11, 7.2F, 6.4F, 1.25F, 1.2F},
    TypeRow{Role::lead, Weight::regular, Growth::body, 6.2F, 5, 5, 1.4F, 1.25F},
    TypeRow{Role::answer, Weight::bold, Growth::body, 7.6F, 5.4F, 5.4F, 1.34F, 1.3F},
    TypeRow{Role::body, Weight::regular, Growth::body, 5.7F, 5, 5, 1.5F, 1.4F},
    TypeRow{Role::heading, Weight::bold, Growth::body, 6.4F, 5.2F, 5.2F, 1.3F, 1.3F},
    TypeRow{Role::card_name, Weight::bold, Growth::body, 6.2F, 5.2F, 5.2F, 1.3F, 1.3F},
    TypeRow{Role::phone, Weight::bold, Growth::figure, 15, 9, 9, 1.2F, 1.15F},
    TypeRow{Role::fact, Weight::regular, Growth::body, 5.4F, 5, 5, 1.4F, 1.3F},
    TypeRow{Role::button, Weight::bold, Growth::body, 6.2F, 5, 5.2F, 1.25F, 1.2F},
    TypeRow{Role::language_button, Weight::bold, Growth::title, 8.8F, 6.5F, 5.6F, 1.25F, 1.25F},
    TypeRow{Role::bar_label, Weight::regular, Growth::chrome, 4.9F, 4.8F, 4.8F, 1.2F, 1.2F},
    TypeRow{Role::clear_label, Weight::bold, Growth::chrome, 5.3F, 4.8F, 4.8F, 1.2F, 1.2F},
    TypeRow{Role::page_label, Weight::regular, Growth::chrome, 5, 4.8F, 4.8F, 1.2F, 1.2F},
    TypeRow{Role::emergency, Weight::regular, Growth::chrome, 6, 5, 4.8F, 1.1F, 1.0F},
    TypeRow{Role::emergency_number, Weight::bold, Growth::chrome, 7.4F, 5, 4.8F, 1.2F, 1.2F},
    TypeRow{Role::countdown, Weight::bold, Growth::figure, 44, 24, 16, 1.05F, 1.05F},
    TypeRow{Role::brand, Weight::regular, Growth::chrome, 5.3F, 4.8F, 4.8F, 1.2F, 1.2F},
};
static_assert(k_type.size() == static_cast<size_t>(Role::count));

// Body text reaches 9 mm at the largest on panels of 10 in and more, 6.5 mm on those of 7 and 8 in.
constexpr std::array k_body_large{1.0F, 1.26F, 9.0F / 5.7F};
constexpr std::array k_body_medium{1.0F, 1.3F, 9.0F / 5.0F};
constexpr std::array k_body_small{1.0F, 1.15F, 6.5F / 5.0F};
constexpr std::array k_title{1.0F, 1.1F, 1.2F};
constexpr std::array k_title_small{1.0F, 1.05F, 1.1F};
constexpr std::array k_figure{1.0F, 1.1F, 1.2F};
constexpr std::array k_chrome{1.0F, 1.1F, 1.2F};

/// Capital height of Noto Sans in em; every size of the design is a capital height.
constexpr float k_noto_cap_em = 0.714F;
/// A step down the type scale.
constexpr float k_step = 0.88F;

const TypeRow& row_of(Role role) {
    return k_type[static_cast<size_t>(role)];
}

Form form_of(const Screen& screen) {
    const float w = screen.size.w / screen.px_per_mm;
    const float h = screen.size.h / screen.px_per_mm;
    if (h > w)
        return w >= 150 ? Form::tall : Form::small_tall;
    if (h >= 200)
        return Form::wide;
    return h >= 110 ? Form::medium : Form::compact;
}

bool is_han(const std::string& script) {
    return script == "Hans" || script == "Hant" || script == "Jpan" || script == "Hani" || script == "Kore";
}

/// Scripts whose letters stack marks above and below: their lines need all of the face's height.
bool is_tall_script(const std::string& script) {
    static constexpr std::array k_tall{"Khmr", "Mymr", "Laoo", "Thai", "Deva", "Beng",
                                       "Gujr", "Guru", "Taml", "Telu", "Tibt"};
    return std::any_of(k_tall.begin(), k_tall.end(), [&](const char* s) { return script == s; });
}

} // namespace

Screen make_screen(Size size, double diagonal_in, double scale) {
    const double diagonal_px = std::hypot(static_cast<double>(size.w), static_cast<double>(size.h));
    return {size, static_cast<float>(diagonal_px / (diagonal_in * 25.4) * scale)};
}

Metrics::Metrics(const Screen& screen, session::TextSize text_size)
    : m_screen(screen), m_form(form_of(screen)), m_text_size(text_size) {}

float Metrics::cap_mm(Role role) const {
    const auto& row = row_of(role);
    const auto index = static_cast<size_t>(m_text_size);
    const bool large = m_form == Form::tall || m_form == Form::wide;
    const float base = large ? row.large : m_form == Form::medium ? row.medium : row.small;
    // In a wide landscape the eye is as near but the height is half: titles give way.
    const float shape = m_form == Form::wide && row.growth == Growth::title ? 0.85F : 1.0F;
    const auto& body_growth = large ? k_body_large : m_form == Form::medium ? k_body_medium : k_body_small;
    switch (row.growth) {
    case Growth::body:
        return base * body_growth[index];
    case Growth::title: {
        const auto& growth = is_small() ? k_title_small : k_title;
        const float body = cap_mm(Role::body);
        return std::max(base * shape * growth[index], role == Role::language_button ? body : body * 1.05F);
    }
    case Growth::figure:
        return base * k_figure[index] * (m_form == Form::wide && role == Role::countdown ? 0.8F : 1.0F);
    case Growth::chrome:
        // The bar of a low display has no room to grow: its labels stay at the size every label must have.
        return base * (large ? k_chrome[index] : 1.0F);
    }
    return base;
}

Style Metrics::style(Role role, const i18n::Locale& locale, int step) const {
    const auto& row = row_of(role);
    float cap = cap_mm(role);
    if (step > 0)
        cap = std::max(cap * std::pow(k_step, static_cast<float>(step)), cap_mm(Role::body));
    float line = is_portrait() ? row.line_portrait : row.line_landscape;
    if (locale.script == "Arab" || locale.script == "Hebr") {
        if (cap < 9)
            cap *= 1.1F;
        line = row.growth == Growth::chrome ? line : std::max(line + 0.1F, 1.4F);
        if (role == Role::body)
            line = 1.6F;
    } else if (is_han(locale.script)) {
        // The ideograph is as high as the capital times 1.25; Noto Sans CJK draws it 0.92 em high.
        cap *= 1.25F / 0.92F * k_noto_cap_em;
    } else if (is_tall_script(locale.script)) {
        line = std::max(line, 1.6F);
    } else if (locale.script == "Ethi") {
        line = std::max(line, 1.25F); // one storey, a little higher than capitals
    } else if (locale.language == "vi" && row.growth != Growth::chrome) {
        line = std::max(line, 1.32F);
    }
    const float em = std::round(mm(cap) / k_noto_cap_em);
    return {em, row.weight, std::round(em * line)};
}

float Metrics::margin() const {
    switch (m_form) {
    case Form::tall:
    case Form::wide:
        return 12;
    case Form::medium:
        return 6;
    case Form::small_tall:
    case Form::compact:
        break;
    }
    return 3.4F;
}

float Metrics::gap() const {
    return m_form == Form::tall || m_form == Form::wide ? 5.0F : 3.0F;
}

float Metrics::bar_gap() const {
    switch (m_form) {
    case Form::tall:
    case Form::wide:
        return 4;
    case Form::medium:
        return 3.2F;
    case Form::small_tall:
    case Form::compact:
        break;
    }
    return 3.0F;
}

float Metrics::radius() const {
    return is_small() ? 3.0F : 4.0F;
}

float Metrics::tile() const {
    switch (m_form) {
    case Form::tall:
        return 21.5F;
    case Form::wide:
        return 19;
    case Form::medium:
        return 14;
    case Form::small_tall:
    case Form::compact:
        break;
    }
    return 13;
}

float Metrics::foot() const {
    return is_small() ? 0.0F : 0.8F;
}

float Metrics::card_padding() const {
    switch (m_form) {
    case Form::tall:
    case Form::wide:
        return 8.5F;
    case Form::medium:
        return 5;
    case Form::small_tall:
    case Form::compact:
        break;
    }
    return 3.5F;
}

float Metrics::page_row() const {
    switch (m_form) {
    case Form::tall:
    case Form::wide:
        return 24;
    case Form::medium:
        return 14.4F;
    case Form::small_tall:
    case Form::compact:
        break;
    }
    return 13.4F;
}

} // namespace waypost::layout
