#!/usr/bin/env python3
"""A visit leaves no trace: every call of the real program that could leave one is watched while somebody is here.

What is forbidden is what the program tries, whether or not it would have succeeded.
"""

import os
import re
import subprocess
import sys

import kiosk
from kiosk import until, words

# Files that may be opened for writing. The display and the input of the appliance; X needs none of them.
WRITABLE = re.compile(r"/dev/(dri/(card|renderD)\d+|tty\d*|input/event\d+)$")
# Where bytes may be written to: the X server's socket, and what threads wake one another with.
WRITTEN_TO = re.compile(r"(socket:\[|UNIX|anon_inode:\[eventfd\])")

OPEN = ("open", "openat", "openat2")
WRITE = ("write", "writev", "pwrite64", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg", "sendfile", "splice",
         "copy_file_range", "vmsplice", "tee")
START = ("execve", "execveat", "fork", "vfork", "clone", "clone3")
# These change what is on a disk whatever their arguments are.
CHANGE = ("creat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "link",
          "linkat", "symlink", "symlinkat", "mknod", "mknodat", "truncate", "ftruncate", "fallocate", "chmod",
          "fchmod", "fchmodat", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "utimensat", "futimesat",
          "setxattr", "lsetxattr", "fsetxattr", "removexattr", "io_uring_setup")
NETWORK = ("connect", "bind", "listen")
CALLS = (*OPEN, *WRITE, *START, *CHANGE, *NETWORK)


def strace(file):
    """The command that watches another: every thread, file names of descriptors, the text of what is written."""
    return ["strace", "-f", "-qq", "-y", "-s", "4096", "-o", str(file), "-e",
            "trace=" + ",".join("?" + call for call in CALLS)]


def unquoted(text):
    """The bytes of strace's quoted strings."""
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    return b"".join(part.encode("ascii", "replace").decode("unicode_escape").encode("latin-1") for part in parts)


def traces(lines, shown):
    """What in the log of strace leaves a trace, or tells one of the words `shown`."""
    spellings = [word.encode(code) for word in shown for code in ("utf-8", "utf-16-le")]
    found = []
    programs = 0
    for line in lines:
        call = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
        if not call:
            continue  # the end of a call that was interrupted, a signal, an exit
        name, arguments = call[1], call[2]
        if name in OPEN:
            path = re.search(r'"([^"]*)"', arguments)
            for_writing = re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)", arguments)
            if for_writing and not (path and WRITABLE.match(path[1])):
                found.append("opens for writing: " + line)
        elif name in WRITE:
            target = re.match(r"\d+<(.*?)>[,)]", arguments)
            if not (target and WRITTEN_TO.match(target[1])):
                found.append("writes: " + line)
            data = unquoted(arguments)
            if any(spelling in data for spelling in spellings):
                found.append("tells what was shown: " + line)
        elif name in CHANGE:
            found.append("changes a file system: " + line)
        elif name in NETWORK:
            # The kernel's notices of devices are a socket too; nothing leaves the machine through it.
            to_x = name == "connect" and re.search(r'AF_UNIX, sun_path=@?"/tmp/\.X11-unix/X\d+"', arguments)
            from_kernel = name == "bind" and "AF_NETLINK" in arguments
            if not (to_x or from_kernel):
                found.append("reaches out: " + line)
        elif name.startswith("exec"):
            programs += 1
            if programs > 1:
                found.append("starts a program: " + line)
        elif "CLONE_THREAD" not in arguments:
            found.append("starts a program: " + line)
    return found


