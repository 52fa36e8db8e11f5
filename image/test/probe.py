"""Looking inside: a shell of the tests' own in a running card, which has none.

The root file system is verified and stays what it is. The probe comes with the initramfs: an archive at its end adds
a step that writes a unit and its script to /run, which the system takes over from the initramfs. The script reads
commands, one a line in base64 after a number, from a virtio port or a serial line, and answers with what they print, a
record separator, the number and their status.
"""

import base64
import socket
import time

from report import Failed

PORT = "waypost.probe"
# The kiosk's process, for the card's shell.
PID = "systemctl show waypost.service --property=MainPID --value"
PROGRAM = 0o100755

# The step runs where initramfs-tools has no step of its own (`scripts/local-bottom`), so that no order is touched.
STEP = r"""#!/bin/sh
case $1 in prereqs) exit 0 ;; esac
mkdir -p /run/probe /run/systemd/system/sysinit.target.wants
cp /probe/serve /run/probe/serve
cp /probe/unit /run/systemd/system/probe.service
ln -s ../probe.service /run/systemd/system/sysinit.target.wants/probe.service
@MORE@
exit 0
"""
# What a slot can be made to do on top: leave the hardware's watchdog alone, or never show anything.
NO_WATCHDOG = r"""
mkdir -p /run/systemd/system.conf.d
printf '[Manager]\nRuntimeWatchdogSec=0\nRebootWatchdogSec=0\n' >/run/systemd/system.conf.d/zz-probe.conf
"""

NO_KIOSK = r"""
mkdir -p /run/systemd/system/waypost.service.d
printf '[Service]\nExecStart=\nExecStart=/usr/bin/false\n' >/run/systemd/system/waypost.service.d/probe.conf
"""

UNIT = """[Unit]
Description=The tests' own probe
DefaultDependencies=no
After=systemd-udevd.service
[Service]
ExecStart=/usr/bin/sh /run/probe/serve
Restart=always
RestartSec=1
OOMScoreAdjust=-900
# what a script leaves running stays
KillMode=process
"""

SERVE = r"""modprobe -q virtio_console
port=
while [ -z "$port" ]; do
    for name in @PORTS@; do [ -c "$name" ] && port=$name && break; done
    [ -n "$port" ] || sleep 0.2
done
case $port in *tty*) stty -F "$port" raw -echo 115200 ;; esac
exec <>"$port" >&0
printf '\036ready\n'
while read -r number line; do
    [ -n "$line" ] || continue
    echo "$line" | base64 -d >/run/probe/command || continue
    sh /run/probe/command </dev/null 2>&1
    printf '\036%s %s\n' "$number" $?
done
"""

VIRTIO = f"/dev/virtio-ports/{PORT}"


def archive(ports=(VIRTIO,), more=""):
    """The archive to put at the end of an initramfs. `more`: what else its step does."""
    step = STEP.replace("@MORE@", more)
    files = [("scripts", 0o40755, b""), ("scripts/local-bottom", 0o40755, b""),
             ("scripts/local-bottom/ORDER", 0o100644, b'/scripts/local-bottom/probe "$@"\n'),
             ("scripts/local-bottom/probe", PROGRAM, step.encode()),
             ("probe", 0o40755, b""), ("probe/unit", 0o100644, UNIT.encode()),
             ("probe/serve", 0o100644, SERVE.replace("@PORTS@", " ".join(ports)).encode())]
    return cpio(files)


def cpio(files):
    """An archive in the format 'newc' of (name, mode, bytes)."""
    out = b""
    for number, (name, mode, data) in enumerate([*files, ("TRAILER!!!", 0, b"")], 1):
        path = name.encode() + b"\0"
        fields = (number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(path), 0)
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + path
        out += head + bytes(-len(head) % 4) + data + bytes(-len(data) % 4)
    return out + bytes(-len(out) % 512)


def with_probe(initramfs, ports=(VIRTIO,), more=""):
    return initramfs + bytes(-len(initramfs) % 4) + archive(ports, more)


class Probe:
    """The host's end of the line."""

    def __init__(self, path, deadline_s):
        self._path = str(path)
        self._socket = None
        self._buffer = b""
        self._number = 0
        self._connect()
        self.await_ready(deadline_s)

    def close(self):
        if self._socket:
            self._socket.close()
            self._socket = None

    def _connect(self):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(10)
        self._socket.connect(self._path)

    def await_ready(self, deadline_s):
        """Waits until the system on the card answers, after a start."""
        self._until(b"\x1eready\n", deadline_s)
        self._buffer = b""

    def run(self, script, deadline_s=120):
        """(status, what it printed) of a script for the card's shell."""
        self._number += 1
        self._socket.sendall(b"%d %s\n" % (self._number, base64.b64encode(script.encode())))
        while True:
            text = self._until(b"\x1e", deadline_s)
            status = self._until(b"\n", deadline_s)
            if status == b"ready":
                raise Failed("the system was started anew meanwhile")
            number, status = map(int, status.split())
            # What comes too late for an earlier script is nobody's answer.
            if number == self._number:
                return status, text.decode(errors="replace")

    def ask(self, script, deadline_s=120):
        """What a script prints; it must succeed."""
        status, text = self.run(script, deadline_s)
        if status:
            raise Failed(f"'{script}' on the card failed ({status}): {text[-300:]}")
        return text.strip()

    def slot(self):
        """The slot that runs. The system answers before it has found its card."""
        return self.ask("until [ -b /dev/waypost/disk ]; do sleep 0.2; done; /usr/lib/waypost/boot-state get-current")

    def _until(self, mark, deadline_s):
        """What comes before the mark, which is taken off."""
        end = time.monotonic() + deadline_s
        while mark not in self._buffer:
            left = end - time.monotonic()
            if left <= 0:
                raise Failed(f"the probe did not answer within {deadline_s} s")
            self._socket.settimeout(left)
            try:
                data = self._socket.recv(65536)
            except TimeoutError:
                continue
            if not data:
                raise Failed("the machine has ended")
            self._buffer += data
        text, self._buffer = self._buffer.split(mark, 1)
        return text
