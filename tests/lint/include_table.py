#!/usr/bin/env python3
"""The include table: which folder of kiosk/ may include which (docs/architecture.md shows the house).

    include_table.py ROOT        reads ROOT/kiosk; prints file:line: for each include that breaks the table
    include_table.py --self-test plants every kind of breach in a folder of its own and looks for each

Linking enforces the table for calls; this enforces it for what a header alone brings (types, templates, macros).
"""
import re
import sys
import tempfile
from pathlib import Path

# Folder -> the folders that it may include besides itself.
LAYERS = {
    "base": set(),
    "yaml": {"base"},
    "config": {"base", "yaml"},
    "content": {"base", "yaml"},
    "i18n": {"base", "yaml"},
    "text": {"base", "i18n"},
    "session": {"base", "content"},
    "ui/view": {"base", "content", "i18n", "session"},
    "paint": {"base", "text"},
    "ui/layout": {"base", "i18n", "paint", "session", "text", "ui/view"},
    "speech": {"base", "i18n", "ui/view"},
    "platform": {"base", "paint", "session", "speech", "text"},
}
LAYERS["app"] = set(LAYERS)

# Library -> what its headers look like, the folders that may include them (None: all), a header for the self-test.
LIBRARIES = {
    "yaml-cpp": (r"yaml-cpp/", {"yaml"}, "yaml-cpp/yaml.h"),
    "ICU": (r"unicode/", {"i18n"}, "unicode/locid.h"),
    "HarfBuzz": (r"(harfbuzz/)?hb[\w-]*\.h$", {"text"}, "hb.h"),
    "SDL": (r"(SDL2/)?SDL\w*\.h$", {"platform"}, "SDL_ttf.h"),
    "libdrm": (r"(libdrm/)?(xf86)?drm\w*\.h$", {"platform"}, "xf86drmMode.h"),
    "libpng": (r"png\.h$", {"platform"}, "png.h"),
    "CLI11": (r"CLI/", {"app"}, "CLI/CLI.hpp"),
    "nlohmann-json": (r"nlohmann/", {"app"}, "nlohmann/json.hpp"),
    "fmt": (r"fmt/", None, "fmt/format.h"),
    "the operating system": (r"([a-z_0-9]+|(sys|linux|arpa|netinet)/[a-z_0-9-]+)\.h$", {"platform", "app"}, "sys/stat.h"),
    "the standard library": (r"[a-z_0-9]+$", None, "vector"),
}

# Below app/, which wires everything, a header must not smuggle in a library that its reader may not include.
MAY_REACH_ALL = {"app"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)?')


def layer_of(path):
    """The layer of a path below kiosk/, or None."""
    parts = Path(path).parts
    for length in (2, 1):
        name = "/".join(parts[:length])
        if len(parts) > length and name in LAYERS:
            return name
    return None


def includes(source):
    """(line number, quoted name, angled name) of each include; comments do not count."""
    blank = lambda comment: "\n" * comment.group().count("\n")
    text = re.sub(r"/\*.*?\*/", blank, source, flags=re.DOTALL)
    for number, line in enumerate(text.split("\n"), start=1):
        if found := INCLUDE.match(line):
            yield number, found.group(1), found.group(2)


def library_of(name):
    """The library of an angled name, or None."""
    return next((library for library, (pattern, _, _) in LIBRARIES.items() if re.match(pattern, name)), None)


def reached(kiosk, name, seen):
    """(library, header) for each library that kiosk/`name` includes itself or through our other headers."""
    if name in seen or not (kiosk / name).is_file():
        return
    seen.add(name)
    for _, quoted, angled in includes((kiosk / name).read_text(encoding="utf-8")):
        if quoted:
            yield from reached(kiosk, quoted, seen)
        elif angled and (library := library_of(angled)):
            yield library, name


def breach(kiosk, file, quoted, angled):
    """Why this include breaks the table, or None."""
    layer = layer_of(file.relative_to(kiosk))
    if layer is None:
        return "this file is in no folder of the table"
    name = quoted or angled
    if name is None:
        return "an include by macro hides what it includes"
    if target := layer_of(name):
        if not (kiosk / name).is_file():
            return f"there is no kiosk/{name}"
        if not quoted:
            return f'our own headers are included with quotes: "{name}"'
        if target != layer and target not in LAYERS[layer]:
            return f"{layer}/ may not include {target}/ ({name})"
        if target != layer and layer not in MAY_REACH_ALL:
            for library, header in reached(kiosk, name, set()):
                allowed = LIBRARIES[library][1]
                if allowed is not None and layer not in allowed:
                    return f"{name} brings {library} into {layer}/ (through {header})"
        return None
    if quoted:
        return f'"{name}" is not a path from kiosk/, such as "base/result.h"'
    library = library_of(name)
    if library is None:
        return f"<{name}> is of no library of the table"
    allowed = LIBRARIES[library][1]
    if allowed is None or layer in allowed:
        return None
    return f"{layer}/ may not include {library} ({name}): only {', '.join(sorted(allowed))} may"


