"""What happens when the kiosk, or the whole system, does not work any more: it comes back by itself."""

import re
import subprocess
import time

import luggage
import pictures
from bench import Group
from card import TRIES, TRIES_NEW
from checks_bundles import with_probe
from painter import ENGLISH, Visit
from probe import PID
from report import expect, until

WATCHDOG = ("-device", "i6300esb", "-action", "watchdog=reset")


class Failures(Group):
    """A kiosk that hangs, one that dies again and again, a kernel that gives up, a system that stands still."""

    name = "failures"
    checks = ("failures.hung", "failures.built-in", "failures.again", "failures.whole-system", "failures.panic",
              "failures.watchdog")
    faults = {
        "nothing-broken": ("hung", "built-in", "again", "whole-system", "panic", "watchdog"),
    }

    def run(self, report):
        self.starts = 0
        card = self.bench.card()
        painter = self.bench.painter(card)
        visit, page = Visit(painter), painter.paint("failure")
        welcome = visit.welcome
        with self.bench.inside(self.name, card, memory=1024, more=WATCHDOG) as machine:
            machine.open_probe()
            ask = machine.probe.ask
            machine.await_picture(welcome, "the first picture", 900)
            with report.check("failures.hung") as detail:
                before = ask(PID)
                if not self.bench.has_fault("nothing-broken"):
                    ask(f"kill -STOP {before}")
                until("the kiosk is another process", lambda: ask(PID) not in (before, "0"), 120, every_s=1)
                machine.await_picture(welcome, "the first picture again", 120)
                visit.open_home(machine)
                visit.leave(machine)
                detail.append("stopped, and started anew by its watchdog: touch works")
            with report.check("failures.built-in") as detail:
                looks = []
                for number in range(0 if self.bench.has_fault("nothing-broken") else 12):
                    if ask("systemctl is-active waypost-builtin.service || true") == "active":
                        break
                    # One that hangs costs the time of its watchdog. 0, where none runs, would be everybody.
                    how, then_s = ("STOP", 30) if number % 2 else ("KILL", 10)
                    ask(f"pid=$({PID}); [ \"$pid\" = 0 ] || kill -{how} $pid")
                    end = time.monotonic() + then_s
                    while time.monotonic() < end:
                        looks.append(machine.picture())
                        time.sleep(1)
                # The reason in small print is another one.
                machine.await_picture(page, "the built-in page", 120, alike=0.015)
                between = [look for look in looks if pictures.difference(look, page) > pictures.ANOTHER]
                detail.append("killed and stopped again and again: the built-in page")
                detail.append("until then " + machine.expect_quiet(between, welcome))
            with report.check("failures.again") as detail:
                expect(ask("systemctl is-active waypost-builtin.service || true") == "active",
                       "the built-in page's service does not run")
                machine.await_picture(welcome, "the first picture after the built-in page", 600)
                expect(ask("systemctl is-active waypost.service") == "active", "the kiosk's service does not run")
                detail.append("after five minutes the kiosk is back")
            with report.check("failures.whole-system") as detail:
                # What the built-in page's end starts: the second and the third time within an hour.
                self.do(machine, "/usr/lib/waypost/again; sleep 5; /usr/lib/waypost/again")
                looks = self.await_start(machine)
                machine.await_picture(welcome, "the first picture of the next start", 600)
                detail.append("the third time within an hour the whole system is started anew; until then "
                              + machine.expect_quiet(looks, welcome))
            with report.check("failures.panic") as detail:
                self.do(machine, "echo c >/proc/sysrq-trigger")
                self.await_start(machine)
                machine.await_picture(welcome, "the first picture after a panic", 600)
                detail.append("the kernel gave up, and the machine started anew")
            with report.check("failures.watchdog") as detail:
                driver = ask("cat /sys/class/watchdog/watchdog0/identity; systemctl show --property=RuntimeWatchdogUSec")
                # The first process is what feeds the watchdog.
                self.do(machine, "echo 1 >/sys/fs/cgroup/init.scope/cgroup.freeze")
                self.await_start(machine)
                machine.await_picture(welcome, "the first picture after the watchdog", 900)
                detail.append(f"a system that stands still is started anew ({' '.join(driver.split())})")

    def await_start(self, machine, deadline_s=120):
        self.starts += 1
        looks = machine.await_start(self.starts, deadline_s)
        machine.probe.await_ready(600)
        return looks

    def do(self, machine, harm):
        """Soon, so that the probe can still answer."""
        if not self.bench.has_fault("nothing-broken"):
            machine.probe.run(f"(sleep 1; {harm}) >/dev/null 2>&1 &")


