"""The formats of sound that telephones and recorders make, each by its mark: played, and wiped of what is beside it."""

from __future__ import annotations

from enum import StrEnum

LONGEST_MARK = 12
"""Bytes from the beginning of a file that tell its format."""


class RecordingFormat(StrEnum):
    """A format, as its reader is called."""

    MPEG_4 = "mov"
    """.m4a, .mp4, .mov, .3gp (ISO/IEC 14496-12)."""
    WAV = "wav"
    OGG = "ogg"
    MP3 = "mp3"


def recording_format(head: bytes) -> RecordingFormat | None:
    """The format of a recording that begins so; None where it is none."""
    if head[4:8] == b"ftyp":
        return RecordingFormat.MPEG_4
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return RecordingFormat.WAV
    if head[:4] == b"OggS":
        return RecordingFormat.OGG
    # A frame of MPEG sound begins with eleven ones; layer three is what recorders make.
    frame = head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2
    return RecordingFormat.MP3 if frame or head[:3] == b"ID3" else None
