"""Pictures: what stands in an X server's frame buffer, and the PNG files that `waypost paint` writes."""

import struct
import zlib


class Picture:
    """Red, green and blue of every pixel, in three planes row by row."""

    def __init__(self, width, height, planes):
        self.width = width
        self.height = height
        self.planes = planes

    def __eq__(self, other):
        return (self.width, self.height, self.planes) == (other.width, other.height, other.planes)

    def difference(self, other, tolerance=0, limit=1.0):
        """The share of pixels, 0 to 1, with a channel that differs by more than `tolerance`. Not counted on
        beyond `limit`: that pictures are not alike is known soon."""
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        size = self.width * self.height
        differing = 0
        for top in range(0, size, self.width):
            row = slice(top, top + self.width)
            columns = set()
            for a, b in zip(self.planes, other.planes):
                if a[row] != b[row]:
                    columns.update(i for i, (x, y) in enumerate(zip(a[row], b[row])) if abs(x - y) > tolerance)
            differing += len(columns)
            if differing > limit * size:
                break
        return differing / size

    def cropped(self, width, height):
        """The upper left part of that size."""
        if width == self.width:
            return Picture(width, height, [plane[: width * height] for plane in self.planes])
        tops = range(0, self.width * height, self.width)
        return Picture(width, height, [b"".join(plane[top : top + width] for top in tops) for plane in self.planes])

    def save(self, path):
        """Writes it as PNG, to be looked at."""
        pixels = bytearray(3 * self.width * self.height)
        for channel, plane in enumerate(self.planes):
            pixels[channel::3] = plane
        stride = 3 * self.width
        rows = b"".join(b"\0" + pixels[i : i + stride] for i in range(0, len(pixels), stride))
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
            for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")):
                crc = struct.pack(">I", zlib.crc32(kind + data))
                file.write(struct.pack(">I", len(data)) + kind + data + crc)


def read_xwd(data):
    """A picture from an X window dump of 32 bits a pixel, as Xvfb keeps it in its -fbdir."""
    (header_size, version, _, _, width, height, _, byte_order, _, _, _, bits, stride, _, red, green, blue,
     _, _, colors) = struct.unpack_from(">20I", data)
    if version != 7 or bits != 32 or stride != 4 * width:
        raise ValueError("not the frame buffer that is expected")
    begin = header_size + 12 * colors
    pixels = data[begin : begin + stride * height]
    bytes_of = {0xFF << 8 * i: (i if byte_order == 0 else 3 - i) for i in range(4)}
    return Picture(width, height, [pixels[bytes_of[mask] :: 4] for mask in (red, green, blue)])


def read_png(path):
    """A picture from a PNG of 8 bits a channel without interlacing, RGB or RGBA; alpha is left out."""
    with open(path, "rb") as file:
        data = file.read()
    width, height, depth, color, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, 16)
    if depth != 8 or color not in (2, 6) or interlaced:
        raise ValueError(f"{path}: not a PNG that is expected")
    compressed = b""
    at = 8
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        if data[at + 4 : at + 8] == b"IDAT":
            compressed += data[at + 8 : at + 8 + size]
        at += size + 12
    step = 4 if color == 6 else 3
    pixels = _unfiltered(zlib.decompress(compressed), width * step, height, step)
    return Picture(width, height, [pixels[channel::step] for channel in range(3)])


def _unfiltered(data, stride, height, step):
    """PNG, section 9.2: every row is given as the difference from what a filter predicts."""
    out = bytearray()
    above = bytes(stride)
    for top in range(0, height * (stride + 1), stride + 1):
        row = bytearray(data[top + 1 : top + 1 + stride])
        _FILTERS[data[top]](row, above, step)
        out += row
        above = row
    return bytes(out)


def _sub(row, _above, step):
    for i in range(step, len(row)):
        row[i] = (row[i] + row[i - step]) & 255


def _up(row, above, _step):
    row[:] = bytes([(x + b) & 255 for x, b in zip(row, above)])


def _average(row, above, step):
    for i, b in enumerate(above):
        row[i] = (row[i] + ((row[i - step] if i >= step else 0) + b) // 2) & 255


def _paeth(row, above, step):
    for i in range(step):
        row[i] = (row[i] + above[i]) & 255
    for i in range(step, len(row)):
        a, b, c = row[i - step], above[i], above[i - step]
        to_a, to_b, to_c = abs(b - c), abs(a - c), abs(a + b - c - c)
        if to_a <= to_b and to_a <= to_c:
            row[i] = (row[i] + a) & 255
        else:
            row[i] = (row[i] + (b if to_b <= to_c else c)) & 255


_FILTERS = (lambda _row, _above, _step: None, _sub, _up, _average, _paeth)
