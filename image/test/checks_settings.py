"""What a technician writes into kiosk.yaml, on the card, from any computer."""

import machine as machines
import pictures
from bench import Group, set_values
from painter import ENGLISH, Visit
from report import expect, until

# The figures of the countdown change; the rest does not.
WARNING_ALIKE = 0.02
FAT_LABEL_AT = 71  # FAT32: BS_VolLab (Microsoft's specification 1.03, 3.3)


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
        visit = Visit(painter)
        warning = painter.paint("warning", *ENGLISH, "--seconds", str(warning_s))
        more = painter.place_of("I need more time", "warning", *ENGLISH)
        with self.bench.through_uboot(self.name, card) as machine:
            with report.check("idle.home", needed=True) as detail:
                visit.await_welcome(machine, 900)
                visit.open_home(machine)
                detail.append("idle_s: 5, warning_s: 20 in kiosk.yaml")
            with report.check("idle.warning", needed=True):
                machine.await_picture(warning, "the warning", 60, WARNING_ALIKE)
            with report.check("idle.more-time"):
                if not self.bench.has_fault("no-more-time"):
                    machine.click(more)
                machine.await_picture(visit.home, "home after more time")
            with report.check("idle.reset") as detail:
                machine.await_picture(warning, "the warning again", 60, WARNING_ALIKE)
                counting = machine.picture()
                until("the countdown counts", lambda: machine.picture() != counting, 30)
                visit.await_welcome(machine, 120, "the first picture again")
                detail.append("counted down, and the first picture is back")


class Rotated(Group):
    """`rotation: 90`: picture and touch turn together, and the still picture before them."""

    name = "rotated"
    checks = ("rotated.still", "rotated.welcome", "rotated.home")
    faults = {
        "turned-over": ("still", "welcome"),
        "no-touch": ("home",),
    }

    def run(self, report):
        card = self.bench.card(edit=set_values({"rotation": 270 if self.bench.has_fault("turned-over") else 90}))
        panel = (machines.WIDTH, machines.HEIGHT)
        visit = Visit(self.bench.painter(card, (panel[1], panel[0])))
        welcome, home = (pictures.turned(picture, 90) for picture in (visit.welcome, visit.home))
        x, y = visit.english
        with self.bench.through_uboot(self.name, card) as machine:
            with report.check("rotated.still") as detail:
                until("the signpost, turned", lambda: pictures.is_signpost(pictures.turned(machine.picture(), 270)), 300)
                detail.append("the still picture stands upright for whoever looks at the turned panel")
            with report.check("rotated.welcome", needed=True) as detail:
                machine.await_picture(welcome, "the first picture, turned", deadline_s=900)
                detail.append("as 'waypost paint', turned by 90 degrees")
            with report.check("rotated.home") as detail:
                point = (panel[0] - 1 - y, x)
                machine.click(point)
                machine.await_picture(home, "home, turned")
                detail.append(f"a click at {point[0]},{point[1]} of the panel")


class Mistake(Group):
    """A mistake in kiosk.yaml shows the calm page; mending the file is enough. So does a file that is not there. And what
    a computer shows of the card can be read everywhere."""

    name = "mistake"
    checks = ("mistake.files", "mistake.page", "mistake.place", "mistake.missing", "mistake.mended")
    faults = {
        "no-mistake": ("page", "place", "missing"),
        "not-mended": ("mended",),
        "lines-of-unix": ("files",),
    }

    def run(self, report):
        card = self.bench.card()
        good = card.get_file("kiosk.yaml")
        painter = self.bench.painter(card)
        page = painter.paint("failure")
        welcome = painter.paint("welcome", *ENGLISH)
        with report.check("mistake.files") as detail:
            if self.bench.has_fault("lines-of-unix"):
                card.put_file("README.txt", card.get_file("README.txt").replace(b"\r\n", b"\n"))
            # Windows' Notepad of old, and what a computer without our fonts shows.
            for name in ("README.txt", "kiosk.yaml"):
                text = card.get_file(name)
                expect(text.count(b"\n") == text.count(b"\r\n") > 10, f"the lines of {name} do not all end with CR LF")
                expect(text.isascii(), f"{name} has letters that not every editor shows")
            label = card.read(card.partition(1)[0] + FAT_LABEL_AT, 11).decode().strip()
            expect(label == "WAYPOST", f"the disk is called '{label}'")
            detail.append("the disk WAYPOST with README.txt and kiosk.yaml, lines as Windows wants them")
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
        if not self.bench.has_fault("no-mistake"):
            card.remove_file("kiosk.yaml")
        with report.check("mistake.missing") as detail:
            with self.bench.inside(self.name, card) as machine:
                machine.open_probe()
                machine.await_picture(page, "the built-in page", 600, alike=0.015)
                said = machine.probe.ask("journalctl -u waypost.service -o cat --no-pager | grep -m1 kiosk.yaml")
                expect("does not exist" in said, said)
                detail.append(said[:120])
        # The page stays what it is until the file is good.
        bad = "".join(lines).encode()
        card.put_file("kiosk.yaml", bad if self.bench.has_fault("not-mended") else good)
        with self.bench.inside(self.name, card) as machine:
            with report.check("mistake.mended"):
                machine.await_picture(welcome, "the first picture", 600)


GROUPS = (Idle, Rotated, Mistake)
