"""What the vault knows of its backups: where they go, how many are kept, and which was made last.

It lies in the vault and not with the settings of the computer, since a place can hold a name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.domain.backup_rule import KeepRule
from app.kernel.errors import CoachkluisError
from app.vault.backup import Backup
from app.vault.erasure_logs import PLACE
from app.vault.rows import Rows
from app.vault.work import Work

_PLACE = PLACE
_NIGHTLY, _RULE, _LAST = "backup.nightly", "backup.rule", "backup.last"
_FAILED = "failed_backup"
"""Not one of how backups are set: a change of those has the nightly backup tried again at once."""


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Where nightly backups go (None: nowhere yet), whether they are made by themselves, and what is kept."""

    place: Path | None = None
    nightly: bool = True
    rule: KeepRule = field(default_factory=KeepRule)


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The backup that was made last, wherever it went; it was good when it was made."""

    file: Path
    made: datetime
    sequence: int
    size: int


def backup_settings(rows: Rows) -> BackupSettings:
    """How backups are set in this vault."""
    usual = BackupSettings()
    place, rule = rows.setting(_PLACE), rows.setting(_RULE)
    return BackupSettings(
        place=Path(place) if place else None,
        nightly=rows.setting(_NIGHTLY, "yes") == "yes",
        rule=KeepRule(*map(int, rule.split())) if rule else usual.rule,
    )


def last_backup(rows: Rows) -> LastBackup | None:
    """The backup that was made last, or None where none was ever made."""
    stored = rows.setting(_LAST)
    if not stored:
        return None
    file, made, sequence, size = json.loads(stored)
    return LastBackup(Path(file), datetime.fromisoformat(made), int(sequence), int(size))


def require_place(place: Path, vault_folder: Path) -> None:
    """Raise CoachkluisError where backups cannot go: no folder (`backup_place_missing`), or one that lies inside the
    vault's own (`backup_place_inside`) and would be lost with it.
    """
    if not place.is_dir():
        raise CoachkluisError("backup_place_missing")
    require_outside(place, vault_folder)


def require_outside(target: Path, vault_folder: Path) -> None:
    """Raise CoachkluisError (`backup_place_inside`) where a backup would lie in the vault's own folder."""
    if target.resolve().is_relative_to(vault_folder.resolve()):
        raise CoachkluisError("backup_place_inside")


def set_backups(work: Work, settings: BackupSettings) -> BackupSettings:
    """Keep how backups are set; `require_place` comes first for a new place. Only what differs is written."""
    before = backup_settings(work)
    if settings.place != before.place:
        work.set(_PLACE, str(settings.place.absolute()) if settings.place else "")
    if settings.nightly != before.nightly:
        work.set(_NIGHTLY, "yes" if settings.nightly else "no")
    if settings.rule != before.rule:
        rule = settings.rule
        work.set(_RULE, f"{rule.days} {rule.weeks} {rule.months}")
    return backup_settings(work)


def note_backup(work: Work, backup: Backup) -> None:
    """Remember that a backup was made and verified."""
    file = str(backup.file.absolute())
    work.set(_LAST, json.dumps([file, backup.made.isoformat(), backup.sequence, backup.size]))
    if work.setting(_FAILED):
        work.set(_FAILED, "")


def failed_backup(rows: Rows) -> datetime | None:
    """When a backup to the chosen place failed last; None where none was tried since the one that was made last."""
    stored = rows.setting(_FAILED)
    return datetime.fromisoformat(stored) if stored else None


def note_failed_backup(work: Work, at: datetime) -> None:
    """Remember that a backup to the chosen place did not come about, until one does."""
    work.set(_FAILED, at.isoformat())
