#include "text/text_test_tools.h"

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

TEST_CASE("A phone number inside Arabic stays left to right and stands between its words") {
    CHECK(runs(arabic("اتصل \u2066860-555-0142\u2069 الآن")) == Strings{"Noto Sans Arabic|rtl| الآن",
                                                                        "Noto Sans Arabic|ltr|860-555-0142",
                                                                        "Noto Sans Arabic|rtl|اتصل "});
}

TEST_CASE("A Latin name inside Hebrew comes from Noto Sans, its words in reading order") {
    CHECK(runs(spec_of("שלום Maple House כאן", "he", "Hebr", Direction::rtl)) ==
          Strings{"Noto Sans Hebrew|rtl|כאן", "Noto Sans Hebrew|rtl| ", "Noto Sans|ltr|Maple",
                  "Noto Sans Hebrew|ltr| ", "Noto Sans|ltr|House", "Noto Sans Hebrew|rtl|שלום "});
}

TEST_CASE("Another script inside English is set in its own face") {
    CHECK(runs(spec_of("in हिन्दी and 中文")) == Strings{"Noto Sans|ltr|in ",
                                                        "Noto Sans Devanagari|ltr|हिन्दी ",
                                                        "Noto Sans|ltr|and ", "Noto Sans CJK SC|ltr|中文"});
}

TEST_CASE("A bold span is a run of its own in the bold face") {
    ParagraphSpec spec = spec_of("Call now please");
    spec.bold = {{5, 8}};
    const auto line = paragraph(spec).lines(1000).front();
    REQUIRE(line.runs.size() == 3);
    CHECK(line.runs[1].utf8 == "now");
    CHECK(fonts().file(line.runs[1].face).weight == Weight::bold);
    CHECK(fonts().file(line.runs[2].face).weight == Weight::regular);
}

TEST_CASE("Fallback takes a grapheme cluster whole") {
    // The Arabic face has no Latin letter; the accent must go with its letter, not to a face of its own.
    CHECK(runs(arabic("e\u0301e")) == Strings{"Noto Sans|ltr|e\u0301e"});
}

TEST_CASE("Isolates and their like take no width and are not drawn") {
    const auto plain = paragraph(spec_of("Maple House")).natural_width();
    for (const char* text : {"\u2068Maple House\u2069", "\u200EMaple House", "Ma\u00ADple House",
                             "Maple\u200B House", "\uFEFFMaple\u2060 House"}) {
        INFO(text);
        const Paragraph p = paragraph(spec_of(text));
        CHECK(p.natural_width() == Approx(plain));
        std::string drawn;
        const Line line = p.lines(1000).front();
        for (const PlacedRun& run : line.runs)
            drawn += run.utf8;
        CHECK(drawn == "Maple House");
    }
}

TEST_CASE("Joiners stay in the text that is drawn") {
    const std::string text = "क्\u200Dष"; // a joiner that keeps the ligature from forming
    const auto line = paragraph(spec_of(text, "hi", "Deva")).lines(1000).front();
    REQUIRE(line.runs.size() == 1);
    CHECK(line.runs.front().utf8 == text);
    CHECK(line.width != Approx(paragraph(spec_of("क्ष", "hi", "Deva")).natural_width()));
}

TEST_CASE("An Arabic word that is half bold keeps its joined forms") {
    ParagraphSpec spec = arabic("بببب");
    spec.bold = {{0, 4}};
    const auto line = paragraph(spec).lines(1000).front();
    REQUIRE(line.runs.size() == 2);
    CHECK(line.runs[0].utf8 == "\u200Dبب");
    CHECK(line.runs[1].utf8 == "بب\u200D");
}

TEST_CASE("Every run, set alone, is as wide as in its line") {
    const std::vector<ParagraphSpec> specs = {
        spec_of("AVATAR To Type. Wave, Tea fi ffi 12:30 – “quote”"),
        arabic("اتصل بالرقم \u2066860-555-0142\u2069 الآن في Maple House غدًا"),
        spec_of("सहायता के लिए 211 पर कॉल करें", "hi", "Deva"),
        spec_of("ត្រូវការជំនួយ? ហៅ 211", "km", "Khmr"),
    };
    for (const ParagraphSpec& spec : specs) {
        for (const Line& line : paragraph(spec).lines(110)) {
            for (const PlacedRun& run : line.runs) {
                INFO(run.utf8);
                ParagraphSpec alone = spec;
                alone.utf8 = run.utf8;
                alone.direction = run.direction;
                const auto again = paragraph(alone).lines(10000).front();
                // Trailing spaces are not counted in a line's width, but they are in a run's.
                if (run.utf8.back() != ' ' && run.utf8.front() != ' ')
                    CHECK(again.width == Approx(run.width).margin(0.01));
            }
        }
    }
}
