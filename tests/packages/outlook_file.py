"""Writes an Outlook message (.msg) for the tests: a compound file by [MS-CFB], with the properties of [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF, ENTRY = 512, 64, 4096, 128
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def outlook_file(
    *, subject: str, body: str, sender: str, address: str, to: str, sent: datetime, files: Mapping[str, bytes]
) -> bytes:
    """A message as Outlook saves it."""
    ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    tree: Tree = {
        "__properties_version1.0": b"\0" * 32 + struct.pack("<IIQ", 0x00390040, 6, ticks),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
        "__substg1.0_5D01001F": address.encode("utf-16-le"),
        "__substg1.0_0E04001F": to.encode("utf-16-le"),
    }
    for number, (name, data) in enumerate(files.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    return compound_file(tree)


def compound_file(tree: Tree) -> bytes:
    """A compound file (version 3) with these storages and streams."""
    entries: list[list[object]] = [["Root Entry", 5, NONE, END, 0, b""]]
    _add(entries, 0, tree)
    small, minifat = b"", list[int]()
    for each in entries[1:]:
        data = each[5]
        assert isinstance(data, bytes)
        if each[1] == 2 and len(data) < CUTOFF:
            each[3] = len(minifat) if data else END
            count = -(-len(data) // MINI)
            minifat += [len(minifat) + 1 + number for number in range(count - 1)] + [END] * bool(count)
            small += data.ljust(count * MINI, b"\0")
    fat: list[int] = []
    sectors = b""

    def put(data: bytes) -> int:
        nonlocal sectors
        if not data:
            return END
        start, count = len(fat), -(-len(data) // SECTOR)
        fat.extend([start + 1 + number for number in range(count - 1)] + [END])
        sectors += data.ljust(count * SECTOR, b"\0")
        return start

    for each in entries[1:]:
        data = each[5]
        assert isinstance(data, bytes)
        if each[1] == 2 and len(data) >= CUTOFF:
            each[3] = put(data)
    entries[0][3], entries[0][4] = put(small), len(small)
    mini_start = put(struct.pack(f"<{len(minifat)}I", *minifat).ljust(-(-len(minifat) * 4 // SECTOR) * SECTOR, b"\xff"))
    directory = b"".join(_entry(each) for each in entries)
    directory_start = put(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    fat_start = len(fat)
    fat.append(FAT)
    assert len(fat) <= SECTOR // 4, "one sector tells of all others"
    sectors += struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory_start, 0, CUTOFF, mini_start, 1 if minifat else 0, END, 0)
    return head + struct.pack("<I", fat_start) + b"\xff" * 432 + sectors


def _add(entries: list[list[object]], parent: int, tree: Tree) -> None:
    """Children of a storage, as a tree that leans to the right; names in the order of [MS-CFB] 2.6.4."""
    before = -1
    for name, content in sorted(tree.items(), key=lambda each: (len(each[0]), each[0].upper())):
        number = len(entries)
        data = content if isinstance(content, bytes) else b""
        entries.append([name, 2 if isinstance(content, bytes) else 1, NONE, 0, len(data), data])
        if before < 0:
            entries[parent].append(("child", number))
        else:
            entries[before].append(("right", number))
        before = number
        if not isinstance(content, bytes):
            _add(entries, number, content)


def _entry(each: list[object]) -> bytes:
    name, kind, _, start, size = each[:5]
    links: dict[str, int] = dict(link for link in each[6:] if isinstance(link, tuple))
    encoded = str(name).encode("utf-16-le")
    made = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    made += struct.pack("<III", NONE, links.get("right", NONE), links.get("child", NONE))
    return made + b"\0" * 36 + struct.pack("<IQ", start, size)
