"""What a technician writes into kiosk.yaml, on the card, from any computer."""

import machine as machines
import pictures
from bench import Group, set_values
from report import expect, until

ENGLISH = ("--locale", "en")
# The figures of the countdown change; the rest does not.
WARNING_ALIKE = 0.02


class Idle(Group):
    """A visit that is walked away from: the warning, more time, and the first picture again."""

    name = "idle"
    checks = ("idle.home", "idle.warning", "idle.more-time", "idle.reset")
    faults = {
        "no-touch": ("home",),
        "never-idle": ("warning",),
        "no-more-time": ("more-time",),
        "no-reset": ("reset",),
    }

    def run(self, report):
        idle_s = 3600 if self.bench.has_fault("never-idle") else 5
        warning_s = 600 if self.bench.has_fault("no-reset") else 20
        card = self.bench.card(edit=set_values({"idle_s": idle_s, "idle_sensitive_s": 5, "warning_s": warning_s}))
        painter = self.bench.painter(card)
        welcome, home = painter.paint("welcome", *ENGLISH), painter.paint("home", *ENGLISH)
        warning = painter.paint("warning", *ENGLISH, "--seconds", str(warning_s))
        english = painter.place_of("English", "welcome", *ENGLISH)
        more = painter.place_of("I need more time", "warning", *ENGLISH)
        with self.bench.through_uboot(self.name, card) as machine:
            with report.check("idle.home", needed=True) as detail:
                machine.await_picture(welcome, "the first picture", deadline_s=900)
                machine.click(english)
                machine.await_picture(home, "home")
                detail.append("idle_s: 5, warning_s: 20 in kiosk.yaml")
            with report.check("idle.warning", needed=True):
                machine.await_picture(warning, "the warning", 60, WARNING_ALIKE)
            with report.check("idle.more-time"):
                if not self.bench.has_fault("no-more-time"):
                    machine.click(more)
                machine.await_picture(home, "home after more time")
            with report.check("idle.reset") as detail:
                machine.await_picture(warning, "the warning again", 60, WARNING_ALIKE)
                counting = machine.picture()
                until("the countdown counts", lambda: machine.picture() != counting, 30)
                machine.await_picture(welcome, "the first picture again", 120)
                detail.append("counted down, and the first picture is back")


class Rotated(Group):
    """`rotation: 90`: picture and touch turn together."""

    name = "rotated"
    checks = ("rotated.welcome", "rotated.home")
    faults = {
        "turned-over": ("welcome",),
        "no-touch": ("home",),
    }

    def run(self, report):
        card = self.bench.card(edit=set_values({"rotation": 270 if self.bench.has_fault("turned-over") else 90}))
        panel = (machines.WIDTH, machines.HEIGHT)
        painter = self.bench.painter(card, (panel[1], panel[0]))
        welcome, home = (pictures.turned(painter.paint(screen, *ENGLISH), 90) for screen in ("welcome", "home"))
        x, y = painter.place_of("English", "welcome", *ENGLISH)
        with self.bench.through_uboot(self.name, card) as machine:
            with report.check("rotated.welcome", needed=True) as detail:
                machine.await_picture(welcome, "the first picture, turned", deadline_s=900)
                detail.append("as 'waypost paint', turned by 90 degrees")
            with report.check("rotated.home") as detail:
                point = (panel[0] - 1 - y, x)
                machine.click(point)
                machine.await_picture(home, "home, turned")
                detail.append(f"a click at {point[0]},{point[1]} of the panel")


class Mistake(Group):
    """A mistake in kiosk.yaml shows the calm page; mending the file is enough."""

    name = "mistake"
    checks = ("mistake.page", "mistake.place", "mistake.mended")
    faults = {
        "no-mistake": ("page", "place"),
        "not-mended": ("mended",),
    }

    def run(self, report):
        card = self.bench.card()
        good = card.get_file("kiosk.yaml")
        painter = self.bench.painter(card)
        page = painter.paint("failure")
        welcome = painter.paint("welcome", *ENGLISH)
        lines = good.decode().splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines, 1) if line.startswith("volume:"))
        lines[at - 1] = "volume: loud\r\n"
        if not self.bench.has_fault("no-mistake"):
            card.put_file("kiosk.yaml", "".join(lines).encode())
        with self.bench.inside(self.name, card) as machine:
            machine.open_probe()
            with report.check("mistake.page") as detail:
                # The reason in small print is another one.
                machine.await_picture(page, "the built-in page", 600, alike=0.015)
                detail.append("the built-in page of 'waypost paint'")
            with report.check("mistake.place") as detail:
                said = machine.probe.ask("journalctl -u waypost.service -u waypost-settings.service -o cat --no-pager")
                places = [line for line in said.splitlines() if f"kiosk.yaml:{at}:" in line]
                expect(places, f"nothing names line {at} of kiosk.yaml: {said[-300:]}")
                status = machine.probe.ask("systemctl show waypost.service --property=NRestarts --property=StatusText "
                                           "--property=ActiveState")
                expect("NRestarts=0" in status and "ActiveState=active" in status, status)
                detail.append(places[0][:120])
        if not self.bench.has_fault("not-mended"):
            card.put_file("kiosk.yaml", good)
        with self.bench.inside(self.name, card) as machine:
            with report.check("mistake.mended"):
                machine.await_picture(welcome, "the first picture", 600)


GROUPS = (Idle, Rotated, Mistake)
