#!/usr/bin/env python3
"""drivers.py SYSTEM TREE LIST ALL: after trim.list, makes the kernel's modules in TREE whole again.

What the drivers of LIST need, by the kernel's own word in SYSTEM (modules.dep, modules.softdep), is put back; what is
left without something that it needs could not be loaded, and goes. ALL is `all` where every driver of the list has to
be in this kernel, else anything: boards differ, and so do kernels.
"""

import pathlib
import shutil
import sys


def name_of(path):
    """A module is called by either sign."""
    return path.rsplit("/", 1)[-1].split(".ko", 1)[0].replace("-", "_")


def read(file):
    return file.read_text(encoding="utf-8").splitlines()


class Kernel:
    def __init__(self, modules):
        self.needs = {module: others.split() for module, others in (line.split(":") for line in read(modules / "modules.dep"))}
        self.paths = {name_of(path): path for path in self.needs}
        self.built_in = {name_of(line) for line in read(modules / "modules.builtin")}
        self.wishes = {}
        for line in read(modules / "modules.softdep"):
            word, *names = line.split() or [""]
            if word == "softdep":
                self.wishes.setdefault(name_of(names[0]), []).extend(
                    name for name in map(name_of, names[1:]) if name not in ("pre:", "post:"))

    def all_of(self, name, seen):
        """The paths of a module and of everything that it needs."""
        path = self.paths.get(name)
        if path is None or path in seen:
            return
        seen.add(path)
        for other in self.needs[path]:
            self.all_of(name_of(other), seen)
        for other in self.wishes.get(name, ()):
            self.all_of(other, seen)


def main(system, tree, listing, which):
    (source,) = (pathlib.Path(system) / "usr/lib/modules").iterdir()
    target = pathlib.Path(tree) / "usr/lib/modules" / source.name
    kernel = Kernel(source)
    wanted = set()
    for line in read(pathlib.Path(listing)):
        name = name_of(line.split("#")[0].strip())
        if not name or name in kernel.built_in:
            continue
        if name not in kernel.paths and which == "all":
            raise SystemExit(f"{listing}: this kernel has no driver '{name}'")
        kernel.all_of(name, wanted)
    back = [path for path in sorted(wanted) if not (target / path).exists()]
    for path in back:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source / path, target / path)
    gone = [path for path, needs in kernel.needs.items()
            if (target / path).exists() and not all((target / other).exists() for other in needs)]
    for path in gone:
        (target / path).unlink()
    print(f"put back: {' '.join(map(name_of, back))}")
    print(f"could not be loaded: {' '.join(map(name_of, gone))}")


main(*sys.argv[1:])
