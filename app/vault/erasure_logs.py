"""The copies of the erasure log beside backups, so that a restore finds them where the vault itself is lost (L16).

Each backup has one of its own moment. One more, named after the vault, lies in the place of its backups and is written
at every erasure, as far as that place is there then: a stick that is not gets what was erased with the next backup.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from app.vault.backup_file import read_particulars
from app.vault.erasures import LARGEST, LOG, Erasure, ErasureKind, ErasureLogDamaged, parse_log, read_log
from app.vault.errors import VaultError
from app.vault.files import read_private

PLACE = "backup.place"
"""The setting that says where a vault's backups go."""
ENDING = ".erasures.log"
MOST = 1000
"""So many logs in one folder are read: more than any rule keeps."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was erased, and the instant until which that is known; None where the vault's own log was read, which knows
    of everything.
    """

    erasures: tuple[Erasure, ...]
    until: datetime | None


def log_beside(backup: Path) -> Path:
    """Where the erasure log lies that goes with a backup."""
    return backup.with_name(backup.name + ENDING)


def refresh_log(folder: Path, identity: str, place: str) -> None:
    """Copy the log of the vault in `folder` to the place of its backups. Where that is not there, nothing is done."""
    if not place:
        return
    goal = Path(place) / f"{identity}{ENDING}"
    passing = goal.with_name(f".{goal.name}.part")
    with suppress(OSError, VaultError):
        lines = read_private(folder / LOG, LARGEST)
        passing.unlink(missing_ok=True)
        write_log(passing, lines)
        passing.replace(goal)


def write_log(log: Path, lines: bytes) -> None:
    """Not by `write_private`: a stick often has a file system that knows no owners, and refuses to be told of one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(log, flags, 0o600), "wb") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def gather_erasures(backup: Path, identity: str, made: datetime, vaults: Iterable[Path], place: str) -> Gathered:
    """Every erasure that any log tells of: beside this backup and others, in the place of the vault's backups, and of
    `vaults`, folders in which the vault itself lies.

    Whether or not a chain holds: the logs come from one vault or another, and erasing once more what somebody had
    erased is the lesser harm. An id of another vault leads to nothing.
    """
    told: list[Erasure] = []
    complete, until = False, made
    for folder in vaults:
        with suppress(ErasureLogDamaged):
            told += read_log(folder)
            complete = True
    for each in {backup.parent.absolute(), *([Path(place)] if place else [])}:
        for log in _logs(each):
            with suppress(VaultError, OSError):
                lines = parse_log(read_private(log, LARGEST))
                told += lines
                if log.name == f"{identity}{ENDING}":
                    until = max([until, *(line.at for line in lines)])
        until = max([until, *_made(each, identity)])
    # What was reduced once and is gone by now is gone, in whichever log that stands.
    found = {each.record: each for each in sorted(told, key=lambda each: each.kind is not ErasureKind.REDUCED)}
    return Gathered(tuple(found.values()), None if complete else until)


def _logs(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from islice(sorted(each for each in folder.iterdir() if each.name.endswith(ENDING)), MOST)


def _made(folder: Path, identity: str) -> Iterator[datetime]:
    """When the other backups of the vault in a folder were made: their logs tell of everything until then."""
    with suppress(OSError):
        for each in islice(sorted(folder.glob("*.backup")), MOST):
            with suppress(VaultError, OSError):
                particulars = read_particulars(each)
                if particulars.header.vault_id == identity:
                    yield particulars.made
