"""A voice memo keeps its sound and loses the rest, wherever it is cut into pieces."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.packages.recording_metadata import WipedFile, telling_stretches

SOUND = bytes(range(256)) * 8
SECRET = b"+52.3702+004.8952/iPhone van Sanne"


def box(kind: bytes, *inside: bytes) -> bytes:
    data = b"".join(inside)
    return struct.pack(">I4s", 8 + len(data), kind) + data


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("<4sI", kind, len(data)) + data + b"\0" * (len(data) % 2)


MADE = struct.pack(">IIII", 0, 0xE0123456, 0xE0123457, 600)
M4A = (
    box(b"ftyp", b"M4A \0\0\0\0")
    + box(b"moov", box(b"mvhd", MADE), box(b"trak", box(b"tkhd", MADE), box(b"udta", SECRET)), box(b"meta", SECRET))
    + box(b"mdat", SOUND)
)
MP3 = b"ID3\x04\0\x40" + bytes((0, 0, 0, len(SECRET))) + SECRET + b"\xff\xfb" + SOUND + b"TAG" + SECRET.ljust(125)
WAV = (
    b"RIFF\0\0\0\0WAVE"
    + chunk(b"fmt ", b"\1\0")
    + chunk(b"LIST", SECRET)
    + chunk(b"bext", SECRET)
    + chunk(b"data", SOUND)
)
ALL = pytest.mark.parametrize("data", [M4A, MP3, WAV], ids=["m4a", "mp3", "wav"])


def wiped(data: bytes, piece: int = 4096) -> bytes:
    file = WipedFile(io.BytesIO(data), telling_stretches(io.BytesIO(data), len(data)))
    return b"".join(iter(lambda: file.read(piece), b""))


@ALL
def test_the_sound_stays_and_what_tells_of_somebody_goes(data: bytes) -> None:
    assert SECRET in data
    kept = wiped(data)
    assert len(kept) == len(data), "nothing is moved, so every place in the file still leads where it led"
    assert SOUND in kept
    assert SECRET not in kept
    assert b"Sanne" not in kept
    assert b"\xe0\x12\x34" not in kept, "nor when it was made"
    assert telling_stretches(io.BytesIO(kept), len(kept)) == () or wiped(kept) == kept


@seed(71)
@given(st.sampled_from([M4A, MP3, WAV]), st.integers(1, 300))
def test_it_makes_no_difference_in_what_pieces_it_is_read(data: bytes, piece: int) -> None:
    assert wiped(data, piece) == wiped(data)


@seed(72)
@given(st.sampled_from([M4A, MP3, WAV]), st.data())
def test_a_broken_file_comes_in_as_long_as_it_was(data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data[: draw.draw(st.integers(0, len(data)))])
    for _ in range(draw.draw(st.integers(0, 6))):
        if broken:
            broken[draw.draw(st.integers(0, min(len(broken), 200) - 1))] = draw.draw(st.integers(0, 255))
    assert len(wiped(bytes(broken))) == len(broken)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 tekst", b"\xff\xd8\xff\xe0", b"RIFF"])
def test_any_other_file_is_left_alone(data: bytes) -> None:
    assert wiped(data) == data
