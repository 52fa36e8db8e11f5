#pragma once

#include "paint/display_list.h"

#include <string>
#include <utility>

namespace waypost::paint {

/// A run of Latin text as a layout would place it.
inline TextRun sample_text(Point origin, std::string utf8, Px width) {
    TextRun command;
    command.origin = origin;
    command.run.utf8 = std::move(utf8);
    command.run.face = 2;
    command.run.script[0] = 'L';
    command.run.script[1] = 'a';
    command.run.script[2] = 't';
    command.run.script[3] = 'n';
    command.run.width = width;
    command.locale = "en";
    command.em = 20;
    command.color = rgb(0x221E18);
    return command;
}

} // namespace waypost::paint
