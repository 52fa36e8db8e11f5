#!/usr/bin/env python3
"""Waypost beside Chromium in kiosk mode, under one X server: time to the first picture, and memory.

    chromium.py WAYPOST [--runs N]

Chromium shows a static page of six language buttons from a file; Waypost its welcome screen, with every language that
it has. Each is started in turn, with a new profile, and stopped before the next. The first picture is there when the
ground of the program's own page stands at all of a grid's outer points in the X server's frame buffer; memory is the
proportional set size (PSS) of all the program's processes two seconds later, when nothing moves.

Waypost opens a window of the screen's size: where there is no window manager, SDL waits a tenth of a second for one to
answer before it goes on in full screen.
"""

import argparse
import mmap
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WIDTH, HEIGHT = 1920, 1080
DEADLINE_S = 60
SETTLE_S = 2
GROUND = (0x12, 0x34, 0x56)  # of the page: nothing else shows it by chance

PAGE = """<!doctype html><meta charset="utf-8"><title>Languages</title>
<style>
  body {{ margin: 0; height: 100vh; background: rgb{ground}; display: flex; align-items: center; justify-content: center }}
  main {{ display: grid; grid-template-columns: repeat(2, 30vw); gap: 2vw }}
  button {{ font: 600 40px "Noto Sans", sans-serif; padding: 40px; border-radius: 12px; border: 0 }}
</style>
<main><button>English</button><button>Español</button><button>Kreyòl ayisyen</button>
<button lang="zh-Hans">中文（简体）</button><button>Polski</button><button lang="ar" dir="rtl">العربية</button></main>
"""


class Server:
    """An X server whose frame buffer is a file that is looked into."""

    def __init__(self, folder):
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(command + ["-nocursor", "-nolisten", "tcp", "-noreset"], pass_fds=[write_end],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as number:
            self.name = ":" + number.readline().strip()
        with open(folder / "Xvfb_screen0", "rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The pixels are the last thing in an X window dump.
        self._pixels = len(self._memory) - WIDTH * HEIGHT * 4

    def at(self, x, y):
        """Red, green and blue."""
        place = self._pixels + (y * WIDTH + x) * 4
        blue, green, red = self._memory[place : place + 3]
        return red, green, blue

    def corners(self):
        """What stands a little inside the four corners: the ground of either program's page."""
        return [self.at(x, y) for x in (4, WIDTH - 5) for y in (4, HEIGHT - 5)]

    def close(self):
        self._server.terminate()
        self._server.wait()


def family(root):
    """The process, and all that descend from it or share its session."""
    parents, sessions = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue  # it has ended
            parents[int(folder.name)] = int(fields[1])
            sessions[int(folder.name)] = int(fields[3])
    found = {pid for pid, session in sessions.items() if session == root}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found


def pss_mib(pids):
    """Proportional set size of all of them."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def measure(server, command, environment, is_shown):
    """(ms to the first picture, MiB, processes) of one start."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        while not is_shown(server.corners()):
            if process.poll() is not None or time.monotonic() - begin > DEADLINE_S:
                raise SystemExit(f"chromium.py: {command[0]} shows nothing")
            time.sleep(0.0005)
        first_ms = (time.monotonic() - begin) * 1000
        time.sleep(SETTLE_S)
        pids = family(process.pid)
        return first_ms, pss_mib(pids), len(pids)
    finally:
        pids = family(process.pid)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(DEADLINE_S)
        except subprocess.TimeoutExpired:
            process.kill()
        for pid in pids - {process.pid}:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass  # it has ended by itself
        blank(server)


def blank(server):
    """Waits until the server shows nothing again."""
    end = time.monotonic() + DEADLINE_S
    while any(any(color) for color in server.corners()) and time.monotonic() < end:
        time.sleep(0.01)


def languages():
    """Every language of the working copy that has an interface."""
    folder = Path(__file__).resolve().parents[2] / "locales"
    return sorted(file.parent.name for file in folder.glob("*/ui.yaml"))


def median(results, index):
    return statistics.median(result[index] for result in results)


def main():
    parser = argparse.ArgumentParser(description="Waypost beside Chromium: first picture and memory")
    parser.add_argument("waypost", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if not chromium or not shutil.which("Xvfb"):
        sys.exit("chromium.py: chromium and Xvfb are needed")
    with tempfile.TemporaryDirectory(prefix="waypost-compare-") as name:
        folder = Path(name)
        page = folder / "languages.html"
        page.write_text(PAGE.format(ground=GROUND), encoding="utf-8")
        config = folder / "kiosk.yaml"
        config.write_text(f"languages: [{', '.join(languages())}]\n"
                          "display: {mode: window, size: \"1920x1080\", diagonal_in: 21.5}\n", encoding="utf-8")
        server = Server(folder)
        environment = {**os.environ, "DISPLAY": server.name, "SDL_VIDEODRIVER": "x11", "SDL_RENDER_DRIVER": "software",
                       "HOME": name}
        environment.pop("WAYLAND_DISPLAY", None)
        kiosk, browser = [], []
        try:
            for run in range(options.runs):
                profile = folder / f"profile{run}"
                command = [chromium, "--kiosk", "--no-first-run", "--disable-sync", f"--user-data-dir={profile}",
                           f"--window-size={WIDTH},{HEIGHT}", "--window-position=0,0", page.as_uri()]
                if os.geteuid() == 0:
                    command.insert(1, "--no-sandbox")  # Chromium refuses to run as root otherwise
                browser.append(measure(server, command, environment, lambda corners: set(corners) == {GROUND}))
                command = [str(options.waypost.resolve()), "run", "--config", str(config)]
                kiosk.append(measure(server, command, environment,
                                     lambda corners: all(any(color) for color in corners)))
        finally:
            server.close()
    print(f"{'':<28}{'first picture':>15}{'PSS':>12}{'processes':>11}")
    for title, results in (("Chromium, six buttons", browser), (f"Waypost, {len(languages())} languages", kiosk)):
        print(f"{title:<28}{median(results, 0):>12.0f} ms{median(results, 1):>8.0f} MiB{median(results, 2):>11.0f}")
    first, memory = median(browser, 0) / median(kiosk, 0), median(browser, 1) / median(kiosk, 1)
    print(f"{'Chromium takes':<28}{first:>9.1f} times{memory:>6.1f} times")
    print(f"medians of {options.runs} starts in turn; 1920x1080, software renderer")


if __name__ == "__main__":
    main()
