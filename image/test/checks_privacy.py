"""A visit leaves no trace: every byte of the card is the same before and after it."""

from bench import Group, settle
from painter import ENGLISH
from report import expect


class Privacy(Group):
    name = "privacy"
    checks = ("privacy.visit", "privacy.same")
    faults = {
        "no-touch": ("visit",),
        "a-trace": ("same",),
    }

    def run(self, report):
        card = self.bench.settled_card()
        painter = self.bench.painter(card)
        welcome = painter.paint("welcome", *ENGLISH)
        before = card.digest()
        with report.check("privacy.visit", needed=True) as detail:
            with self.bench.through_uboot(self.name, card) as machine:
                machine.await_picture(welcome, "the first picture", 900)
                walk = self.visit(machine, painter)
                machine.await_picture(welcome, "the first picture after the visit", 300)
                settle(machine, card)
                machine.qmp.ask("stop")
            detail.append(f"{' - '.join(walk)}, left to itself, first picture again")
        with report.check("privacy.same") as detail:
            if self.bench.has_fault("a-trace"):
                card.write(card.path.stat().st_size - 4096, b"x")
            after = card.digest()
            expect(after == before, f"the card differs: {self.where(card)}")
            detail.append(f"not one byte of {card.path.stat().st_size >> 20} MiB differs, SHA-256 {before[:16]}…")

    def visit(self, machine, painter):
        """Home, a category, a topic, a phone number; pictures of each."""
        steps = [("English", "welcome", (), "home", ()),
                 ("Leaving and shelter", "home", (), "category", ("--topic", "leaving")),
                 ("How to ask for a shelter bed", "category", ("--topic", "leaving"), "topic", ("--topic", "shelter_bed"))]
        walk = []
        for words, screen, options, after, after_options in steps:
            machine.click(painter.place_of(words, screen, *ENGLISH, *options))
            machine.await_picture(painter.paint(after, *ENGLISH, *after_options), after, alike=0.02)
            walk.append(after)
        return walk

    def where(self, card):
        """The places that differ from the settled card."""
        kept = type(card)(self.bench.folder / "settled.raw")
        step, places = 1 << 20, []
        for at in range(0, card.path.stat().st_size, step):
            a, b = card.read(at, step), kept.read(at, step)
            if a != b:
                places += [at + i for i in range(0, step, 512) if a[i : i + 512] != b[i : i + 512]]
        return f"{len(places)} sectors from byte {places[0] if places else '?'} on"


GROUPS = (Privacy,)
