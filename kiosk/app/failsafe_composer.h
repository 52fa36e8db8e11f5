#pragma once

#include "app/composer.h"
#include "app/failsafe.h"

namespace waypost::app {

/// Shows the built-in page and nothing else, for as long as the reason lasts.
class FailsafeComposer final : public Composer {
public:
    explicit FailsafeComposer(FailsafeSpec spec);
    void resize(Size size, float px_per_mm);

    const Composition& compose(const session::State& state, Instant now, WallTime wall,
                               bool wall_is_trusted) override;
    void forget() override {}

private:
    void lay_out();

    FailsafeSpec m_spec;
    paint::DisplayList m_list;
    Composition m_composition;
};

} // namespace waypost::app