class Stuck(Failures):
    """What stops for good without a word: a program in the kernel, the card, the initramfs. Only the machine whose card is
    gone has a watchdog; the first process may be among those that stop."""

    name = "stuck"
    checks = ("stuck.program", "stuck.card", "stuck.first-seconds")
    faults = {"nothing-broken": ("program", "card", "first-seconds")}

    def run(self, report):
        card = self.bench.card()
        welcome = self.bench.painter(card).paint("welcome", *ENGLISH)
        with self.bench.inside(self.name, card) as machine:
            self.await_first(machine, welcome)
            with report.check("stuck.program") as detail:
                patience_s = machine.probe.ask("cat /proc/sys/kernel/hung_task_timeout_secs")
                machine.probe.ask("until mountpoint -q /data; do sleep 1; done; mount -o remount,rw /data", 300)
                # Nobody waits that long here.
                self.do(machine, "echo 20 >/proc/sys/kernel/hung_task_timeout_secs; fsfreeze -f /data; touch /data/x")
                self.await_start(machine)
                machine.await_picture(welcome, "the first picture after that", 900)
                detail.append(f"a program waits in the kernel for good: started anew, after {patience_s} s where it is not a test")
        with self.bench.inside(self.name, card, more=WATCHDOG) as machine:
            self.await_first(machine, welcome)
            with report.check("stuck.card") as detail:
                units = {"service": "Service]\\nTimeoutStartSec=20", "timer": "Timer]\\nOnUnitInactiveSec=10"}
                for kind, text in units.items():
                    unit = f"waypost-card-alive.{kind}"
                    machine.probe.ask(f"mkdir -p /run/systemd/system/{unit}.d; "
                                      f"printf '[{text}\\n' >/run/systemd/system/{unit}.d/soon.conf")
                machine.probe.ask("systemctl daemon-reload; systemctl start waypost-card-alive.service")
                self.do(machine, "dmsetup suspend --noflush waypost-slot; echo 3 >/proc/sys/vm/drop_caches")
                self.await_start(machine, 300)
                machine.await_picture(welcome, "the first picture after the card is back", 900)
                detail.append("the card answers no more: started anew, within eight minutes where it is not a test")
        with report.check("stuck.first-seconds") as detail:
            harm = "" if self.bench.has_fault("nothing-broken") else "sleep 1000"
            with self.bench.inside(self.name, card, in_initramfs=harm) as machine:
                until("the machine starts anew", lambda: machine.resets() >= 1, 300)
            detail.append("hung before there is a system: started anew")

    def await_first(self, machine, welcome):
        self.starts = 0
        machine.open_probe()
        machine.await_picture(welcome, "the first picture", 900)


class SecondSlot(Group):
    """An update that a power cut stopped, with a kernel of the same length or another one, in either slot."""

    name = "second-slot"
    checks = ("second-slot.same-head", "second-slot.another-head")
    faults = {"may-start": ("same-head", "another-head")}

    def run(self, report):
        with report.check("second-slot.same-head") as detail:
            self.mend("B", "A", with_head=False)
            detail.append("at the next start slot B is a copy of slot A, every byte verified")
        with report.check("second-slot.another-head") as detail:
            self.mend("A", "B", with_head=True)
            detail.append("where slot B runs, slot A is a copy of it")

    def mend(self, broken, whole, with_head):
        card = self.bench.settled_card()
        card.flip(card.slot_at(broken) + card.slot_facts(broken)["root_at"] + (50 << 20))
        if with_head:
            card.flip(card.slot_at(broken))
        # With tries left it is nobody's business: something may just have been installed.
        tries = {whole: TRIES, broken: TRIES_NEW if self.bench.has_fault("may-start") else 0}
        card.set_state(f"{whole} {broken}", tries["A"], tries["B"])
        with self.bench.through_uboot(self.name, card):
            until(f"slot {broken} may be started", lambda: card.left(broken) == TRIES, 900, every_s=1)
        card.check_slot(broken)


