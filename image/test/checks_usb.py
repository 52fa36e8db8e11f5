"""What is plugged in: touch and keys work, a stick is read while it is there, all else is refused."""

import os
import subprocess

from bench import Group, set_values
from painter import Visit
from report import Failed, expect, until

# QEMU's devices: vendor and product, and a word of its name where several share them.
DEVICES = {"usb-net": ("0525:a4a2", ""), "usb-serial": ("0403:6001", ""), "usb-ccid": ("08e6:4433", ""),
           "usb-kbd": ("0627:0001", "Keyboard"), "usb-audio": ("46f4:0002", "")}
STATES = r"""
for d in /sys/bus/usb/devices/*; do
    [ -e "$d/idVendor" ] && echo "$(cat $d/idVendor):$(cat $d/idProduct) $(cat $d/authorized) [$(cat $d/product 2>/dev/null)]"
done
true
"""
# Notes every way in which a stick is mounted, until it is told to stop.
WATCH = r"""
rm -f /run/probe/stop /run/probe/mounts
(
    while [ ! -e /run/probe/stop ]; do
        while read -r line; do
            case $line in /dev/sd*) echo "$line" ;; esac
        done </proc/self/mounts >>/run/probe/mounts
        sleep 0.1
    done
) >/dev/null 2>&1 </dev/null &
"""
REFUSED = "grep -qs refused /run/waypost/notice && cat /run/waypost/notice; true"
# A file with the name of an update, on a stick that the kiosk has looked at.
PUT_UPDATE = r"""
mkdir -p /run/probe/large
mount -t exfat {0} /run/probe/large
head -c 1048576 /dev/urandom >/run/probe/large/update.raucb
umount /run/probe/large
"""
# Usbguard, with the memory for notices that Linux gives by itself, sleeps until no more of them fits.
FULL = r"""
echo 212992 >/proc/sys/net/core/rmem_max
systemctl restart usbguard.service
sleep 10
systemctl kill --signal=STOP usbguard.service
n=0
while [ $n -lt 600 ]; do
    echo change >/sys/devices/virtual/mem/null/uevent
    n=$((n + 1))
done
awk -v pid="$(systemctl show --property=MainPID --value usbguard.service)" \
    '$2 == 15 && $3 == pid && $9 > 0 {lost = 1} END {exit !lost}' /proc/net/netlink
"""
FAULTS = {
    "usb-let-in": "systemctl stop usbguard; for d in /sys/bus/usb/devices/usb*/authorized_default; do echo 1 >$d; done",
    "usb-shut-out": "systemctl stop usbguard; for d in /sys/bus/usb/devices/usb*/authorized_default; do echo 0 >$d; done",
}


def make_stick(folder, name, files, size=64 << 20):
    """A stick with one FAT file system over all of it, and these files (name, path or bytes)."""
    path = folder / f"{name}.stick"
    path.unlink(missing_ok=True)
    path.touch()
    os.truncate(path, size)
    subprocess.run(["mformat", "-i", str(path), "-F", "-v", "STICK", "::"], check=True, capture_output=True)
    for target, source in files:
        data = source if isinstance(source, bytes) else None
        subprocess.run(["mcopy", "-i", str(path), "-" if data is not None else str(source), f"::{target}"], check=True,
                       input=data, capture_output=True)
    return path


