"""Updates on a USB stick: which are taken, which are refused, and that the kiosk goes on meanwhile."""

import re
import time

import probe
from bench import PROJECT, Group, Quiet, set_values
from bundles import Bundles
from card import TRIES, TRIES_NEW
from checks_usb import make_stick, plug_stick, unplug_stick
from painter import Visit
from report import Failed, expect, until

INSTALL_S = 1500
# For how long a system must have been well before it is called good, less the five seconds between two looks at it; and
# for how long it has been so: the kiosk's service is active since its first picture.
WELL_S = 55
SINCE_SHOWN = """
since=$(systemctl show waypost.service --property=ActiveEnterTimestampMonotonic --value)
[ "$since" -gt 0 ] && echo $(($(cut -d. -f1 /proc/uptime) - since / 1000000)) || echo 0
"""
CONTENT = "99.1"
# What is said of each on the kiosk's screen: words that must stand in the reason.
REFUSED = {
    "unsigned": (Bundles.unsigned, r"not signed"),
    "another-signer": (Bundles.of_another_signer, r"not signed with this kiosk's key"),
    "cut-short": (Bundles.cut_short, r"damaged or cut short|not signed"),
    "altered": (Bundles.altered, r"damaged"),
    "another-machine": (Bundles.for_another_machine, r"another machine"),
    "older": (Bundles.older, r"older than what is installed"),
}


def notice(machine):
    return machine.probe.ask("cat /run/waypost/notice 2>/dev/null; true")


def await_no_notice(machine):
    """Waits until the kiosk has seen that the stick is out."""
    try:
        until("the notice is gone", lambda: not notice(machine), 120)
    except Failed:
        machine.keep_journal()
        raise


def outcome(machine):
    """What is said once an update is installed; None before."""
    said = notice(machine)
    if "refused" in said:
        raise Failed(said)
    return said if "is installed" in said else None


def refusal(machine):
    """Why the bundle was refused; None before."""
    lines = notice(machine).splitlines()
    if lines and "refused" in lines[0]:
        return " ".join(lines[1:])[:200]
    if lines and "is installed" in lines[0]:
        raise Failed(f"it was installed: {lines}")
    return None


def expect_refused(machine, stick, reason, state):
    """Plugs in a stick; its bundle must be refused for that reason, without a change of what state() tells, a value for
    each part; what was said of it."""
    before = state()
    plug_stick(machine, stick)
    try:
        said = until("the bundle is refused", lambda: refusal(machine), INSTALL_S, every_s=1)
    finally:
        unplug_stick(machine)
    expect(re.search(reason, said), f"the reason is '{said}'")
    after = state()
    changed = [part for part in before if before[part] != after[part]]
    expect(not changed, f"changed: {', '.join(changed)} ('{said}')")
    await_no_notice(machine)
    return said


def with_probe(card):
    """Puts the probe into both slots, so that it is there through U-Boot as well."""
    for slot in "AB":
        card.change_initramfs(slot, probe.with_probe)
    return card


def stick_with(bench, bundle, *more):
    size = max(64 << 20, bundle.stat().st_size + (32 << 20))
    files = [("update.raucb", bundle), *(("waypost-content.raucb", other) for other in more)]
    return make_stick(bench.folder, "update", files, (size + (1 << 20) - 1) >> 20 << 20)


