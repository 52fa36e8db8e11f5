#!/usr/bin/env python3
"""The habits of the code that neither clang-format nor clang-tidy knows.

    style.py ROOT        prints file:line: for each fault; long files are named and are no fault
    style.py --self-test plants every kind of fault in a folder of its own and looks for each

A line that has a good reason says so at its end: `// lint-ok: the reason`.
"""
import re
import sys
import tempfile
from pathlib import Path

LONG_FILE = 450  # lines; a file is read in one sitting
FOLDERS = ("kiosk", "tests")
CODE = {".h", ".cpp"}

COMMENT_OPEN = r"(?://|/\*|^\s*\*|^\s*#).*"
# What may not stand in a line of code, and why.
FORBIDDEN = [
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), "unfinished work belongs in the tracker, not in the code"),
    (re.compile(COMMENT_OPEN + r"(\b[Ii]ssue\s+#?\d+|(?<!U[AT][XSR] )(?<![\w&#])#\d{1,5}\b)"),
     "a comment names no issue: it says why"),
    (re.compile(r"(?<![\w.:/])/(home|root|work|Users|mnt)/"), "a path of one machine"),
    (re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep|SDL_Delay)\s*\("),
     "waiting is a defect: inject a clock, or wait for the event itself"),
    (re.compile(r"^\s*using namespace std;"), "std stays named"),
    (re.compile(r"[ \t]+$"), "trailing space"),
]
# Where kiosk/config asks for a key of kiosk.yaml, and where a technician finds it.
SETTING = re.compile(r'\b(?:get|need)\("(\w+)"')
SETTINGS_TOLD = ("assets/kiosk.yaml", "docs/technician.md")
OK = re.compile(r"// lint-ok: \S")
TIDY_OFF = re.compile(r"^  (-[a-z][\w.*-]*),?$", re.MULTILINE)
TIDY_REASON = re.compile(r"^# (-[a-z][\w.*-]*): \S", re.MULTILINE)


def check_code(name, text):
    """Faults of one C++ file as (line, why)."""
    lines = text.split("\n")
    if name.endswith(".h"):
        if lines[0] != "#pragma once":
            yield 1, "a header begins with #pragma once"
        if "///" not in text and "\n// " not in text:
            yield 1, "a header says what it is for"
    if not text.endswith("\n"):
        yield len(lines), "the last line has no end"
    for number, line in enumerate(lines, start=1):
        if not OK.search(line):
            yield from ((number, why) for pattern, why in FORBIDDEN if pattern.search(line))


def check_tidy_reasons(text):
    """Faults of .clang-tidy as (line, why): each check that is off has its reason, each reason its check."""
    off, reasons = set(TIDY_OFF.findall(text)), set(TIDY_REASON.findall(text))
    yield from ((1, f"{check} is off without a reason") for check in sorted(off - reasons))
    yield from ((1, f"{check} has a reason to be off but is on") for check in sorted(reasons - off))


def check_settings(root):
    """Faults as (file, line, why): a setting that the kiosk reads and that a technician is not told of."""
    told = [(name, (root / name).read_text(encoding="utf-8")) for name in SETTINGS_TOLD if (root / name).exists()]
    for file in sorted((root / "kiosk/config").glob("*.cpp")):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            for key in SETTING.findall(line):
                yield from ((file.relative_to(root), number, f"{name} does not name the setting '{key}'")
                            for name, text in told if not re.search(rf"\b{key}\b", text))


def check(root):
    """(faults as 'file:line: why', names of long files) below `root`."""
    root = Path(root)
    faults, long_files, count = [], [], 0
    for file in sorted(file for folder in FOLDERS for file in (root / folder).rglob("*") if file.suffix in CODE):
        name, text = str(file.relative_to(root)), file.read_text(encoding="utf-8")
        count += 1
        faults += [f"{name}:{line}: {why}" for line, why in check_code(name, text)]
        if name.startswith("kiosk/") and text.count("\n") > LONG_FILE:
            long_files.append(f"{name} ({text.count(chr(10))} lines)")
    if not count:
        faults.append(f"{root}: no C++ file here")
    tidy = (root / ".clang-tidy").read_text(encoding="utf-8")
    faults += [f".clang-tidy:{line}: {why}" for line, why in check_tidy_reasons(tidy)]
    faults += [f"{file}:{line}: {why}" for file, line, why in check_settings(root)]
    return faults, long_files


