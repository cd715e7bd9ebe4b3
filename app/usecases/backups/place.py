"""The backups in a folder: which files are backups of this vault, and what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.backup_rule import Stamp
from app.kernel.clock import amsterdam
from app.vault.backup_file import Particulars, read_particulars
from app.vault.errors import VaultError
from app.vault.opened_backup import fits
from app.vault.vault import Vault

ENDING = ".backup"
_NAME = re.compile(r"coachkluis-\d{8}-\d{6}\.backup")


@dataclass(frozen=True, slots=True)
class StoredBackup:
    """A backup in a folder. `by_rule` says whether its name is the one that the program gives: only such a backup is
    ever removed; one that was renamed stays for good.
    """

    file: Path
    particulars: Particulars
    by_rule: bool

    @property
    def made(self) -> datetime:
        """When it was made (an instant)."""
        return self.particulars.made

    @property
    def stamp(self) -> Stamp:
        """What the rule goes by."""
        return Stamp(self.particulars.made, self.particulars.sequence)


def backup_name(made: datetime) -> str:
    """The name of a backup that was made at an instant: by the time in Amsterdam, so that a coach recognises it."""
    return f"coachkluis-{made.astimezone(amsterdam()):%Y%m%d-%H%M%S}{ENDING}"


def stored_backups(vault: Vault, place: Path) -> tuple[StoredBackup, ...]:
    """The backups of this vault in a folder, newest first. What is damaged, unfinished or another vault's is left out,
    as is everything where the folder is not there.

    Only the last bytes of each are read: that its pages are whole was verified when it was made.
    """
    found = [
        StoredBackup(
            file, particulars, _NAME.fullmatch(file.name) is not None and file.name == backup_name(particulars.made)
        )
        for file, particulars in _readable(place)
        if fits(particulars, vault)
    ]
    return tuple(sorted(found, key=lambda each: (each.made, each.file.name), reverse=True))


def _readable(place: Path) -> Iterator[tuple[Path, Particulars]]:
    with suppress(OSError):
        for file in sorted(place.iterdir()):
            if file.suffix == ENDING and file.is_file() and not file.is_symlink():
                with suppress(VaultError):
                    yield file, read_particulars(file)
