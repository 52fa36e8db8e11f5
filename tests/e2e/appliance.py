#!/usr/bin/env python3
"""What the system on the card of a Raspberry Pi asks of the real program: no defaults in place of a mistake, notices
on the first screen, and word of what it is doing."""

import os
import socket
import subprocess

import kiosk
import picture
from kiosk import until


class ServiceManager:
    """Hears what the kiosk says that it is doing."""

    def __init__(self, folder):
        self.path = folder / "notify"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(self.path))
        self._socket.setblocking(False)
        self.statuses = []

    def close(self):
        self._socket.close()

    def last(self):
        """The last status that was heard."""
        try:
            while True:
                message = self._socket.recv(4096).decode()
                if message.startswith("STATUS="):
                    self.statuses.append(message.removeprefix("STATUS="))
        except BlockingIOError:
            return self.statuses[-1] if self.statuses else None


class Appliance(kiosk.Case):
    HOME = ("--locale", "en")

    def setUp(self):
        super().setUp()
        self.manager = ServiceManager(self.folder)
        self.addCleanup(self.manager.close)
        self.notice = self.folder / "run/notice"
        self.notice.parent.mkdir()

    def put_up(self, text):
        """The notice, whole at once."""
        draft = self.notice.with_suffix(".new")
        draft.write_bytes(text)
        os.replace(draft, self.notice)

    def await_status(self, status):
        until(f"the kiosk says '{status}'", lambda: self.manager.last() == status)

    def test_a_mistake_in_kiosk_yaml_is_shown_with_its_place(self):
        self.open_display()
        config = kiosk.FULL_SCREEN + "languages: [en]\ntheme: drak\n"
        self.config.write_text(config, encoding="utf-8")
        page = self.folder / "page.png"
        subprocess.run([self.waypost, "paint", "--config", self.config, "--screen", "failure", "--size",
                        f"{kiosk.WIDTH}x{kiosk.HEIGHT}", "--diagonal", "21.5", "--out", page],
                       check=True, capture_output=True, timeout=kiosk.DEADLINE_S)
        self.open_kiosk(config, arguments=("--strict",), notify=self.manager.path)
        self.await_picture(picture.read_png(page), "the built-in page with the place")
        self.await_status("builtin: config")
        self.assertIn("kiosk.yaml:3:8: found 'drak' (did you mean 'dark'?), expected 'light',", self.kiosk.said())

        # A pack that is not there is for the technician to mend as well.
        self.assertEqual(self.kiosk.stop(), 0)
        self.manager.last()
        self.manager.statuses.clear()
        self.open_kiosk(kiosk.FULL_SCREEN + "pack: elswhere\n", arguments=("--strict",), notify=self.manager.path)
        self.await_status("builtin: config")
        self.assertIn("kiosk.yaml:2:7: error: found 'elswhere'", self.kiosk.said())

        # Without being strict the same file gives a kiosk.
        self.assertEqual(self.kiosk.stop(), 0)
        self.open_kiosk(config, notify=self.manager.path)
        self.await_status("idle")

    def test_a_notice_comes_and_goes_and_is_in_nobodys_way(self):
        self.open_display()
        config = kiosk.WINDOW + "languages: [en, es]\n"
        self.config.write_text(config, encoding="utf-8")
        self.put_up(b"Update\nLeave the stick in.\n")
        noticed = self.paint("welcome", *self.HOME, "--notice", self.notice)
        plain, home = self.paint("welcome", *self.HOME), self.paint("home", *self.HOME)
        english = self.place_of("English", "welcome", *self.HOME)
        self.assertGreater(noticed.difference(plain), 5 * kiosk.ALIKE)

        self.open_kiosk(config, arguments=("--notice", self.notice), notify=self.manager.path)
        self.await_picture(noticed, "the notice that was there at the start")
        self.await_status("idle")
        self.notice.unlink()
        self.await_picture(plain, "welcome without the notice")
        self.put_up(b"Update\nLeave the stick in.\xff\n" * 200)
        self.put_up(b"Update\nLeave the stick in.\n")
        self.await_picture(noticed, "the notice that came")
        self.display.click(english)
        self.await_picture(home, "home without the notice")
        self.await_status("visit")
        self.assertEqual(self.kiosk.stop(), 0)
        self.assertEqual(self.kiosk.said(), "")


if __name__ == "__main__":
    kiosk.main()
