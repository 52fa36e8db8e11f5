"""What a stranger at the glass, or on the network, could do: nothing."""

import re
import time

import pictures
from bench import Group
from painter import Visit
from report import expect, until

# The tools of the card are few; the kernel's own tables are always there.
PORTS = """
for table in tcp tcp6 udp udp6 udplite udplite6 raw raw6 icmp icmp6 packet sctp/eps; do
    [ -r "/proc/net/$table" ] || continue
    tail -n +2 "/proc/net/$table" | while read -r line; do echo "$table $line"; done
done
true
"""
# Every file system but those that the kernel itself makes up.
SETUID = r"""
for place in $(awk '$3 !~ /^(proc|sysfs|cgroup2|devpts|securityfs|bpf|tracefs|debugfs|configfs|fusectl|mqueue|pstore)$/ {print $2}' /proc/self/mounts); do
    find "$place" -xdev -perm /6000 -type f
    getcap -r "$place" 2>/dev/null
done
true
"""
LOGIN_PROGRAMS = r"(^|/)(agetty|getty|login|sulogin|sshd|dropbear|su|sudo|telnetd|in\.telnetd|pkexec|run0|machinectl)$"
UNITS = ("waypost.service", "waypost-builtin.service")
EXPOSURE = 2.0
SECRETS = ("shadow", "gshadow")
FAULTS = {
    "a-port": "busybox nc -l -p 2323 >/dev/null 2>&1 </dev/null & sleep 1",
    "a-setuid-file": "cp /usr/bin/true /dev/shm/x && chmod u+s /dev/shm/x",
    "a-getty": "cp /usr/bin/sleep /dev/shm/agetty && { /dev/shm/agetty 3000 >/dev/null 2>&1 & }",
    "a-password": "cp /etc/shadow /run/shadow && sed -i 's/^root:[^:]*:/root::/' /run/shadow && "
                  "mount --bind /run/shadow /etc/shadow",
    "less-hardening": "mkdir -p /run/systemd/system/waypost.service.d && "
                      "printf '[Service]\\nUser=root\\nPrivateNetwork=no\\nProtectSystem=no\\nNoNewPrivileges=no\\n"
                      "CapabilityBoundingSet=~\\nSystemCallFilter=\\n' "
                      ">/run/systemd/system/waypost.service.d/x.conf && systemctl daemon-reload",
    # The second slot of a copy of the card is nothing to lose.
    "a-swap": "busybox mkswap /dev/waypost/slot-b >/dev/null && busybox swapon /dev/waypost/slot-b",
    "a-writable-mount": "mount -o remount,rw /card",
    "a-journal-on-disk": "mkdir -p /var/log/journal && echo x >/var/log/journal/x",
    "no-memory": "head -c 200M /dev/zero >/dev/shm/ballast",
    "sysrq": "echo 1 >/proc/sys/kernel/sysrq",
    "usb-let-in": "systemctl stop usbguard; for d in /sys/bus/usb/devices/usb*/authorized_default; do echo 1 >$d; done",
    "an-open-door": "nft chain inet kiosk input '{ policy accept; }'",
    "another-console": "(sleep 25; busybox chvt 2) >/dev/null 2>&1 </dev/null &",
    "a-link": "busybox ip link set eth0 up",
    "a-blank-console": "printf '\\033[9;1]' >/dev/tty1",
    "a-core": "echo '/home/core' >/proc/sys/kernel/core_pattern",
    "a-key-that-ends-it": "for e in /dev/input/event*; do (head -c 24 $e; systemctl restart waypost.service) "
                          ">/dev/null 2>&1 </dev/null & done",
}


