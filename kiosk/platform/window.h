#pragma once

#include "base/result.h"
#include "platform/display.h"
#include "platform/input.h"
#include "platform/player.h"

#include <memory>

namespace waypost::platform {

struct WindowOptions {
    WindowMode mode = WindowMode::full_screen;
    int width = 1080; ///< of the window, in pixels; a full screen takes the display's
    int height = 1920;
    Rotation rotation = Rotation::none;
    PlayerFonts fonts;
    int listen_to = -1; ///< a descriptor: Noticed comes whenever it has something new to read; -1: none
};

/// The kiosk's display and input, on whatever SDL finds: KMS/DRM on the appliance, X11 or Wayland on a
/// desktop. Writes no file, reads none but fonts; sleeps without waking up while nothing happens. No key and
/// no touch ends a full screen.
class Window final : public Display {
public:
    /// An error that says why there is no window: no display, no renderer.
    static Result<std::unique_ptr<Window>> create(WindowOptions options);
    ~Window() override;

    [[nodiscard]] Size size() const override;
    bool present(std::span<const paint::Layer> layers, paint::Color ground) override;
    bool present_blank(paint::Color color) override;
    void set_power(Power power) override;
    void forget() override;
    std::optional<std::string> recover() override;
    void wait(std::optional<Instant> until, const Clock& clock, std::vector<Incoming>& out) override;

    /// Diagonal of the panel in inches, as the display says it; none where it does not, or cannot be
    /// believed.
    [[nodiscard]] std::optional<double> diagonal_in() const;
    /// Pixels that were painted since the window was opened, each as often as it was: for measuring.
    [[nodiscard]] double painted_px() const;
    /// For the technician: video driver, renderer, size.
    [[nodiscard]] std::string describe() const;

    struct Impl;

private:
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace waypost::platform
