"""What the card should show: the pictures of `waypost paint`, and where the words stand on them."""

import pathlib
import re
import subprocess

import pictures
from report import Failed

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = PROJECT / "build/release/kiosk/waypost"
ENGLISH = ("--locale", "en")


class Painter:
    """Paints for one display and one kiosk.yaml."""

    def __init__(self, folder, config, size, diagonal):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.config = self.folder / "kiosk.yaml"
        self.config.write_bytes(config)
        self.display = ("--size", f"{size[0]}x{size[1]}", "--diagonal", f"{diagonal:.3f}")
        self._kept = {}

    def paint(self, screen, *options):
        key = (screen, *options)
        if key not in self._kept:
            file = self.folder / "painted.png"
            self._paint(screen, "--out", file, *options)
            self._kept[key] = pictures.read_png(file)
        return self._kept[key]

    def place_of(self, words, screen, *options):
        """Where a finger has to touch for the words, which may go on in the next line."""
        for line in self._paint(screen, "--dump", *options).splitlines():
            found = re.match(r'\s*text (\S+) (\S+) width (\S+) em (\S+) .*? "(.*)"$', line)
            if found and found[5].strip() and words.startswith(found[5].strip()):
                x, baseline, width, em = (float(found[i]) for i in range(1, 5))
                return round(x + width / 2), round(baseline - 0.3 * em)
        raise Failed(f"'{words}' is not on the screen '{screen}'")

    def _paint(self, screen, *options):
        command = [PROGRAM, "paint", "--config", self.config, "--screen", screen, *self.display, *options]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            raise Failed(f"'waypost paint --screen {screen}' failed: {done.stderr.strip()[-300:]}")
        return done.stdout


class Visit:
    """The shortest visit: a touch on English opens Home, 'Clear and leave' brings the first picture back."""

    def __init__(self, painter):
        self.welcome, self.home = (painter.paint(screen, *ENGLISH) for screen in ("welcome", "home"))
        self.english = painter.place_of("English", "welcome", *ENGLISH)
        self.clear_and_leave = painter.place_of("Clear and leave", "home", *ENGLISH)

    def await_welcome(self, machine, deadline_s=60, what="the first picture"):
        machine.await_picture(self.welcome, what, deadline_s)

    def open_home(self, machine, deadline_s=60, what="home"):
        machine.click(self.english)
        return machine.await_picture(self.home, what, deadline_s)

    def leave(self, machine, deadline_s=60):
        machine.click(self.clear_and_leave)
        self.await_welcome(machine, deadline_s, "the first picture after 'Clear and leave'")
