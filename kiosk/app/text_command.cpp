#include "app/commands.h"
#include "base/diagnostic.h"
#include "i18n/locale.h"
#include "paint/layer.h"
#include "platform/image.h"
#include "platform/png.h"
#include "text/paragraph.h"
#include "text/utf8.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

namespace waypost::app {

namespace {

namespace fs = std::filesystem;
// Keys stay in the order in which they are written.
using Json = nlohmann::ordered_json;

/// The exit status of a command line that cannot be done.
constexpr int k_misused = 2;

int fail(const std::string& message) {
    fmt::print(stderr, "waypost text: {}\n", message);
    return k_misused;
}

/// One line of the file.
struct Source {
    std::string utf8;
    int line = 1;
    int first_column = 1; ///< of its first byte: 4 behind a byte order mark
};

Result<std::string> read_file(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error))
        return Error{fmt::format("{}: this is a folder, expected a text file", file.string())};
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error{fmt::format("{}: cannot read the file: {}", file.string(), std::strerror(errno))};
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (in.bad())
        return Error{fmt::format("{}: cannot read the file: {}", file.string(), std::strerror(errno))};
    return bytes;
}

/// One paragraph a line; CR LF ends a line as well. A byte order mark is no part of the text.
std::vector<Source> paragraphs_of(std::string_view bytes) {
    constexpr std::string_view k_byte_order_mark = "\uFEFF";
    std::vector<Source> out;
    size_t begin = bytes.starts_with(k_byte_order_mark) ? k_byte_order_mark.size() : 0;
    int first_column = static_cast<int>(begin) + 1;
    for (int line = 1; begin < bytes.size(); ++line) {
        const size_t feed = std::min(bytes.find('\n', begin), bytes.size());
        std::string_view text = bytes.substr(begin, feed - begin);
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        out.push_back({std::string(text), line, first_column});
        begin = feed + 1;
        first_column = 1;
    }
    return out;
}

/// The first ill-formed byte of every line.
Diagnostics check_encoding(const std::vector<Source>& sources, const std::string& file) {
    Diagnostics out;
    for (const Source& source : sources) {
        for (size_t i = 0; i < source.utf8.size();) {
            const auto c = text::decode(source.utf8, i);
            if (!c.well_formed) {
                const auto byte = static_cast<unsigned char>(source.utf8[i]);
                out.push_back({Severity::error,
                               {file, source.line, source.first_column + static_cast<int>(i)},
                               fmt::format("found the byte 0x{:02X}, which is not UTF-8 here", byte),
                               "text in UTF-8"});
                break;
            }
            i += c.size;
        }
    }
    return out;
}

struct Laid {
    text::ParagraphSpec spec;
    std::vector<text::Line> lines;
};

/// As on the kiosk's screens. What takes two lines is balanced as a heading is.
std::vector<text::Line> polished(const text::Paragraph& paragraph, Px width) {
    text::Polish polish{
        .keep_facts_whole = true, .balance = false, .avoid_short_last = true, .keep_company = true};
    auto lines = paragraph.lines(width, polish);
    polish.balance = true;
    return lines.size() == 2 ? paragraph.lines(width, polish) : lines;
}

/// A thousandth of a pixel is more than anyone sees, and keeps the noise of floats out of the output.
double rounded(Px px) {
    return std::round(static_cast<double>(px) * 1000) / 1000;
}

const char* name_of(Direction direction) {
    return direction == Direction::rtl ? "rtl" : "ltr";
}

Json to_json(const Laid& laid, const text::FontSet& fonts) {
    Json lines = Json::array();
    for (const text::Line& line : laid.lines) {
        Json runs = Json::array();
        for (const text::PlacedRun& run : line.runs)
            runs.push_back({{"font", fonts.file(run.face).family},
                            {"script", run.script},
                            {"direction", name_of(run.direction)},
                            {"text", run.utf8},
                            {"x", rounded(run.x)}});
        lines.push_back({{"text", laid.spec.utf8.substr(line.begin, line.end - line.begin)},
                         {"width", rounded(line.width)},
                         {"runs", std::move(runs)}});
    }
    return {{"direction", name_of(laid.spec.direction)}, {"lines", std::move(lines)}};
}

