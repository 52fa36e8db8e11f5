#include "testing.h"
#include "ui/layout/blocks.h"

using namespace waypost;
using namespace waypost::layout;

namespace {

Measured block(Px height, Px gap = 0, bool keep = false) {
    Measured measured;
    measured.height = height;
    measured.gap_before = gap;
    measured.keep_with_next = keep;
    return measured;
}

} // namespace

TEST_CASE("Blocks move to the next page whole") {
    const auto pages = flow({block(60), block(60), block(30)}, 100);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].size() == 1);
    REQUIRE(pages[1].size() == 2);
    CHECK(pages[1][1].y == 60);
}

TEST_CASE("The gap above a block is left out at the top of a page") {
    const auto pages = flow({block(60, 10), block(60, 10)}, 100);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0][0].y == 0);
    CHECK(pages[1][0].y == 0);
}

TEST_CASE("A heading never ends a page") {
    const auto pages = flow({block(70), block(20, 0, true), block(40)}, 100);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].size() == 1);
    CHECK(pages[1].size() == 2);
}

TEST_CASE("A heading whose text is higher than a page still makes progress") {
    const auto pages = flow({block(20, 0, true), block(100)}, 100);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].size() == 1);
}

TEST_CASE("Nothing to show is one empty page") {
    CHECK(flow({}, 100).size() == 1);
}

TEST_CASE("No block is lost or repeated, whatever the heights") {
    std::vector<Measured> blocks;
    for (int i = 0; i < 200; ++i)
        blocks.push_back(block(static_cast<Px>((i * 37) % 120 + 1), static_cast<Px>(i % 7), i % 5 == 0));
    size_t next = 0;
    for (const auto& page : flow(blocks, 100)) {
        Px bottom = 0;
        for (const auto& placement : page) {
            CHECK(placement.block == next++);
            CHECK(placement.y >= bottom);
            bottom = placement.y + blocks[placement.block].height;
        }
        if (page.size() > 1)
            CHECK(bottom <= 100.5F);
    }
    CHECK(next == blocks.size());
}
