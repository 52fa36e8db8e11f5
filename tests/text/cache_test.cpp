#include "text/text_test_tools.h"

using namespace waypost;
using namespace waypost::text;
using namespace waypost::text::test;

TEST_CASE("The cache gives the same paragraph for an equal spec") {
    ParagraphCache cache(fonts());
    const Paragraph* first = &cache.get(spec_of("Help"));
    CHECK(&cache.get(spec_of("Help")) == first);
    CHECK(cache.size() == 1);
}

TEST_CASE("Everything that changes the shapes makes another paragraph") {
    ParagraphCache cache(fonts());
    const ParagraphSpec base = spec_of("Help");
    std::vector<ParagraphSpec> specs(8, base);
    specs[1].utf8 = "Helps";
    specs[2].locale = "tr";
    specs[3].script = "Arab";
    specs[4].direction = Direction::rtl;
    specs[5].bold = {{0, 1}};
    specs[6].weight = Weight::bold;
    specs[7].em = 21;
    for (const ParagraphSpec& spec : specs)
        CHECK(cache.get(spec).spec() == spec);
    CHECK(cache.size() == specs.size());
}

TEST_CASE("A full cache drops what was used longest ago") {
    ParagraphCache cache(fonts(), 2);
    const Paragraph* a = &cache.get(spec_of("a"));
    cache.get(spec_of("b"));
    CHECK(&cache.get(spec_of("a")) == a);
    cache.get(spec_of("c"));
    CHECK(cache.size() == 2);
    CHECK(&cache.get(spec_of("a")) == a);
}

TEST_CASE("A cleared cache holds nothing and goes on working") {
    ParagraphCache cache(fonts());
    cache.get(spec_of("secret"));
    cache.clear();
    CHECK(cache.size() == 0);
    CHECK(cache.get(spec_of("secret")).natural_width() > 0);
}
