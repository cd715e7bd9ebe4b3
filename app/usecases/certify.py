"""The certificate of a destruction as a PDF."""

from __future__ import annotations

from pathlib import Path

from app.domain.destruction import Destruction
from app.kernel.translator import Translator
from app.packages.new_file import new_file
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows


def certificate_pdf(rows: Rows, destruction: Destruction, translator: Translator) -> bytes:
    """The PDF."""
    from app.documents.certificate import render_certificate  # Printing is slow to load, and seldom wanted.

    return render_certificate(destruction, practice_details(the_practice(rows)), translator)


def save_certificate(rows: Rows, destruction: Destruction, target: Path, translator: Translator) -> None:
    """Write the PDF to a new file."""
    pdf = certificate_pdf(rows, destruction, translator)
    with new_file(target) as file:
        file.write(pdf)
