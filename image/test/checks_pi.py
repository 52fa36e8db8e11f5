"""The emulated Raspberry Pi 3 B: U-Boot, kernel, device tree, slots, counting, and what is damaged.

It has no display that the kiosk could use; whether a slot is good is what QEMU's virt shows (update.*, worn.*).
"""

import subprocess

import pictures
import probe
from bench import PROJECT, Group
from bundles import Bundles
from card import TRIES, TRIES_NEW, environment_sector
from machine import Pi3
from report import expect, until

BOOT_S = 1200
# Where there is no display, time alone would call a slot good.
PI_STEP = probe.NO_WATCHDOG + "ln -s /dev/null /run/systemd/system/waypost-trial.service\n"
# The name of QEMU's keyboard, where the kernel has given it to its driver.
KEYPAD = r"""
for d in /sys/bus/usb/devices/*; do
    grep -qs Keyboard "$d/product" || continue
    for part in "$d":*; do
        case $(readlink "$part/driver") in */usbhid) cat "$d/product" ;; esac
    done
done
"""
# The first blocks of the root file system: its superblock and what is read first.
FLIPPED_BLOCKS = range(0, 64)


class Pi(Group):
    name = "pi"
    checks = ("pi.nothing-before", "pi.slot-a", "pi.usb", "pi.counted", "pi.installed", "pi.slot-b",
              "pi.tries-used-up", "pi.damaged-kernel", "pi.flipped-bytes", "pi.both-bad")
    faults = {
        "slot-b-first": ("slot-a",),
        "words-before,usb-shut-out,a-try-less,unsigned": ("nothing-before", "usb", "counted", "installed"),
        "slot-b-worn": ("slot-b",),
        "tries-given-back,nothing-damaged": ("tries-used-up", "damaged-kernel", "flipped-bytes", "both-bad"),
    }

    def run(self, report):
        card = self.bench.settled_card("pi")
        step = lambda initramfs: probe.with_probe(initramfs, Pi3.PORTS, PI_STEP)  # noqa: E731
        for slot in "AB":
            card.change_initramfs(slot, step)
        if self.bench.has_fault("a-try-less"):
            card.set_state("A B", TRIES - 1, TRIES)
        if self.bench.has_fault("slot-b-first"):
            card.set_state("B A", TRIES, TRIES)
        if self.bench.has_fault("words-before"):
            self.let_uboot_speak(card)
        bundles = Bundles(self.bench)
        bundle = bundles.unsigned() if self.bench.has_fault("unsigned") else \
            bundles.good(PI_STEP, Pi3.PORTS, name="pi")
        self.put_on_data(card, bundle)

        with Pi3(self.bench.folder, "pi", card) as machine:
            with report.check("pi.nothing-before") as detail:
                self.watch_start(machine, detail)
            with report.check("pi.slot-a", needed=True) as detail:
                machine.open_probe(BOOT_S)
                expect(machine.probe.slot() == "A", "slot A was not started")
                model = machine.probe.ask("tr -d '\\0' </proc/device-tree/model")
                expect("Raspberry Pi 3 Model B" in model, f"the device tree is of '{model}'")
                kernel = machine.probe.ask("uname -r")
                # The kiosk itself waits for a display for ever.
                machine.probe.ask("until systemctl -q is-active basic.target && mountpoint -q /data; do sleep 1; done", 600)
                failed = machine.probe.ask("systemctl --failed --plain --no-legend | cut -d' ' -f1 || true")
                detail.append(f"{model}, kernel {kernel}; failed units: {' '.join(failed.split()) or 'none'}")
            with report.check("pi.usb") as detail:
                if self.bench.has_fault("usb-shut-out"):
                    machine.probe.ask("for d in /sys/bus/usb/devices/*/authorized; do echo 0 >$d; done")
                keys = until("the keypad is let in", lambda: machine.probe.ask(KEYPAD), 60)
                detail.append(f"the Raspberry Pi's own controller has a keypad: {keys}")
            with report.check("pi.counted") as detail:
                expect(card.left("A") == TRIES - 1, f"the state is {card.state()}")
                detail.append(str(card.state()))
            with report.check("pi.installed", needed=True) as detail:
                machine.probe.ask("mount -o remount,rw /data && rauc install /data/update.raucb; s=$?; "
                                  "mount -o remount,ro /data; exit $s", 3600)
                expect(card.first_choice() == "B" and card.left("B") == TRIES_NEW, f"the state is {card.state()}")
                card.check_slot("B")
                detail.append("rauc install; slot B verified on the card")
            with report.check("pi.slot-b", needed=True) as detail:
                if self.bench.has_fault("slot-b-worn"):
                    card.flip(card.slot_at("B") + 100)
                machine.probe.run("systemctl --no-block reboot")
                machine.probe.await_ready(BOOT_S)
                expect(machine.probe.slot() == "B", "slot B was not started")
                expect(card.left("B") == TRIES_NEW - 1, f"the state is {card.state()}")
                detail.append(str(card.state()))

        with report.check("pi.tries-used-up") as detail:
            for left in range(TRIES_NEW - 2, -1, -1):
                with Pi3(self.bench.folder, "pi", card) as machine:
                    if self.bench.has_fault("tries-given-back"):
                        card.set_state("B A", TRIES_NEW, TRIES)
                    until(f"U-Boot takes a try, {left} left", lambda: card.left("B") == left, 300)
            self.expect_slot(card, "A")
            detail.append(f"after {TRIES_NEW} starts that were not called good: {card.state()}")

        with report.check("pi.damaged-kernel") as detail:
            card.set_state("A B", TRIES, TRIES)
            at = card.slot_at("A") + 4096 + 64 + 5_000_000
            self.flip(card, at)
            self.expect_slot(card, "B")
            expect(card.left("A") == TRIES - 1, f"the state is {card.state()}")
            self.flip(card, at)
            self.expect_slot(card, "A")
            detail.append(f"one bit of slot A's kernel: U-Boot refuses it, slot B starts; could it be read again, slot A "
                          f"would: {card.state()}")

        with report.check("pi.flipped-bytes") as detail:
            card.set_state("A B", 2, TRIES)
            root = card.slot_at("A") + card.slot_facts("A")["root_at"]
            for block in FLIPPED_BLOCKS:
                self.flip(card, root + 4096 * block + 2000)
            resets = self.expect_slot(card, "B")
            expect(card.left("A") == 0 and resets >= 2, f"{resets} resets, the state is {card.state()}")
            detail.append(f"dm-verity started the machine anew {resets} times, then slot B: {card.state()}")

        with report.check("pi.both-bad") as detail:
            card.set_state("A B", TRIES, TRIES)
            for slot in "AB":
                self.flip(card, card.slot_at(slot) + 100)
            with Pi3(self.bench.folder, "pi-both", card) as machine:
                first = until("U-Boot shows its message", lambda: self.message(machine), 300, every_s=2)
                first.save(machine.path("message.png"))
                until("it tries again", lambda: machine.resets() >= 1, 300)
                until("and shows the message again", lambda: self.message(machine), 300, every_s=2)
            detail.append("the numbers stand on the display (pi-both.message.png), and it tries again after a minute")

    # ---- steps -----------------------------------------------------------------------------------------------

    @staticmethod
    def let_uboot_speak(card):
        text = (PROJECT / "image/boot/uboot-env.txt").read_text(encoding="ascii")
        settings = dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))
        settings["stdout"] = "serial,vidconsole"
        card.put_file("uboot.env", environment_sector(settings, 0x4000))

    @staticmethod
    def watch_start(machine, detail):
        """From power on to the still picture nothing else is shown."""
        looks = []

        def is_there():
            looks.append(machine.picture())
            return pictures.is_still(looks[-1]) and not pictures.is_plain(looks[-1])

        until("the still picture is shown", is_there, 300, every_s=0.2)
        detail.append(machine.expect_quiet(looks))

    def expect_slot(self, card, slot):
        """Starts the machine and expects that slot; how often it started anew on the way."""
        with Pi3(self.bench.folder, "pi", card) as machine:
            machine.open_probe(2 * BOOT_S)
            found = machine.probe.slot()
            expect(found == slot, f"slot {found} was started, not {slot}: {card.state()}")
            return machine.resets()

    def flip(self, card, at):
        if not self.bench.has_fault("nothing-damaged"):
            card.flip(at)

    @staticmethod
    def put_on_data(card, bundle):
        at, _ = card.partition(4)
        done = subprocess.run(["debugfs", "-w", "-R", f"write {bundle} update.raucb", f"{card.path}?offset={at}"],
                              capture_output=True, text=True, check=False)
        expect(done.returncode == 0 and "update.raucb" not in done.stderr, f"debugfs: {done.stderr}")

    @staticmethod
    def message(machine):
        """The display, where light letters stand on it and U-Boot says on its serial line what they are."""
        said = machine.log("serial") + machine.log("uart")
        shown = machine.picture()
        ink = sum(value > 128 for value in shown.planes[1][::7])
        return shown if ink > 300 and "988" in said else None


GROUPS = (Pi,)
