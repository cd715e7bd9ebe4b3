"""Bringing files into a dossier, one after another under one progress: each comes in whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.documents.boxes import Masking
from app.kernel.errors import CoachkluisError
from app.kernel.ids import Id
from app.kernel.progress import Cancelled, Progress
from app.usecases.mask_attachment import take_in_masked
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.take_in_message import take_in_message
from app.vault.vault import Vault

MESSAGES = frozenset({".eml", ".msg"})
"""What a mail program saves: that is correspondence, and is read as such."""


@dataclass(frozen=True, slots=True)
class NotBroughtIn:
    """A file that did not come in, and why not."""

    name: str
    error: CoachkluisError


def bring_in(
    vault: Vault, client: Id, files: Sequence[Path], given: Mapping[str, object], progress: Progress,
    masking: Masking | None = None,
) -> tuple[NotBroughtIn, ...]:  # fmt: skip
    """Take the files in, masked where that is asked. Those that could not come in are told of, and the others come in
    all the same.

    Cancelled, those that were whole by then stay.
    """
    sizes = [_size(each) for each in files]
    refused: list[NotBroughtIn] = []
    for place, file in enumerate(files):
        share = _Share(progress, sum(sizes[:place]), sum(sizes))
        try:
            if file.suffix.lower() in MESSAGES:
                take_in_message(vault, client, file, {}, share)
            elif masking is not None:
                take_in_masked(vault, client, file, masking, given, share)
            else:
                take_in_attachment(vault, client, file, given, share)
        except Cancelled:
            raise
        except CoachkluisError as error:
            refused.append(NotBroughtIn(file.name, error))
    return tuple(refused)


class _Share:
    """The progress of one file as a part of the whole."""

    def __init__(self, whole: Progress, before: int, total: int) -> None:
        self._whole, self._before, self._total = whole, before, total

    def report(self, done: int, total: int) -> None:
        """Pass a step of this file on."""
        self._whole.report(min(self._before + done, self._total), self._total)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # taking it in will say what is the matter
