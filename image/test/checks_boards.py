"""What the boards need that QEMU does not have: that every driver which their device trees name is whole, that what
switches a card on is in the initramfs, and that U-Boot finds the card first and waits for no key.

QEMU's machines have none of that hardware. What is shown is that the kernel takes each driver (all that it needs is
there), not that the driver works.
"""

import re
import subprocess

import luggage
from bench import PROJECT, Group
from debian import Debian, name_of
from device_tree import DeviceTree
from report import expect

# Drivers that a device tree names and the card has no use for.
NOT_NEEDED = {
    "hci_uart": "Bluetooth is off",
    "vchiq": "the VideoCore's own services",
    "pisp_be": "a camera",
}
# Of what no device tree names, since it is plugged in or behind a bus that tells itself what is on it.
PLUGGED_IN = ("rp1_pci", "smsc", "microchip", "broadcom", "xhci_pci", "xhci_plat_hcd", "smsc95xx", "lan78xx",
              "brcmfmac", "usbhid", "hid_generic", "hid_multitouch", "snd_usb_audio", "usb_storage", "uas", "vfat", "exfat", "rtc_ds1307", "rtc_pcf8523",
              "rtc_pcf8563", "rtc_pcf85063")
CARDS = {"bcm2837": "/soc/mmc@7e202000", "bcm2711": "/emmc2-bus@fe000000/mmc@7e340000",
         "bcm2712": "/soc@107c000000/mmc@fff000"}
# What else has to be there before udev: Linux goes on without it after ten seconds, and never looks again.
IN_TIME = {"bcm2712": "/axi/pcie@1000120000"}
# What the driver of a display has that can show the kernel's last words (CONFIG_DRM_PANIC).
PANIC = b"_get_scanout_buffer"
# Bytes for pictures.
PICTURES = {"bcm2837": 128 << 20, "bcm2711": 256 << 20, "bcm2712": 256 << 20}
# What a driver may answer where its hardware is not there.
NO_HARDWARE = ("No such device", "Operation not supported")
ZSTD = b"\x28\xb5\x2f\xfd"  # RFC 8878, 3.1.1
FAULTS = {
    "no-media": "mount -t tmpfs none /usr/lib/modules/*/kernel/drivers/media",
}


