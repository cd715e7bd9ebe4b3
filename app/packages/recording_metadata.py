"""What a recorder writes beside the sound: where, when, on whose telephone. It is wiped; the sound stays as it is (W3).

Nothing is moved, so a recording of any length is read once: what tells of somebody is overlaid with zeros in a box or
chunk that players skip. Known are MPEG-4 (.m4a, .mp4, .mov, .3gp), MP3 and WAV: what telephones and recorders make.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from app.domain.recording_format import LONGEST_MARK, RecordingFormat, recording_format

_TELLING_BOXES = frozenset({b"udta", b"meta", b"uuid"})
"""Boxes of MPEG-4 (ISO/IEC 14496-12) with a place, a name, a device, a title."""
_DATED_BOXES = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"moof", b"traf"})
_TELLING_CHUNKS = frozenset({b"LIST", b"id3 ", b"ID3 ", b"bext", b"iXML", b"_PMX", b"cart"})
_ID3_HEAD, _ID3_TAIL = 10, 128
_MOST_PARTS = 10_000
"""Boxes or chunks after which a file is taken for broken."""


@dataclass(frozen=True, slots=True)
class Wiped:
    """A stretch of a file, from `start` up to `end`: it begins with `head`, and the rest is zeros."""

    start: int
    end: int
    head: bytes = b""


class WipedFile:
    """Reads a file as if its wiped stretches had never held anything."""

    def __init__(self, file: BinaryIO, wiped: tuple[Wiped, ...]) -> None:
        self._file, self._wiped, self._at = file, wiped, 0
        file.seek(0)

    def read(self, size: int) -> bytes:
        """The next bytes; nothing at the end."""
        data = bytearray(self._file.read(size))
        start, end = self._at, self._at + len(data)
        for each in self._wiped:
            first, last = max(start, each.start), min(end, each.end)
            if first < last:
                stretch = each.head.ljust(each.end - each.start, b"\0") if each.head else bytes(last - first)
                cut = stretch[first - each.start : last - each.start] if each.head else stretch
                data[first - start : last - start] = cut
        self._at = end
        return bytes(data)


def telling_stretches(file: BinaryIO, size: int) -> tuple[Wiped, ...]:
    """What in a recording tells of somebody beside the sound; nothing for any other file, or where nothing does."""
    file.seek(0)
    try:
        match recording_format(file.read(LONGEST_MARK)):
            case RecordingFormat.MPEG_4:
                return tuple(_boxes(file, 0, size, [0]))
            case RecordingFormat.WAV:
                return tuple(_chunks(file, size))
            case RecordingFormat.MP3:
                return tuple(_tags(file, size))
    except struct.error:
        pass  # it ends in the middle of a box: what was a recording plays no more, and is kept as it is
    finally:
        file.seek(0)
    return ()


def _boxes(file: BinaryIO, start: int, end: int, seen: list[int]) -> Iterator[Wiped]:
    at = start
    while at + 8 <= end and seen[0] < _MOST_PARTS:
        seen[0] += 1
        file.seek(at)
        length, kind = struct.unpack(">I4s", file.read(8))
        header = 8
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(8))
            header = 16
        stop = end if length == 0 else min(at + length, end)
        if stop < at + header:
            return
        if kind in _TELLING_BOXES:
            yield Wiped(at + 4, at + 8, b"free")
            yield Wiped(at + header, stop)
        elif kind in _DATED_BOXES:
            version = file.read(1)
            yield Wiped(at + header + 4, at + header + (20 if version == b"\1" else 12))
        elif kind in _HOLDERS:
            yield from _boxes(file, at + header, stop, seen)
        at = stop


def _chunks(file: BinaryIO, size: int) -> Iterator[Wiped]:
    at = 12
    for _ in range(_MOST_PARTS):
        if at + 8 > size:
            return
        file.seek(at)
        kind, length = struct.unpack("<4sI", file.read(8))
        if kind in _TELLING_CHUNKS:
            yield Wiped(at, at + 4, b"JUNK")
            yield Wiped(at + 8, min(at + 8 + length, size))
        at += 8 + length + length % 2


def _tags(file: BinaryIO, size: int) -> Iterator[Wiped]:
    file.seek(0)
    head = file.read(_ID3_HEAD)
    if head[:3] == b"ID3" and len(head) == _ID3_HEAD:
        length = 0
        for each in head[6:10]:
            length = length << 7 | each & 0x7F
        yield Wiped(5, 6)  # its flags: what follows is padding, and nothing else
        yield Wiped(_ID3_HEAD, min(_ID3_HEAD + length, size))
    if size >= _ID3_TAIL:
        file.seek(size - _ID3_TAIL)
        if file.read(3) == b"TAG":
            yield Wiped(size - _ID3_TAIL, size)