class Locked(Group):
    """Looks inside the running card, then tries every key that leads out of a Linux console."""

    name = "locked"
    set = "quick"
    archs = ("arm64", "amd64")
    checks = ("locked.welcome", "locked.memory", "locked.ports", "locked.setuid", "locked.logins", "locked.hardening",
              "locked.disks", "locked.traces", "locked.usb", "locked.network", "locked.console", "locked.blanking",
              "locked.keys", "locked.alive", "locked.power-keys")
    faults = {
        "another-picture": ("welcome",),
        "a-port,a-setuid-file,a-getty,less-hardening,a-swap,a-core,no-memory,usb-let-in,a-link,a-blank-console,"
        "another-console,words-of-the-kernel": ("ports", "setuid", "logins", "hardening", "disks", "traces", "memory", "usb", "network",
                            "console", "blanking", "keys"),
        "sysrq,an-open-door": ("keys", "usb"),
        "a-password,a-writable-mount,a-journal-on-disk,no-touch,a-key-that-ends-it":
            ("logins", "disks", "traces", "keys", "alive", "power-keys"),
    }

    def run(self, report):
        card = self.bench.card()
        self.visit = Visit(self.bench.painter(card))
        # A cable is in, and nobody has asked for a network.
        more = ("-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net")
        arguments = "console=tty0" if self.bench.has_fault("words-of-the-kernel") else ""
        with self.bench.inside(self.name, card, memory=512, more=more, arguments=arguments) as machine:
            machine.open_probe()
            with report.check("locked.welcome", needed=True) as detail:
                self.visit.await_welcome(machine, 900)
                state = machine.probe.ask("systemctl is-system-running --wait || true", 300)
                failed = machine.probe.ask("systemctl --failed --plain --no-legend | cut -d' ' -f1").split()
                expect(state == "running", f"the system is '{state}', failed units: {' '.join(failed)}")
                detail.append("as 'waypost paint', no unit failed")
            self.bench.seed_fault(machine, FAULTS)
            for name in self.checks[1:]:
                with report.check(name) as detail:
                    getattr(self, name.split(".")[1].replace("-", "_"))(machine, detail)

    # ---- inside ----------------------------------------------------------------------------------------------

    def memory(self, machine, detail):
        free = machine.expect_third_free()
        total = int(machine.probe.ask("grep MemTotal /proc/meminfo").split()[1]) / 1024
        detail.append(f"{free:.0f} of {machine.memory} MB free ({total:.0f} MB without the kernel)")

    def ports(self, machine, detail):
        found = machine.probe.ask(PORTS).splitlines()
        open_ports = [line for line in found if line]
        expect(not open_ports, f"{len(open_ports)} sockets on a network: {open_ports[:3]}")
        links = [line.split(":")[0].strip() for line in machine.probe.ask("cat /proc/net/dev").splitlines()[2:]]
        detail.append(f"no socket of any network protocol, interfaces: {' '.join(links) or 'none'}")

    def setuid(self, machine, detail):
        found = machine.probe.ask(SETUID, deadline_s=300).splitlines()
        expect(not found, f"{len(found)} files give rights: {found[:3]}")
        count = machine.probe.ask("find / -xdev -type f | wc -l", deadline_s=300)
        detail.append(f"none of {count} files")

    def logins(self, machine, detail):
        names = 0
        for file in SECRETS:
            status, text = machine.probe.run(f"cat /etc/{file}")
            for line in text.splitlines() if not status else ():
                name, secret = line.split(":")[:2]
                expect(secret[:1] in "!*" and secret, f"{name} has a password, or needs none ({file})")
                names += file == "shadow"
        expect(names > 5, "there is no /etc/shadow to look at")
        processes = machine.probe.ask("for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; echo; done; true")
        # A process's name is its first word.
        running = [line for line in processes.splitlines() if line and re.search(LOGIN_PROGRAMS, line.split()[0])]
        expect(not running, f"a login runs: {running[:3]}")
        shells = machine.probe.ask("cut -d: -f7 /etc/passwd").split()
        expect(set(shells) <= {"/usr/sbin/nologin", "/bin/false", "/usr/bin/false"},
               f"somebody has a shell: {sorted(set(shells))}")
        programs = machine.probe.ask("find /usr/bin /usr/sbin /usr/lib -xdev \\( -type f -o -type l \\)").splitlines()
        left = [path for path in programs if re.search(LOGIN_PROGRAMS, path)]
        detail.append(f"{names} accounts, all locked; no login runs"
                      + (f"; programs left: {' '.join(left)}" if left else "; no login program on the card"))

    def hardening(self, machine, detail):
        exposures = []
        for unit in UNITS:
            text = machine.probe.ask(f"systemd-analyze security --no-pager {unit}", deadline_s=300)
            found = re.search(r"Overall exposure level for \S+: ([\d.]+)", text)
            expect(found, f"systemd-analyze said: {text[-200:]}")
            exposures.append(float(found[1]))
            expect(exposures[-1] <= EXPOSURE, f"exposure {exposures[-1]} of {unit}, more than {EXPOSURE}")
        who = machine.probe.ask("pid=$(systemctl show waypost.service --property=MainPID --value) && "
                                "grep -E '^(Uid|CapEff|NoNewPrivs|Seccomp):' /proc/$pid/status")
        status = {key: value.split() for key, value in (line.split(":") for line in who.splitlines())}
        expect("0" not in status["Uid"] and int(status["CapEff"][0], 16) == 0, f"the kiosk's process has rights: {who}")
        expect(status["NoNewPrivs"] == ["1"] and status["Seccomp"] == ["2"], f"the process is not confined: {who}")
        for name in ("hung_task_panic", "softlockup_panic", "panic_on_oops"):
            expect(machine.probe.ask(f"cat /proc/sys/kernel/{name}") == "1", f"kernel.{name} is off")
        detail.append(f"exposure {max(exposures)}, no capability")

    def disks(self, machine, detail):
        expect(len(machine.probe.ask("cat /proc/swaps").splitlines()) == 1, "there is swap")
        writable = []
        for line in machine.probe.ask("cat /proc/self/mounts").splitlines():
            device, place, kind, options = line.split()[:4]
            if device.startswith("/dev/") and "ro" not in options.split(","):
                writable.append(f"{place} ({kind})")
        expect(not writable, f"mounted for writing: {', '.join(writable)}")
        mounts = [line.split()[1] for line in machine.probe.ask("grep ^/dev/ /proc/self/mounts").splitlines()]
        detail.append(f"no swap; {' '.join(mounts)} read-only")

    def traces(self, machine, detail):
        ask = machine.probe.ask
        pattern = ask("cat /proc/sys/kernel/core_pattern")
        expect(pattern == "|/usr/bin/false", f"cores go to '{pattern}'")
        expect(ask("cat /proc/sys/fs/suid_dumpable") == "0", "programs with rights may leave cores")
        expect(ask("ls -A /var/log/journal 2>/dev/null || true") == "", "there is a journal in /var")
        where = ask("journalctl --header --no-pager 2>/dev/null | grep '^File path' || true")
        expect("/run/log/journal/" in where and "/var/" not in where, f"the journal is not in memory: '{where}'")
        detail.append("no core dumps, journal in memory")

    def usb(self, machine, detail):
        states = machine.probe.ask("cat /sys/bus/usb/devices/usb*/authorized_default; systemctl is-active usbguard")
        values = states.split()
        expect(values and values[-1] == "active", f"usbguard does not run: {states}")
        expect(set(values[:-1]) <= {"0", "2"}, f"a new USB device is let in by default: {states}")
        for chain in ("input", "forward", "output"):
            rules = machine.probe.ask(f"nft list chain inet kiosk {chain}")
            expect("policy drop" in rules, f"nftables does not drop what nobody asked for: {rules}")
        drivers = machine.probe.ask("find /usr/lib/modules -name 'bluetooth*' -o -name 'btusb*' -o -name 'hci_*'")
        expect(not drivers, f"there are drivers of Bluetooth: {drivers}")
        detail.append("nothing let in by default; nftables drops; no Bluetooth")

    def network(self, machine, detail):
        flags = machine.probe.ask("cat /sys/class/net/eth0/flags")
        expect(not int(flags, 16) & 1, f"the cable is in use (flags {flags})")
        running = machine.probe.ask("systemctl is-active systemd-networkd systemd-resolved systemd-timesyncd wpa_supplicant-card "
                                    "|| true").split()
        expect("active" not in running, f"something of a network runs: {running}")
        detail.append("a cable is in, and nothing uses it")

    def console(self, machine, detail):
        """The kernel's words go nowhere: it says something at its most urgent level when it starts anew, too."""
        said = machine.probe.ask("cat /proc/consoles")
        expect(not said, f"the kernel speaks to {said.split()[0]}" if said else "")
        detail.append("the kernel has no console")

    def blanking(self, machine, detail):
        after = machine.probe.ask("cat /sys/module/kernel/parameters/consoleblank")
        expect(after == "0", f"the console goes dark after {after} s")
        states = machine.probe.ask("cat /sys/class/drm/card0-*/dpms").split()
        expect(states and set(states) == {"On"}, f"the display is {states}")
        detail.append("nothing turns the display off but the kiosk")

    # ---- keys ------------------------------------------------------------------------------------------------

    def keys(self, machine, detail):
        probe = machine.probe
        self.visit.await_welcome(machine, 120)
        home = self.visit.open_home(machine)
        before = self._life(machine)
        combinations = [("ctrl", "alt", f"f{n}") for n in range(1, 13)]
        combinations += [("alt", f"f{n}") for n in range(1, 13)]
        combinations += [("alt", "left"), ("alt", "right"), ("ctrl", "alt", "delete"), ("ctrl", "alt", "backspace")]
        combinations += [("ctrl", "c"), ("ctrl", "z"), ("ctrl", "backslash"), ("ctrl", "alt", "kp_decimal")]
        # Magic SysRq is Alt-Print-letter; b starts anew, o switches off, e ends all, i kills all, k the console's.
        combinations += [("alt", key, letter) for key in ("sysrq", "print") for letter in "beikosu"]
        combinations += [("ctrl", "alt", "delete")] * 9  # more than seven within two seconds
        combinations += [(key,) for key in ("sysrq", "pause", "menu", "meta_l", "scroll_lock")]
        unknown = []
        for keys in combinations:
            try:
                machine.press(*keys)
            except RuntimeError:
                unknown.append("-".join(keys))
        # That keys arrive at all: Tab shows the focus.
        until("keys arrive: Tab shows the focus", lambda: self._tab(machine, home), 60, every_s=1)
        after = self._life(machine)
        expect(after == before, f"something changed: {before} before, {after} after")
        expect(machine.resets() == 0, "the machine started anew")
        share = pictures.difference(machine.picture(), home, 1.0)
        expect(share < 0.1, f"the picture is another one ({share:.1%})")
        flood = [chr(code) for code in range(ord("a"), ord("z") + 1)] + [str(n) for n in range(10)]
        for key in flood * 4:
            machine.press(key)
        after = self._life(machine)
        expect(after == before, f"a flood of keys changed something: {before} before, {after} after")
        said = probe.ask("cat /sys/class/tty/tty0/active")
        expect(said == "tty1", f"the console in front is {said}")
        detail.append(f"{len(combinations)} combinations and {4 * len(flood)} keys, console still {said}"
                      + (f"; QEMU has no {' '.join(unknown)}" if unknown else ""))

    def alive(self, machine, detail):
        before = self._life(machine)
        self.visit.leave(machine, 120)
        self.visit.open_home(machine)
        expect(self._life(machine) == before, "the kiosk was started anew")
        detail.append("'Clear and leave', and a click opens Home again")

    def power_keys(self, machine, detail):
        """Keyboards have keys that switch a computer off."""
        before = self._life(machine)
        keys = ("power", "sleep", "wake")
        for key in keys:
            machine.press(key)
            machine.probe.ask("sleep 3")
            after = self._life(machine)
            expect(after == before, f"the key '{key}' changed something: {before} before, {after} after")
        detail.append(f"{', '.join(keys)}: nothing happens")

    def _tab(self, machine, before):
        machine.press("tab")
        time.sleep(0.5)
        return machine.picture() != before

    def _life(self, machine):
        """What must stay the same: the boot, the kiosk's process, the console in front."""
        return machine.probe.ask("cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active; systemctl show "
                                 "waypost.service --property=MainPID --property=NRestarts; systemctl is-system-running"
                                 " || true")


GROUPS = (Locked,)
