"""The first picture and the first touch, through the card's whole boot chain on QEMU's board."""

import itertools
import time

import pictures
from bench import CARD_SIZE, GIB, Group, Quiet
from card import TRIES
from machine import drive
from painter import Visit
from probe import PID
from report import expect, until


class FirstPicture(Group):
    """From power on to Home, with the memory of the smallest Pi."""

    name = "first-picture"
    set = "quick"
    checks = ("first-picture.nothing-before", "first-picture.welcome", "first-picture.counted", "first-picture.home")
    faults = {
        "another-picture": ("welcome",),
        "words-before,a-try-less,no-touch": ("nothing-before", "counted", "home"),
    }
    memory = 512
    size = CARD_SIZE

    def run(self, report):
        card = self.bench.card(size=self.size)
        visit = Visit(self.bench.painter(card))
        if self.bench.has_fault("a-try-less"):
            card.set_state("A B", TRIES - 1, 0)
        name = self.name
        left = [card.left("A")]
        with self.bench.through_uboot(name, card, memory=self.memory) as machine:
            before = []

            def look(picture):
                before.append(picture)
                left.append(card.left("A"))

            with report.check(f"{name}.welcome", needed=True) as detail:
                machine.on_look = look
                visit.await_welcome(machine, 900)
                machine.on_look = None
                detail.append(f"as 'waypost paint', {machine.memory} MB")
            with report.check(f"{name}.nothing-before") as detail:
                if not self.bench.has_fault("words-before"):
                    before = [look for look in before if look != machine.unlit]
                detail.append(machine.expect_quiet(before, visit.welcome))
                expect(any(map(pictures.is_signpost, before)), "the still picture was not there")
                expect(machine.resets() == 0, f"the machine started anew {machine.resets()} times")
            with report.check(f"{name}.counted") as detail:
                expect(left[0] == TRIES and TRIES - 1 in left,
                       f"slot A had {' then '.join(str(count) for count, _ in itertools.groupby(left))} tries")
                detail.append("U-Boot took one of slot A's tries")
            with report.check(f"{name}.home") as detail:
                visit.open_home(machine)
                detail.append("a click at {},{}".format(*visit.english))
            self.look_on(report, card)

    def look_on(self, report, card):
        """What else is looked at while the machine runs."""


class LargeCard(FirstPicture):
    """With more memory, and a card whose data partition takes no longer to make than on a small one."""

    name = "first-picture-large"
    set = "long"
    checks = (*(check.replace("first-picture.", "first-picture-large.") for check in FirstPicture.checks),
              "first-picture-large.data")
    faults = {
        "another-picture": ("welcome",),
        "words-before,a-try-less,no-touch,a-small-card": ("nothing-before", "counted", "home", "data"),
    }
    memory = 1024
    size = 128 * GIB

    def run(self, report):
        if self.bench.has_fault("a-small-card"):
            self.size = 2 * GIB
        super().run(report)

    def look_on(self, report, card):
        with report.check(f"{self.name}.data") as detail:
            until("the data partition is made", lambda: card.data_label() == "waypost-data", 300)
            _, size = card.partition(4)
            expect(size == GIB, f"it has {size} bytes")
            detail.append("1 GiB on a card of 128 GiB")


class SlowCard(Group):
    """A poor card, or an old one: 4 MB/s and 100 reads or writes a second, all of which the copy of the system would take."""

    name = "slow-card"
    checks = ("slow-card.welcome", "slow-card.visit", "slow-card.copied")
    faults = {
        "another-picture": ("welcome",),
        "a-hang": ("visit", "copied"),
    }
    SPEED = {"throttling.bps-total": 4 << 20, "throttling.iops-total": 100}
    HOW_OFTEN = 6

    def run(self, report):
        card = self.bench.card()
        visit = Visit(self.bench.painter(card))
        with self.bench.inside(self.name, card, card_options=["-drive", drive(card.path, **self.SPEED)]) as machine:
            machine.open_probe()
            with report.check(f"{self.name}.welcome", needed=True) as detail:
                visit.await_welcome(machine, 900)
                # No program: it would have to be read from that card.
                detail.append(f"{machine.probe.ask('read -r s _ </proc/uptime; echo ${s%.*}')} s after the kernel's start")
            with report.check(f"{self.name}.visit") as detail:
                Quiet(machine).await_copy()
                if self.bench.has_fault("a-hang"):
                    machine.probe.ask(f"kill -STOP $({PID})")
                took = []
                for touch in (visit.open_home, visit.leave) * self.HOW_OFTEN:
                    begin = time.monotonic()
                    touch(machine, 20)
                    took.append(time.monotonic() - begin)
                expect(card.left("B") == 0, "the copy was ready before")
                detail.append(f"while the system is copied, {len(took)} touches: each answered within {max(took):.0f} s")
            with report.check(f"{self.name}.copied") as detail:
                until("slot B may be started", lambda: card.left("B") == TRIES, 1800, every_s=2)
                card.check_slot("B")
                machine.expect_never_restarted()
                detail.append("slot B is a copy, and the kiosk was never too slow for its watchdog")


GROUPS = (FirstPicture, LargeCard, SlowCard)
