"""An update's writes, recorded and cut short at a thousand places: after each, a slot starts and kiosk.yaml is there.

QEMU records what reaches the card and in which order (blklogwrites, in the format of the kernel's dm-log-writes).
Three kinds of cuts are made from that: after each write; inside a write, of which only the first sectors arrived; and,
because a card may write in another order until it is told to flush, with some of the writes since the last flush lost.
"""

import bisect
import os
import random
import struct

from bench import Group
from bundles import Bundles
from card import SECTOR, STATE_SECTORS, TRIES, TRIES_NEW, Card, Damaged, environment
from checks_bundles import stick_with, with_probe
from checks_usb import plug_stick
from painter import ENGLISH
from report import Failed, expect, until

MAGIC = 0x6A736677736872
FLUSH, FUA, DISCARD, MARK = 1, 2, 4, 8
CUTS = 1000
# So many bad cuts say enough.
FAULTS = 20


class Write:
    """One write of the log: its place on the card and its data's place in the log."""

    def __init__(self, at, size, data_at, flags):
        self.at, self.size, self.data_at, self.flags = at, size, data_at, flags

    def touches(self, begin, end):
        return self.at < end and self.at + self.size > begin


def read_log(path):
    """Every entry, in order."""
    entries = []
    with open(path, "rb") as file:
        magic, version, count, sector = struct.unpack("<QQQI", file.read(28))
        if magic != MAGIC or version != 1:
            raise Failed("the record of the writes is not what is expected")
        at = sector
        for _ in range(count):
            file.seek(at)
            begin, blocks, flags, length = struct.unpack("<4Q", file.read(32))
            size = 0 if flags & MARK else blocks * sector
            entries.append(Write(begin * sector, size, None if flags & DISCARD else at + sector, flags))
            at += sector + (0 if flags & DISCARD else (blocks * sector if not flags & MARK else length))
    return entries


class Replay:
    """The card as it was before, and the writes that have reached it so far. `applied` are in the file itself; the
    writes after the last flush, `pending`, lie over it, each with how many of its bytes arrived."""

    def __init__(self, card, log):
        self.file = open(card.path, "r+b")
        self.log = open(log, "rb")
        self.pending = []  # (write, bytes that arrived)
        self.card = Card(card.path, self.read)
        self.applied = 0
        self.touched = {"A": 0, "B": 0, "FAT": 0}  # how many applied writes touched each part
        self.ranges = {"A": card.partition(2), "B": card.partition(3), "FAT": card.partition(1)}
        self.table = card.read(0, SECTOR)
        self.verdicts = {}

    def close(self):
        self.file.close()
        self.log.close()

    def data(self, write, begin=0, size=None):
        size = write.size if size is None else size
        if write.data_at is None:
            return bytes(size)
        self.log.seek(write.data_at + begin)
        return self.log.read(size)

    def read(self, at, size):
        self.file.seek(at)
        out = bytearray(self.file.read(size))
        for write, arrived in self.pending:
            begin, end = max(at, write.at), min(at + size, write.at + arrived)
            if begin < end:
                out[begin - at : end - at] = self.data(write, begin - write.at, end - begin)
        return bytes(out)

    def apply(self, writes):
        """These have reached the card for good."""
        for write in writes:
            self.file.seek(write.at)
            self.file.write(self.data(write))
            for part in self.parts(write):
                self.touched[part] += 1
            self.applied += 1
        self.file.flush()

    def parts(self, write):
        return [part for part, (begin, size) in self.ranges.items() if write.touches(begin, begin + size)]

    def version(self, part):
        """What the bytes of a part stand for: the same version, the same bytes."""
        over = tuple((write.data_at, arrived) for write, arrived in self.pending if part in self.parts(write))
        return part, self.touched[part], over

    def judge(self):
        """Why a kiosk with this card would not work, or None. What has not changed is not looked at again."""
        try:
            if self.read(0, SECTOR)[446:494] != self.table[446:494]:
                return "the table of partitions names another card, slot A or slot B"
            slot = self.card.first_choice()
            if slot is None:
                return f"no slot may start: {self.card.state()}"
        except Damaged as damaged:
            return str(damaged)
        why = self.kept(self.version(slot), lambda: self.card.check_slot(slot))
        if why:
            return why
        return self.kept(self.version("FAT"), self.read_settings)

    def kept(self, key, look):
        if key not in self.verdicts:
            try:
                look()
                self.verdicts[key] = None
            except Damaged as damaged:
                self.verdicts[key] = str(damaged)
        return self.verdicts[key]

    def read_settings(self):
        if self.version("FAT")[1:] != (0, ()):
            raise Damaged("something was written to the FAT partition")
        if b"languages:" not in Card(self.card.path).get_file("kiosk.yaml"):
            raise Damaged("kiosk.yaml cannot be read")


