"""A recording is known by how it begins, whatever it is called."""

from __future__ import annotations

import pytest

from app.domain.recording_format import RecordingFormat, recording_format

HEADS = {
    b"\0\0\0\x20ftypM4A ": RecordingFormat.MPEG_4,
    b"RIFF\x24\0\0\0WAVE": RecordingFormat.WAV,
    b"OggS\0\2": RecordingFormat.OGG,
    b"ID3\4\0": RecordingFormat.MP3,
    b"\xff\xfb\x90\x64": RecordingFormat.MP3,
    b"\xff\xfa\x90\x64": RecordingFormat.MP3,
    b"\xff\xf3\x40\xc4": RecordingFormat.MP3,
}
OTHERS = [b"", b"\xff", b"\xff\xd8\xff\xe0", b"\xff\xfe<\0", b"RIFF\x24\0\0\0WEBP", b"%PDF-1.7", b"ftyp"]


@pytest.mark.parametrize("head", HEADS)
def test_each_format_has_its_mark(head: bytes) -> None:
    assert recording_format(head) is HEADS[head]


@pytest.mark.parametrize("head", OTHERS)
def test_what_is_no_recording_is_none(head: bytes) -> None:
    assert recording_format(head) is None
