"""Device trees (Devicetree Specification 0.4, chapter 5: the flattened format): what a board has, and what its parts
stand on."""

import struct

HEAD = struct.Struct(">10I")
MAGIC = 0xD00DFEED
BEGIN, END, PROPERTY, NOTHING, LAST = 1, 2, 3, 4, 9
# Properties that name other nodes: with what says how many cells follow each of them, or None.
REFERENCES = {"clocks": "#clock-cells", "assigned-clocks": "#clock-cells", "resets": "#reset-cells", "dmas": "#dma-cells",
              "power-domains": "#power-domain-cells", "mboxes": "#mbox-cells", "phys": "#phy-cells", "pwms": "#pwm-cells",
              "interrupt-parent": None, "iommus": "#iommu-cells", "msi-parent": None}


class Node:
    def __init__(self, path, parent):
        self.path, self.parent = path, parent
        self.properties, self.children = {}, []

    def texts(self, name):
        return [text.decode() for text in self.properties.get(name, b"").split(b"\0") if text]

    def cells(self, name):
        data = self.properties.get(name, b"")
        return struct.unpack(f">{len(data) // 4}I", data[: len(data) // 4 * 4])

    def is_enabled(self):
        own = self.texts("status")
        return (not own or own[0] in ("okay", "ok")) and (self.parent is None or self.parent.is_enabled())


class DeviceTree:
    def __init__(self, data):
        magic, _, struct_at, words_at, *_ = HEAD.unpack_from(data)
        if magic != MAGIC:
            raise ValueError("not a device tree")
        self.nodes = {}
        at, node = struct_at, None
        while True:
            (token,) = struct.unpack_from(">I", data, at)
            at += 4
            if token == BEGIN:
                end = data.index(b"\0", at)
                name = data[at:end].decode()
                path = "/" if node is None else f"{node.path.rstrip('/')}/{name}"
                child = Node(path, node)
                if node is not None:
                    node.children.append(child)
                node = self.nodes[path] = child
                at = (end + 4) & ~3
            elif token == END:
                node = node.parent
            elif token == PROPERTY:
                length, word = struct.unpack_from(">2I", data, at)
                word_end = data.index(b"\0", words_at + word)
                node.properties[data[words_at + word : word_end].decode()] = data[at + 8 : at + 8 + length]
                at = (at + 8 + length + 3) & ~3
            elif token == LAST:
                break
            elif token != NOTHING:
                raise ValueError(f"token {token} in a device tree")
        self.handles = {node.cells("phandle")[0]: node for node in self.nodes.values() if "phandle" in node.properties}

    def enabled(self):
        return [node for node in self.nodes.values() if node.is_enabled()]

    def stands_on(self, node):
        """The nodes that the kernel waits for before it gives this one to its driver, as fw_devlink takes them from the
        properties (drivers/of/property.c), and what contains it."""
        out = [node.parent] if node.parent else []
        for name, data in node.properties.items():
            if name.endswith("-supply") or name.startswith("pinctrl-") and name[8:].isdigit():
                out += [self.handles[cell] for cell in node.cells(name) if cell in self.handles]
            elif name in ("gpio", "gpios") or name.endswith(("-gpio", "-gpios")):
                out += self._targets(node, name, "#gpio-cells")
            elif name in REFERENCES and len(data) >= 4:
                out += self._targets(node, name, REFERENCES[name])
        return out

    def _targets(self, node, name, cells_name):
        cells, out, at = node.cells(name), [], 0
        while at < len(cells):
            target = self.handles.get(cells[at])
            if target is None:
                at += 1
                continue
            out.append(target)
            more = target.cells(cells_name) if cells_name else (0,)
            at += 1 + (more[0] if more else 0)
        return out

    def closure(self, start):
        """Everything that a node stands on, and what that stands on."""
        seen, left = {}, [start]
        while left:
            node = left.pop()
            # a pin group or a regulator of a chip is a part of it
            if node.path not in seen:
                seen[node.path] = node
                left += self.stands_on(node)
        return list(seen.values())
