"""A server of names for the machines under test."""

import subprocess

from report import Failed
from time_server import HOST

NAME = "time.waypost.test"  # RFC 6761: no such name will ever be anybody's
ADDRESS = "127.0.0.77"  # systemd-resolved has .53, others .1


class NameServer:
    """Knows one name, that of the time server; notes what it was asked. QEMU's user network passes a machine's
    questions on to the server that resolv.conf names, so a machine that is to ask this one is started with `wrapper`
    before its command: what it sees as resolv.conf is another file, for itself alone."""

    def __init__(self, folder):
        self._log = folder / "names.log"
        resolv = folder / "resolv.conf"
        resolv.write_text(f"nameserver {ADDRESS}\n", encoding="utf-8")
        self.wrapper = ("unshare", "--mount", "sh", "-euc", 'mount --bind "$1" /etc/resolv.conf; shift; exec "$@"', "sh",
                        str(resolv))
        # no port for the machine that the tests run on, no file of its own, nobody else asked
        with open(self._log, "wb") as log:
            self._server = subprocess.Popen(
                ["dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--user=root",
                 "--pid-file", "--log-facility=-", "--log-queries", "--bind-interfaces", f"--listen-address={ADDRESS}",
                 f"--local=/{NAME}/", f"--address=/{NAME}/{HOST}"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            code = self._server.wait(1)
        except subprocess.TimeoutExpired:
            return
        raise Failed(f"dnsmasq ended with {code}: {self._log.read_text(errors='replace')[-300:]}")

    def close(self):
        self._server.terminate()
        self._server.wait()

    def asked(self):
        return self._log.read_text(errors="replace").count(f"] {NAME} from ")
