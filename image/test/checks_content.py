"""A site's content on a USB stick: taken, shown and kept, or refused with the place of the mistake."""

import re
import shutil
import subprocess

from bench import PROJECT, Group
from bundles import Bundles
from checks_bundles import await_no_notice, expect_refused, outcome, stick_with
from checks_usb import plug_stick, unplug_stick
from painter import ENGLISH, Painter, Visit
from probe import PID
from report import Failed, expect, until

TITLE, OTHER_TITLE = "How can we help?", "What do you need?"
INSTALL_S = 900
# What lies where the content is installed, with its sums.
INSTALLED = "cd /data/site && find . -type f | sort | xargs -r sha256sum; ls -l /data/site/pack 2>/dev/null; true"
SYSTEM_VERSION = "/usr/lib/waypost/content-version"


class Site:
    """A copy of the project's content to change."""

    def __init__(self, folder):
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        for name in ("content", "locales"):
            shutil.copytree(PROJECT / name, folder / name)

    def change(self, file, old, new):
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise Failed(f"{file} has no '{old}'")
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self

    def rename_pack(self, old, new):
        for path in (self.folder / "content" / old, *self.folder.glob(f"locales/*/{old}")):
            path.rename(path.with_name(new))
        return self.change(f"content/{new}/pack.yaml", f"id: {old}", f"id: {new}")


def pretend(machine, version, file):
    """Another version stands in a file of the running system."""
    machine.probe.ask(f"echo {version} >/run/probe/{version}; mount --bind /run/probe/{version} $(readlink -f {file})")


