#!/usr/bin/env python3
"""The display of the real program: none, taken away and given back, another size; and what ends it."""

import os
import signal
import unittest
from pathlib import Path

import kiosk
from kiosk import until


class Display(kiosk.Case):
    LOCALE = ("--locale", "zh-Hans")

    def open_home(self, config):
        """A kiosk that shows Home, and its picture."""
        self.open_display()
        self.config.write_text(config, encoding="utf-8")
        language = self.place_of("中文（简体）", "welcome", "--locale", "en")
        welcome, home = self.paint("welcome", "--locale", "en"), self.paint("home", *self.LOCALE)
        self.open_kiosk(config)
        self.await_picture(welcome, "welcome")
        self.display.click(language)
        return self.await_picture(home, "home")

    def test_without_a_display_it_says_so(self):
        for name in ("", ":65000"):
            with self.subTest(name):
                self.open_kiosk(kiosk.FULL_SCREEN, display_name=name)
                self.assertEqual(self.kiosk.wait(), 69)
                self.assertRegex(self.kiosk.said(), r"^waypost: no display can be opened: .+\n$")

    @unittest.skipIf(list(Path("/dev/dri").glob("card*")), "this machine has a screen, which it would take")
    def test_a_display_that_nobody_can_see_is_none(self):
        self.open_kiosk(kiosk.FULL_SCREEN, display_name="", driver="")
        self.assertEqual(self.kiosk.wait(), 69)
        self.assertIn("waypost: no display can be opened: there is neither a desktop", self.kiosk.said())

    def test_a_window_that_is_taken_away_comes_back_with_its_picture(self):
        home = self.open_home(kiosk.WINDOW)
        self.display.window("unmap")
        until("the window is away", lambda: max(self.display.picture().planes[0]) == 0)
        self.display.window("map")
        until("the picture is back", lambda: self.display.picture() == home)
        self.assertEqual(self.kiosk.said(), "")

    def test_another_size_is_laid_out_again_and_the_visit_goes_on(self):
        home = self.open_home(kiosk.WINDOW)
        self.display.window("size", 1024, 900)
        self.await_picture(self.paint("home", *self.LOCALE, "--size", "1024x900"), "home in a smaller window")
        self.display.window("size", kiosk.WIDTH, kiosk.HEIGHT)
        until("the picture is back", lambda: self.display.picture() == home)
        self.assertEqual(self.kiosk.said(), "")

    def test_it_ends_cleanly_when_it_is_asked_to(self):
        self.open_display()
        for wish in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(wish.name):
                self.open_kiosk(kiosk.FULL_SCREEN)
                self.display.await_something()
                os.kill(self.kiosk.pid, wish)
                self.assertEqual(self.kiosk.wait(), 0)
                self.assertEqual(self.kiosk.said(), "")

    def test_without_content_the_built_in_page_is_shown_and_stays(self):
        config = kiosk.FULL_SCREEN + "content_dir: /nowhere\n"
        self.open_display()
        self.config.write_text(kiosk.FULL_SCREEN, encoding="utf-8")
        page = self.paint("failure")
        self.open_kiosk(config)
        # The reason in small print is another one, of one line too.
        shown = self.await_picture(page, "the built-in page", alike=0.01)
        self.assertRegex(self.kiosk.said(), r"nowhere/pack\.yaml: error: the file does not exist")
        for key in ("Escape", "Return", "alt+F4", "ctrl+c"):
            self.display.press(key)
        self.display.click((kiosk.WIDTH // 2, kiosk.HEIGHT // 2))
        self.assertEqual(self.display.still_picture(), shown)
        self.assertEqual(self.kiosk.stop(), 0)


if __name__ == "__main__":
    kiosk.main()
