"""What a machine under test is given along: files on a small disk of their own."""

import contextlib
import subprocess
import tarfile

from bench import OUT
from machine import drive
from report import Failed

FOLDER = "/run/probe/luggage"
UNPACK = f"""
for serial in /sys/block/*/serial; do
    [ "$(cat "$serial")" = luggage ] || continue
    disk=${{serial#/sys/block/}}
    mkdir -p {FOLDER} && tar -xf "/dev/${{disk%/serial}}" -C {FOLDER}
done
[ -d {FOLDER} ]
"""


def pack(folder, files):
    """QEMU's arguments for a disk with these files. The probe unpacks it with UNPACK, into FOLDER."""
    path = folder / "luggage.tar"
    with contextlib.closing(tarfile.open(path, "w")) as archive:
        for file in files:
            archive.add(file, file.name)
    return ("-drive", drive(path, id="luggage", readonly="on"), "-device", "virtio-blk-pci,drive=luggage,serial=luggage")


def workshop():
    """The folder of the Debian with every tool."""
    workshops = list((OUT / "cache").glob("workshop-arm64-*"))
    if len(workshops) != 1:
        raise Failed(f"{len(workshops)} workshops in {OUT / 'cache'}, one was expected: ./dev image")
    return workshops[0]


def program(source, target):
    """A program for the card's processor, which needs nothing of the card."""
    made = subprocess.run(["chroot", workshop(), "sh", "-euc",
                           "cd /tmp && aarch64-linux-gnu-gcc -Wall -Wextra -Werror -O2 -static -x c - -o $1 && "
                           "cat $1 && rm $1", "sh", f"made-{target.name}"],
                          input=source.read_bytes(), capture_output=True, check=False)
    if made.returncode:
        raise Failed(f"{source.name} does not build: {made.stderr.decode()[-300:]}")
    target.write_bytes(made.stdout)
    target.chmod(0o755)
    return target
