"""The plug is pulled: QEMU is killed at random moments, and the next start must reach the first picture."""

import contextlib
import random
import time

from bench import Group, Quiet
from bundles import Bundles
from card import Damaged
from checks_bundles import stick_with
from checks_usb import plug_stick
from report import Failed, expect, until

ENGLISH = ("--locale", "en")
BOOT_S = 900
CUTS = 30
# How long after the first picture the plug may be pulled: the time that the work of each phase takes here.
WINDOWS_S = {"first-boot": 150, "in-use": 20, "update": 160}
# Most cuts of an update are to fall into the time in which it is written: so long after the first writes.
WRITING_S = 40


class PowerCuts(Group):
    name = "power"
    checks = ("power.first-boot", "power.in-use", "power.update")
    faults = {
        "a-worn-card": ("first-boot", "in-use", "update"),
    }

    def run(self, report):
        self.dice = random.Random(self.bench.seed)
        cuts = (self.bench.count or CUTS) // 3
        self.boot_s = 60.0  # from power on to the first picture; measured as it goes
        for phase in WINDOWS_S:
            with report.check(f"power.{phase}") as detail:
                self.half_written = 0
                moments = self.phase(phase, cuts)
                detail.append(f"{cuts} cuts (seed {self.bench.seed}), at {' '.join(moments)} s; each time the first "
                              "picture came back")
                if phase == "update":
                    expect(self.half_written >= cuts // 3, f"only {self.half_written} cuts left a half-written slot")
                    detail.append(f"{self.half_written} left a half-written slot B")

    def phase(self, phase, cuts):
        """Pulls the plug so many times; says when, in seconds after power on (negative: before the picture)."""
        card = self.fresh(phase)
        painter = self.bench.painter(card)
        welcome = painter.paint("welcome", *ENGLISH)
        points = [painter.place_of("English", "welcome", *ENGLISH), painter.place_of("Clear and leave", "home", *ENGLISH)]
        stick = stick_with(self.bench, Bundles(self.bench).good()) if phase == "update" else None
        # Whether the last cut came before the first picture; whether there was a cut since the last picture.
        moments, was_early, is_open = [], False, False
        while len(moments) < cuts or is_open:
            if not is_open and self.is_over(phase, card):
                card = self.fresh(phase)
            slot_b = card.digest(*card.partition(3)) if stick else None
            with self.bench.through_uboot(f"power-{phase}", card) as machine:
                began = time.monotonic()
                # Half of the cuts come before the first picture, one at a time: then it must be shown.
                if not was_early and phase != "update" and len(moments) < cuts and self.dice.random() < 0.5:
                    time.sleep(self.dice.uniform(0, self.boot_s))
                    was_early = True
                else:
                    machine.await_picture(welcome, f"the first picture after cut {len(moments)}", BOOT_S)
                    self.boot_s = time.monotonic() - began
                    was_early = is_open = False
                    if len(moments) == cuts:
                        break
                    if self.is_over(phase, card):
                        continue
                    window_s = WINDOWS_S[phase]
                    if stick:
                        plug_stick(machine, stick)
                        if self.dice.random() < 0.7:
                            self.await_writing(machine)
                            window_s = WRITING_S
                    self.wait(machine, phase, self.dice.uniform(0, window_s), points)
                moments.append(f"{time.monotonic() - began:.0f}")
                is_open = True
            if stick and card.left("B") == 0:
                self.half_written += card.digest(*card.partition(3)) != slot_b
            if self.bench.has_fault("a-worn-card"):
                for slot in "AB":
                    card.write(card.slot_at(slot) + 8192, bytes(512))
            self.look(card)
        return moments

    def fresh(self, phase):
        return self.bench.card("power") if phase == "first-boot" else self.bench.settled_card("power")

    @staticmethod
    def is_over(phase, card):
        """Whether this card has nothing left to interrupt."""
        if phase == "first-boot":
            return card.left("B") > 0
        return phase == "update" and card.first_choice() == "B"

    @staticmethod
    def await_writing(machine):
        card = Quiet(machine)
        before = card.written()
        until("the update is being written", lambda: card.written() > before + 20, 600)

    def wait(self, machine, phase, seconds, points):
        """Until the moment; where somebody uses the kiosk, with a finger."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if phase == "in-use":
                machine.click(self.dice.choice(points))
            time.sleep(0.2)

    @staticmethod
    def look(card):
        """What lies on the card right after the cut: a state, a slot that is whole, the settings. Where cut after cut
        has used up every try, U-Boot shows its message for a minute and tries again."""
        whole = []
        try:
            card.state()
            for slot in "AB":
                with contextlib.suppress(Damaged):
                    card.check_slot(slot)
                    whole.append(slot)
        except Damaged as damaged:
            raise Failed(f"after the cut: {damaged}") from damaged
        expect(whole, f"no slot is whole: {card.state()}")
        expect(b"languages:" in card.get_file("kiosk.yaml"), "kiosk.yaml cannot be read")


GROUPS = (PowerCuts,)
