"""The real program in a window of its own X server, for the end-to-end tests.

Nothing here waits for a fixed time: everything is looked at again until it is so, or until a deadline that is far
beyond what a busy machine needs.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import picture

WIDTH, HEIGHT = 1080, 1920
DEADLINE_S = 60
SKIPPED = 77

# The window is painted by Mesa, the pictures it is compared with by SDL without a GPU: edges differ by a little.
TOLERANCE = 48
ALIKE = 0.004

WINDOW = f'display: {{mode: window, size: "{WIDTH}x{HEIGHT}", diagonal_in: 21.5}}\n'
FULL_SCREEN = "display: {mode: full_screen, diagonal_in: 21.5}\n"


def until(what, condition, deadline_s=DEADLINE_S):
    """Waits until `condition()` is true and returns it; fails with `what` after the deadline."""
    end = time.monotonic() + deadline_s
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"after {deadline_s} s still not so: {what}")
        time.sleep(0.05)


def end(process):
    """Ends a process that this test started."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(DEADLINE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Display:
    """An X server without a window manager, whose frame buffer is a file."""

    def __init__(self, folder):
        self._buffer = folder / "Xvfb_screen0"
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        command += ["-fbdir", str(folder), "-nocursor", "-nolisten", "tcp", "-noreset"]
        with open(folder / "xvfb.log", "wb") as log:
            self._server = subprocess.Popen(command, pass_fds=[write_end], stdout=log, stderr=log)
        os.close(write_end)
        with os.fdopen(read_end) as number:
            self.name = ":" + number.readline().strip()
        if self.name == ":":
            raise AssertionError("Xvfb does not start: " + (folder / "xvfb.log").read_text())

    def close(self):
        end(self._server)

    def picture(self):
        return picture.read_xwd(self._buffer.read_bytes())

    def await_something(self):
        """Waits until there is anything but the server's own black."""
        until("something is shown", lambda: any(self.picture().planes[0]))

    def still_picture(self):
        """The picture when it has stopped changing."""
        seen = [self.picture()]

        def is_still():
            time.sleep(0.4)
            seen.append(self.picture())
            return seen[-1] == seen[-2]

        until("the picture is still", is_still)
        return seen[-1]

    def _xdotool(self, *arguments):
        environment = {**os.environ, "DISPLAY": self.name}
        subprocess.run(["xdotool", *map(str, arguments)], env=environment, check=True, timeout=DEADLINE_S)

    def click(self, point):
        self._xdotool("mousemove", *point, "click", 1)

    def press(self, keys):
        self._xdotool("key", "--clearmodifiers", keys)

    def window(self, what, *arguments):
        """Does something to the kiosk's window: unmap, map, size WIDTH HEIGHT."""
        self._xdotool("search", "--name", "^Waypost$", "window" + what, *arguments)


class Kiosk:
    """`waypost run` with `arguments`, under `wrapper` where one is given. `notify`: the service manager's socket."""

    def __init__(self, waypost, config, display_name, folder, wrapper=(), driver="x11", arguments=(), notify=None):
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self._stderr = folder / "stderr"
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home)}
        environment.update({k: v for k, v in os.environ.items() if k in ("ASAN_OPTIONS", "UBSAN_OPTIONS")})
        # Never the screen of the machine that the test runs on.
        if driver:
            environment["SDL_VIDEODRIVER"] = driver
        if display_name:
            environment["DISPLAY"] = display_name
        if notify:
            environment["NOTIFY_SOCKET"] = str(notify)
        command = [*wrapper, str(waypost), "run", "--config", str(config), *map(str, arguments)]
        with open(self._stderr, "wb") as stderr:
            self._process = subprocess.Popen(command, env=environment, cwd=self.home, stdin=subprocess.DEVNULL,
                                             stdout=stderr, stderr=stderr)
        self._wrapped = bool(wrapper)

    @property
    def pid(self):
        """Of the program itself."""
        if not self._wrapped:
            return self._process.pid
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return int(until("the program has started", lambda: children.read_text().split())[0])

    def said(self):
        """Everything that it wrote to standard output and standard error."""
        return self._stderr.read_text(errors="replace")

    def is_running(self):
        return self._process.poll() is None

    def wait(self):
        return self._process.wait(DEADLINE_S)

    def stop(self):
        """Asks it to end; its exit status."""
        if self.is_running():
            os.kill(self.pid, signal.SIGTERM)
        return self.wait()

    def close(self):
        end(self._process)


