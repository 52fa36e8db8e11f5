"""What Debian's kernel for the card knows of its drivers, before anything is taken out for the card."""

import lzma
import re

from bench import OUT
from report import Failed


def name_of(path):
    """A driver's name; a file has it with either sign."""
    return path.rsplit("/", 1)[-1].split(".ko", 1)[0].replace("-", "_")


class Debian:
    def __init__(self, arch):
        systems = list((OUT / "cache").glob(f"system-{arch}-*/usr/lib/modules/*"))
        if len(systems) != 1:
            raise Failed(f"{len(systems)} systems in {OUT / 'cache'}, one was expected: ./dev image")
        self.modules = systems[0]
        self.root = self.modules.parents[3]
        self.paths, self.needs, self.drivers = {}, {}, {}
        for line in self._lines("modules.dep"):
            path, others = line.split(":")
            self.paths[name_of(path)] = path
            self.needs[name_of(path)] = [name_of(other) for other in others.split()]
        for line in self._lines("modules.alias"):
            # `of:N*T*Cbrcm,bcm2835-vc4C*`: any node that says it is that
            found = re.fullmatch(r"alias of:N\*T\*C(.*?)(?:C\*)? (\S+)", line)
            if found:
                self.drivers.setdefault(found[1], set()).add(found[2])

    def _lines(self, name):
        return (self.modules / name).read_text(encoding="utf-8").splitlines()

    def drivers_of(self, node):
        """Of a device tree's node. None where the driver is in the kernel itself, or does not exist."""
        return {driver for kind in node.texts("compatible") for driver in self.drivers.get(kind, ())}

    def order_of(self, name):
        """The files of a driver and of what it needs, in the order of loading."""
        return [self.modules / self.paths[other] for other in (*reversed(self.needs[name]), name)]

    def holds(self, name, word):
        """Whether a driver's file has these bytes in it, names of what it takes from the kernel among them."""
        return word in lzma.decompress((self.modules / self.paths[name]).read_bytes())
