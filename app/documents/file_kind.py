"""What is in a file, by its first bytes: its name and its declared type are only labels (F24)."""

from __future__ import annotations

from enum import StrEnum

LARGEST = 100 * 2**20
"""Bytes of the largest file in which something is covered: it is held in memory as a whole."""


class FileKind(StrEnum):
    """What can be covered. All else goes into a copy whole, or not at all."""

    PDF = "pdf"
    PICTURE = "picture"
    OTHER = "other"


def file_kind(data: bytes) -> FileKind:
    """What kind of file begins with these bytes."""
    if data.startswith(b"%PDF-"):
        return FileKind.PDF
    return FileKind.PICTURE if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) else FileKind.OTHER