def self_test():
    """Every kind of fault, and what looks like one but is none."""
    failures = []

    def expect(what, found, why):
        if (not found) != (why is None) or (why and not any(why in fault for fault in found)):
            failures.append(f"{what!r}: expected {why or 'no fault'}, found {found or 'no fault'}")

    def check_tree(files):
        with tempfile.TemporaryDirectory() as root:
            for name, text in {".clang-tidy": "", **files}.items():
                Path(root, name).parent.mkdir(parents=True, exist_ok=True)
                Path(root, name).write_text(text, encoding="utf-8")
            return check(root)

    for line, why in [
        ("// TO" + "DO: more", "unfinished"),
        ("int x; // FIX" + "ME", "unfinished"),
        ("// see issue" + " 12", "names no issue"),
        ("// as asked in #" + "34", "names no issue"),
        ('open("/ho' + 'me/someone/x");', "a path of one machine"),
        ("std::this_thread::sleep" + "_for(10ms);", "waiting is a defect"),
        ("using namespace" + " std;", "std stays named"),
        ("int x; ", "trailing space"),
        ('auto grey = "#333";', None),
        ("// UAX #29, rule GB9c; UTS #35", None),
        ("#define X 1", None),
        ('auto path = "/usr/share/fonts";', None),
        ("std::this_thread::sleep" + "_for(10ms); // lint-ok: the real program has no clock to set", None),
        ("std::this_thread::sleep" + "_for(10ms); // lint-ok:", "waiting is a defect"),
    ]:
        for folder in FOLDERS:
            expect(line, check_tree({f"{folder}/file.cpp": f"{line}\n"})[0], why)
    good = "#pragma once\n\n/// What it is for.\nstruct Thing {};\n"
    expect("header", check_tree({"kiosk/a.h": good})[0], None)
    expect("no pragma", check_tree({"kiosk/a.h": "/// What it is for.\n"})[0], "#pragma once")
    expect("no purpose", check_tree({"kiosk/a.h": "#pragma once\n"})[0], "what it is for")
    expect("no end", check_tree({"kiosk/a.cpp": "int x;"})[0], "no end")
    expect("nothing", check_tree({})[0], "no C++ file")
    expect("long", check_tree({"kiosk/a.cpp": "\n" * (LONG_FILE + 1)})[1], "kiosk/a.cpp")
    expect("not long", check_tree({"kiosk/a.cpp": "\n" * LONG_FILE})[1], None)
    on = {"kiosk/a.cpp": "\n"}
    expect("reason", check_tree({**on, ".clang-tidy": "# -a-b: why\nChecks: >-\n  -*,\n  -a-b\n"})[0], None)
    expect("no reason", check_tree({**on, ".clang-tidy": "Checks: >-\n  -*,\n  -a-b,\n  c\n"})[0], "without a reason")
    expect("no check", check_tree({**on, ".clang-tidy": "# -a-b: why\nChecks: >-\n  c\n"})[0], "but is on")
    asks = {"kiosk/config/a.cpp": 'map.get("idle_s");\n'}
    expect("told", check_tree({**asks, "assets/kiosk.yaml": "# idle_s: 5\n"})[0], None)
    expect("not told", check_tree({**asks, "assets/kiosk.yaml": "idle: 5\n"})[0], "does not name the setting 'idle_s'")
    return failures


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    faults, long_files = (self_test(), []) if arguments[0] == "--self-test" else check(arguments[0])
    for name in long_files:
        print(f"long (over {LONG_FILE} lines): {name}")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
