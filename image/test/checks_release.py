"""What a technician downloads: whole, as the image that is started here, and no larger than it may be."""

import hashlib
import json
import lzma
import xml.etree.ElementTree as xml

from bench import OUT, Group
from report import Failed, expect

MOST_BYTES = 300_000_000


class Release(Group):
    name = "release"
    checks = ("release.sums", "release.image", "release.mapped", "release.packages")
    faults = {"another-byte,a-package-less": ("sums", "image", "mapped", "packages")}

    def run(self, report):
        name = self.bench.image.resolve().name.removesuffix(".img")
        self.xz, self.bmap, self.spdx = (OUT / f"{name}.{kind}" for kind in ("img.xz", "bmap", "spdx.json"))
        lacking = [path.name for path in (self.xz, self.bmap, self.spdx, OUT / "SHA256SUMS") if not path.exists()]
        if lacking:
            raise Failed(f"there is no {', '.join(lacking)}: ./dev image without --no-compress")
        for check in self.checks:
            with report.check(check) as detail:
                detail.append(getattr(self, check.split(".")[1])())

    def read(self, path):
        """A file; with a fault, one of its bytes is another one."""
        data = path.read_bytes()
        if self.bench.has_fault("another-byte"):
            data = data[:-100] + bytes([data[-100] ^ 1]) + data[-99:]
        return data

    def sums(self):
        said = dict(reversed(line.split("  ")) for line in (OUT / "SHA256SUMS").read_text(encoding="ascii").splitlines())
        expect(set(said) == {path.name for path in (self.xz, self.bmap, self.spdx)}, f"SHA256SUMS names {sorted(said)}")
        for path in (self.xz, self.bmap, self.spdx):
            expect(hashlib.sha256(self.read(path)).hexdigest() == said[path.name], f"{path.name} has another sum")
        size = self.xz.stat().st_size
        expect(size <= MOST_BYTES, f"{self.xz.name} has {size} bytes")
        return f"three files as SHA256SUMS says; {size / 1e6:.0f} MB"

    def image(self):
        unpacked, image = hashlib.sha256(), hashlib.sha256()
        if self.bench.has_fault("another-byte"):
            image.update(b"x")
        with lzma.open(self.xz) as packed, open(self.bench.image, "rb") as file:
            for source, total in ((packed, unpacked), (file, image)):
                while data := source.read(1 << 22):
                    total.update(data)
        expect(unpacked.digest() == image.digest(), f"{self.xz.name} holds another image than the one that is started here")
        return f"{self.xz.name} holds the image that is started here"

    def mapped(self):
        """Every block that is not zeros is in the map, with its sum (bmaptool's format, version 2)."""
        tree = xml.parse(self.bmap).getroot()
        block = int(tree.findtext("BlockSize"))
        end = 0
        with open(self.bench.image, "rb") as file:
            size = file.seek(0, 2)
            expect(int(tree.findtext("ImageSize")) == size, "the map is of an image of another size")
            for part in tree.iter("Range"):
                first, _, last = part.text.strip().partition("-")
                first, last = int(first), int(last or first)
                self.expect_zeros(file, end, first * block)
                file.seek(first * block)
                data = file.read((last + 1 - first) * block)
                if self.bench.has_fault("another-byte"):
                    data = data[:-1]
                expect(hashlib.sha256(data).hexdigest() == part.get("chksum"), f"blocks {part.text.strip()} have another sum")
                end = (last + 1) * block
            self.expect_zeros(file, end, size)
        return f"{tree.findtext('MappedBlocksCount').strip()} blocks of {block} bytes, the rest is zeros"

    @staticmethod
    def expect_zeros(file, begin, end):
        file.seek(begin)
        while begin < end:
            data = file.read(min(1 << 22, end - begin))
            expect(not data.strip(b"\0"), f"bytes after {begin} are not in the map")
            begin += len(data)

    def packages(self):
        listed = {(package["name"], package["versionInfo"]) for package in json.loads(self.spdx.read_text())["packages"]}
        (table,) = (OUT / "cache").glob(f"system-{self.bench.arch}-*/packages.tsv")
        installed = {tuple(line.split("\t")[:2]) for line in table.read_text(encoding="utf-8").splitlines()}
        if self.bench.has_fault("a-package-less"):
            listed -= set(sorted(installed)[:1])
        lacking = installed - listed
        expect(installed and not lacking, f"not in the list: {sorted(lacking)[:3]}")
        return f"{len(installed)} packages of Debian, each with its version"


GROUPS = (Release,)
