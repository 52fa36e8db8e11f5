#include "app/failsafe.h"

#include "app/fitted_lines.h"
#include "app/seven_segment.h"
#include "text/paragraph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace waypost::app {

namespace {

using text::Weight;

constexpr paint::Color k_ink{0x22, 0x1E, 0x18, 255};
constexpr paint::Color k_ink2{0x46, 0x3F, 0x34, 255};
constexpr paint::Color k_rule{0x7C, 0x70, 0x5F, 255};
constexpr float k_cap_to_em = 0.714F; ///< Noto Sans: the height of a capital, in em
constexpr float k_technician_cap_mm = 2.8F;

struct Sentence {
    const char* en;
    const char* es;
};

/// How much is said; the index into what can be said.
enum class Words : uint8_t { full, fewer, fewest };
using Wordings = std::array<Sentence, 3>;

struct Call {
    const char* number;
    Wordings words;
};

constexpr Wordings k_title{{
    {"This screen is not working right now. You can call:",
     "Esta pantalla no funciona en este momento. Puede llamar a:"},
    {"Not working right now. You can call:", "No funciona ahora. Puede llamar a:"},
    {"You can call:", "Puede llamar a:"},
}};
constexpr std::array<Call, 3> k_calls{{
    {"911",
     {{{"Danger, injury or overdose", "Peligro, heridas o sobredosis"},
       {"Danger, injury or overdose", "Peligro, heridas o sobredosis"},
       {"Danger, injury, overdose", "Peligro, heridas, sobredosis"}}}},
    {"988",
     {{{"Someone to talk to when it is too much, day and night",
        "Alguien con quien hablar, de día y de noche. Marque 2 para español"},
       {"Someone to talk to, day and night", "Alguien con quien hablar. Marque 2"},
       {"Need to talk?", "¿Necesita hablar? Marque 2"}}}},
    {"211",
     {{{"A bed, food and help near you", "Una cama, comida y ayuda cerca de usted"},
       {"A bed, food and help near you", "Una cama, comida y ayuda cerca de usted"},
       {"Bed, food, help", "Cama, comida, ayuda"}}}},
}};

/// Sizes in millimetres; letters by their cap height.
struct Scale {
    float margin;
    float title_en;
    float title_es;
    float number;
    float line;
    Words title;
    Words lines;
    float fill; ///< how much of a row's height its words and number may take
    size_t reason_lines;
};

/// From the largest to the smallest: the first whose parts all fit is used.
constexpr std::array<Scale, 8> k_scales{{
    {14, 12.5F, 9.5F, 29, 8.8F, Words::full, Words::full, 0.7F, 4},
    {14, 11.5F, 8.8F, 29, 7.6F, Words::full, Words::full, 0.7F, 4},
    {12, 9, 7, 29, 6.2F, Words::full, Words::full, 0.7F, 4},
    {10, 8, 6.2F, 20, 5.7F, Words::full, Words::full, 0.7F, 4},
    {6, 6.8F, 5.4F, 14, 5.2F, Words::full, Words::full, 0.75F, 3},
    {6, 6.8F, 5.4F, 14, 5.2F, Words::fewer, Words::fewer, 0.75F, 3},
    {6, 5.8F, 5, 13, 4.9F, Words::fewer, Words::fewest, 0.94F, 3},
    {3.4F, 5.4F, 4.8F, 10, 4.8F, Words::fewest, Words::fewest, 0.8F, 2},
}};

const Sentence& in_words(const Wordings& wordings, Words words) {
    return wordings[static_cast<size_t>(words)];
}

constexpr text::Polish k_heading{.keep_facts_whole = true, .balance = true, .avoid_short_last = true};

/// Lines of one text in one size, with their place below the top of the first capital.
struct Block {
    std::vector<text::Line> lines;
    const char* locale = "en";
    float em = 0;
    float pitch = 0;
    float cap = 0;
    [[nodiscard]] float height() const { return cap + pitch * static_cast<float>(lines.size() - 1); }
};

struct Row {
    Block number;
    Block en;
    Block es;
    float gap = 0; ///< between English and Spanish, beyond the pitch of lines
    [[nodiscard]] float text_height() const { return en.height() + gap + es.height(); }
};

struct Page {
    Block title_en;
    Block title_es;
    std::array<Row, 3> rows;
    Block reason;
    Block machine;
    float text_x = 0;
};

class Typesetter {
public:
    explicit Typesetter(const FailsafeSpec& spec) : m_spec(spec), m_mm(spec.px_per_mm) {}

