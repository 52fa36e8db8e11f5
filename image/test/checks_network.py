"""The network, where kiosk.yaml turns it on: an address and the time, and nobody comes in. With the time known, the
panel goes dark in its hours of sleep and comes back at a touch."""

import contextlib
import datetime
import socket
import zoneinfo

from bench import Group, replace_lines
from name_server import NAME, NameServer
from painter import ENGLISH
from report import expect, until
from time_server import TimeServer, asks_for_time

ZONE = zoneinfo.ZoneInfo("America/New_York")  # the content's
LISTENER = 2323
TCP_LISTENS = "0A"
# What a DHCP client has to hear: RFC 2131, RFC 8415.
DHCP_PORTS = {68, 546}
FAULTS = {
    "no-firewall": "nft flush ruleset",
    "a-port": "busybox nc -l -p 2324 >/dev/null 2>&1 </dev/null & sleep 1",
}


def a_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def settings(text):
    """Ethernet, a time server, and a panel that sleeps at all hours but those around noon and midnight from now."""
    now = datetime.datetime.now(ZONE)
    first, last = (now + datetime.timedelta(hours=hours) for hours in (-6, 6))
    return replace_lines({'  # sleep: {from: "22:00", until: "06:30"}':
                          f'  sleep: {{from: "{first:%H:%M}", until: "{last:%H:%M}"}}'})(asks_for_time(text, NAME))


class Network(Group):
    name = "network"
    checks = ("network.address", "network.time", "network.asleep", "network.awake", "network.ports", "network.dropped")
    faults = {
        "no-network": ("address", "time", "asleep"),
        "no-names": ("time",),
        "no-touch,a-port,no-firewall": ("awake", "ports", "dropped"),
    }

    def run(self, report):
        card = self.bench.card(edit=None if self.bench.has_fault("no-network") else settings)
        welcome = self.bench.painter(card).paint("welcome", *ENGLISH)
        port = a_free_port()
        more = ["-netdev", f"user,id=net,hostfwd=tcp:127.0.0.1:{port}-:{LISTENER}", "-device",
                "virtio-net-pci,netdev=net"]
        with contextlib.closing(TimeServer()) as server, contextlib.closing(NameServer(self.bench.folder)) as names:
            machine = self.bench.inside(self.name, card, more=more)
            machine.wrapper = () if self.bench.has_fault("no-names") else names.wrapper
            self.look(report, machine, port, welcome, server, names)

    def look(self, report, machine, port, welcome, server, names):
        with machine:
            machine.open_probe()
            self.bench.seed_fault(machine, FAULTS)
            with report.check("network.address") as detail:
                address = until("eth0 has an address", lambda: self.address(machine), 120)
                detail.append(f"DHCP gave {address}")
            with report.check("network.time") as detail:
                until("the clock is set", lambda: machine.probe.ask(
                    "[ -e /run/systemd/timesync/synchronized ] && echo yes; true"), 300)
                expect(server.asked, "the time server was not asked")
                expect(names.asked(), "the server of names was not asked")
                detail.append(f"set by the server whose name is in kiosk.yaml ({names.asked()} questions for the name, "
                              f"{server.asked} for the time)")
            with report.check("network.asleep") as detail:
                until("the kiosk says that it sleeps", lambda: self.status(machine) == "asleep", 600)
                until("the panel is off", lambda: machine.probe.ask(
                    "cat /sys/class/drm/card0-*/dpms | sort -u") == "Off", 60)
                detail.append("clock known, nobody there: panel off")
            with report.check("network.awake") as detail:
                machine.click((10, 10))
                machine.await_picture(welcome, "the first picture after a touch", 60)
                expect(self.status(machine) != "asleep", "the kiosk says that it sleeps")
                detail.append("a touch wakes it")
            with report.check("network.ports") as detail:
                detail.append(self.ports(machine))
            with report.check("network.dropped") as detail:
                machine.probe.ask(f"busybox nc -l -p {LISTENER} >/run/probe/heard 2>/dev/null </dev/null & sleep 1; "
                                  f"grep -q ':{LISTENER:04X} .* {TCP_LISTENS} ' /proc/net/tcp /proc/net/tcp6")
                with socket.create_connection(("127.0.0.1", port), 10) as caller:
                    caller.sendall(b"is anybody there?\n")
                    machine.probe.ask("sleep 10")
                heard = machine.probe.ask("cat /run/probe/heard")
                expect(not heard, f"a program on the kiosk heard '{heard}'")
                detail.append("a program that listens on purpose hears nothing")

    @staticmethod
    def address(machine):
        text = machine.probe.ask("networkctl status eth0 2>/dev/null | grep -o '10[.]0[.]2[.][0-9]*' | head -n 1; true")
        return text or None

    @staticmethod
    def status(machine):
        return machine.probe.ask("systemctl show waypost.service --property=StatusText --value")

    @staticmethod
    def ports(machine):
        """No TCP socket listens; UDP is open for DHCP and for the answers of the time server only."""
        clock = machine.probe.ask("sed -n 's/^systemd-timesync:[^:]*:\\([0-9]*\\):.*/\\1/p' /etc/passwd; true")
        listening, open_udp = [], []
        for table in ("tcp", "tcp6", "udp", "udp6"):
            for line in machine.probe.ask(f"tail -n +2 /proc/net/{table} 2>/dev/null; true").splitlines():
                fields = line.split()
                local, other, state, uid = fields[1], fields[2], fields[3], fields[7]
                number = int(local.split(":")[1], 16)
                if table.startswith("tcp"):
                    listening += [number] if state == TCP_LISTENS else []
                elif other.endswith(":0000") and number not in DHCP_PORTS and uid != clock:
                    open_udp.append(number)
        expect(not listening, f"TCP listens on {listening}")
        expect(not open_udp, f"UDP is open on {open_udp}")
        return "TCP: nothing listens; UDP: DHCP and the time alone"


GROUPS = (Network,)