def check(root):
    """All breaches below root/kiosk as 'file:line: why'."""
    kiosk = Path(root) / "kiosk"
    files = sorted(file for file in kiosk.rglob("*") if file.suffix in {".h", ".cpp"})
    found = []
    for file in files:
        for number, quoted, angled in includes(file.read_text(encoding="utf-8")):
            if why := breach(kiosk, file, quoted, angled):
                found.append(f"{file.relative_to(root)}:{number}: {why}")
    if not files:
        found.append(f"{kiosk}: no C++ file here")
    return found


def self_test(root):
    """Every pair of the table, allowed and not, and every other kind of breach, planted below `root`."""
    failures = []

    def expect(path, line, why, others=()):
        """`line` in kiosk/`path` is refused for a reason that holds `why`, or accepted where why is None.
        `others`: (path, text) of further files."""
        planted = [(path, f"#include <vector>\n{line}\n"), *others]
        for planted_path, text in planted:
            file = Path(root, "kiosk", planted_path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        found = [entry for entry in check(root) if entry.startswith(f"kiosk/{path}:2: ")]
        if bool(found) != (why is not None) or (why and why not in found[0]):
            failures.append(f"{path}: {line!r}: expected {why or 'no breach'}, found {found or 'no breach'}")
        for planted_path, _ in planted:
            Path(root, "kiosk", planted_path).unlink()

    for layer in LAYERS:
        header = Path(root, "kiosk", layer, "thing.h")
        header.parent.mkdir(parents=True)
        header.write_text("#pragma once\n", encoding="utf-8")

    for layer, allowed in LAYERS.items():
        for other in LAYERS:
            good = other == layer or other in allowed
            expect(f"{layer}/file.cpp", f'#include "{other}/thing.h"',
                   None if good else f"{layer}/ may not include {other}/")
        for library, (_, users, header) in LIBRARIES.items():
            good = users is None or layer in users
            expect(f"{layer}/file.h", f"#include <{header}>",
                   None if good else f"{layer}/ may not include {library}")

    # The promises of the architecture in its own words, so that a slip in the tables above is found too.
    expect("ui/layout/file.cpp", "#include <SDL.h>", "only platform may")
    expect("ui/layout/file.cpp", "#include <SDL2/SDL_ttf.h>", "only platform may")
    expect("text/file.cpp", "#include <unicode/brkiter.h>", "only i18n may")
    expect("content/file.cpp", "#include <yaml-cpp/node/node.h>", "only yaml may")
    expect("platform/file.cpp", "#include <hb-icu.h>", "only text may")
    expect("session/file.cpp", '#include "ui/view/thing.h"', "session/ may not include ui/view/")
    expect("paint/file.cpp", '#include "platform/thing.h"', "paint/ may not include platform/")
    expect("base/file.h", '#include "i18n/thing.h"', "base/ may not include i18n/")
    expect("session/file.cpp", "#include <time.h>", "only app, platform may")

    # A library that comes by a detour.
    inner = ("i18n/inner.h", "#include <unicode/locid.h>\n")
    outer = ("i18n/outer.h", '#include "i18n/inner.h"\n#include <fmt/format.h>\n')
    expect("text/file.cpp", '#include "i18n/inner.h"', "brings ICU into text/", [inner])
    expect("text/file.cpp", '#include "i18n/outer.h"', "through i18n/inner.h", [inner, outer])
    expect("i18n/file.cpp", '#include "i18n/outer.h"', None, [inner, outer])
    expect("app/file.cpp", '#include "i18n/outer.h"', None, [inner, outer])

    # The other kinds, and what looks like a breach but is none.
    expect("base/file.cpp", '  #  include   "app/thing.h"', "base/ may not include app/")
    expect("base/file.cpp", '#include "base/absent.h"', "there is no kiosk/base/absent.h")
    expect("base/file.cpp", '#include "thing.h"', "not a path from kiosk/")
    expect("base/file.cpp", '#include "../app/thing.h"', "not a path from kiosk/")
    expect("app/file.cpp", "#include <base/thing.h>", "with quotes")
    expect("app/file.cpp", "#include <boost/any.hpp>", "no library of the table")
    expect("app/file.cpp", "#include HEADER", "by macro")
    expect("ui/file.cpp", "#include <string>", "no folder of the table")
    expect("extra/file.cpp", "#include <string>", "no folder of the table")
    expect("base/file.cpp", '// #include "app/thing.h"', None)
    expect("base/file.cpp", '/*\n#include "app/thing.h"\n*/', None)
    return failures


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    if arguments[0] == "--self-test":
        with tempfile.TemporaryDirectory() as root:
            found = self_test(root)
    else:
        found = check(arguments[0])
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
