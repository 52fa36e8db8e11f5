#!/usr/bin/env python3
"""quiet_u_boot.py FROM TO: a U-Boot that draws nothing on its own.

Debian's is built with CONFIG_VIDEO_LOGO: a submarine and the word 'U-Boot' in a corner of the display, for as long as
the kernel takes to start. No setting of its environment turns that off (drivers/video/video-uclass.c: `hide_logo` is
the sandbox's). The logo is a Windows bitmap with a table of colours inside the program; here the table becomes black.
"""

import pathlib
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


def main(source, target):
    data = bytearray(pathlib.Path(source).read_bytes())
    found = list(bitmaps(data))
    if len(found) != 1:
        raise SystemExit(f"{source}: {len(found)} bitmaps in it, where one logo was expected")
    first, end = found[0]
    data[first:end] = bytes(end - first)
    pathlib.Path(target).write_bytes(data)


main(*sys.argv[1:])
