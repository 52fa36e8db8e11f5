#include "testing.h"
#include "ui/layout/chrome.h"
#include "ui/layout/metrics.h"

using namespace waypost;
using namespace waypost::layout;
using session::TextSize;

namespace {

struct Panel {
    Size size;
    double diagonal_in;
    Form form;
    float largest_mm;
};
const Panel k_panels[] = {
    {{1080, 1920}, 21.5, Form::tall, 9},  {{1920, 1080}, 21.5, Form::wide, 9},
    {{1280, 800}, 10.1, Form::medium, 9}, {{720, 1280}, 8, Form::small_tall, 6.5F},
    {{800, 480}, 7, Form::compact, 6.5F},
};

} // namespace

TEST_CASE("Capital letters of body text are 5 mm at least, and as high as promised at the largest") {
    for (const auto& panel : k_panels) {
        const auto screen = make_screen(panel.size, panel.diagonal_in, 1);
        CHECK(Metrics(screen, TextSize::normal).form() == panel.form);
        CHECK(Metrics(screen, TextSize::normal).cap_mm(Role::body) >= 5);
        CHECK(Metrics(screen, TextSize::large).cap_mm(Role::body) >
              Metrics(screen, TextSize::normal).cap_mm(Role::body));
        CHECK(Metrics(screen, TextSize::largest).cap_mm(Role::body) == Approx(panel.largest_mm));
    }
}

TEST_CASE("No text for visitors is under 4.8 mm, in any size, on any display (Section 508 402.4)") {
    for (const auto& panel : k_panels) {
        for (const auto size : {TextSize::normal, TextSize::large, TextSize::largest}) {
            const Metrics metrics(make_screen(panel.size, panel.diagonal_in, 1), size);
            for (int role = 0; role < static_cast<int>(Role::count); ++role)
                CHECK(metrics.cap_mm(static_cast<Role>(role)) >= 4.8F);
        }
    }
}

TEST_CASE("What is painted is as high as what was promised") {
    // 0.714 em is the capital height of Noto Sans.
    for (const auto& panel : k_panels) {
        const Metrics metrics(make_screen(panel.size, panel.diagonal_in, 1), TextSize::normal);
        const auto style = metrics.style(Role::body, {});
        CHECK(style.em * 0.714F / metrics.px_per_mm() >= 4.9F);
    }
}

TEST_CASE("A panel that is read from farther away is set larger") {
    const Metrics near(make_screen({1080, 1920}, 21.5, 1), TextSize::normal);
    const Metrics far(make_screen({1080, 1920}, 21.5, 1.2), TextSize::normal);
    CHECK(far.style(Role::body, {}).em > near.style(Role::body, {}).em);
}

TEST_CASE("In portrait nothing that is touched stands in the top third") {
    const Metrics metrics(make_screen({1080, 1920}, 21.5, 1), TextSize::normal);
    CHECK(places(metrics).reach >= 1920.0F / 3);
}

TEST_CASE("Clear and leave stands in the bottom end corner of every display") {
    for (const auto& panel : k_panels) {
        const Metrics metrics(make_screen(panel.size, panel.diagonal_in, 1), TextSize::normal);
        const auto at = places(metrics);
        for (const auto& other : {at.back, at.home, at.language, at.display}) {
            CHECK(at.clear.right() >= other.right() - 1);
            CHECK(at.clear.bottom() >= other.bottom() - 1);
        }
    }
}
