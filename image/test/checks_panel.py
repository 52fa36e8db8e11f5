"""A touch panel as the kernel knows them: a finger, not a mouse. Where the picture is turned, so is the touch."""

import pathlib

import luggage
import machine as machines
import pictures
from bench import Group, set_values
from painter import Visit
from report import until

NOW = "/run/probe/now"
OPENED = """
event=$(grep -l 'Panel of the tests' /sys/class/input/event*/device/name | cut -d/ -f5)
kiosk=$(systemctl show waypost.service --property=MainPID --value)
[ -z "$event" ] || ls -l "/proc/$kiosk/fd" | grep -o "/dev/input/$event$"
true
"""


class Panel(Group):
    name = "panel"
    checks = ("panel.touch", "panel.rotated")
    faults = {"no-finger": ("touch", "rotated")}

    def run(self, report):
        size = (machines.WIDTH, machines.HEIGHT)
        program = luggage.program(pathlib.Path(__file__).with_name("panel.c"), self.bench.folder / "panel")
        more = luggage.pack(self.bench.folder, [program])
        for name, rotation in (("touch", 0), ("rotated", 90)):
            edit = set_values({"rotation": rotation}) if rotation else None
            card = self.bench.settled_card(edit=edit)
            visit = Visit(self.bench.painter(card, size[::-1] if rotation else size))
            welcome, home = (pictures.turned(picture, rotation) for picture in (visit.welcome, visit.home))
            x, y = visit.english
            if rotation:
                x, y = size[0] - 1 - y, x
            with report.check(f"panel.{name}") as detail:
                # no other pointer
                with self.bench.inside(f"{self.name}-{name}", card, more=more, tablet=None) as machine:
                    machine.open_probe()
                    machine.await_picture(welcome, "the first picture", 900)
                    machine.probe.ask(luggage.UNPACK)
                    at = f"{1000 * x // size[0]} {1000 * y // size[1]}"
                    if not self.bench.has_fault("no-finger"):
                        machine.probe.ask(f"modprobe uhid; {luggage.FOLDER}/panel {at} {NOW} >/dev/null 2>&1 &")
                        until("the kiosk has opened the panel", lambda: machine.probe.ask(OPENED), 120)
                        machine.probe.ask(f"touch {NOW}")
                    machine.await_picture(home, "home", 180)
                    detail.append(f"turned by {rotation} degrees: a finger at {x},{y} of the panel opens Home")


GROUPS = (Panel,)
