"""The card's file: copies to play with, its FAT partition, its slots and its boot state.

The image that was built is never changed: every machine gets a copy of its own.
"""

import binascii
import hashlib
import os
import pathlib
import struct
import subprocess

SECTOR = 512
STATE_SECTORS = (0x800, 0x808)
# The state that U-Boot and boot-state keep, and how many tries a good slot has, and a new one.
TRIES, TRIES_NEW = 6, 3
# An ext4 file system's label: its place in the superblock, which begins at byte 1024.
LABEL_AT, LABEL_SIZE = 1024 + 120, 16
LEGACY_MAGIC = 0x27051956
LEGACY_HEADER = ">7I4B32s"


class Damaged(Exception):
    """What is on the card is not whole; the text says what."""


def environment(sector):
    """The variables of a sector, or of a file, in the format of U-Boot's environment, or None where the sum is wrong."""
    if binascii.crc32(sector[4:]) != struct.unpack_from("<I", sector)[0]:
        return None
    lines = sector[4:].split(b"\0\0", 1)[0].split(b"\0")
    return dict(line.decode().split("=", 1) for line in lines if line)


def environment_sector(variables, size=SECTOR):
    data = b"".join(f"{name}={value}".encode() + b"\0" for name, value in variables.items()) + b"\0"
    data = data.ljust(size - 4, b"\0")
    return struct.pack("<I", binascii.crc32(data)) + data


