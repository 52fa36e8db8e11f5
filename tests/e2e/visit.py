#!/usr/bin/env python3
"""A visit to the real kiosk, with real clicks: what is shown, how it ends, and that no key leads out of it."""

import kiosk
from kiosk import until, words


class Visit(kiosk.Case):
    LOCALE = ("--locale", "ar")
    CATEGORY = ("--topic", "leaving")
    TOPIC = ("--topic", "shelter_bed")

    def open(self, config):
        self.open_display()
        self.config.write_text(config, encoding="utf-8")
        self.welcome = self.paint("welcome", "--locale", "en")
        self.home = self.paint("home", *self.LOCALE)

    def test_a_visit_that_is_walked_away_from_leaves_the_first_picture(self):
        config = kiosk.WINDOW + "idle_s: 6\nidle_sensitive_s: 6\nwarning_s: 20\n"
        self.open(config)
        category = self.paint("category", *self.LOCALE, *self.CATEGORY)
        topic = self.paint("topic", *self.LOCALE, *self.TOPIC)
        warning = self.paint("warning", *self.LOCALE, "--seconds", "20")
        language = self.place_of("العربية", "welcome", "--locale", "en")
        leaving = self.place_of(words("ar", "category.leaving.name"), "home", *self.LOCALE)
        shelter = self.place_of(words("ar", "topic.shelter_bed.title"), "category", *self.LOCALE, *self.CATEGORY)
        more_time = self.place_of(words("ar", "warning.more_time"), "warning", *self.LOCALE)

        self.open_kiosk(config)
        first = self.await_picture(self.welcome, "welcome")

        for point, expected, what in ((language, self.home, "home"), (leaving, category, "category"),
                                      (shelter, topic, "topic")):
            self.display.click(point)
            self.await_picture(expected, what)

        # The figures of the countdown change; the rest does not.
        self.await_picture(warning, "warning", alike=0.02)
        self.display.click(more_time)
        self.await_picture(topic, "topic after more time")

        counting = self.await_picture(warning, "warning again", alike=0.02)
        until("the countdown counts", lambda: self.display.picture() != counting)
        self.await_picture(warning, "warning counting", alike=0.02)
        until("the first picture is back, to the pixel", lambda: self.display.picture() == first)
        self.assertEqual(self.kiosk.said(), "")
        self.assertEqual(self.kiosk.stop(), 0)

    def test_no_key_leads_out_of_the_full_screen(self):
        config = kiosk.FULL_SCREEN
        self.open(config)
        language = self.place_of("العربية", "welcome", "--locale", "en")
        clear = self.place_of(words("ar", "bar.clear"), "home", *self.LOCALE)

        self.open_kiosk(config)
        first = self.await_picture(self.welcome, "welcome")
        self.display.click(language)
        home = self.await_picture(self.home, "home")
        # That keys arrive at all: Tab shows the focus.
        self.display.press("Tab")
        until("Tab shows the focus", lambda: self.display.picture() != home)

        keys = [f"F{n}" for n in range(1, 13)] + [f"ctrl+alt+F{n}" for n in range(1, 8)]
        keys += ["alt+F4", "alt+F2", "alt+Tab", "ctrl+alt+BackSpace", "ctrl+alt+Delete", "ctrl+alt+t", "ctrl+c"]
        keys += ["ctrl+q", "ctrl+w", "ctrl+z", "ctrl+backslash", "ctrl+Escape", "alt+Escape", "super", "super+d"]
        keys += ["super+l", "Menu", "Print", "Sys_Req", "Pause", "XF86PowerOff", "XF86Sleep", "XF86WWW", "Escape"]
        for key in keys:
            self.display.press(key)
            self.assertTrue(self.kiosk.is_running(), f"{key} ends the kiosk")
            self.assertLess(self.display.picture().difference(home, kiosk.TOLERANCE), 0.1, f"after {key}")

        self.display.click(clear)
        until("'Clear and leave' still works", lambda: self.display.picture() == first)
        self.assertEqual(self.kiosk.said(), "")


if __name__ == "__main__":
    kiosk.main()