class Content(Group):
    name = "content"
    checks = ("content.mistake", "content.other-pack", "content.older-than-system", "content.installed", "content.shown", "content.older",
              "content.newer-system", "content.after-power", "content.damaged", "content.mended", "content.last-good",
              "content.kept")
    faults = {
        "a-good-bundle": ("mistake", "other-pack", "installed"),
        "no-system-version": ("older-than-system",),
        "a-newer-bundle,no-touch": ("shown", "older", "after-power"),
        "an-older-system": ("newer-system",),
        "content-forgotten,nothing-damaged": ("after-power", "damaged"),
        "another-stick": ("mended",),
        "no-last-content": ("last-good",),
        "a-wiped-card": ("kept",),
    }

    def run(self, report):
        self.bundles = Bundles(self.bench)
        work = self.bench.folder
        retitled = Site(work / "site").change("locales/en/ui.yaml", TITLE, OTHER_TITLE)
        good = self.bundle("content", retitled, "99.1")
        mistaken = Site(work / "site-mistake").change("content/willimantic/topics/food.yaml", "id: food", "id: [food")
        elsewhere = Site(work / "site-elsewhere").rename_pack("willimantic", "elsewhere")
        card = self.bench.settled_card("content")
        painter = self.bench.painter(card)
        self.visit = Visit(painter)
        config = card.get_file("kiosk.yaml").decode() + f'content_dir: "{retitled.folder}/content"\n' \
                                                        f'locales_dir: "{retitled.folder}/locales"\n'
        self.home = Painter(work / "paint-content", config.encode(), (self.visit.welcome.width, self.visit.welcome.height),
                            float(painter.display[3])).paint("home", *ENGLISH)
        with self.bench.inside(self.name, card, memory=1024) as machine:
            machine.open_probe()
            self.visit.await_welcome(machine, 600)
            with report.check("content.mistake") as detail:
                try:
                    self.bundles.make("content-checked", "--content", mistaken.folder)
                    raise Failed("image/bundle takes content with a mistake")
                except Failed as failed:
                    expect(re.search(r"food\.yaml:\d+:\d+", str(failed)), str(failed))
                detail.append(self.refused(machine, self.bundle("content-mistake", mistaken, "99.2"),
                                           r"food\.yaml:\d+:\d+"))
            with report.check("content.other-pack") as detail:
                # Older than the system's content, with which it is not compared: that has no such pack.
                detail.append(self.refused(machine, self.bundle("content-elsewhere", elsewhere, "202001010000"),
                                           r"kiosk\.yaml:\d+:\d+.*'willimantic'"))
            with report.check("content.older-than-system") as detail:
                if self.bench.has_fault("no-system-version"):
                    pretend(machine, "unknown", SYSTEM_VERSION)
                detail.append(self.refused(machine, self.bundle("content-before", retitled, "202001010000"),
                                           "older than what came with the system"))
            with report.check("content.installed", needed=True) as detail:
                detail.append(self.install(machine, good))
            with report.check("content.shown") as detail:
                self.open_home(machine, self.home)
                machine.click(self.visit.clear_and_leave)
                detail.append(f"Home says '{OTHER_TITLE}'")
            with report.check("content.older") as detail:
                version = "99.8" if self.bench.has_fault("a-newer-bundle") else "1.0"
                older = self.bundle(f"content-{version}", Site(work / "site-older"), version)
                detail.append(self.refused(machine, older, "older than what is installed"))
            with report.check("content.newer-system") as detail:
                # Both are counted by the time of their last change, and the system's is the later one.
                pretend(machine, "202002020000", "/data/site/pack/version")
                pretend(machine, "202001010000" if self.bench.has_fault("an-older-system") else "202003030000", SYSTEM_VERSION)
                machine.probe.ask("systemctl restart waypost-site.service waypost.service")
                self.open_home(machine, self.visit.home)
                detail.append("newer content that came with the system is shown instead")
        with self.bench.inside(self.name, card, memory=1024) as machine:
            machine.open_probe()
            with report.check("content.after-power") as detail:
                self.open_home(machine, self.visit.home if self.bench.has_fault("content-forgotten") else self.home)
                detail.append("still there after a power cut")
        if not self.bench.has_fault("nothing-damaged"):
            self.damage(card)
        with self.bench.inside(self.name, card, memory=1024) as machine:
            machine.open_probe()
            with report.check("content.damaged", needed=True) as detail:
                self.open_home(machine, self.visit.home)
                machine.click(self.visit.clear_and_leave)
                detail.append("a file of it is not whole: the content that came with the system is shown")
            with report.check("content.mended", needed=True) as detail:
                self.install(machine, self.bundle("content-1.0", Site(work / "site-older"), "1.0")
                             if self.bench.has_fault("another-stick") else good)
                self.open_home(machine, self.home)
                machine.click(self.visit.clear_and_leave)
                detail.append("the same stick again: it is shown")
            self.install(machine, self.bundle("content-newer", Site(work / "site-newer"), "99.5"))
        with report.check("content.last-good") as detail:
            self.damage(card)
            with self.bench.inside(self.name, card, memory=1024) as machine:
                machine.open_probe()
                self.open_home(machine, self.home)
            detail.append("newer content is not whole: the one before it is shown")
        with report.check("content.kept") as detail:
            # The superblock, or (the fault) so much that the partition is taken for a new one.
            card.write(card.partition(4)[0], bytes(1 << 20 if self.bench.has_fault("a-wiped-card") else 4096))
            with self.bench.inside(self.name, card, memory=1024) as machine:
                machine.open_probe()
                self.open_home(machine, self.home)
            detail.append("the head of the data partition is gone: mended, and the content is still there")

    def bundle(self, name, site, version):
        return self.bundles.make(name, "--unchecked", "--content", site.folder, "--version", version)

    def refused(self, machine, bundle, reason):
        """Offers a bundle, which must be refused for that reason, and change nothing; what was said."""
        if self.bench.has_fault("a-good-bundle"):
            bundle = self.bundle("content-good", Site(self.bench.folder / "site-good"), "99.9")
        return expect_refused(machine, stick_with(self.bench, bundle), reason,
                              lambda: {"the installed content": machine.probe.ask(INSTALLED)})

    def install(self, machine, bundle):
        """Installs good content, pulls the stick out as the screen says, and waits until the kiosk is started anew with
        it; what was said."""
        pid = machine.probe.ask(PID)
        plug_stick(machine, stick_with(self.bench, bundle))
        said = until("the content is installed", lambda: outcome(machine), INSTALL_S, every_s=1)
        unplug_stick(machine)
        await_no_notice(machine)
        if self.bench.has_fault("no-last-content"):
            machine.probe.ask("mount -o remount,rw /data && rm -rf /data/last && mount -o remount,ro /data")
        until("the kiosk is another process", lambda: machine.probe.ask(PID) not in (pid, "0"), 120, every_s=1)
        return said.splitlines()[0]

    def open_home(self, machine, home):
        self.visit.await_welcome(machine, 600)
        machine.click(self.visit.english)
        machine.await_picture(home, "home", 60, alike=0.001)

    @staticmethod
    def damage(card):
        """Zeros over the beginning of the installed pack.yaml."""
        at, _ = card.partition(4)
        where = f"{card.path}?offset={at}"

        def debugfs(request):
            return subprocess.run(["debugfs", "-R", request, where], capture_output=True, text=True, check=True).stdout

        path = "/site/pack/content/willimantic/pack.yaml"
        block = debugfs(f"bmap {path} 0").strip()
        size = re.search(r"Block size: *(\d+)", debugfs("stats -h"))
        if not block.isdigit() or block == "0" or not size:
            raise Failed(f"{path} was not found: {debugfs('ls -p /site')}")
        card.write(at + int(block) * int(size[1]), bytes(64))


GROUPS = (Content,)
