"""Pictures: QEMU's screendumps (PPM) and the PNG files that `waypost paint` writes.

Reading PNG and writing pictures is the end-to-end tests' own code, tests/e2e/picture.py.
"""

import pathlib
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tests/e2e"))

import picture  # noqa: E402

# The card paints by Mesa on OpenGL ES, `waypost paint` by SDL without: edges differ by a little.
TOLERANCE = 48
ALIKE = 0.004
# Two screens are not the same from here on.
ANOTHER = 0.05
# Where the first screen's greeting stands on a display of 1280x800, in shares of its width and height: left, top, right,
# bottom. It changes from language to language.
GREETING = (0.02, 0.16, 0.37, 0.40)
# How far from the middle, in pixels, QEMU's own words go.
QEMUS_LINE = 16
# The colours of the still picture (image/still.c), and the dark before it.
STILL = {(0xF7, 0xF1, 0xE6), (0xE4, 0xD8, 0xC3), (0xD2, 0xDE, 0xD2), (0xE9, 0xCC, 0xB0), (0, 0, 0)}

read_png = picture.read_png


def read_ppm(data):
    """A picture from a binary PPM of 8 bits a channel."""
    fields = data.split(None, 4)
    if fields[0] != b"P6" or fields[3][:3] != b"255":
        raise ValueError("not a screendump")
    width, height = int(fields[1]), int(fields[2])
    pixels = data[len(data) - 3 * width * height :]
    return picture.Picture(width, height, [pixels[channel::3] for channel in range(3)])


def difference(a, b, limit=ALIKE):
    """The share of pixels, 0 to 1, that differ by more than the tolerance. Looks at some of them first: that two
    pictures are not alike is known soon."""
    if (a.width, a.height) != (b.width, b.height):
        return 1.0
    step = 97  # prime to the usual widths: the pixels looked at lie in no column
    sample = differing = 0
    for x, y, z, u, v, w in zip(*(p.planes[c][::step] for p in (a, b) for c in range(3))):
        sample += 1
        differing += abs(x - u) > TOLERANCE or abs(y - v) > TOLERANCE or abs(z - w) > TOLERANCE
    if differing > sample * max(4 * limit, 0.02):
        return differing / sample
    return a.difference(b, TOLERANCE, limit)


def turned(p, degrees):
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    for _ in range(degrees // 90 % 4):
        planes = []
        for plane in p.planes:
            rows = [plane[i : i + p.width] for i in range(0, len(plane), p.width)]
            planes.append(b"".join(bytes(column) for column in zip(*reversed(rows))))
        p = picture.Picture(p.height, p.width, planes)
    return p


def is_plain(p):
    """Whether it is of one colour."""
    return all(min(plane) == max(plane) for plane in p.planes)


def is_still(p):
    """Whether it is Waypost's still picture, perhaps half drawn, and nothing else: words would bring other colours.
    QEMU's Raspberry Pi has red and blue the other way round."""
    return any(set(zip(*planes)) <= STILL for planes in (p.planes, p.planes[::-1]))


def is_signpost(p):
    """Whether it is the still picture, all of it and upright: higher than wide, and further down than up."""
    if not is_still(p) or is_plain(p):
        return False
    row = b"".join(bytes([plane[0]]) for plane in p.planes)
    painted = [i for i, colour in enumerate(zip(*p.planes)) if bytes(colour) != row]
    top, bottom = painted[0] // p.width, painted[-1] // p.width
    left, right = (choose(i % p.width for i in painted) for choose in (min, max))
    return bottom - top > right - left and p.height / 2 - top < bottom - p.height / 2


def is_off(p):
    """Whether the display is off: QEMU writes a line of its own into the middle then, where no console begins."""
    middle = p.height // 2
    edge = (middle - QEMUS_LINE) * p.width
    return all(max(part) == 0 for plane in p.planes for part in (plane[:edge], plane[-edge:]))


def is_quiet(p, kiosk=None):
    """Whether a stranger sees neither text nor a cursor of the system: one colour, the still picture, or the kiosk's
    first screen, whose greeting changes."""
    return is_plain(p) or is_still(p) or (kiosk is not None and difference(*map(without_greeting, (p, kiosk))) <= ALIKE)


def without_greeting(p):
    """The first screen with a black field where its greeting is."""
    left, top, right, bottom = (round(share * side) for share, side in zip(GREETING, (p.width, p.height) * 2))
    planes = []
    for plane in p.planes:
        plane = bytearray(plane)
        for at in range(top * p.width, bottom * p.width, p.width):
            plane[at + left : at + right] = bytes(right - left)
        planes.append(bytes(plane))
    return picture.Picture(p.width, p.height, planes)