class Refused(Group):
    """Each bad bundle: refused with a reason, nothing changed."""

    name = "refused"
    checks = (*(f"refused.{name}" for name in REFUSED), "refused.pulled-out")
    faults = {"a-good-bundle": tuple(REFUSED), "left-in": ("pulled-out",)}

    def run(self, report):
        bundles = Bundles(self.bench)
        card = self.bench.settled_card()
        with self.bench.inside(self.name, card, memory=1024) as machine:
            machine.open_probe()
            machine.probe.ask("until systemctl -q is-active waypost.service; do sleep 1; done", 600)
            for name, (make, reason) in REFUSED.items():
                with report.check(f"refused.{name}") as detail:
                    bundle = bundles.good() if self.bench.has_fault("a-good-bundle") else make(bundles)
                    stick = stick_with(self.bench, bundle)
                    detail.append(expect_refused(machine, stick, reason, lambda: self.state(card, machine)))
            with report.check("refused.pulled-out") as detail:
                stick = stick_with(self.bench, bundles.good())
                plug_stick(machine, stick)
                Quiet(machine).await_copy()
                if not self.bench.has_fault("left-in"):
                    unplug_stick(machine)
                await_no_notice(machine)
                data = "grep ' /data ' /proc/self/mounts"
                until("/data is read-only", lambda: " ro," in machine.probe.ask(data), 120)
                expect(card.first_choice() == "A" and card.left("B") == 0, f"the state is {card.state()}")
                until("slot B is a copy of slot A again", lambda: card.left("B") == TRIES, 900, every_s=1)
                card.check_slot("B")
                plug_stick(machine, stick)
                until("it is installed", lambda: outcome(machine), INSTALL_S, every_s=1)
                detail.append("while it was written: nothing goes on, slot B becomes a copy of slot A; put in "
                              "again, it is installed")

    @staticmethod
    def state(card, machine):
        """What must stay as it is: both slots, the state of the boot, kiosk.yaml, and the files of the data partition."""
        parts = {f"slot {slot}": card.digest(*card.partition(number)) for slot, number in (("A", 2), ("B", 3))}
        # RAUC's own notes apart.
        files = machine.probe.ask("cd /data && find . ! -name central.raucs -print -type f -exec sha256sum {} ';'")
        return {**parts, "boot state": card.state(), "FAT partition": card.digest(*card.partition(1)), "data": files}


