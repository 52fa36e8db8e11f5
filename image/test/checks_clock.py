"""Whether it is open now: said only where the kernel's clock can be trusted. A Raspberry Pi has no clock that goes on
without power; QEMU's machine has one, which is taken away here. On the page that is looked at stands a place that is
open at all hours but two minutes a day."""

import contextlib
import datetime
import re
import shutil
import zoneinfo

import pictures
from bench import PROJECT, Group, change_settings
from painter import ENGLISH
from report import expect, until
from time_server import TimeServer, asks_for_time

ZONE = zoneinfo.ZoneInfo("America/New_York")  # the content's
CLOCK_IS_GONE = "initcall_blacklist=pl031_driver_init"
SITE = "/run/waypost/site"
SERVICE = "content/willimantic/services/statewide_legal.yaml"
# As if somebody had confirmed when it is open. The same edit on the card (sed) and here.
CHANGES = (("unconfirmed", "confirmed"),
           ("weekly: .*", "weekly: {" + ", ".join(
               f'{day}: ["00:01-23:59"]' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")) + "}"))
FAULTS = {
    # The kernel is asked whether its clock is right, and the question is not allowed.
    "no-question": "mkdir -p /run/systemd/system/waypost.service.d && printf '[Service]\\nProtectClock=yes\\n' "
                   ">/run/systemd/system/waypost.service.d/x.conf",
}
WAY = (("English", "welcome", ()), ("Your rights", "home", ()), ("Finding a lawyer", "category", ("--topic", "rights")))


class Clock(Group):
    name = "clock"
    checks = ("clock.unknown", "clock.network", "clock.battery")
    faults = {"a-clock,no-question,no-battery": ("unknown", "network", "battery")}

    def run(self, report):
        has_fault = self.bench.has_fault
        card = self.bench.settled_card()
        painter = self.bench.painter(card)
        self.change_content(painter)
        known, silent = self.page(painter), self.page(painter, "unknown")
        expect(pictures.difference(known, silent, 1.0) > 2 * pictures.ALIKE, "the two pages are too much alike")
        with report.check("clock.unknown") as detail:
            self.look(card, painter, silent, has_clock=has_fault("a-clock"))
            detail.append("no clock, no network: not a word of it")
        with report.check("clock.network") as detail, contextlib.closing(TimeServer()) as server:
            change_settings(card, asks_for_time)
            self.look(card, painter, known, has_clock=False, server=server)
            detail.append(f"no clock, the time from a server ({server.asked} questions): 'Open now'")
        card = self.bench.settled_card()
        with report.check("clock.battery") as detail:
            self.look(card, painter, known, has_clock=not has_fault("no-battery"))
            detail.append("a clock that went on, no network: 'Open now'")

    @staticmethod
    def page(painter, at=None):
        at = at or f"{datetime.datetime.now(ZONE):%Y-%m-%dT%H:%M}"
        return painter.paint("topic", *ENGLISH, "--topic", "legal_help", "--at", at)

    def change_content(self, painter):
        """For what is painted here."""
        site = self.bench.folder / "open"
        shutil.rmtree(site, ignore_errors=True)
        for name in ("content", "locales"):
            shutil.copytree(PROJECT / name, site / name)
        text = (site / SERVICE).read_text(encoding="utf-8")
        for old, new in CHANGES:
            text = re.sub(old, new, text)
        (site / SERVICE).write_text(text, encoding="utf-8")
        config = painter.config.read_text(encoding="utf-8")
        painter.config.write_text(f"{config}\ncontent_dir: {site}/content\nlocales_dir: {site}/locales\n",
                                  encoding="utf-8")

    def look(self, card, painter, page, has_clock, server=None):
        """The page on the card, with that content."""
        more = ("-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net") if server else ()
        with self.bench.inside(self.name, card, more=more, arguments="" if has_clock else CLOCK_IS_GONE) as machine:
            machine.open_probe()
            ask = machine.probe.ask
            welcome = painter.paint("welcome", *ENGLISH)
            machine.await_picture(welcome, "the first picture", 900)
            clocks = ask("ls /sys/class/rtc")
            expect(bool(clocks) == has_clock, f"the machine's clocks are: '{clocks}'")
            if server:
                until("the time is known", lambda: server.asked and ask(
                    "[ -e /run/systemd/timesync/synchronized ] && echo yes; true"), 300)
            self.bench.seed_fault(machine, FAULTS)
            edits = " ".join(f"-e 's/{old}/{new}/'" for old, new in CHANGES)
            ask(f"rm -f {SITE}; mkdir {SITE}; cp -r /usr/share/waypost/content /usr/share/waypost/locales {SITE}/; "
                f"sed -i {edits} {SITE}/{SERVICE}; systemctl daemon-reload; systemctl restart waypost.service", 240)
            machine.await_picture(welcome, "the first picture again", 120)
            for words, screen, options in WAY:
                machine.await_picture(painter.paint(screen, *ENGLISH, *options), screen)
                machine.click(painter.place_of(words, screen, *ENGLISH, *options))
            machine.await_picture(page, "the page as it should be")


GROUPS = (Clock,)
