#include "base/boxed.h"
#include "base/shared_text.h"
#include "testing.h"

#include <string>
#include <utility>

using namespace waypost;

TEST_CASE("Copies of a shared text are one text") {
    const SharedText first("example.org/services");
    SharedText second = first; // NOLINT(performance-unnecessary-copy-initialization): the copy is the point
    CHECK(&first.str() == &second.str());
    SharedText third;
    third = second;
    CHECK(&third.str() == &first.str());
}

TEST_CASE("A shared text outlives the one it was copied from") {
    SharedText kept;
    {
        const SharedText gone(std::string(100, 'x'));
        kept = gone;
    }
    CHECK(kept == std::string(100, 'x'));
    SharedText moved = std::move(kept);
    kept = SharedText("other");
    CHECK(moved == std::string(100, 'x'));
    moved = *&moved;
    CHECK(moved == std::string(100, 'x'));
}

TEST_CASE("An empty shared text is the empty text") {
    CHECK(SharedText().empty());
    CHECK(SharedText("").empty());
    CHECK(SharedText("").str().empty());
    CHECK("a" + SharedText("b") == "ab");
}

TEST_CASE("A boxed value is absent until it is given") {
    Boxed<std::string> none;
    CHECK_FALSE(none);
    CHECK_FALSE(Boxed<std::string>(std::optional<std::string>()));
    const Boxed<std::string> some = std::optional<std::string>("who");
    REQUIRE(some);
    CHECK(*some == "who");
    CHECK(some->size() == 3);
    none = some;
    CHECK(&*none == &*some);
}
