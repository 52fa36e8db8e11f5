"""What the checks say: one line each, and the sum."""

import contextlib
import math
import time


class Failed(Exception):
    """A check does not hold; the text says why."""


class Stop(Exception):
    """The rest of a group has nothing to stand on."""


_patience_s = math.inf


@contextlib.contextmanager
def patience(seconds):
    """Nothing is waited for longer than so many seconds."""
    global _patience_s  # pylint: disable=global-statement
    before, _patience_s = _patience_s, seconds
    try:
        yield
    finally:
        _patience_s = before


def until(what, condition, deadline_s, every_s=0.5):
    """Looks again until `condition()` is true, and returns it; fails with `what` after the deadline."""
    deadline_s = min(deadline_s, _patience_s)
    end = time.monotonic() + deadline_s
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Failed(f"after {deadline_s} s still not so: {what}")
        time.sleep(every_s)


def expect(condition, otherwise):
    """Fails with `otherwise` where the condition is not true."""
    if not condition:
        raise Failed(otherwise)


class Report:
    """What the checks say. With `wanted`, names of checks, a group is over as soon as it has come to all of them."""

    def __init__(self, indent="", wanted=()):
        self.passed = []
        self.failed = []
        self.unreached = []  # those of `failed` that the group did not come to
        self._indent = indent
        self._wanted = set(wanted)
        self._reached = set()  # in the group that runs

    def ok(self, name, detail):
        self.passed.append(name)
        self._reached.add(name)
        print(f"{self._indent}ok   {name}: {detail}", flush=True)

    def fail(self, name, reason):
        self.failed.append(name)
        self._reached.add(name)
        print(f"{self._indent}FAIL {name}: {' '.join(str(reason).split())}", flush=True)

    @contextlib.contextmanager
    def check(self, name, needed=False):
        """A check: what is put into the list it gives becomes the detail. Where it is `needed` by those after it,
        its failure ends the group."""
        detail = []
        began = time.monotonic()
        try:
            yield detail
        except Exception as error:  # pylint: disable=broad-except # whatever it is, this check has failed
            self.fail(name, error if isinstance(error, Failed) else f"{type(error).__name__}: {error}")
            if needed:
                raise Stop from error
        else:
            self.ok(name, ", ".join([*map(str, detail), f"{time.monotonic() - began:.0f} s"]))
        if self._wanted and self._wanted <= self._reached:
            raise Stop

    def run(self, group):
        """Runs a group of checks; what it promised and did not come to has failed."""
        self._reached = set()
        try:
            group.run(self)
        except Stop:
            pass
        except Exception as error:  # pylint: disable=broad-except
            self.fail(group.name, f"{type(error).__name__}: {error}")
        for name in group.checks:
            if name not in self._reached and (not self._wanted or name in self._wanted):
                self.unreached.append(name)
                self.fail(name, "not reached")

    def close(self):
        """Prints the sum; the exit status."""
        print(f"\n{len(self.passed)} passed, {len(self.failed)} failed", flush=True)
        return 0 if self.passed and not self.failed else 1
