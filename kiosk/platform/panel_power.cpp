#include "platform/panel_power.h"

#include <xf86drm.h>
#include <xf86drmMode.h>

#include <memory>
#include <string_view>

namespace waypost::platform {

namespace {

template <auto free_handle> struct Free {
    template <class T> void operator()(T* handle) const { free_handle(handle); }
};
using ResourcesPtr = std::unique_ptr<drmModeRes, Free<drmModeFreeResources>>;
using ConnectorPtr = std::unique_ptr<drmModeConnector, Free<drmModeFreeConnector>>;
using PropertyPtr = std::unique_ptr<drmModePropertyRes, Free<drmModeFreeProperty>>;

bool set_dpms(int drm_fd, const drmModeConnector& connector, Power power) {
    for (int i = 0; i < connector.count_props; ++i) {
        const PropertyPtr property(drmModeGetProperty(drm_fd, connector.props[i]));
        if (!property || std::string_view(property->name) != "DPMS")
            continue;
        const uint64_t value = power == Power::on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF;
        return drmModeConnectorSetProperty(drm_fd, connector.connector_id, property->prop_id, value) == 0;
    }
    return false;
}

} // namespace

bool set_panel_power(int drm_fd, Power power) {
    const ResourcesPtr resources(drmModeGetResources(drm_fd));
    if (!resources)
        return false;
    bool taken = false;
    for (int i = 0; i < resources->count_connectors; ++i) {
        // What is known already: looking for a panel anew takes long, and another one comes with a notice.
        const ConnectorPtr connector(drmModeGetConnectorCurrent(drm_fd, resources->connectors[i]));
        if (connector && connector->connection == DRM_MODE_CONNECTED)
            taken = set_dpms(drm_fd, *connector, power) || taken;
    }
    return taken;
}

} // namespace waypost::platform
