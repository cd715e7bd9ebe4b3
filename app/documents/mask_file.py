"""Masking a file, whichever it is: a picture or a PDF."""

from __future__ import annotations

from app.documents.boxes import Masking
from app.documents.file_kind import FileKind, file_kind
from app.documents.masking import mask_picture
from app.documents.redacted_pdf import redact_pdf
from app.kernel.errors import CoachkluisError


def mask_file(data: bytes, masking: Masking) -> bytes:
    """A picture as `mask_picture` does it; of a PDF the boxes are covered, as `redact_pdf` does it.

    Raises CoachkluisError where it is neither, or where no box is drawn on a PDF.
    """
    match file_kind(data):
        case FileKind.PICTURE:
            return mask_picture(data, masking)
        case FileKind.PDF:
            return redact_pdf(data, masking.boxes)
        case _:
            raise CoachkluisError("masking.unreadable")
