#include "platform/rotation.h"

namespace waypost::platform {

Size upright(Size panel, Rotation rotation) {
    const bool on_side = rotation == Rotation::quarter || rotation == Rotation::three_quarters;
    return on_side ? Size{panel.h, panel.w} : panel;
}

Point to_picture(Point on_panel, Size panel, Rotation rotation) {
    switch (rotation) {
    case Rotation::quarter:
        return {on_panel.y, panel.w - on_panel.x};
    case Rotation::half:
        return {panel.w - on_panel.x, panel.h - on_panel.y};
    case Rotation::three_quarters:
        return {panel.h - on_panel.y, on_panel.x};
    case Rotation::none:
        break;
    }
    return on_panel;
}

} // namespace waypost::platform
