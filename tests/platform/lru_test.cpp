#include "platform/lru.h"
#include "testing.h"

#include <string>

namespace waypost::platform {

TEST_CASE("over its budget a cache drops what was used least recently") {
    Lru<std::string, int> cache(30);
    cache.put("a", 1, 10);
    cache.put("b", 2, 10);
    cache.put("c", 3, 10);
    REQUIRE(cache.find("a") != nullptr); // used: b is the oldest now
    cache.put("d", 4, 10);
    CHECK(cache.find("b") == nullptr);
    CHECK(*cache.find("a") == 1);
    CHECK(*cache.find("c") == 3);
    CHECK(*cache.find("d") == 4);
    CHECK(cache.cost() == 30);
}

TEST_CASE("a value over the budget stays alone") {
    Lru<std::string, int> cache(5);
    cache.put("small", 1, 5);
    CHECK(cache.put("huge", 2, 100) == 2);
    CHECK(cache.size() == 1);
    CHECK(*cache.find("huge") == 2);
}

TEST_CASE("a value that is put again replaces the first, cost and all") {
    Lru<std::string, int> cache(100);
    cache.put("a", 1, 60);
    cache.put("a", 2, 10);
    CHECK(*cache.find("a") == 2);
    CHECK(cache.cost() == 10);
    cache.clear();
    CHECK(cache.find("a") == nullptr);
    CHECK(cache.cost() == 0);
}

} // namespace waypost::platform
