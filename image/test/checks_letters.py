"""The card's fonts, cut to what it must hold: every screen in every language is painted with them and with Debian's,
and both look the same. No machine is started: the same fonts, the same program."""

import shutil
import subprocess

import pictures
from bench import OUT, Group
from debian import Debian
from painter import PROGRAM
from report import Failed, expect

FONTS = "usr/share/fonts"
# Of 255: a stroke that one has and the other has not differs by more.
STROKE = 48
TIME = "2026-12-01T10:00"


class Letters(Group):
    name = "letters"
    set = "quick"
    archs = ("arm64", "amd64")
    checks = ("letters.every-screen",)
    faults = {"no-chinese": ("every-screen",)}

    def run(self, report):
        with report.check("letters.every-screen") as detail:
            places = {"card": OUT / f"work-{self.bench.arch}" / "tree", "debian": Debian(self.bench.arch).root}
            tours = {name: self.painted(name, root / FONTS) for name, root in places.items()}
            names = {name: {path.name for path in tour.glob("*.png")} for name, tour in tours.items()}
            expect(names["card"] and names["card"] == names["debian"], "one tour has screens that the other has not")
            differ = sorted(name for name in names["card"] if not self.alike(*(tour / name for tour in tours.values())))
            expect(not differ, f"{len(differ)} of {len(names['card'])} screens look different: {', '.join(differ[:3])}")
            size = sum(path.stat().st_size for path in (places["card"] / FONTS).rglob("*") if path.is_file())
            detail.append(f"{len(names['card'])} screens, each as with all of Debian's fonts; {size >> 20} MiB of fonts")
        for name in places:
            shutil.rmtree(self.bench.folder / f"letters-{name}", ignore_errors=True)

    @staticmethod
    def alike(one, other):
        """Whether what is drawn in either stands in the other, at most one pixel away: cutting a font moves a hinted stroke
        by as much."""
        if one.read_bytes() == other.read_bytes():
            return True
        a, b = pictures.read_png(one), pictures.read_png(other)
        if (a.width, a.height) != (b.width, b.height):
            return False
        differ = [at for at, pair in enumerate(zip(a.planes[1], b.planes[1])) if pair[0] != pair[1]]
        around = [y * a.width + x for y in (-1, 0, 1) for x in (-1, 0, 1)]
        for p, q in ((a.planes[1], b.planes[1]), (b.planes[1], a.planes[1])):
            for at in differ:
                near = [q[at + step] for step in around if 0 <= at + step < len(q)]
                if not min(near) - STROKE <= p[at] <= max(near) + STROKE:
                    return False
        return True

    def painted(self, name, fonts):
        """A tour of every screen with these fonts, in place of those of the machine that the tests run on."""
        folder = self.bench.folder / f"letters-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        steps = ['mount --bind "$1" "/$2"']
        if name == "card" and self.bench.has_fault("no-chinese"):
            steps.append('mount --bind /dev/null "/$2/opentype/noto/NotoSansCJK-Regular.ttc"')
        command = ["unshare", "--mount", "sh", "-euc", f'{"; ".join(steps)}; exec "$3" paint --at "$4" --all "$5"', "sh",
                   fonts, FONTS, PROGRAM, TIME, folder]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"the tour with the fonts of '{name}' failed: {done.stderr[-300:]}")
        return folder


GROUPS = (Letters,)
