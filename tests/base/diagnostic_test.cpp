#include "base/diagnostic.h"
#include "testing.h"

using namespace waypost;

TEST_CASE("A diagnostic reads as file, line, column, what was found, what was expected") {
    const Diagnostic diagnostic{
        Severity::error, {"kiosk.yaml", 4, 3}, "found 'idel_s'", "a known key", "idle_s"};
    CHECK(to_string(diagnostic) ==
          "kiosk.yaml:4:3: error: found 'idel_s', expected a known key (did you mean 'idle_s'?)");
}

TEST_CASE("A diagnostic on a whole file names no line") {
    CHECK(to_string({Severity::warning, {"x.yaml", 0, 0}, "it is empty", ""}) ==
          "x.yaml: warning: it is empty");
}

TEST_CASE("Warnings alone are no errors") {
    CHECK_FALSE(has_errors({{Severity::warning, {}, "", ""}}));
    CHECK(has_errors({{Severity::warning, {}, "", ""}, {Severity::error, {}, "", ""}}));
}

TEST_CASE("The nearest word is found where one is near, and none where none is") {
    const std::vector<std::string> keys{"idle_s", "warning_s", "volume"};
    CHECK(nearest("idel_s", keys) == "idle_s");
    CHECK(nearest("volme", keys) == "volume");
    CHECK(nearest("ture", {"true", "false"}) == "true"); // neighbours swapped are one mistake
    CHECK(nearest("fr", {"en", "es"}).empty());
    CHECK(nearest("brightness", keys).empty());
    CHECK(nearest("", {}).empty());
}