class Traces(kiosk.Case):
    tools = (*kiosk.Case.tools, "strace")
    LOCALE = ("--locale", "es")
    LEAVING = ("--topic", "leaving")
    SHELTER = ("--topic", "shelter_bed")
    CT_211 = ("--topic", "ct_211")

    def test_a_visit_leaves_no_trace(self):
        config = kiosk.WINDOW + "idle_s: 8\nidle_sensitive_s: 8\nwarning_s: 20\n"
        self.open_display()
        self.config.write_text(config, encoding="utf-8")
        topic_title = words("es", "topic.shelter_bed.title")
        steps = [
            ("Español", "welcome", ("--locale", "en")),
            (words("es", "category.leaving.name"), "home", self.LOCALE),
            (topic_title, "category", (*self.LOCALE, *self.LEAVING)),
            (words("es", "service.ct_211.name"), "topic", (*self.LOCALE, *self.SHELTER)),
            (words("es", "bar.display"), "contact", (*self.LOCALE, *self.CT_211)),
            (words("es", "display.theme_dark"), "display", self.LOCALE),
        ]
        plan = [(self.place_of(text, screen, *options), self.paint(screen, *options), screen)
                for text, screen, options in steps]

        log = self.folder / "strace"
        self.open_kiosk(config, wrapper=strace(log))
        first = None
        for point, expected, screen in plan:
            shown = self.await_picture(expected, screen)
            first = first or shown
            self.display.click(point)
        until("the display has turned dark", lambda: self.display.picture().planes[0][0] < 64)
        until("the visit has ended", lambda: self.display.picture() == first)
        # A second visit, cleared at once.
        self.display.click(plan[0][0])
        self.await_picture(plan[1][1], "home again")
        self.display.click(self.place_of(words("es", "bar.clear"), "home", *self.LOCALE))
        until("the second visit has ended", lambda: self.display.picture() == first)
        self.assertEqual(self.kiosk.stop(), 0)

        lines = log.read_text(encoding="latin-1").splitlines()
        self.assertTrue(any('"/tmp/.X11-unix/X' in line for line in lines), "strace saw nothing")
        self.assertTrue(any("shelter_bed.yaml" in line for line in lines), "strace saw no file opened")
        shown = [topic_title, words("es", "category.leaving.name"), words("es", "topic.shelter_bed.answer")[:12],
                 "shelter_bed", "ct_211"]
        self.assertEqual(traces(lines, shown), [])
        self.assertEqual(self.kiosk.said(), "")
        self.assertEqual(os.listdir(self.kiosk.home), [])


class Check(kiosk.Case):
    """What the test above would have found: small programs that leave a trace, under the same strace."""

    tools = ("strace", "python3")

    def found_in(self, code):
        log = self.folder / "strace"
        program = [sys.executable, "-I", "-S", "-c", "import os, socket\n" + code]
        subprocess.run(strace(log) + program, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       cwd=self.folder, timeout=kiosk.DEADLINE_S)
        return traces(log.read_text(encoding="latin-1").splitlines(), ["Cómo pedir cama"])

    def test_a_program_that_leaves_no_trace_passes(self):
        self.assertEqual(self.found_in("open('/etc/passwd').read()"), [])

    def test_every_kind_of_trace_is_found(self):
        (self.folder / "old").write_text("x", encoding="utf-8")
        (self.folder / "older").write_text("x", encoding="utf-8")
        for code, kind in (
            ("open('new', 'w')", "opens for writing"),
            ("open('old', 'a')", "opens for writing"),
            ("open('old', 'r+')", "opens for writing"),
            ("os.open('/no/such/folder/new', os.O_CREAT)", "opens for writing"),
            ("os.open('.', os.O_TMPFILE | os.O_RDWR)", "opens for writing"),
            ("os.write(1, b'x')", "writes"),
            ("os.write(2, b'x')", "writes"),
            ("os.rename('old', 'older')", "changes a file system"),
            ("os.unlink('older')", "changes a file system"),
            ("os.mkdir('folder')", "changes a file system"),
            ("os.utime('.')", "changes a file system"),
            ("os.symlink('a', 'b')", "changes a file system"),
            ("os.posix_spawn('/bin/true', ['true'], {})", "starts a program"),
            ("os.fork() or os._exit(0)", "starts a program"),
            ("socket.socket().connect_ex(('127.0.0.1', 9))", "reaches out"),
            ("socket.socket(socket.AF_UNIX).connect_ex('/run/dbus/system_bus_socket')", "reaches out"),
            ("socket.socketpair()[0].send('Cómo pedir cama'.encode())", "tells what was shown"),
            ("socket.socketpair()[0].sendmsg([b'..', 'Cómo pedir cama'.encode()])", "tells what was shown"),
        ):
            with self.subTest(code):
                try_it = f"try:\n  {code}\nexcept OSError:\n  pass"
                self.assertIn(kind, {trace.split(":")[0] for trace in self.found_in(try_it)})


if __name__ == "__main__":
    kiosk.main()
