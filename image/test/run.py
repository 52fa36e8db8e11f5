#!/usr/bin/env python3
"""Boots the image that was built, in QEMU, and looks whether it does what it should.

usage: run.py [quick|long|all|NAME…] [--arch arm64|amd64] [--image FILE]
              [--fault NAME | --faults] [--seed N] [--count N] [--folder DIR] [--list]

  quick     what runs with every change (the default); long: the rest; NAME: one group, such as 'locked'
  --image   instead of build/image/latest-ARCH.img
  --fault   breaks something on purpose: the check that looks for it fails
  --faults  runs each group once with each of its faults: the checks that look for them must fail, and every check of
            the group must have been seen to fail
  --seed    for what happens at random moments; --count: how many of them
  --folder  for what the machines leave behind; a second run at the same time needs one of its own
  --list    names the groups, their checks and their faults

One line a check; at the end 'N passed, N failed'. Exit status 1 where one failed or none ran.
"""

import argparse
import fcntl
import math
import signal
import sys

import checks_boards
import checks_bundles
import checks_clock
import checks_content
import checks_display
import checks_failures
import checks_letters
import checks_locked
import checks_network
import checks_panel
import checks_picture
import checks_pi
import checks_power
import checks_privacy
import checks_program
import checks_release
import checks_replay
import checks_settings
import checks_usb
import checks_wifi
from bench import OUT, Bench
from report import Report, patience

# In this order they run: what is quick and most is learnt from comes first.
GROUPS = (*checks_picture.GROUPS, *checks_locked.GROUPS, *checks_boards.GROUPS, *checks_letters.GROUPS,
          *checks_release.GROUPS, *checks_program.GROUPS,
          *checks_settings.GROUPS, *checks_display.GROUPS, *checks_panel.GROUPS, *checks_usb.GROUPS,
          *checks_network.GROUPS, *checks_wifi.GROUPS, *checks_clock.GROUPS, *checks_privacy.GROUPS,
          *checks_pi.GROUPS, *checks_failures.GROUPS, *checks_bundles.GROUPS, *checks_content.GROUPS,
          *checks_replay.GROUPS, *checks_power.GROUPS)


def chosen(names, arch):
    """The groups that were asked for, in the order of the table."""
    known = {name for group in GROUPS for name in (group.name, group.family)} | {"quick", "long", "all"}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SystemExit(f"image test: there is no group '{unknown[0]}'; --list names them")
    return [group for group in GROUPS
            if arch in group.archs and {"all", group.set, group.name, group.family} & set(names)]


def known_faults(fault):
    """What --fault names, once every name of it is one that a group has."""
    known = {name for group in GROUPS for faults in group.faults for name in faults.split(",")}
    unknown = set(fault.split(",")) - known if fault else ()
    if unknown:
        raise SystemExit(f"image test: there is no fault '{min(unknown)}'; --list names them")
    return fault


def show_faults(bench, group, report):
    """Runs a group with each of its faults, and looks whether the checks fail that should."""
    seen = set()
    for fault, names in group.faults.items():
        bench.fault = fault
        print(f"{group.name} with {fault.replace(',', ', ')}", flush=True)
        wanted = [f"{group.name}.{name}" for name in names]
        broken = Report("     ", wanted)
        with patience(group.fault_patience_s):
            broken.run(group(bench))
        failed = set(broken.failed) - set(broken.unreached)
        seen.update(wanted)
        for name in wanted:
            if name in failed:
                report.ok(f"{name} with {fault}", "it fails")
            else:
                report.fail(f"{name} with {fault}", "it does not fail")
    for name in group.checks:
        if name not in seen:
            report.fail(name, "no fault is known that makes it fail")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0], add_help=True)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--arch", choices=("arm64", "amd64"), default="arm64")
    parser.add_argument("--image")
    parser.add_argument("--fault")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int)
    parser.add_argument("--folder", default=OUT / "test")
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    # As Ctrl-C: the machine ends with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if asked.list:
        for group in GROUPS:
            print(f"{group.name} ({group.set}): {', '.join(group.checks)}")
            for fault, checks in group.faults.items():
                print(f"    --fault {fault}: {', '.join(checks)}")
        return 0
    groups = chosen(asked.names or ["quick"], asked.arch)
    bench = Bench(asked.arch, asked.image, asked.folder, known_faults(asked.fault), asked.seed, asked.count)
    report = Report()
    with open(bench.folder / ".lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one machine at a time
        for group in groups:
            if asked.faults:
                show_faults(bench, group, report)
            else:
                with patience(group.fault_patience_s if asked.fault else math.inf):
                    report.run(group(bench))
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
