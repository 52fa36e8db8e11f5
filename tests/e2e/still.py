#!/usr/bin/env python3
"""A still screen sleeps: while nobody touches it, no thread of the real program wakes up."""

import time
from pathlib import Path

import kiosk
from kiosk import until, words

WATCHED_S = 10


def activity(pid):
    """How often the threads of a process were woken up, and the processor time they took, in clock ticks."""
    wakes = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = dict(line.split(":", 1) for line in (task / "status").read_text().splitlines())
        name = f"{task.name} {status['Name'].strip()}"
        wakes[name] = int(status["voluntary_ctxt_switches"]) + int(status["nonvoluntary_ctxt_switches"])
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return wakes, int(fields[11]) + int(fields[12])


def watch(pid, seconds):
    """The wake-ups of each thread, and the processor time, in that time."""
    wakes, ticks = activity(pid)
    time.sleep(seconds)  # what is measured is the time itself
    later_wakes, later_ticks = activity(pid)
    return {name: count - wakes.get(name, 0) for name, count in later_wakes.items()}, later_ticks - ticks


class Still(kiosk.Case):
    LOCALE = ("--locale", "vi")

    def settle(self):
        """Waits until the last change is over."""
        until("the kiosk sleeps", lambda: not any(watch(self.kiosk.pid, 0.5)[0].values()))

    def assert_asleep(self):
        wakes, ticks = watch(self.kiosk.pid, WATCHED_S)
        self.assertTrue(self.kiosk.is_running())
        self.assertEqual({name: count for name, count in wakes.items() if count}, {})
        self.assertEqual(ticks, 0)

    def test_a_page_that_somebody_reads_takes_no_processor(self):
        config = kiosk.WINDOW + "idle_s: 3600\nidle_sensitive_s: 3600\n"
        self.open_display()
        self.config.write_text(config, encoding="utf-8")
        home, category = self.LOCALE, (*self.LOCALE, "--topic", "rights")
        topic = (*self.LOCALE, "--topic", "law_selling")
        plan = [(self.place_of("Tiếng Việt", "welcome", "--locale", "en"), self.paint("home", *home)),
                (self.place_of(words("vi", "category.rights.name"), "home", *home),
                 self.paint("category", *category)),
                (self.place_of(words("vi", "topic.law_selling.title"), "category", *category),
                 self.paint("topic", *topic))]
        first = self.paint("welcome", "--locale", "en")

        self.open_kiosk(config)
        self.await_picture(first, "welcome")
        for point, expected in plan:
            before, _ = activity(self.kiosk.pid)
            self.display.click(point)
            self.await_picture(expected, "the next screen")
            after, _ = activity(self.kiosk.pid)
            # That a wake-up is seen at all.
            self.assertGreater(sum(after.values()), sum(before.values()))
        self.settle()
        self.assert_asleep()

    def test_the_built_in_page_takes_no_processor(self):
        config = kiosk.FULL_SCREEN + "content_dir: nowhere\n"
        self.open_display()
        self.open_kiosk(config)
        until("the built-in page is shown", lambda: "built-in page" in self.kiosk.said())
        self.display.still_picture()
        self.settle()
        self.assert_asleep()


if __name__ == "__main__":
    kiosk.main()