class Boards(Group):
    name = "boards"
    set = "quick"
    checks = ("boards.u-boot", "boards.device-trees", "boards.initramfs", "boards.drivers")
    faults = {"debians-u-boot,another-first,no-switch,no-media": ("u-boot", "device-trees", "initramfs", "drivers"),
              "words": ("drivers",)}

    def run(self, report):
        has_fault = self.bench.has_fault
        debian = Debian(self.bench.arch)
        card = self.bench.card()
        trees = {name: DeviceTree(self.device_tree(card, name)) for name in card.names() if name.endswith(".dtb")}
        with report.check("boards.u-boot") as detail:
            if has_fault("debians-u-boot"):
                card.put_file("u-boot.bin", (debian.root / "usr/lib/u-boot/rpi_arm64/u-boot.bin").read_bytes())
            detail.append(self.u_boot(card))
        with report.check("boards.device-trees") as detail:
            for name, tree in trees.items():
                first, at = tree.nodes["/aliases"].texts("mmc0"), self.controller(name)
                expect(first == [at], f"the first SD controller of {name} is {first}, the card's is {at}")
                expect(tree.nodes[at].is_enabled(), f"the card's controller is off in {name}")
                size = tree.nodes["/reserved-memory/linux,cma"].cells("size")
                expect(size[-1] == PICTURES[name[:7]] and not any(size[:-1]), f"{name} has {size} bytes for pictures")
            expect({name[:7] for name in trees} == set(CARDS), f"there are device trees of {sorted(trees)}")
            self.expect_newer(card, trees["bcm2712-d-rpi-5-b.dtb"])
            detail.append(f"{len(trees)} boards, the card is on the first SD controller of each; memory for pictures; "
                          "the Pi 5's tree becomes that of its newer processor")
        with report.check("boards.initramfs") as detail:
            there = self.initramfs(card) - ({"gpio_brcmstb"} if has_fault("no-switch") else set())
            lacking = {}
            for name, tree in trees.items():
                starts = [path for path in (CARDS[name[:7]], IN_TIME.get(name[:7])) if path]
                for node in (node for path in starts for node in tree.closure(tree.nodes[path])):
                    for driver in debian.drivers_of(node):
                        for other in {driver, *debian.needs[driver]} - there:
                            lacking.setdefault(other, set()).add(name)
            expect(not lacking, "; ".join(f"{driver} is not in it ({', '.join(sorted(names))})"
                                          for driver, names in sorted(lacking.items())))
            detail.append(f"all that a card stands on, among {len(there)} drivers")
        with report.check("boards.drivers") as detail:
            named = {driver for tree in trees.values() for node in tree.enabled() for driver in debian.drivers_of(node)}
            expect(set(NOT_NEEDED) <= named, f"no device tree names {set(NOT_NEEDED) - named}")
            drivers = sorted({*named, *PLUGGED_IN} - set(NOT_NEEDED))
            with self.bench.inside(self.name, card) as machine:
                machine.open_probe()
                self.bench.seed_fault(machine, FAULTS)
                said = machine.probe.ask(f"for d in {' '.join(drivers)}; do echo \"$d: $(modprobe $d 2>&1)\"; done", 600)
            answers = dict(line.split(": ", 1) for line in said.splitlines() if re.match(r"\w+: ", line))
            failed = {driver: answer for driver, answer in answers.items()
                      if answer.strip() and not answer.strip().endswith(NO_HARDWARE)}
            expect(not failed, "; ".join(failed.values()))
            speaks = [driver for driver in ("virtio_gpu" if has_fault("words") else "vc4",)
                      if debian.holds(driver, PANIC)]
            expect(not speaks, f"a kernel that gives up would write to the display: {speaks}")
            expect(set(drivers) == {line.split(":")[0] for line in said.splitlines() if re.match(r"\w+:", line)}, said)
            detail.append(f"the kernel takes {len(drivers)} of them; not: {', '.join(sorted(NOT_NEEDED))}")

    def device_tree(self, card, name):
        data = card.get_file(name)
        if self.bench.has_fault("another-first") and name.startswith("bcm2837"):
            data = data.replace(b"/soc/mmc@7e202000\0", b"/soc/mmc@7e300000\0")
        return data

    def expect_newer(self, card, newer):
        """The overlay makes one tree of the Pi 5 the other, but for the names of pins."""
        folder = luggage.workshop() / "tmp"
        for name in ("bcm2712-rpi-5-b.dtb", "overlays/bcm2712d0.dtbo"):
            (folder / name.split("/")[-1]).write_bytes(card.get_file(name))
        subprocess.run(["chroot", folder.parent, "sh", "-euc", "cd /tmp && "
                        "fdtoverlay -i bcm2712-rpi-5-b.dtb -o newer.dtb bcm2712d0.dtbo"], check=True)
        made = DeviceTree((folder / "newer.dtb").read_bytes())
        for file in ("newer.dtb", "bcm2712-rpi-5-b.dtb", "bcm2712d0.dtbo"):
            (folder / file).unlink()
        differ = [(path, name) for path, node in newer.nodes.items()
                  for name in {*node.properties, *made.nodes[path].properties} - {"gpio-line-names", "phandle"}
                  if node.properties.get(name) != made.nodes[path].properties.get(name)]
        expect(not differ and set(made.nodes) == set(newer.nodes), f"the newer Pi 5 differs in {differ}")

    @staticmethod
    def controller(name):
        return CARDS[name[:7]]

    @staticmethod
    def u_boot(card):
        """What is built in is what boot/uboot-env.txt says: nobody can stop it."""
        lines = (PROJECT / "image/boot/uboot-env.txt").read_text(encoding="ascii").splitlines()
        ours = [line.encode() for line in lines if line and not line.startswith("#")]
        program = card.get_file("u-boot.bin")
        at = program.find(b"\0" + ours[0] + b"\0") + 1
        expect(at > 0, "its environment is not ours")
        expect(program[at:].split(b"\0\0", 1)[0].split(b"\0") == ours, "its environment is not ours")
        expect(len(re.findall(rb"\0bootdelay=", program)) == 1 and b"bootdelay=-2" in ours, "a key may stop it")
        expect("uboot.env" not in card.names(), "there is another environment on the card")
        return "its environment is built in: silent, no key stops it, from the card alone"

    def initramfs(self, card):
        """The drivers in it."""
        _, initramfs = card.boot_image("A")
        packed = self.bench.folder / "initramfs"
        # before it stands a small archive as it is, with the root hash
        packed.write_bytes(initramfs[initramfs.index(ZSTD) :])
        listing = subprocess.run(f"zstd -dcq <'{packed}' | cpio --quiet -t", shell=True, check=True, capture_output=True,
                                 text=True).stdout
        packed.unlink()
        return {name_of(line) for line in listing.splitlines() if line.endswith(".ko")}


GROUPS = (Boards,)