/// Dark words on a white column as wide as the lines may be, on a grey ground.
Result<size_t> paint_picture(const std::vector<Laid>& all, const text::FontSet& fonts, Px width, Px em,
                             const fs::path& out) {
    constexpr Px k_highest = 32'000;
    const Px margin = std::ceil(em);
    paint::DisplayList words;
    Px y = margin;
    for (const Laid& laid : all) {
        for (const text::Line& line : laid.lines) {
            const Px leading = std::max(Px{0}, 1.5F * em - line.ascent - line.descent);
            const Px baseline = y + leading / 2 + line.ascent;
            const Px x = margin + (laid.spec.direction == Direction::rtl ? width - line.width : 0);
            for (const text::PlacedRun& run : line.runs)
                words.push_back(
                    paint::TextRun{{x + run.x, baseline}, run, laid.spec.locale, em, paint::rgb(0x1A1A1A)});
            y += leading + line.ascent + line.descent;
        }
        y += em / 2;
    }
    const Size size{std::ceil(width) + 2 * margin, std::ceil(y) + margin};
    if (size.w > k_highest || size.h > k_highest)
        return Error{fmt::format("{}: the picture would be {:.0f} x {:.0f} pixels, expected at most {:.0f}",
                                 out.string(), size.w, size.h, k_highest)};
    words.insert(words.begin(), paint::Fill{{margin, 0, width, size.h}, paint::rgb(0xFFFFFF)});
    auto painter = platform::ImagePainter::create({&fonts}, size);
    if (!painter.ok())
        return painter.error();
    const paint::Layer layer{&words, {}, std::nullopt, 1};
    return platform::write_png(out, painter->paint({&layer, 1}, paint::rgb(0xE4E4E4)));
}

bool is_length(double px, double most) {
    return px > 0 && px <= most;
}

} // namespace

int text_command(const TextOptions& options) {
    constexpr double k_widest = 100'000;
    constexpr double k_largest = 2'000;
    if (!is_length(options.width, k_widest))
        return fail(
            fmt::format("--width is {}, expected pixels above 0, at most {}", options.width, k_widest));
    if (!is_length(options.size, k_largest))
        return fail(
            fmt::format("--size is {}, expected pixels above 0, at most {}", options.size, k_largest));
    const auto locale = i18n::make_any_locale(options.locale);
    if (!locale.ok())
        return fail("--locale: " + locale.error().message);
    const auto bytes = read_file(options.file);
    if (!bytes.ok())
        return fail(bytes.error().message);
    auto sources = paragraphs_of(*bytes);
    if (const auto wrong = check_encoding(sources, options.file.string()); !wrong.empty()) {
        for (const Diagnostic& diagnostic : wrong)
            fmt::print(stderr, "{}\n", to_string(diagnostic));
        return 1;
    }
    const auto fonts = text::FontSet::create(text::FontSet::default_folders());
    if (!fonts.ok())
        return fail(fonts.error().message);

    const auto width = static_cast<Px>(options.width);
    std::vector<Laid> all;
    Json json = Json::array();
    for (Source& source : sources) {
        Laid laid;
        laid.spec.utf8 = std::move(source.utf8);
        laid.spec.locale = locale->tag;
        laid.spec.script = locale->script;
        laid.spec.direction = locale->direction;
        laid.spec.weight = options.bold ? text::Weight::bold : text::Weight::regular;
        laid.spec.em = static_cast<float>(options.size);
        const auto paragraph = text::Paragraph::create(*fonts, laid.spec);
        for (const auto& missing : paragraph.unresolved())
            fmt::print(stderr, "{}\n",
                       to_string(Diagnostic{Severity::warning,
                                            {options.file.string(), source.line,
                                             source.first_column + static_cast<int>(missing.offset)},
                                            fmt::format("found '{}', which no font has", missing.cluster),
                                            "characters that can be shown"}));
        laid.lines = options.polish ? polished(paragraph, width) : paragraph.lines(width);
        json.push_back(to_json(laid, *fonts));
        if (!options.out.empty())
            all.push_back(std::move(laid));
    }
    if (!options.out.empty()) {
        const auto written = paint_picture(all, *fonts, width, static_cast<Px>(options.size), options.out);
        if (!written.ok())
            return fail(written.error().message);
    }
    std::cout << Json{{"paragraphs", std::move(json)}}.dump() << "\n" << std::flush;
    return std::cout ? 0 : fail("the output could not be written");
}

} // namespace waypost::app