class Update(Group):
    """A good one: installed while the kiosk works, started when nobody uses it, good after a minute of health; then
    one whose kiosk never shows anything, which must not stay."""

    name = "update"
    checks = ("update.kiosk-works", "update.installed", "update.content", "update.waits-for-visit", "update.no-words",
              "update.slot-b", "update.good", "update.unhealthy-installed", "update.unhealthy-falls-back")
    faults = {
        "unsigned": ("installed",),
        "no-content": ("content",),
        "slot-b-worn": ("slot-b",),
        "no-touch,starts-in-a-visit,unsigned-second": ("kiosk-works", "waits-for-visit", "unhealthy-installed"),
        "words,good-at-once": ("no-words", "good"),
        "never-good": ("good",),
        "a-healthy-kiosk": ("unhealthy-falls-back",),
    }

    def run(self, report):
        bundles = Bundles(self.bench)
        good = bundles.good()
        first = bundles.unsigned() if self.bench.has_fault("unsigned") else good
        if self.bench.has_fault("unsigned-second"):
            silent = bundles.unsigned()
        elif self.bench.has_fault("a-healthy-kiosk"):
            silent = bundles.good(name="healthy", version="99.2")
        else:
            silent = bundles.good(probe.NO_KIOSK, name="silent", version="99.2")
        # Visits last until they are ended: what is told apart is a visit and none.
        card = with_probe(self.bench.settled_card(edit=set_values({"idle_s": 3600})))
        visit = Visit(self.bench.painter(card))
        with self.bench.through_uboot(self.name, card) as machine:
            machine.open_probe(900)
            visit.await_welcome(machine, 900)
            content = [] if self.bench.has_fault("no-content") else \
                [bundles.make("site", "--content", PROJECT, "--version", CONTENT)]
            plug_stick(machine, stick_with(self.bench, first, *content))
            with report.check("update.kiosk-works") as detail:
                until("the update is being installed", lambda: "being installed" in notice(machine), 600)
                visit.open_home(machine, what="home during the update")
                expect("being installed" in notice(machine), "the update was over too soon to tell")
                detail.append(f"a click opens Home while it is installed, {machine.expect_third_free():.0f} of {machine.memory} "
                              "MB are free")
            with report.check("update.installed", needed=True) as detail:
                said = until("it is installed", lambda: outcome(machine), INSTALL_S, every_s=1)
                expect("is installed" in said, said)
                expect(card.first_choice() == "B" and card.left("B") == TRIES_NEW, f"the state is {card.state()}")
                card.check_slot("B")
                detail.append(f"slot B verified on the card: {said.splitlines()[0]}")
                # As the screen says.
                unplug_stick(machine)
            with report.check("update.content") as detail:
                pack = machine.probe.ask("cat /data/site/pack/version 2>/dev/null || true")
                expect(f"with content {CONTENT}." in said and pack == CONTENT, f"content {pack}: {said}")
                detail.append(f"what lay beside it on the stick as well: {said.splitlines()[1]}")
            with report.check("update.waits-for-visit"):
                if self.bench.has_fault("starts-in-a-visit"):
                    machine.probe.run("systemctl --no-block reboot")
                self.expect_no_start(machine, 45)
                # The machine starts anew as soon as the first picture is back: nobody has to see it.
                machine.click(visit.clear_and_leave)
            with report.check("update.no-words") as detail:
                if self.bench.has_fault("slot-b-worn"):
                    card.flip(card.slot_at("B") + 100)
                if self.bench.has_fault("words"):
                    machine.probe.run("systemctl stop waypost.service; echo words >/dev/tty1; "
                                      "systemctl --no-block start waypost-apply@system.service")
                time.sleep(3)  # Home fades into the first picture
                detail.append("as the machine starts anew: " + machine.expect_quiet(machine.await_start(), visit.welcome))
            with report.check("update.slot-b", needed=True) as detail:
                until("the machine starts anew", lambda: machine.resets() == 1, 300)
                machine.probe.await_ready(900)
                slot = machine.probe.slot()
                expect(slot == "B", f"slot {slot} was started")
                if self.bench.has_fault("good-at-once"):
                    machine.probe.ask("/usr/lib/waypost/boot-state healthy")
                detail.append(f"U-Boot started slot B: {card.state()}")
            with report.check("update.good") as detail:
                if self.bench.has_fault("never-good"):
                    machine.probe.ask("systemctl stop waypost-trial.service")
                until("slot B is good", lambda: card.left("B") == TRIES, 900)
                after = int(machine.probe.ask(SINCE_SHOWN))
                expect(after >= WELL_S, f"it was called good {after} s after its first picture")
                visit.await_welcome(machine, 600, "the first picture of slot B")
                detail.append(f"all tries are back, {after} s after its first picture")
            plug_stick(machine, stick_with(self.bench, silent))
            with report.check("update.unhealthy-installed", needed=True) as detail:
                # The installed slot says of itself that it is the version of its program; 99.2 is newer than that.
                said = until("it is installed", lambda: outcome(machine), INSTALL_S, every_s=1)
                expect("is installed" in said and card.first_choice() == "A", f"{said} {card.state()}")
                unplug_stick(machine)
                detail.append("into slot A")
            with report.check("update.unhealthy-falls-back") as detail:
                until("slot A is started", lambda: machine.resets() >= 2 and card.left("A") < TRIES_NEW, 900)
                machine.probe.await_ready(900)
                expect(machine.probe.slot() == "A", "slot A was not started")
                until("slot A is given up", lambda: card.left("A") == 0, 1500, every_s=2)
                machine.probe.await_ready(900)
                slot = machine.probe.slot()
                expect(slot == "B", f"slot {slot} was started")
                visit.await_welcome(machine, 600, "the first picture of the old slot")
                detail.append(f"back in slot B: {card.state()}")

    @staticmethod
    def expect_no_start(machine, seconds):
        """The visit goes on: the machine must not start anew."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            expect(machine.resets() == 0, "the machine started anew during a visit")
            time.sleep(1)


GROUPS = (Refused, Update)
