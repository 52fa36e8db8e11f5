"""Emulated machines: QEMU without a window, driven over QMP.

Everything a machine leaves behind (its log, its sockets, the last picture) is in its own folder.
"""

import pathlib
import subprocess
import time

import pictures
import probe as probes
from qmp import Gone, Qmp
from report import Failed, expect, until

# Far beyond what a busy machine with two processors needs.
BOOT_S = 600
WIDTH, HEIGHT = 1280, 800
# What the kiosk takes where the display does not say how large it is, as QEMU's: kiosk/app/run_command.cpp.
DIAGONAL_IN = 21.5
# How far from its goal a finger comes, in pixels.
BESIDE = 10


class Machine:
    """One QEMU. Use it as a context: it is ended on the way out."""

    binary = "qemu-system-aarch64"

    def __init__(self, folder, name):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.qmp = None
        self.probe = None
        self.process = None
        self.on_look = None  # called with every picture that is looked at
        self.wrapper = ()  # goes before QEMU's command
        self.unlit = None  # what its display shows without a driver: words of QEMU's own
        self.has_fingers = True

    # ---- life ------------------------------------------------------------------------------------------------

    def command(self):
        raise NotImplementedError

    def start(self):
        for name in ("qmp", "probe"):
            self.path(name).unlink(missing_ok=True)
        command = [*self.wrapper, self.binary, "-nodefaults", "-display", "none", "-nic", "none",
                   "-qmp", f"unix:{self.path('qmp')},server=on,wait=off", *self.command()]
        with open(self.path("qemu.log"), "ab") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self.qmp = Qmp(self.path("qmp"))
        except Gone as gone:
            self.kill()
            raise Failed(f"QEMU did not start: {self.path('qemu.log').read_text(errors='replace')[-500:]}") from gone
        self.unlit = self.picture()
        return self

    def kill(self):
        """The power cut: nothing of the machine is asked."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for line in (self.probe, self.qmp):
            if line:
                line.close()
        self.probe = self.qmp = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.kill()

    def path(self, name):
        return self.folder / f"{self.name}.{name}"

    def log(self, name="serial"):
        file = self.path(name)
        return file.read_text(errors="replace") if file.exists() else ""

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def resets(self):
        """How often the machine has started anew."""
        return self.qmp.count("RESET")

    def await_start(self, count=1, deadline_s=300):
        """Until the machine has started anew so often; what its display showed meanwhile, where it was on."""
        looks = []
        until("the machine starts anew", lambda: looks.append(self.picture()) or self.resets() >= count, deadline_s, 0.2)
        return [look for look in looks if look != self.unlit and not pictures.is_off(look)]

    def open_probe(self, deadline_s=BOOT_S):
        self.probe = probes.Probe(self.path("probe"), deadline_s)
        return self.probe

    # ---- eyes ------------------------------------------------------------------------------------------------

    def picture(self):
        file = self.path("ppm")
        self.qmp.ask("screendump", filename=str(file))
        seen = pictures.read_ppm(file.read_bytes())
        if self.on_look:
            self.on_look(seen)
        return seen

    def await_picture(self, expected, what, deadline_s=60, alike=pictures.ALIKE):
        """Waits until the display shows the picture. What it showed instead is kept in the folder."""
        seen = []

        def is_shown():
            seen[:] = [self.picture()]
            return pictures.difference(seen[0], expected, alike) <= alike

        try:
            until(what, is_shown, deadline_s, every_s=1)
        except Failed as failed:
            self.keep_journal()
            stem = self.path("-".join(what.split()))
            seen[0].save(f"{stem}-shown.png")
            expected.save(f"{stem}-expected.png")
            size = (seen[0].width, seen[0].height)
            share = pictures.difference(seen[0], expected, 1.0)
            raise Failed(f"{failed}; the display ({size[0]}x{size[1]}) shows another picture ({share:.1%} differ; "
                         f"{stem.name}-shown.png)") from failed
        return seen[0]

    def expect_quiet(self, looks, kiosk=None):
        """None of these pictures shows more than the card's still picture or the kiosk's first screen. The first that
        does is kept in the folder. What was seen, for a check's detail."""
        expect(looks, "no picture was looked at")
        strange = [picture for picture in looks if not pictures.is_quiet(picture, kiosk)]
        if strange:
            strange[0].save(self.path("strange.png"))
        expect(not strange, f"{len(strange)} of {len(looks)} pictures were neither of one colour nor Waypost's "
                            f"({self.name}.strange.png)")
        return f"{len(looks)} looks: one colour, or a picture of Waypost's"

    def expect_never_restarted(self):
        """The kiosk's service is as it was first started: neither its end nor its watchdog has begun it anew."""
        again = self.probe.ask("systemctl show waypost.service --property=NRestarts --value")
        expect(again == "0", f"the kiosk was started anew {again} times")

    def expect_third_free(self):
        """At least a third of its memory is free; how much, in MB."""
        free = int(self.probe.ask("grep MemAvailable /proc/meminfo").split()[1]) / 1024
        expect(free * 3 >= self.memory, f"{free:.0f} of {self.memory} MB are free, not a third")
        return free

    def keep_journal(self):
        """What the system on the card says, for whoever looks for the reason; nothing where it does not answer."""
        try:
            if self.probe:
                text = self.probe.run("systemctl --no-pager --failed; systemctl --no-pager list-jobs; "
                                      "journalctl --no-pager -b -o short-monotonic | tail -n 400", 60)[1]
                self.path("journal").write_text(text, encoding="utf-8")
        except (Failed, OSError):
            pass

    # ---- fingers ---------------------------------------------------------------------------------------------

    def send(self, *events):
        self.qmp.ask("input-send-event", events=list(events))

    def move(self, x, y, width=WIDTH, height=HEIGHT):
        axis = lambda name, at, size: {"type": "abs", "data": {  # noqa: E731
            "axis": name, "value": round((at + 0.5) * 0x7FFF / size)}}
        self.send(axis("x", x, width), axis("y", y, height))

    def click(self, point):
        """A finger at a point of the panel. Each event is sent alone, with the time a finger takes. It comes from beside
        that point: Linux says nothing of an axis that has not moved, and a kiosk that was begun anew since the last touch
        would not know where that was."""
        if not self.has_fingers:
            return
        x, y = point
        self.move(abs(x - BESIDE), abs(y - BESIDE))
        self.move(x, y)
        time.sleep(0.1)
        for down in (True, False):
            self.send({"type": "btn", "data": {"button": "left", "down": down}})
            time.sleep(0.15)

    def press(self, *keys):
        """Keys pressed together and let go, by QEMU's names."""
        for down in (True, False):
            for key in keys if down else reversed(keys):
                self.send({"type": "key", "data": {"key": {"type": "qcode", "data": key}, "down": down}})
                time.sleep(0.02)