class Card:
    """A card as a raw file. `reader(at, size)` may stand for another source of its bytes."""

    def __init__(self, path, reader=None):
        self.path = pathlib.Path(path)
        self._reader = reader

    @classmethod
    def copy(cls, image, path, size=None):
        """A copy of an image; with `size`, in bytes, of a larger card."""
        subprocess.run(["cp", "--sparse=always", str(image), str(path)], check=True)
        if size:
            os.truncate(path, max(size, os.path.getsize(path)))
        return cls(path)

    # ---- bytes -----------------------------------------------------------------------------------------------

    def read(self, at, size):
        if self._reader:
            return self._reader(at, size)
        with open(self.path, "rb") as file:
            file.seek(at)
            return file.read(size)

    def write(self, at, data):
        with open(self.path, "r+b") as file:
            file.seek(at)
            file.write(data)

    def flip(self, at):
        """One bit of the byte there is the other one."""
        self.write(at, bytes([self.read(at, 1)[0] ^ 0x10]))

    def spoil(self, at, size):
        """One bit of every sector is the other one."""
        other = bytes(byte ^ 0x10 for byte in range(256))
        for begin in range(at, at + size, 1 << 22):
            data = bytearray(self.read(begin, min(1 << 22, at + size - begin)))
            data[::SECTOR] = data[::SECTOR].translate(other)
            self.write(begin, data)

    def digest(self, at=0, size=None):
        """SHA-256 of every byte, or of a part."""
        total = hashlib.sha256()
        left = size if size is not None else self.path.stat().st_size - at
        while left:
            data = self.read(at, min(left, 1 << 22))
            if not data:
                break
            total.update(data)
            at += len(data)
            left -= len(data)
        return total.hexdigest()

    # ---- partitions ------------------------------------------------------------------------------------------

    def partition(self, number):
        """Begin and size in bytes."""
        entry = self.read(446 + 16 * (number - 1), 16)
        begin, count = struct.unpack_from("<II", entry, 8)
        return begin * SECTOR, count * SECTOR

    def slot_at(self, name):
        return self.partition(2 if name == "A" else 3)[0]

    # ---- FAT -------------------------------------------------------------------------------------------------

    def _mtools(self, tool, *arguments, **how):
        at = f"{self.path}@@{self.partition(1)[0]}"
        return subprocess.run([tool, "-i", at, *arguments], check=True, capture_output=True,
                              env={**os.environ, "MTOOLS_SKIP_CHECK": "1"}, **how).stdout

    def get_file(self, name):
        return self._mtools("mtype", f"::{name}")

    def put_file(self, name, data):
        """Writes a file of the FAT partition, as a technician's computer does."""
        self._mtools("mcopy", "-o", "-", f"::{name}", input=data)

    def names(self):
        """The files of the FAT partition."""
        return [line.removeprefix("::/") for line in self._mtools("mdir", "-b", "::/").decode().splitlines()]

    def remove_file(self, name):
        self._mtools("mdel", f"::{name}")

    # ---- boot state ------------------------------------------------------------------------------------------

    def state(self):
        """The variables that count: of the first copy whose sum is right, as U-Boot has it."""
        for sector in STATE_SECTORS:
            variables = environment(self.read(sector * SECTOR, SECTOR))
            if variables is not None:
                return variables
        raise Damaged("neither copy of the boot state is whole")

    def left(self, slot):
        return int(self.state()[f"BOOT_{slot}_LEFT"], 16)

    def set_state(self, order, a_left, b_left):
        sector = environment_sector({"BOOT_A_LEFT": a_left, "BOOT_B_LEFT": b_left, "BOOT_ORDER": order})
        for number in STATE_SECTORS:
            self.write(number * SECTOR, sector)

    def first_choice(self):
        """The slot that U-Boot starts next, or None."""
        state = self.state()
        for slot in state["BOOT_ORDER"].split():
            if int(state[f"BOOT_{slot}_LEFT"], 16) > 0:
                return slot
        return None

    def data_label(self):
        """The label of the data partition's file system, empty before it is made."""
        return self.read(self.partition(4)[0] + LABEL_AT, LABEL_SIZE).rstrip(b"\0").decode(errors="replace")

    # ---- slots -----------------------------------------------------------------------------------------------

    def boot_image(self, slot):
        """(kernel, initramfs) of a slot, after the same sums that U-Boot looks at."""
        at = self.slot_at(slot)
        head = environment(self.read(at, SECTOR))
        if head is None or "SLOT_BLOCKS" not in head:
            raise Damaged(f"slot {slot}: its first sector is not whole")
        image = self.read(at + 4096, int(head["SLOT_BLOCKS"], 16) * SECTOR)
        return split_legacy(image, f"slot {slot}")

    def boot_head(self, slot):
        """What a slot's kernel and initramfs begin with: their length and sum among it."""
        return self.read(self.slot_at(slot) + 4096, struct.calcsize(LEGACY_HEADER))

    def slot_facts(self, slot):
        """What the initramfs of a slot knows of its root file system."""
        _, initramfs = self.boot_image(slot)
        return slot_facts(initramfs)

    def check_slot(self, slot):
        """Raises Damaged unless U-Boot would load the slot and dm-verity accept every byte of it."""
        facts = self.slot_facts(slot)
        at = self.slot_at(slot) + facts["root_at"]
        read = lambda number: self.read(at + 4096 * number, 4096)  # noqa: E731
        blocks, salt = facts["root_blocks"], facts["salt"]
        level = []
        for first in range(0, blocks, 1024):
            data = self.read(at + 4096 * first, 4096 * min(1024, blocks - first))
            level += [hashlib.sha256(salt + data[i : i + 4096]).digest() for i in range(0, len(data), 4096)]
        # The tree is stored with its top first.
        begin = facts["hash_start"]
        sizes = []
        count = blocks
        while count > 1:
            count = (count + 127) // 128
            sizes.append(count)
        starts = [begin + sum(sizes[depth + 1 :]) for depth in range(len(sizes))]
        for depth, count in enumerate(sizes):
            above = []
            for number in range(count):
                want = b"".join(level[128 * number : 128 * (number + 1)]).ljust(4096, b"\0")
                stored = read(starts[depth] + number)
                if stored != want:
                    raise Damaged(f"slot {slot}: dm-verity refuses hash block {number} of level {depth}")
                above.append(hashlib.sha256(salt + stored).digest())
            level = above
        if level[0] != facts["root_hash"]:
            raise Damaged(f"slot {slot}: the root hash is another")

    def change_initramfs(self, slot, change):
        """Puts another initramfs into a slot, summed as U-Boot wants it. The root file system stays the same."""
        at, facts = self.slot_at(slot), self.slot_facts(slot)
        head, image = changed_boot_image(self.read(at + 4096, facts["root_at"] - 4096), facts, change)
        self.write(at + 4096, image)
        self.write(at, head)

    def slot_end(self, slot):
        """How many bytes of a slot are in use."""
        facts = self.slot_facts(slot)
        count, hashes = facts["root_blocks"], 0
        while count > 1:
            count = (count + 127) // 128
            hashes += count
        return facts["root_at"] + 4096 * (facts["hash_start"] + hashes)


