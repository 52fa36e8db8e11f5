#!/usr/bin/env python3
"""quiet_u_boot.py FROM SETTINGS TO: a U-Boot that draws nothing on its own and lets nobody stop it.

Debian's is built with CONFIG_VIDEO_LOGO: a submarine and the word 'U-Boot' in a corner of the display, for as long as
the kernel takes to start. No setting of its environment turns that off (drivers/video/video-uclass.c: `hide_logo` is
the sandbox's). The logo is a Windows bitmap with a table of colours inside the program; here the table becomes black.

And Debian's waits two seconds for a key on any USB keyboard, which brings its prompt. An environment on the card would
turn that off, but U-Boot looks for one on its first SD controller only, which is Wi-Fi's on a Raspberry Pi 4. So the
environment that is built in (include/env_default.h: names and values that end in a zero byte, another one at the end)
becomes that of SETTINGS.
"""

import pathlib
import re
import struct
import sys

FILE_HEADER = 14


def bitmaps(data):
    """(first, end) of the table of colours of each Windows bitmap in there that has one."""
    at = -1
    while (at := data.find(b"BM", at + 1)) >= 0:
        if at + 30 > len(data):
            return
        size, _, pixels, header, width, height, planes, depth = struct.unpack_from("<3I I 2i 2H", data, at + 2)
        table = FILE_HEADER + header
        if (header in (40, 52, 56, 108, 124) and planes == 1 and depth in (4, 8) and 0 < width < 4096
                and 0 < abs(height) < 4096 and table < pixels < size <= len(data) - at):
            yield at + table, at + pixels


def environment(data):
    """(first, end) of the environment that is built in."""
    places = [match.start() for match in re.finditer(rb"(?<=\0)bootdelay=", data)]
    if len(places) != 1:
        raise SystemExit(f"{len(places)} environments in U-Boot, where one was expected")
    first, end = places[0], data.index(b"\0\0", places[0]) + 2
    while re.fullmatch(rb"[\w.:#-]+=[^\0]*", before := data[data.rindex(b"\0", 0, first - 1) + 1 : first - 1]):
        first -= len(before) + 1
    return first, end


def main(source, settings, target):
    data = bytearray(pathlib.Path(source).read_bytes())
    first, end = environment(data)
    lines = [line for line in pathlib.Path(settings).read_text(encoding="ascii").splitlines()
             if line and not line.startswith("#")]
    ours = b"".join(line.encode() + b"\0" for line in lines)
    if len(ours) >= end - first:
        raise SystemExit(f"{settings}: {len(ours)} bytes, U-Boot has room for {end - first - 1}")
    data[first:end] = ours.ljust(end - first, b"\0")
    found = list(bitmaps(data))
    if len(found) != 1:
        raise SystemExit(f"{source}: {len(found)} bitmaps in it, where one logo was expected")
    first, end = found[0]
    data[first:end] = bytes(end - first)
    pathlib.Path(target).write_bytes(data)


main(*sys.argv[1:])
