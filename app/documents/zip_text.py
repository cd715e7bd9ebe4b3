"""The files in a zip, among them the documents of word processors (docx, odt), with a limit to how much is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from app.kernel.errors import CoachkluisError

ZIP = b"PK\x03\x04"
"""The first bytes of a zip."""
_MOST_FILES = 2_000
_MOST_BYTES = 40 * 2**20
"""Of all files together, unpacked: a small zip can hold far more than a memory does."""


def files_of_zip(data: bytes) -> Iterator[bytes]:
    """The bytes of each file in a zip. CoachkluisError where it is damaged, locked or too large."""
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if len(entries) > _MOST_FILES:
                raise CoachkluisError("masking.too_large")
            for entry in entries:
                with archive.open(entry) as file:
                    found = file.read(left + 1)
                left -= len(found)
                if left < 0:
                    raise CoachkluisError("masking.too_large")
                yield found
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, zlib.error) as error:
        raise CoachkluisError("masking.unreadable") from error
