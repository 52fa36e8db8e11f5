#include "app/failsafe_composer.h"

#include <utility>

namespace waypost::app {

FailsafeComposer::FailsafeComposer(FailsafeSpec spec) : m_spec(std::move(spec)) {
    lay_out();
}

void FailsafeComposer::resize(Size size, float px_per_mm) {
    m_spec.size = size;
    m_spec.px_per_mm = px_per_mm;
    lay_out();
}

void FailsafeComposer::lay_out() {
    m_list = failsafe_page(m_spec);
}

const Composition& FailsafeComposer::compose(const session::State&, Instant, WallTime, bool) {
    m_composition.layers.assign(1, paint::Layer{&m_list, {}, std::nullopt, 1});
    m_composition.ground = k_failsafe_ground;
    return m_composition;
}

} // namespace waypost::app