class Worn(Group):
    """Blocks of a slot that the start does not read, and a panel that is dark for days."""

    name = "worn"
    checks = ("worn.other-slot", "worn.healed", "worn.both", "worn.dark", "worn.weekly")
    faults = {
        "nothing-damaged": ("other-slot",),
        "never-copied,one-damaged,on-trial,never-weekly": ("healed", "both", "dark", "weekly"),
    }
    # The card is made with it, and does not need it any more.
    UNUSED = "/usr/sbin/mke2fs"

    def run(self, report):
        card = with_probe(self.bench.settled_card())
        welcome = self.bench.painter(card).paint("welcome", *ENGLISH)
        place = self.place_of(self.UNUSED, card)
        if not self.bench.has_fault("nothing-damaged"):
            card.flip(card.slot_at("A") + place)
        with self.bench.through_uboot(self.name, card) as machine:
            with report.check("worn.other-slot", needed=True) as detail:
                machine.open_probe(900)
                expect(machine.probe.slot() == "A", "slot A was not started")
                machine.await_picture(welcome, "the first picture of slot A", 900)
                until("the machine starts anew", lambda: machine.resets() == 1, 900)
                machine.probe.await_ready(900)
                found = machine.probe.slot()
                expect(found == "B", f"slot {found} was started")
                detail.append(f"one bit of {self.UNUSED} in slot A: found after the first picture, and slot B started")
            with report.check("worn.healed") as detail:
                if self.bench.has_fault("never-copied"):
                    machine.probe.ask("systemctl stop waypost-second-slot.service")
                machine.await_picture(welcome, "the first picture of slot B", 900)
                until("slot A may be started", lambda: card.left("A") == TRIES, 900, every_s=1)
                card.check_slot("A")
                detail.append("slot A is a copy of slot B, every byte verified")
        with report.check("worn.both") as detail:
            card = with_probe(self.bench.settled_card())
            for slot in "A" if self.bench.has_fault("one-damaged") else "AB":
                card.flip(card.slot_at(slot) + place)
            card.set_state("B A", 0, TRIES)
            with self.bench.through_uboot(self.name, card) as machine:
                machine.open_probe(900)
                until("slot B is good", lambda: card.left("B") == TRIES - 1, 60)
                until("slot B is good", lambda: card.left("B") == TRIES, 900, every_s=1)
                until("it is not copied", lambda: machine.probe.ask(
                    "journalctl -b -o cat --no-pager -u waypost-second-slot | grep -o 'a copy of it helps nobody' || true"), 300)
                expect(machine.resets() == 0 and card.left("A") == 0, f"{machine.resets()} starts, {card.state()}")
                machine.await_picture(welcome, "the first picture", 60)
            detail.append("slot B has the same bit turned, and nothing to go back to: it goes on, and is not copied")
        with report.check("worn.dark") as detail:
            card = self.bench.settled_card()
            card.set_state("A B", TRIES_NEW, TRIES)
            with self.bench.inside(self.name, card, arguments="video=Virtual-1:d") as machine:
                machine.open_probe()
                if self.bench.has_fault("on-trial"):
                    machine.probe.ask("until mountpoint -q /data; do sleep 1; done; mount -o remount,rw /data; "
                                      "echo \"$(cat /usr/lib/waypost/version) 1\" >/data/rauc/on-trial", 300)
                until("slot A is good", lambda: card.left("A") == TRIES, 600, every_s=1)
                said = machine.probe.ask("cat /sys/class/drm/card*-Virtual-1/status")
                expect(said == "disconnected", f"the display is {said}")
            detail.append("no display: a slot that was good stays so")
        with report.check("worn.weekly") as detail, self.bench.inside(self.name, card) as machine:
            machine.open_probe()
            machine.await_picture(welcome, "the first picture", 900)
            if self.bench.has_fault("never-weekly"):
                machine.probe.ask("systemctl stop waypost-weekly.timer")
            show = "systemctl show waypost-weekly.timer --value --property="
            then = machine.probe.ask(f"{show}NextElapseUSecMonotonic")
            expect(then.startswith("1w"), f"the next start is at '{then}'")
            machine.probe.ask(f"systemctl start $({show}Unit)")
            expect(machine.probe.ask("systemctl is-active waypost-apply@system.service || true") == "active",
                   "nobody waits for the kiosk to be left")
            until("the machine starts anew", lambda: machine.resets() == 1, 300)
            detail.append(f"started anew once nobody is there, {then} after power on")

    def place_of(self, file, card):
        """Where the middle of a file stands in slot A, in bytes."""
        facts, folder = card.slot_facts("A"), luggage.workshop() / "tmp"
        root = folder / "root.img"
        root.write_bytes(card.read(card.slot_at("A") + facts["root_at"], 4096 * facts["root_blocks"]))
        try:
            said = subprocess.run(["chroot", folder.parent, "dump.erofs", "-e", f"--path={file}", "/tmp/root.img"],
                                  check=True, capture_output=True, text=True).stdout
        finally:
            root.unlink()
        # ' 0: 0.. 4096 | 4096 : 1234.. 5330 | 4096': where it is in the file, then on the disk
        extents = [(int(begin), int(end)) for begin, end in re.findall(r"\|\s*\d+ :\s*(\d+)\.\.\s*(\d+) \|", said)]
        expect(extents, f"dump.erofs says nothing of {file}: {said}")
        begin, end = extents[len(extents) // 2]
        return facts["root_at"] + (begin + end) // 2


GROUPS = (Failures, Stuck, SecondSlot, Worn)
