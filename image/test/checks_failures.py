"""What happens when the kiosk, or the whole system, does not work any more: it comes back by itself."""

import time

import pictures
from bench import Group
from card import TRIES, TRIES_NEW
from report import expect, until

ENGLISH = ("--locale", "en")
PID = "systemctl show waypost.service --property=MainPID --value"


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
        welcome, page = painter.paint("welcome", *ENGLISH), painter.paint("failure")
        more = ["-device", "i6300esb", "-action", "watchdog=reset"]
        with self.bench.inside(self.name, card, memory=1024, more=more) as machine:
            machine.open_probe()
            ask = machine.probe.ask
            machine.await_picture(welcome, "the first picture", 900)
            with report.check("failures.hung") as detail:
                before = ask(PID)
                if not self.bench.has_fault("nothing-broken"):
                    ask(f"kill -STOP {before}")
                until("the kiosk is another process", lambda: ask(PID) not in (before, "0"), 120, every_s=1)
                machine.await_picture(welcome, "the first picture again", 120)
                detail.append("stopped, and started anew by its watchdog")
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
                between = [look for look in looks if pictures.difference(look, page) > pictures.GREETING]
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
                self.await_start(machine)
                machine.await_picture(welcome, "the first picture of the next start", 600)
                detail.append("the third time within an hour the whole system is started anew")
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

    def await_start(self, machine):
        self.starts += 1
        until("the machine starts anew", lambda: machine.resets() == self.starts, 120)
        machine.probe.await_ready(600)

    def do(self, machine, harm):
        """Soon, so that the probe can still answer."""
        if not self.bench.has_fault("nothing-broken"):
            machine.probe.run(f"(sleep 1; {harm}) >/dev/null 2>&1 &")


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


GROUPS = (Failures, SecondSlot)
