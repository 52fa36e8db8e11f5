#pragma once

#include "config/config.h"
#include "yaml/reader.h"

/// The settings of kiosk.yaml that reach the system below the kiosk: network, clock, updates. What is wrong
/// is reported and switched off; a network whose password is wrong does not become an open one. No message
/// repeats a password: messages are shown on the kiosk's own glass.
namespace waypost::config {

void read_network(const yaml::Value& value, Network& network);
void read_clock(const yaml::Value& value, ClockSource& clock);
void read_updates(const yaml::Value& value, Updates& updates);

} // namespace waypost::config
