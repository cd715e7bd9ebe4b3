"""As what a file is shown, by what is in it: its name and its declared type are only labels (F24)."""

from __future__ import annotations

from enum import StrEnum

from app.domain.recording_format import LONGEST_MARK, recording_format

LARGEST = 100 * 10**6
"""Bytes of the largest file that is shown: it is held in memory as a whole."""
_PDF, _PNG, _JPEG = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


class ShownAs(StrEnum):
    """What can be drawn or played without running anything. All else is only kept and saved."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    SOUND = "sound"
    NOTHING = "nothing"


def shown_as(data: bytes) -> ShownAs:
    """As what these bytes are shown. A kind is taken only where the file begins with its mark."""
    for mark, kind in ((_PDF, ShownAs.PDF), (_PNG, ShownAs.PNG), (_JPEG, ShownAs.JPEG)):
        if data.startswith(mark):
            return kind
    return ShownAs.SOUND if recording_format(data[:LONGEST_MARK]) else ShownAs.NOTHING
