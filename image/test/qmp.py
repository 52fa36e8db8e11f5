"""QEMU's machine protocol (QMP): commands and events over a socket."""

import json
import socket
import time


class Gone(Exception):
    """The machine does not answer any more."""


class Qmp:
    """A client of one machine. Events are kept in `events`, in the order they came."""

    def __init__(self, path, deadline_s=30):
        self.events = []
        self._buffer = b""
        self._socket = socket.socket(socket.AF_UNIX)
        end = time.monotonic() + deadline_s
        while True:
            try:
                self._socket.connect(str(path))
                break
            except OSError as error:
                if time.monotonic() > end:
                    raise Gone(f"no machine answers at its control socket: {error}") from error
                time.sleep(0.05)
        self._socket.settimeout(deadline_s)
        self._message()  # the greeting
        self.ask("qmp_capabilities")

    def close(self):
        self._socket.close()

    def ask(self, command, **arguments):
        """What a command returns."""
        request = {"execute": command}
        if arguments:
            request["arguments"] = arguments
        try:
            self._socket.sendall(json.dumps(request).encode() + b"\n")
        except OSError as error:
            raise Gone(str(error)) from error
        while True:
            message = self._message()
            if "return" in message:
                return message["return"]
            if "error" in message:
                raise RuntimeError(f"{command}: {message['error']['desc']}")
            self.events.append(message)

    def monitor(self, line):
        """What a line of the human monitor prints."""
        return self.ask("human-monitor-command", **{"command-line": line})

    def count(self, event):
        """How many events of that name have come so far."""
        self.ask("query-status")  # takes in what is waiting
        return sum(message.get("event") == event for message in self.events)

    def _message(self):
        while b"\n" not in self._buffer:
            try:
                data = self._socket.recv(65536)
            except OSError as error:
                raise Gone(f"the machine does not answer: {error}") from error
            if not data:
                raise Gone("the machine has ended")
            self._buffer += data
        line, self._buffer = self._buffer.split(b"\n", 1)
        return json.loads(line)
