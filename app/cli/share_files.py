"""A sheet for each person among whom a recovery key is split, as files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.documents.share_sheet import PrintedShare, render_share_sheet
from app.host.private_file import write_private
from app.kernel.errors import CoachkluisError
from app.kernel.translator import Translator
from app.usecases.practice import practice_details, the_practice
from app.vault.shares import Share
from app.vault.vault import Vault


def files_for_shares(folder: Path, count: int, translator: Translator) -> tuple[Path, ...]:
    """Where the sheets will lie. Asked before anything is split: raises CoachkluisError where a file is in the way."""
    numbers = range(1, count + 1)
    files = tuple(folder / f"{translator.text('keys.share_file', number=n, count=count)}.pdf" for n in numbers)
    for file in files:
        if file.exists():
            raise CoachkluisError("file_exists", file=file.name)
    return files


def write_share_sheets(
    vault: Vault, shares: Sequence[Share], files: Sequence[Path], day: date, translator: Translator, *, named: bool
) -> None:
    """Write a PDF for each share, for its owner alone. `named`: with the practice that it is for on it."""
    practice = practice_details(the_practice(vault.reader())) if named else None
    for share, file in zip(shares, files, strict=True):
        printed = PrintedShare(share.words, share.number, len(shares), share.threshold, share.code)
        try:
            write_private(file, render_share_sheet(printed, practice, day, translator))
        except OSError as error:
            raise CoachkluisError("file_not_written", file=file.name) from error