def cuts_of(entries, dice, wanted):
    """What to look at: for each entry, the cuts that fall after it as (kind, …)."""
    writes = [i for i, entry in enumerate(entries) if entry.size]
    cuts = {i: [("after",)] for i in writes}
    # Where there is more than one sector, inside it; more often where writes are few.
    long = [i for i in writes if entries[i].size > SECTOR]
    for _ in range(max(wanted, len(writes)) // 2):
        if long:
            i = dice.choice(long)
            cuts[i].append(("inside", SECTOR * dice.randrange(1, entries[i].size // SECTOR)))
    while sum(map(len, cuts.values())) < wanted * 3 // 2:
        cuts[dice.choice(writes)].append(("lost", dice.random()))
    # Around the changes of the state every kind counts.
    state = [i for i in writes if any(entries[i].touches(s * SECTOR, (s + 1) * SECTOR) for s in STATE_SECTORS)]
    for i in state:
        for near in writes[max(0, bisect.bisect_left(writes, i) - 2) : bisect.bisect_left(writes, i) + 3]:
            cuts[near] += [("lost", dice.random()) for _ in range(8)]
    return cuts


def replay(entries, replayed, dice, wanted):
    """Looks at every cut, or until FAULTS are bad; (how many by kind, the faults found)."""
    cuts = cuts_of(entries, dice, wanted)
    counts, faults, waiting = {"after": 0, "inside": 0, "lost": 0}, [], []
    for i, entry in enumerate(entries):
        if entry.flags & FLUSH:
            # What came before a flush has arrived.
            replayed.apply(waiting)
            waiting = []
        if not entry.size:
            continue
        for kind, *how in cuts[i]:
            before = [(write, write.size) for write in waiting]
            if kind == "after":
                replayed.pending = before + [(entry, entry.size)]
            elif kind == "inside":
                replayed.pending = before + [(entry, how[0])]
            else:
                some = random.Random(how[0])
                replayed.pending = [one for one in before + [(entry, entry.size)] if some.random() < how[0]]
            why = replayed.judge()
            counts[kind] += 1
            if why:
                faults.append(f"cut {kind} write {i} of {len(entries)}: {why}")
                if len(faults) >= FAULTS:
                    return counts, faults
        waiting.append(entry)
        if entry.flags & FUA:
            replayed.apply(waiting)
            waiting = []
        replayed.pending = []
    replayed.apply(waiting)
    return counts, faults


class ReplayedUpdate(Group):
    name = "replay"
    checks = ("replay.recorded", "replay.cuts")
    faults = {
        "unsigned": ("recorded",),
        "state-before-slot": ("cuts",),
        "no-flush": ("cuts",),
    }
    fault_patience_s = 600

    def run(self, report):
        log = self.bench.folder / "replay.log"
        card = with_probe(self.bench.settled_card("replay"))
        # The update's bytes must not be there before it: a half-written slot would be whole. The kiosk does not mind;
        # slot B has its tries, so nothing is to be mended.
        card.spoil(card.slot_at("B"), card.slot_end("B"))
        before = Card.copy(card.path, self.bench.folder / "replay-before.raw")
        with report.check("replay.recorded", needed=True) as detail:
            self.record(card, log)
            entries = read_log(log)
            count = sum(1 for entry in entries if entry.size)
            expect(count > 100, f"only {count} writes were recorded")
            detail.append(f"{count} writes, {sum(entry.size for entry in entries) >> 20} MiB, "
                          f"{sum(1 for entry in entries if entry.flags & FLUSH)} flushes")
        with report.check("replay.cuts") as detail:
            replayed = Replay(before, log)
            try:
                if self.bench.has_fault("state-before-slot"):
                    entries = state_first(entries, replayed)
                if self.bench.has_fault("no-flush"):
                    entries = without_flushes(entries, replayed)
                counts, faults = replay(entries, replayed, random.Random(self.bench.seed),
                                        self.bench.count or CUTS)
            finally:
                replayed.close()
            expect(not faults, f"{len(faults)} of {sum(counts.values())} cuts: {faults[:2]}")
            expect(sum(counts.values()) >= (self.bench.count or CUTS), f"only {counts}")
            same = all(before.digest(*before.partition(n)) == card.digest(*card.partition(n)) for n in (1, 2, 3))
            expect(same and before.state() == card.state(), "the replayed card is not the recorded one")
            detail.append(f"{sum(counts.values())} cuts ({counts['after']} after a write, {counts['inside']} inside "
                          f"one, {counts['lost']} with lost writes): each time a verified slot and kiosk.yaml")
        log.unlink(missing_ok=True)

    def record(self, card, log):
        """Installs an update from a stick, and starts it, until it is good."""
        log.unlink(missing_ok=True)
        log.touch()
        os.truncate(log, 2 << 30)
        options = ["-blockdev", f"driver=file,node-name=cardfile,filename={card.path}",
                   "-blockdev", f"driver=file,node-name=logfile,filename={log}",
                   "-blockdev", "driver=raw,node-name=cardraw,file=cardfile",
                   "-blockdev", "driver=raw,node-name=lograw,file=logfile",
                   "-blockdev", "driver=blklogwrites,node-name=card,file=cardraw,log=lograw,log-sector-size=512"]
        painter = self.bench.painter(card)
        welcome = painter.paint("welcome", *ENGLISH)
        bundles = Bundles(self.bench)
        stick = stick_with(self.bench, bundles.unsigned() if self.bench.has_fault("unsigned") else bundles.good())
        with self.bench.through_uboot(self.name, card, memory=1024, card_options=options) as machine:
            machine.await_picture(welcome, "the first picture", 900)
            plug_stick(machine, stick)
            until("the update is installed", lambda: card.first_choice() == "B", 2400, every_s=1)
            until("slot B is started", lambda: card.left("B") == TRIES_NEW - 1, 600)
            # The stick stays in, and what is said of it stands on the first picture.
            until("slot B is good", lambda: card.left("B") == TRIES, 1500)
            machine.qmp.ask("quit")
            machine.process.wait(60)


def emptied_and_named(entries, replayed):
    """Where in the log the last write is that calls slot B empty, and where the two are that name it."""
    state = [i for i, entry in enumerate(entries) if entry.size and entry.at in [s * SECTOR for s in STATE_SECTORS]]
    orders = [environment(replayed.data(entries[i]))["BOOT_ORDER"] for i in state]
    first = orders.index("B A")
    return state[first - 1], state[first : first + len(STATE_SECTORS)]


def state_first(entries, replayed):
    """The fault: what names the new slot is written before the slot is, right after what calls that slot empty."""
    empty, named = emptied_and_named(entries, replayed)
    naming = [entries[i] for i in named]
    rest = [entry for entry in entries[empty + 1 :] if entry not in naming]
    return entries[: empty + 1] + naming + rest


def without_flushes(entries, replayed):
    """The fault: nobody waits until the slot has reached the card before it is named."""
    empty, named = emptied_and_named(entries, replayed)
    between = [Write(entry.at, entry.size, entry.data_at, entry.flags & ~(FLUSH | FUA))
               for entry in entries[empty + 1 : named[0]]]
    return entries[: empty + 1] + between + entries[named[0] :]


GROUPS = (ReplayedUpdate,)