    [[nodiscard]] Block
    block(const std::string& utf8, const char* locale, Weight weight, float cap_mm, float line_height,
          Px width,
          const text::Polish& polish = {.keep_facts_whole = true, .balance = false, .avoid_short_last = true},
          size_t most_lines = SIZE_MAX) const {
        Block out;
        out.locale = locale;
        out.cap = cap_mm * m_mm;
        out.em = out.cap / k_cap_to_em;
        out.pitch = out.em * line_height;
        const text::ParagraphSpec spec{
            .utf8 = utf8, .locale = locale, .bold = {}, .weight = weight, .em = out.em};
        out.lines = fitted_lines(*m_spec.fonts, spec, width, polish, most_lines);
        return out;
    }

    [[nodiscard]] Page page(const Scale& scale) const {
        const Px width = m_spec.size.w - 2 * scale.margin * m_mm;
        const Sentence& title = in_words(k_title, scale.title);
        Page out;
        out.title_en = block(title.en, "en", Weight::bold, scale.title_en, 1.2F, width, k_heading);
        out.title_es = block(title.es, "es", Weight::regular, scale.title_es, 1.25F, width, k_heading);
        Px number_width = 0;
        for (size_t i = 0; i < k_calls.size(); ++i) {
            out.rows[i].number = block(k_calls[i].number, "en", Weight::bold, scale.number, 1, width);
            number_width = std::max(number_width, out.rows[i].number.lines.front().width);
        }
        const Px number_gap = std::max(6 * m_mm, 0.75F * scale.number * m_mm);
        out.text_x = scale.margin * m_mm + number_width + std::min(number_gap, width * 0.1F);
        const Px text_width = m_spec.size.w - scale.margin * m_mm - out.text_x;
        for (size_t i = 0; i < k_calls.size(); ++i) {
            const Sentence& words = in_words(k_calls[i].words, scale.lines);
            out.rows[i].en = block(words.en, "en", Weight::bold, scale.line, 1.3F, text_width);
            out.rows[i].es = block(words.es, "es", Weight::regular, scale.line, 1.3F, text_width);
            out.rows[i].gap = scale.line * m_mm * (scale.lines == Words::fewest ? 0.9F : 1.2F);
        }
        const auto small_print = [&](const std::string& utf8, Px most, size_t most_lines) {
            return block(utf8, "en", Weight::regular, k_technician_cap_mm, 1.2F, most, {}, most_lines);
        };
        out.machine = small_print(m_spec.machine, width * 0.4F, 1);
        const Px left = width - out.machine.lines.front().width - 6 * m_mm;
        out.reason = small_print("Technician: " + m_spec.reason, left, scale.reason_lines);
        return out;
    }

private:
    const FailsafeSpec& m_spec;
    float m_mm;
};

void add(paint::DisplayList& list, const Block& block, Px x, Px top, paint::Color color) {
    Px baseline = top + block.cap;
    for (const text::Line& line : block.lines) {
        for (const text::PlacedRun& run : line.runs)
            list.emplace_back(paint::TextRun{{x + run.x, baseline}, run, block.locale, block.em, color});
        baseline += block.pitch;
    }
}

void add_rule(paint::DisplayList& list, const FailsafeSpec& spec, float margin, Px y) {
    const Px thickness = std::max(1.0F, std::round(0.3F * spec.px_per_mm));
    list.emplace_back(paint::Fill{{margin, std::round(y), spec.size.w - 2 * margin, thickness}, k_rule});
}

/// Where the parts stand, top to bottom, in pixels.
struct Places {
    Px title = 0;
    Px title_es = 0;
    Px title_es_x = 0;
    Px rows = 0;
    Px row_height = 0;
    Px footer = 0; ///< top of the technician line
    bool fits = false;
};

Places place(const FailsafeSpec& spec, const Scale& scale, const Page& page) {
    const float mm = spec.px_per_mm;
    const Px margin = scale.margin * mm;
    Places out;
    out.title = std::max(margin, spec.size.h * 0.055F);
    // The shortest titles stand side by side, on one baseline.
    out.title_es_x = margin;
    const Px both = page.title_en.lines.front().width + 6 * mm + page.title_es.lines.front().width;
    const bool side_by_side = scale.title == Words::fewest && both <= spec.size.w - 2 * margin;
    if (side_by_side) {
        out.title_es_x = spec.size.w - margin - page.title_es.lines.front().width;
        out.title_es = out.title + page.title_en.height() - page.title_es.height();
    } else {
        out.title_es = out.title + page.title_en.height() + page.title_es.cap * 1.15F;
    }
    const Px title_bottom = out.title_es + page.title_es.height();
    out.rows = title_bottom + std::max(3 * mm, spec.size.h * 0.035F);
    out.footer = spec.size.h - margin - page.reason.height();
    const Px rows_bottom = out.footer - std::max(3 * mm, spec.size.h * 0.035F);
    out.row_height = (rows_bottom - out.rows) / 3;
    Px needed = 0;
    bool wide_enough = true;
    for (const Row& row : page.rows) {
        needed = std::max({needed, row.number.height(), row.text_height()});
        for (const Block* block : {&row.en, &row.es}) {
            for (const text::Line& line : block->lines)
                wide_enough = wide_enough && page.text_x + line.width <= spec.size.w - margin + 1;
        }
    }
    out.fits = wide_enough && needed <= out.row_height * scale.fill;
    return out;
}

paint::DisplayList page_with_text(const FailsafeSpec& spec) {
    const Typesetter typesetter(spec);
    const Scale* scale = nullptr;
    Page page;
    Places places;
    for (const Scale& candidate : k_scales) {
        scale = &candidate;
        page = typesetter.page(candidate);
        places = place(spec, candidate, page);
        if (places.fits)
            break;
    }
    const Px margin = scale->margin * spec.px_per_mm;
    paint::DisplayList list;
    add(list, page.title_en, margin, places.title, k_ink);
    add(list, page.title_es, places.title_es_x, places.title_es, k_ink);
    Px top = places.rows;
    for (const Row& row : page.rows) {
        add_rule(list, spec, margin, top);
        const Px middle = top + places.row_height / 2;
        add(list, row.number, margin, middle - row.number.height() / 2, k_ink);
        const Px text_top = middle - row.text_height() / 2;
        add(list, row.en, page.text_x, text_top, k_ink);
        add(list, row.es, page.text_x, text_top + row.en.height() + row.gap, k_ink);
        top += places.row_height;
    }
    add_rule(list, spec, margin, top);
    add(list, page.reason, margin, places.footer, k_ink2);
    const Px machine_width = page.machine.lines.front().width;
    add(list, page.machine, spec.size.w - margin - machine_width, places.footer, k_ink2);
    return list;
}

/// Without a font: the numbers alone, as large as they fit.
paint::DisplayList page_of_bars(const FailsafeSpec& spec) {
    const Px margin = std::min(spec.size.w, spec.size.h) * 0.06F;
    const Px row_height = (spec.size.h - 2 * margin) / 3;
    const Px by_width = (spec.size.w - 2 * margin) / seven_segment_width(k_calls[0].number, 1);
    const Px height = std::min({row_height * 0.62F, by_width * 0.8F, 60 * spec.px_per_mm});
    paint::DisplayList list;
    Px top = margin;
    for (const Call& call : k_calls) {
        add_rule(list, spec, margin, top);
        const Px width = seven_segment_width(call.number, height);
        const Point at{(spec.size.w - width) / 2, top + (row_height - height) / 2};
        add_seven_segment(list, call.number, at, height, k_ink);
        top += row_height;
    }
    add_rule(list, spec, margin, top);
    return list;
}

} // namespace

paint::DisplayList failsafe_page(const FailsafeSpec& spec) {
    return spec.fonts != nullptr ? page_with_text(spec) : page_of_bars(spec);
}

} // namespace waypost::app
