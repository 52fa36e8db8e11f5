"""A server of the time for the machines under test."""

import socket
import struct
import threading
import time

from bench import replace_lines
from report import until

HOST = "10.0.2.2"  # the machine that QEMU runs on, as its user network has it
NTP_PORT = 123
WAIT_S = 1200
NTP_EPOCH_S = 2208988800  # 1900 to 1970, RFC 5905


class TimeServer:
    """Answers NTP on this machine (RFC 5905, mode 4) with its own time; notes that it was asked."""

    def __init__(self):
        self.asked = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        until("the port of time servers is free", self._is_bound, WAIT_S)
        self._socket.settimeout(0.5)
        self._is_over = False
        self._server = threading.Thread(target=self._serve, daemon=True)
        self._server.start()

    def _is_bound(self):
        """Another run of the tests may have it."""
        try:
            self._socket.bind(("127.0.0.1", NTP_PORT))
        except OSError:
            return False
        return True

    def close(self):
        self._is_over = True
        self._server.join()
        self._socket.close()

    @staticmethod
    def _stamp():
        now = time.time() + NTP_EPOCH_S
        return struct.pack(">II", int(now), int((now % 1) * 2**32))

    def _serve(self):
        while not self._is_over:
            try:
                asked, who = self._socket.recvfrom(512)
            except TimeoutError:
                continue
            if len(asked) < 48:
                continue
            self.asked += 1
            head = struct.pack(">BBBbII4s", 0o44, 1, asked[2], -20, 0, 0, b"TEST")
            self._socket.sendto(head + self._stamp() + asked[40:48] + self._stamp() + self._stamp(), who)


def asks_for_time(text, server=HOST):
    """kiosk.yaml with Ethernet and this server."""
    return replace_lines({"  ethernet: false": "  ethernet: true",
                          "  time_servers: []": f'  time_servers: ["{server}"]'})(text)
