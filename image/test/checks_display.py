"""A display that is unplugged and comes back, and one that is not there when the kiosk starts. QEMU has no plug to pull:
the kernel is told that there is none (its connector's `status`), which it passes on as it does a real one."""

import time

from bench import Group
from painter import Visit
from report import expect, until

STATUS = "/sys/class/drm/card*-Virtual-1/status"
LIFE = "cat /proc/sys/kernel/random/boot_id; systemctl show waypost.service --property=MainPID"


class Display(Group):
    """Unplugged for a minute in use; unplugged while the kiosk starts, until it has failed again and again."""

    name = "display"
    checks = ("display.back", "display.touch", "display.late", "display.nothing-lost")
    faults = {
        "another-picture": ("back",),
        "no-touch": ("touch",),
        "stays-out": ("late",),
        "something-lost": ("nothing-lost",),
    }

    def run(self, report):
        card = self.bench.settled_card()
        visit = Visit(self.bench.painter(card))
        with self.bench.inside(self.name, card, memory=1024) as machine:
            machine.open_probe()
            ask = machine.probe.ask
            with report.check("display.back", needed=True) as detail:
                visit.await_welcome(machine, 900)
                before = ask(LIFE)
                self.plug(machine, "off")
                expect("disconnected" in ask(f"cat {STATUS}"), "the display could not be taken away")
                time.sleep(60)
                self.plug(machine, "detect")
                visit.await_welcome(machine, what="the first picture again")
                expect(ask(LIFE) == before, f"the kiosk was started anew: {before} before, {ask(LIFE)} after")
                detail.append("away for a minute: the same kiosk shows the first picture again")
            with report.check("display.touch") as detail:
                visit.open_home(machine)
                detail.append("a click opens Home")
            boot = ask("cat /proc/sys/kernel/random/boot_id")
            with report.check("display.late") as detail:
                # Content that was installed later, as far as anybody can tell from outside.
                ask("mkdir -p /run/waypost && ln -sfn /usr/share/waypost /run/waypost/site")
                self.plug(machine, "off")
                ask("systemctl restart --no-block waypost.service")
                until("it has been tried again and again", lambda: self.tried(machine) >= 10, 600, every_s=2)
                failures = self.tried(machine)
                if not self.bench.has_fault("stays-out"):
                    self.plug(machine, "detect")
                visit.await_welcome(machine, 400)
                detail.append(f"{failures} starts without a display, then the first picture")
            with report.check("display.nothing-lost") as detail:
                if self.bench.has_fault("something-lost"):
                    ask("touch /run/waypost/distrust")
                expect(ask("cat /proc/sys/kernel/random/boot_id") == boot, "the whole system was started anew")
                expect(ask("ls /run/waypost/distrust 2>/dev/null || true") == "", "the installed content was set aside")
                detail.append("the same start of the system, with the content that it had")

    @staticmethod
    def plug(machine, how):
        machine.probe.ask(f"for status in {STATUS}; do echo {how} >$status; done")

    @staticmethod
    def tried(machine):
        """How often the kiosk could not start for want of a display."""
        return int(machine.probe.ask("journalctl -b -o cat --no-pager -t waypost | grep -c 'no display can be opened' || true"))


GROUPS = (Display,)
