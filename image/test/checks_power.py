"""The plug is pulled: QEMU is killed at random moments, and the next start must reach the first picture."""

import contextlib
import random
import time

from bench import Group, Quiet
from bundles import Bundles
from card import Damaged
from checks_bundles import stick_with
from checks_usb import plug_stick
from painter import Visit
from report import Failed, expect, until

BOOT_S = 900
CUTS = 10  # in each of the groups
# How much of an update is written when the plug is pulled, in most of its cuts.
SHARES = (0.05, 0.95)


class PowerCuts(Group):
    """Ten cuts, at random moments of one kind of work."""

    family = "power"
    faults = {"a-worn-card": ("cuts",)}
    # How long after the first picture the plug may be pulled: the time that the work takes here.
    window_s = 0

    def run(self, report):
        self.dice = random.Random(f"{self.name} {self.bench.seed}")
        self.boot_s = 60.0  # from power on to the first picture; measured as it goes
        cuts = self.bench.count or CUTS
        with report.check(f"{self.name}.cuts") as detail:
            moments = self.cut(cuts)
            detail.append(f"{cuts} cuts (seed {self.bench.seed}), at {' '.join(moments)} s; "
                          "each time the first picture came back")
            detail += self.also(cuts)

    def also(self, cuts):
        """What else must have been so."""
        return []

    def fresh(self):
        return self.bench.settled_card(self.name)

    def is_over(self, card):
        """Whether this card has nothing left to interrupt."""
        return False

    def is_early(self):
        """Whether the next cut comes before the first picture."""
        return self.dice.random() < 0.5

    def work(self, machine):
        """Begins what is interrupted, after the first picture; how long from its return on the plug may be pulled."""
        return self.window_s

    def touch(self, machine):
        """What happens again and again meanwhile."""

    def after_cut(self, card):
        pass

    def cut(self, cuts):
        """Pulls the plug so many times; says when, in seconds after power on."""
        card = self.fresh()
        self.visit = Visit(self.bench.painter(card))
        # Whether the last cut came before the first picture; whether there was a cut since the last picture.
        moments, was_early, is_open = [], False, False
        while len(moments) < cuts or is_open:
            if not is_open and self.is_over(card):
                card = self.fresh()
            with self.bench.through_uboot(self.name, card) as machine:
                began = time.monotonic()
                # One early cut at a time: then the picture must be shown.
                if not was_early and len(moments) < cuts and self.is_early():
                    time.sleep(self.dice.uniform(0, self.boot_s))
                    was_early = True
                else:
                    self.visit.await_welcome(machine, BOOT_S, f"the first picture after cut {len(moments)}")
                    self.boot_s = time.monotonic() - began
                    was_early = is_open = False
                    if len(moments) == cuts:
                        break
                    if self.is_over(card):
                        continue
                    end = time.monotonic() + self.dice.uniform(0, self.work(machine))
                    while time.monotonic() < end:
                        self.touch(machine)
                        time.sleep(0.2)
                moments.append(f"{time.monotonic() - began:.0f}")
                is_open = True
            self.after_cut(card)
            if self.bench.has_fault("a-worn-card"):
                for slot in "AB":
                    card.write(card.slot_at(slot) + 8192, bytes(512))
            self.look(card)
        return moments

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


class FirstBoot(PowerCuts):
    """A new card, until the second slot is made."""

    name = "power-first-boot"
    checks = ("power-first-boot.cuts",)
    window_s = 150

    def fresh(self):
        return self.bench.card(self.name)

    def is_over(self, card):
        return card.left("B") > 0


class InUse(PowerCuts):
    """Somebody touches the kiosk."""

    name = "power-in-use"
    checks = ("power-in-use.cuts",)
    window_s = 20

    def touch(self, machine):
        machine.click(self.dice.choice((self.visit.english, self.visit.clear_and_leave)))


class DuringUpdate(PowerCuts):
    """A stick with an update is plugged in."""

    name = "power-update"
    checks = ("power-update.cuts",)
    window_s = 160

    def run(self, report):
        self.stick = stick_with(self.bench, Bundles(self.bench).good())
        self.is_written, self.half_written = False, 0
        super().run(report)

    def is_over(self, card):
        return card.first_choice() == "B"

    def is_early(self):
        return False

    def work(self, machine):
        plug_stick(machine, self.stick)
        self.is_written = self.dice.random() < 0.7
        if not self.is_written:
            return self.window_s
        # By what has reached the card: the time that this takes hangs on what else the computer does.
        quiet = Quiet(machine)
        goal = quiet.written("bytes") + self.dice.uniform(*SHARES) * machine.card.slot_end("A")
        until("the update is being written", lambda: quiet.written("bytes") >= goal or self.is_over(machine.card), 900,
              every_s=0.1)
        return 0

    def after_cut(self, card):
        """Where an update is half-written, slot B begins as that does, and may not be started."""
        self.half_written += self.is_written and card.left("B") == 0 and card.boot_head("B") != card.boot_head("A")
        self.is_written = False

    def also(self, cuts):
        expect(self.half_written >= cuts // 3, f"only {self.half_written} cuts left a half-written slot")
        return [f"{self.half_written} left a half-written slot B"]


GROUPS = (FirstBoot, InUse, DuringUpdate)
