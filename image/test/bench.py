"""What all groups of checks stand on: the image under test, and machines with copies of it."""

import gzip
import math
import pathlib
import time

import machine
import probe
from card import TRIES, Card
from painter import Painter
from report import Failed, patience, until

PROJECT = pathlib.Path(__file__).resolve().parents[2]
OUT = PROJECT / "build/image"
GIB = 1 << 30
# How large the card is that the image is flashed on; the emulated Pi takes powers of two only.
CARD_SIZE = 4 * GIB
# Nothing is waiting to be written after this time: the kernel writes what is older than 30 seconds.
QUIET_S = 45


class Group:
    """Checks that share a machine. `checks` are the names that it promises; `faults` are what can be broken on purpose,
    each with those of its checks that must fail then. Several names with commas are broken in one run."""

    name = ""
    family = ""  # a name for several groups
    set = "long"
    archs = ("arm64",)
    checks = ()
    faults = {}
    # Where something was broken on purpose, nobody waits longer than this; more where what is broken only comes after
    # long work that is well.
    fault_patience_s = 240

    def __init__(self, bench):
        self.bench = bench

    def run(self, report):
        raise NotImplementedError


class Bench:
    def __init__(self, arch, image, folder, fault=None, seed=1, count=None):
        self.arch = arch
        self.image = pathlib.Path(image) if image else OUT / f"latest-{arch}.img"
        self.folder = pathlib.Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.firmware = OUT / "u-boot-virt.bin"
        self.fault = fault
        self.seed = seed
        self.count = count
        if not self.image.exists():
            raise SystemExit(f"image test: there is no {self.image}: ./dev image makes it")

    def card(self, name="card", edit=None, size=CARD_SIZE):
        """A freshly flashed card. `edit`: a function from the text of kiosk.yaml to another."""
        card = Card.copy(self.image, self.folder / f"{name}.raw", size)
        if edit:
            change_settings(card, edit)
        return card

    def painter(self, card, size=(machine.WIDTH, machine.HEIGHT)):
        """For pictures of that size, with the card's kiosk.yaml."""
        config = card.get_file("kiosk.yaml")
        if self.has_fault("another-picture"):
            config = set_values({"languages": "[en, es]"})(config.decode()).encode()
        return Painter(self.folder / "paint", config, size, machine.DIAGONAL_IN)

    def through_uboot(self, name, card, **how):
        if not self.firmware.exists():
            raise Failed(f"there is no {self.firmware.relative_to(PROJECT)}: image/build puts it there")
        return self._touched(machine.Virt(self.folder, name, card, firmware=self.firmware, **how))

    def inside(self, name, card, slot="A", arguments="", in_initramfs="", **how):
        """A machine that starts the card's own kernel and initramfs, with the probe, and more `arguments` of the kernel.
        `in_initramfs`: what is done there as well."""
        kernel, initramfs = card.boot_image(slot)
        if kernel[:2] == b"\x1f\x8b":
            kernel = gzip.decompress(kernel)
        kind = machine.Virt if self.arch == "arm64" else machine.Pc
        return self._touched(kind(self.folder, name, card, direct=(kernel, probe.with_probe(initramfs, more=in_initramfs)), slot=slot,
                                  arguments=f"{kernel_arguments()} {arguments}", **how))

    def _touched(self, made):
        made.has_fingers = not self.has_fault("no-touch")
        return made

    def settled_card(self, name="card", edit=None):
        """A card whose first boot is over: both slots good, data partition made. Made once for each image."""
        kept = self.folder / "settled.raw"
        stamp = f"{self.image.resolve()} {self.image.stat().st_mtime_ns}"
        note = self.folder / "settled.txt"
        if not kept.exists() or not note.exists() or note.read_text(encoding="utf-8") != stamp:
            note.unlink(missing_ok=True)
            card = self.card("settling")
            with patience(math.inf), self.through_uboot("settling", card) as board:
                settle(board, card)
            card.path.rename(kept)
            note.write_text(stamp, encoding="utf-8")
        card = Card.copy(kept, self.folder / f"{name}.raw")
        if edit:
            change_settings(card, edit)
        return card

    def has_fault(self, name):
        """Whether `--fault` names it; with a comma between them it names several."""
        return name in (self.fault or "").split(",")

    def seed_fault(self, broken, faults):
        """Breaks the running card with the faults that were asked for, so that a check must fail."""
        for name, script in faults.items():
            if self.has_fault(name):
                broken.probe.ask(script)


def kernel_arguments():
    """Those of boot.cmd."""
    for line in (PROJECT / "image/boot/boot.cmd").read_text(encoding="utf-8").splitlines():
        if line.startswith("setenv waypost_args "):
            return line.split(" ", 2)[2].strip('"')
    raise Failed("boot.cmd names no kernel arguments")


def change_settings(card, edit):
    text = card.get_file("kiosk.yaml").decode()
    changed = edit(text)
    if changed == text:
        raise Failed("kiosk.yaml was not changed by the test")
    card.put_file("kiosk.yaml", changed.encode())


def settle(board, card, deadline_s=1500):
    """Waits until both slots are good and nothing has been written for a while."""
    def is_good():
        if not board.is_running():
            raise Failed("the machine has ended")
        state = card.state()
        return all(int(state[f"BOOT_{slot}_LEFT"], 16) == TRIES for slot in "AB")

    until("both slots are good", is_good, deadline_s, every_s=2)
    quiet = Quiet(board)
    until("nothing is written", lambda: quiet.seconds() >= QUIET_S, 300, every_s=1)


class Quiet:
    """For how long a machine has written nothing to its card."""

    def __init__(self, board):
        self._board = board
        self._count, self._since = None, time.monotonic()

    def written(self, what="operations"):
        """How many writes there were, or how many `bytes`."""
        for entry in self._board.qmp.ask("query-blockstats"):
            if "card" in (entry.get("device"), entry.get("node-name")):
                return entry["stats"][f"wr_{what}"]
        raise Failed("QEMU knows no card")

    def await_copy(self):
        """Waits until a slot is being written: notes on the data partition are small."""
        before = self.written("bytes")
        until("a slot is being written", lambda: self.written("bytes") > before + (8 << 20), 900)

    def seconds(self):
        count = self.written()
        if count != self._count:
            self._count, self._since = count, time.monotonic()
        return time.monotonic() - self._since


def set_values(values):
    """An edit of kiosk.yaml: top-level keys (and `display.rotation`) get other values."""
    def edit(text):
        lines, left = [], dict(values)
        for line in text.splitlines(keepends=True):
            name = line.split(":", 1)[0].strip()
            if name in left and ":" in line:
                indent = line[: len(line) - len(line.lstrip())]
                line = f"{indent}{name}: {left.pop(name)}\r\n"
            lines.append(line)
        if left:
            raise Failed(f"kiosk.yaml has no '{', '.join(left)}'")
        return "".join(lines)
    return edit


def replace_lines(lines):
    """An edit of kiosk.yaml: lines, from their beginning on, get other words."""
    def edit(text):
        for line, instead in lines.items():
            if line not in text:
                raise Failed(f"kiosk.yaml has no line '{line}'")
            text = text.replace(line, instead)
        return text
    return edit
