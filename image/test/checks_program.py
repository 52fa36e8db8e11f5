"""The program's own unit tests, built for the card's processor and run inside the card's system."""

import subprocess

from bench import PROJECT, Group
from report import expect


class Program(Group):
    name = "program"
    archs = ("arm64", "amd64")
    checks = ("program.unit-tests",)
    faults = {
        "no-fonts": ("unit-tests",),
    }

    def run(self, report):
        with report.check("program.unit-tests") as detail:
            before = ["mount -t tmpfs tmpfs /usr/share/fonts"] if self.bench.has_fault("no-fonts") else []
            done = subprocess.run([PROJECT / "image/unit-tests", self.bench.arch, *before], capture_output=True,
                                  text=True, check=False)
            lines = done.stdout.strip().splitlines()
            said = lines[-1] if lines else done.stderr[-300:]
            failed = [line for line in done.stderr.splitlines() if line.startswith("FAIL ")]
            expect(done.returncode == 0, f"{said} {' '.join(failed)}")
            detail.append(f"{said} programs, under the emulation of one processor")


GROUPS = (Program,)