def split_legacy(image, what):
    """(kernel, initramfs) out of U-Boot's legacy image of type 'multi', its sums checked."""
    fields = struct.unpack_from(LEGACY_HEADER, image)
    magic, head_sum, _, size, _, _, data_sum = fields[:7]
    blank = image[:4] + bytes(4) + image[8:64]
    if magic != LEGACY_MAGIC or binascii.crc32(blank) != head_sum:
        raise Damaged(f"{what}: the head of its boot image is not whole")
    data = image[64 : 64 + size]
    if len(data) != size or binascii.crc32(data) != data_sum:
        raise Damaged(f"{what}: its boot image is not whole")
    kernel_size, initramfs_size, end = struct.unpack_from(">3I", data)
    if end:
        raise Damaged(f"{what}: its boot image has more than two parts")
    begin = 12 + (kernel_size + 3) // 4 * 4
    return data[12 : 12 + kernel_size], data[begin : begin + initramfs_size]


def join_legacy(image, kernel, initramfs):
    """The legacy image with other contents; the rest of its head stays."""
    pad = lambda part: part + bytes(-len(part) % 4)  # noqa: E731
    data = struct.pack(">3I", len(kernel), len(initramfs), 0) + pad(kernel) + initramfs
    fields = list(struct.unpack_from(LEGACY_HEADER, image))
    fields[1], fields[3], fields[6] = 0, len(data), binascii.crc32(data)
    fields[1] = binascii.crc32(struct.pack(LEGACY_HEADER, *fields))
    return struct.pack(LEGACY_HEADER, *fields) + data


def changed_boot_image(image, facts, change):
    """(first sector of the slot, boot image) with the initramfs that `change` makes of the one in there."""
    kernel, initramfs = split_legacy(image, "the slot")
    image = join_legacy(image, kernel, change(initramfs))
    if 4096 + len(image) > facts["root_at"]:
        raise Damaged("there is no room for a larger initramfs before the root file system")
    return environment_sector({"SLOT_BLOCKS": f"{(len(image) + SECTOR - 1) // SECTOR:x}"}), image


def changed_slot(slot, path, change):
    """A copy of a slot's file with another initramfs."""
    subprocess.run(["cp", "--sparse=always", str(slot), str(path)], check=True)
    with open(path, "r+b") as file:
        head = environment(file.read(SECTOR))
        file.seek(4096)
        image = file.read(int(head["SLOT_BLOCKS"], 16) * SECTOR)
        head, image = changed_boot_image(image, slot_facts(split_legacy(image, "the slot")[1]), change)
        file.seek(4096)
        file.write(image)
        file.seek(0)
        file.write(head)
    return path


def slot_facts(initramfs):
    """root_at, root_blocks, hash_start, root_hash and salt out of an initramfs: the archive that comes first holds
    the file etc/waypost/slot."""
    begin = initramfs.index(b"root_at=")
    lines = initramfs[begin : begin + 1024].split(b"\0", 1)[0].decode().split()
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    return {"root_at": int(values["root_at"].lstrip("0") or "0"), "root_blocks": int(values["root_blocks"]),
            "hash_start": int(values["hash_start"]), "root_hash": bytes.fromhex(values["root_hash"]),
            "salt": bytes.fromhex(values["salt"])}