def drive(file, **more):
    """A raw file as a disk. What the machine wrote is in the file as soon as it is written, also after a kill."""
    options = {"if": "none", "id": "card", "file": file, "format": "raw", "cache": "writeback", **more}
    return ",".join(f"{name.replace('_', '-')}={value}" for name, value in options.items())


class Virt(Machine):
    """QEMU's own board, with a display and a touch panel: through U-Boot, or (with `direct`, a pair of kernel and
    initramfs) from the kernel on, where the probe can be."""

    def __init__(self, folder, name, card, firmware=None, direct=None, slot="A", memory=512, size=(WIDTH, HEIGHT),
                 tablet="virtio", keyboard=True, more=(), card_options=None, arguments=""):
        super().__init__(folder, name)
        self.card = card
        self.firmware = firmware
        self.direct = direct
        self.slot = slot
        self.memory = memory
        self.size = size
        self.tablet = tablet
        self.keyboard = keyboard
        self.more = more
        self.card_options = card_options
        self.arguments = arguments

    board = ("-M", "virt", "-cpu", "cortex-a53")

    def command(self):
        out = [*self.board, "-smp", "2", "-m", str(self.memory), "-accel", "tcg,thread=multi",
               "-serial", f"file:{self.path('serial')}", "-device", "qemu-xhci,id=usb",
               "-device", f"virtio-gpu-pci,xres={self.size[0]},yres={self.size[1]}",
               "-device", "virtio-serial-pci",
               "-chardev", f"socket,id=probe,path={self.path('probe')},server=on,wait=off",
               "-device", f"virtserialport,chardev=probe,name={probes.PORT}"]
        if self.card_options is None:
            out += ["-drive", drive(self.card.path)]
        else:
            out += self.card_options
        out += ["-device", "virtio-blk-pci,drive=card"]
        if self.tablet:
            out += ["-device", {"virtio": "virtio-tablet-pci", "usb": "usb-tablet,bus=usb.0"}[self.tablet]]
        if self.keyboard:
            out += ["-device", "virtio-keyboard-pci"]
        if self.direct:
            kernel, initramfs = self.direct
            for kind, data in (("kernel", kernel), ("initrd", initramfs)):
                self.path(kind).write_bytes(data)
                out += [f"-{kind}", str(self.path(kind))]
            out += ["-append", f"rauc.slot={self.slot} {self.arguments}"]
        else:
            out += ["-bios", str(self.firmware)]
        return [*out, *self.more]

    def kill(self):
        super().kill()
        for kind in ("kernel", "initrd"):
            self.path(kind).unlink(missing_ok=True)


class Pc(Virt):
    """A PC: the same system for its processor, for where a minute counts. It has no U-Boot: from the kernel on."""

    binary = "qemu-system-x86_64"
    board = ("-M", "q35", "-cpu", "max")


class Pi3(Machine):
    """The Raspberry Pi 3 B: U-Boot as its firmware would start it, the card in its slot, the Pi's own device tree.
    Its display stays with U-Boot's picture: the GPU is not emulated. The probe is on the mini UART."""

    PORTS = ("/dev/ttyS1", "/dev/ttyS0")

    def __init__(self, folder, name, card):
        super().__init__(folder, name)
        self.card = card

    def command(self):
        files = {"u-boot.bin": "kernel", "bcm2837-rpi-3-b.dtb": "dtb"}
        out = ["-M", "raspi3b", "-accel", "tcg,thread=multi"]
        for file, option in files.items():
            self.path(option).write_bytes(self.card.get_file(file))
            out += [f"-{option}", str(self.path(option))]
        return [*out, "-drive", drive(self.card.path, **{"if": "sd", "id": "card"}), "-device", "usb-kbd",
                "-serial", f"file:{self.path('serial')}",
                "-chardev", f"socket,id=probe,path={self.path('probe')},server=on,wait=off,"
                            f"logfile={self.path('uart')}",
                "-serial", "chardev:probe"]
