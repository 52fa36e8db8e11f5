"""Bundles for the tests: good ones, and every kind of bad one. Made by image/bundle, kept until the slot changes."""

import hashlib
import os
import shutil
import struct
import subprocess

import card as cards
import probe
from bench import OUT, PROJECT
from report import Failed

NEWER, OLDER = "99.1", "0.0.1"


class Bundles:
    def __init__(self, bench):
        self.slot = OUT / f"latest-{bench.arch}.slot"
        self.arch = bench.arch
        self.folder = bench.folder / "bundles"
        if not self.slot.exists():
            raise Failed(f"there is no {self.slot}: ./dev image makes it")
        inside = hashlib.sha256(probe.archive()).hexdigest()
        stamp = f"{self.slot.resolve()} {self.slot.stat().st_mtime_ns} {inside}"
        note = self.folder / "of"
        if not note.exists() or note.read_text(encoding="utf-8") != stamp:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            note.write_text(stamp, encoding="utf-8")

    def make(self, name, *arguments):
        path = self.folder / f"{name}.raucb"
        if not path.exists():
            command = [PROJECT / "image/bundle", "--arch", self.arch, *arguments, path]
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
            if done.returncode:
                errors = [line for line in done.stderr.splitlines() if " error: " in line]
                raise Failed(f"image/bundle failed: {errors[:2] or done.stderr[-300:]}")
        return path

    def good(self, more="", ports=(probe.VIRTIO,), name="good", version=NEWER):
        """A newer system: the same one, with the probe in its initramfs (and `more` in the probe's step)."""
        path = self.folder / f"{name}.raucb"
        if path.exists():
            return path
        slot = cards.changed_slot(self.slot, self.folder / f"{name}.slot",
                                  lambda initramfs: probe.with_probe(initramfs, ports, more))
        try:
            return self.make(name, "--slot", slot, "--version", version)
        finally:
            slot.unlink()

    def unsigned(self):
        """The good one without what follows its content: the signature and its length."""
        return self._changed("unsigned", lambda data, signature: data[: len(data) - signature - 8])

    def cut_short(self):
        return self._changed("cut-short", lambda data, _: data[: len(data) * 6 // 10])

    def altered(self):
        """One bit in the middle of the content; head and signature are whole."""
        def change(data, _):
            middle = len(data) // 2
            return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        return self._changed("altered", change)

    def of_another_signer(self):
        keys = self.folder / "keys"
        if not keys.exists():
            keys.mkdir()
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj",
                            "/CN=Somebody else", "-keyout", str(keys / "key.pem"), "-out", str(keys / "cert.pem")],
                           check=True, capture_output=True)
        return self.make("another-signer", "--keys", keys, "--version", NEWER)

    def for_another_machine(self):
        return self.make("another-machine", "--compatible", "toaster", "--version", NEWER)

    def older(self):
        return self.make("older", "--version", OLDER)

    def _changed(self, name, change):
        path = self.folder / f"{name}.raucb"
        if not path.exists():
            data = self.good().read_bytes()
            (signature,) = struct.unpack(">Q", data[-8:])
            if signature > 1 << 20:
                raise Failed("the bundle does not end with the length of a signature")
            path.with_suffix(".new").write_bytes(change(data, signature))
            os.replace(path.with_suffix(".new"), path)
        return path
