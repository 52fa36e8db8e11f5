#!/usr/bin/env python3
"""clang-tidy over kiosk/, remembering what was in order.

    tidy.py ROOT BUILD_DIR CACHE_DIR

BUILD_DIR holds compile_commands.json. A file is checked again when it, a header of ours that it reaches, its compile
command, .clang-tidy or clang-tidy itself changed; CACHE_DIR holds an empty file named by the hash of all of these.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def reach(kiosk, file, seen):
    """Adds `file` and every header of ours that it includes, directly or not, to `seen`."""
    if file in seen or not file.is_file():
        return seen
    seen.add(file)
    for name in INCLUDE.findall(file.read_text(encoding="utf-8")):
        reach(kiosk, kiosk / name, seen)
    return seen


def main(root, build, cache):
    kiosk = root / "kiosk"
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    commands = {Path(entry["file"]): entry["command"] for entry in commands}
    files = sorted(file for file in commands if kiosk in file.parents)
    if not files:
        print(f"{build}: no compile command for a file of kiosk/")
        return 1
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
    settings = (root / ".clang-tidy").read_bytes()

    def stamp(file):
        digest = hashlib.sha256(version + settings + commands[file].encode())
        for part in sorted(reach(kiosk, file, set())):
            digest.update(str(part).encode() + part.read_bytes())
        return cache / digest.hexdigest()

    def tidy(file):
        """What clang-tidy found, or "" when the file is in order."""
        mark = stamp(file)
        if mark.exists():
            return ""
        run = subprocess.run(["clang-tidy", "--quiet", f"-p={build}", str(file)], capture_output=True, text=True)
        if run.returncode == 0:
            mark.touch()
            return ""
        return run.stdout or run.stderr

    cache.mkdir(parents=True, exist_ok=True)
    known = {stamp(file) for file in files}
    for mark in set(cache.iterdir()) - known:  # of files as they are no more
        mark.unlink()
    fresh = sum(mark.exists() for mark in known)
    print(f"{len(files)} files, {fresh} unchanged since they were in order", flush=True)

    # A header's finding comes again with every file that includes it: it is shown once.
    shown, bad = set(), 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for output in pool.map(tidy, files):
            bad += bool(output)
            for finding in re.split(r"^(?=\S+:\d+:\d+: (?:error|warning): )", output, flags=re.MULTILINE):
                if finding.strip() and finding not in shown:
                    shown.add(finding)
                    print(finding.rstrip().replace(f"{root}/", ""), flush=True)
    if bad:
        print(f"{bad} of {len(files)} files are not in order")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*(Path(argument).resolve() for argument in sys.argv[1:4])))