class Case(unittest.TestCase):
    """A test with its own folder, X server and configuration."""

    waypost = None
    tools = ("Xvfb", "xdotool")

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="waypost-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.config = self.folder / "kiosk.yaml"

    def open_display(self):
        self.display = Display(self.folder)
        self.addCleanup(self.display.close)

    def open_kiosk(self, config_text, wrapper=(), display_name=None, **how):
        self.config.write_text(config_text, encoding="utf-8")
        name = self.display.name if display_name is None else display_name
        self.kiosk = Kiosk(self.waypost, self.config, name, self.folder, wrapper, **how)
        self.addCleanup(self.kiosk.close)

    def paint(self, screen, *options):
        """The picture that `waypost paint` makes of a screen."""
        file = self.folder / "painted.png"
        self._paint(screen, "--out", file, *options)
        return picture.read_png(file)

    def texts(self, screen, *options):
        """The words on a screen, as (words, point in their middle)."""
        out = []
        for line in self._paint(screen, "--dump", *options).splitlines():
            found = re.match(r'\s*text (\S+) (\S+) width (\S+) em (\S+) .*? "(.*)"$', line)
            if found:
                x, baseline, width, em = (float(found[i]) for i in range(1, 5))
                out.append((found[5], (round(x + width / 2), round(baseline - 0.3 * em))))
        return out

    def place_of(self, words, screen, *options):
        """Where a finger has to touch for the words, which may go on in the next line."""
        for text, point in self.texts(screen, *options):
            if text.strip() and words.startswith(text.strip()):
                return point
        raise AssertionError(f"'{words}' is not on the screen '{screen}'")

    def _paint(self, screen, *options):
        size = () if "--size" in options else ("--size", f"{WIDTH}x{HEIGHT}")
        command = [self.waypost, "paint", "--config", self.config, "--screen", screen, *size, "--diagonal", "21.5",
                   *options]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=DEADLINE_S)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def await_picture(self, expected, what, alike=ALIKE):
        """Waits until the display shows a picture. What it showed instead is kept beside the test."""
        shown = []

        def is_shown():
            self.assertTrue(self.kiosk.is_running(), f"{what}: the kiosk has ended: {self.kiosk.said()}")
            shown[:] = [self.display.picture().cropped(expected.width, expected.height)]
            return shown[0].difference(expected, TOLERANCE, alike) <= alike

        try:
            until(what, is_shown)
        except AssertionError:
            name = f"{self.id()}-{re.sub(r'[^a-z]+', '-', what.lower())}"
            shown[0].save(f"{name}-actual.png")
            expected.save(f"{name}-expected.png")
            raise
        return shown[0]


def words(locale, message):
    """A sentence of the kiosk, by its locale and the id of its message."""
    folder = Path(__file__).resolve().parents[2] / "locales" / locale
    for file in sorted(folder.rglob("*.yaml")):
        keys = []
        for line in file.read_text(encoding="utf-8").splitlines():
            found = re.match(r'( *)(\w+):(?: "(.*)")?\s*$', line)
            if not found:
                continue
            keys[len(found[1]) // 2 :] = [found[2]]
            if ".".join(keys) == message and found[3]:
                return found[3]
    raise AssertionError(f"{locale}: no sentence '{message}'")


def main():
    """`TEST.py WAYPOST [unittest's arguments]`."""
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(f"usage: {sys.argv[0]} WAYPOST")
    Case.waypost = Path(sys.argv.pop(1)).resolve()
    tools = sorted({tool for case in Case.__subclasses__() for tool in case.tools})
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        print("not installed: " + ", ".join(missing))
        sys.exit(SKIPPED)
    unittest.main()