def with_efi(stick):
    """A stick as Macs make them (GUID): a small, empty partition for EFI, then this file system."""
    path, mib, size = stick.with_suffix(".mac"), 1 << 20, stick.stat().st_size
    path.unlink(missing_ok=True)
    path.touch()
    os.truncate(path, size + 42 * mib)
    table = f"label: gpt\n1M,40M,uefi\n41M,{size // mib}M,{{}}\n".format("EBD0A0A2-B9E5-4433-87C0-68B6B72699C7")
    subprocess.run(["sfdisk", "--quiet", str(path)], input=table, text=True, check=True, capture_output=True)
    subprocess.run(["mformat", "-i", f"{path}@@1M", "-T", str(40 * mib // 512), "-F", "-v", "EFI", "::"], check=True,
                   capture_output=True)
    with open(path, "r+b") as file:
        file.seek(41 * mib)
        file.write(stick.read_bytes())
    return path


def make_exfat_stick(folder):
    """One as large sticks are sold, with nothing on it: no tool writes files there without a kernel that knows exFAT."""
    path = folder / "exfat.stick"
    path.unlink(missing_ok=True)
    path.touch()
    os.truncate(path, 64 << 20)
    subprocess.run(["mkfs.exfat", path], check=True, capture_output=True)
    return path


def plug_stick(machine, path, name="stick"):
    machine.qmp.ask("blockdev-add", **{"driver": "raw", "node-name": name, "read-only": False,
                                       "file": {"driver": "file", "filename": str(path)}})
    machine.qmp.ask("device_add", driver="usb-storage", id=name, bus="usb.0", drive=name)


def unplug_stick(machine, name="stick"):
    machine.qmp.ask("device_del", id=name)

    def is_gone():
        try:
            machine.qmp.ask("blockdev-del", **{"node-name": name})
        except RuntimeError:
            return False
        return True

    until("the stick is out", is_gone, 60)


class Usb(Group):
    name = "usb"
    checks = ("usb.touch", "usb.refused", "usb.allowed", "usb.stick", "usb.stick-gone", "usb.stick-of-a-mac", "usb.busy",
              "usb.exfat", "usb.missed", "usb.off")
    faults = {
        "never-busy,no-exfat,never-anew,never-off": ("busy", "exfat", "missed", "off"),
        "usb-let-in,stick-left": ("refused", "stick-gone"),
        "usb-shut-out,no-touch": ("touch", "allowed", "stick", "stick-of-a-mac"),
    }

    def run(self, report):
        card = self.bench.card()
        visit = Visit(self.bench.painter(card))
        # The only panel that can be touched hangs on USB.
        more = ["-chardev", "null,id=nothing", "-audiodev", "none,id=silent"]
        with self.bench.inside(self.name, card, tablet="usb", more=more) as machine:
            machine.open_probe()
            with report.check("usb.touch") as detail:
                visit.await_welcome(machine, 600)
                visit.open_home(machine)
                detail.append("a USB touch panel opens Home")
            self.bench.seed_fault(machine, FAULTS)
            with report.check("usb.refused") as detail:
                self.plug(machine, "usb-net", {})
                self.plug(machine, "usb-serial", {"chardev": "nothing", "always-plugged": True})
                self.plug(machine, "usb-ccid", {})
                states = self.states(machine, {"usb-net", "usb-serial", "usb-ccid"})
                let_in = [name for name in states if states[name] != "0"]
                expect(not let_in, f"let in: {', '.join(let_in)}")
                links = machine.probe.ask("ls /sys/class/net").split()
                expect(not [name for name in links if name.startswith(("usb", "enx", "enu"))], f"a link came: {links}")
                detail.append(f"{', '.join(states)}: not authorized; network: {' '.join(links)}")
            with report.check("usb.allowed") as detail:
                self.plug(machine, "usb-kbd", {})
                until("the keyboard is let in", lambda: self.states(machine, {"usb-kbd"}, 2)["usb-kbd"] == "1", 60)
                self.plug(machine, "usb-audio", {"audiodev": "silent"})
                until("the loudspeaker is let in",
                      lambda: self.states(machine, {"usb-audio"})["usb-audio"] == "1", 60)
                detail.append("a keypad and a loudspeaker are authorized")
            stick = make_stick(self.bench.folder, "usb", [("update.raucb", os.urandom(1 << 20)), ("note.txt", b"x")])
            with report.check("usb.stick") as detail:
                machine.probe.ask(WATCH)
                plug_stick(machine, stick)
                until("the stick was looked at", lambda: machine.probe.ask(REFUSED), 120)
                self.await_unmounted(machine)
                seen = set(machine.probe.ask("touch /run/probe/stop; cat /run/probe/mounts").splitlines())
                expect(seen, "the stick was not mounted at all")
                for line in seen:
                    options = line.split()[3].split(",")
                    expect({"ro", "noexec", "nosuid", "nodev"} <= set(options), f"the stick was mounted as {line}")
                detail.append(f"mounted {next(iter(seen)).split()[3][:40]}, and only while it was read")
            with report.check("usb.stick-gone") as detail:
                if not self.bench.has_fault("stick-left"):
                    unplug_stick(machine)
                until("the notice is gone", lambda: not machine.probe.ask("ls /run/waypost/notice 2>/dev/null; true"),
                      60)
                detail.append("the notice went with it")
            with report.check("usb.stick-of-a-mac") as detail:
                plug_stick(machine, with_efi(stick), "mac")
                said = until("the stick was looked at", lambda: machine.probe.ask(REFUSED), 120)
                detail.append(f"two partitions, the first one empty: '{said.splitlines()[0]}'")
                self.await_unmounted(machine)
                unplug_stick(machine, "mac")
            with report.check("usb.busy") as detail:
                machine.probe.ask("systemctl start rauc.service")
                if not self.bench.has_fault("never-busy"):
                    machine.probe.ask("systemctl kill --signal=STOP rauc.service")
                plug_stick(machine, stick, "again")
                try:
                    # D-Bus waits for RAUC's answer.
                    said = until("the stick was looked at", lambda: machine.probe.ask(REFUSED), 120)
                    machine.picture().save(machine.path("busy.png"))
                finally:
                    machine.probe.ask("systemctl kill --signal=CONT rauc.service")
                    unplug_stick(machine, "again")
                expect("too busy just now" in said, f"RAUC does not answer, and it is said: {said}")
                detail.append(f"RAUC does not answer: '{said.splitlines()[1]}'")
            with report.check("usb.exfat") as detail:
                if self.bench.has_fault("no-exfat"):
                    machine.probe.ask("mount --bind /dev/null /usr/lib/modules/*/kernel/fs/exfat/exfat.ko*")
                machine.probe.ask(WATCH)
                large = make_exfat_stick(self.bench.folder)
                plug_stick(machine, large, "large")
                seen = until("the stick was mounted", lambda: machine.probe.ask("cat /run/probe/mounts"), 120)
                machine.probe.ask("touch /run/probe/stop")
                expect(all(" exfat ro," in line for line in seen.splitlines()), f"the stick was mounted as {seen}")
                self.await_unmounted(machine)
                machine.probe.ask(PUT_UPDATE.format(seen.split()[0]))
                unplug_stick(machine, "large")
                plug_stick(machine, large, "large")
                said = until("the update on it was looked at", lambda: machine.probe.ask(REFUSED), 120)
                unplug_stick(machine, "large")
                expect("busy" not in said, f"it is said: {said}")
                detail.append(f"a large stick, as they are sold: mounted read-only; what is on it: '{said.splitlines()[1]}'")
            with report.check("usb.missed") as detail:
                machine.probe.ask(FULL, 300)
                before = machine.probe.ask(STATES).splitlines()
                machine.qmp.ask("device_add", driver="usb-kbd", id="t-late", bus="usb.0")
                until("the kernel knows what was plugged in",
                      lambda: len(machine.probe.ask(STATES).splitlines()) == len(before) + 1, 60)
                machine.probe.ask("udevadm settle; systemctl kill --signal=CONT usbguard.service; sleep 20", 300)
                count = sum(" 1 [" in line for line in before)
                expect(machine.probe.ask(STATES).count(" 1 [") == count, "usbguard has missed nothing")
                anew = machine.probe.ask("systemctl show usbguard.service --property=RuntimeMaxUSec --value")
                expect(anew == "1h", f"usbguard is begun anew after {anew}")
                if not self.bench.has_fault("never-anew"):
                    # what its time limit does
                    machine.probe.ask("systemctl kill --signal=TERM usbguard.service")
                until("what was plugged in then is let in", lambda: machine.probe.ask(STATES).count(" 1 [") == count + 1, 60)
                visit.await_welcome(machine, 300, "the first picture, by itself")
                visit.open_home(machine)
                machine.expect_never_restarted()
                detail.append("what was plugged in while the kernel said too much at once stays dead until usbguard is begun "
                              "anew, as every hour: then it is let in, and touch works on")
        with report.check("usb.off") as detail:
            self.look_off(visit, stick)
            detail.append("`updates: usb: false` in kiosk.yaml: a stick is not mounted, and nothing is said of it")

    def look_off(self, visit, stick):
        edit = None if self.bench.has_fault("never-off") else set_values({"usb": "false"})
        with self.bench.inside(self.name, self.bench.card(edit=edit)) as machine:
            machine.open_probe()
            visit.await_welcome(machine, 600)
            machine.probe.ask(WATCH)
            plug_stick(machine, stick)
            until("the kernel knows the stick", lambda: machine.probe.ask("ls /dev/sd* 2>/dev/null || true"), 60)
            seen = machine.probe.ask("sleep 20; touch /run/probe/stop; cat /run/probe/mounts /run/waypost/notice 2>/dev/null "
                                     "|| true")
            expect(not seen, f"the stick was looked at: {seen}")

    @staticmethod
    def await_unmounted(machine):
        until("nothing of the stick is mounted", lambda: not machine.probe.ask(
            "grep '^/dev/sd' /proc/self/mounts; true"), 120)

    @staticmethod
    def plug(machine, driver, options):
        machine.qmp.ask("device_add", driver=driver, id=f"t-{driver}", bus="usb.0", **options)

    @staticmethod
    def states(machine, drivers, settle_s=5):
        """Whether each of the devices is authorized, once all are there and had time to be let in."""
        found = {}

        def all_there():
            lines = [line.split(" ", 2) for line in machine.probe.ask(STATES).splitlines()]
            for driver in drivers:
                device, word = DEVICES[driver]
                found.update((driver, state) for known, state, name in lines if known == device and word in name)
            return found.keys() == drivers

        try:
            until(f"{', '.join(sorted(drivers))} on the bus", all_there, 60)
        except Failed as failed:
            raise Failed(f"{failed}; there is: {machine.probe.ask(STATES)}") from failed
        machine.probe.ask(f"sleep {settle_s}")
        all_there()
        return found


GROUPS = (Usb,)
