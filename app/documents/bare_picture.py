"""A photograph without what the telephone wrote beside it (row W3), its dots untouched: nothing is compressed again.

JPEG (ISO/IEC 10918-1): of the application segments only JFIF's and Adobe's stay, which say how colours are to be read.
EXIF with place and maker, XMP, IPTC, colour profiles, embedded smaller pictures and comments go, and so does whatever
follows the end of the picture. Where the picture lay on its side, one line of EXIF says so again. PNG (ISO/IEC 15948):
only what is needed to draw it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_ORIENTATION = 0x0112
_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
_APPLICATION = range(0xE0, 0xF0)
_KEPT_APPLICATION = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
_RESTART = range(0xD0, 0xD8)
_KEPT_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"sBIT", b"bKGD", b"pHYs")
)


def bare_picture(data: bytes) -> bytes:
    """The same picture with nothing beside it. What is no whole JPEG or PNG is given back as it is."""
    try:
        if data.startswith(_JPEG):
            return _bare_jpeg(data)
        if data.startswith(_PNG):
            return _PNG + b"".join(_chunks(data))
    except (IndexError, ValueError):
        return data
    return data


def _bare_jpeg(data: bytes) -> bytes:
    turned = _orientation(data)
    parts = [b"\xff\xd8"]
    if turned not in (0, 1):
        parts.append(_orientation_segment(turned))
    parts += _segments(data)
    return b"".join(parts)


def _segments(data: bytes) -> Iterator[bytes]:
    """What is needed to draw it, up to and with the end of the picture."""
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1  # fill bytes
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker == _END:
            yield b"\xff\xd9"
            return
        size = int.from_bytes(data[at + 2 : at + 4])
        end = at + 2 + size
        if size < 2 or end > len(data):
            raise ValueError("cut off")
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        beside = marker == _COMMENT or marker in _APPLICATION
        mark = _KEPT_APPLICATION.get(marker, b"\0\0")
        if not beside or data[at + 4 : at + 4 + len(mark)] == mark:
            yield data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the compressed dots end: at the next marker that is none of their own."""
    while True:
        at = data.index(b"\xff", at)
        following = data[at + 1]
        if following == 0 or following in _RESTART:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at


def _orientation(data: bytes) -> int:
    """How the camera was held; 0 where nobody can tell."""
    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as found:
            turned = found.getexif().get(_ORIENTATION, 0)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0
    return turned if isinstance(turned, int) and 0 < turned <= 8 else 0


def _orientation_segment(turned: int) -> bytes:
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    content = b"Exif\0\0" + exif.tobytes().removeprefix(b"Exif\0\0")
    return b"\xff\xe1" + (len(content) + 2).to_bytes(2) + content


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        size = int.from_bytes(data[at : at + 4])
        kind, end = data[at + 4 : at + 8], at + 12 + size
        if len(kind) < 4 or end > len(data):
            raise ValueError("cut off")
        if kind in _KEPT_CHUNKS:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end
