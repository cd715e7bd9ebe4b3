"""How old the newest good backup is: what stands on the first screen, and in `status`."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.kernel.clock import Clock, amsterdam, legal_date
from app.kernel.translator import Translator
from app.usecases.backups.place import stored_backups
from app.usecases.backups.settings import BackupSettings, backup_settings, last_backup
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class NewestBackup:
    """The newest good backup that is still there, as far as can be seen from here. `days` are legal days since."""

    file: Path
    made: datetime
    days: int


@dataclass(frozen=True, slots=True)
class BackupState:
    """What there is to tell of backups now. `present` says whether the place that was chosen can be reached,
    `same_disk` whether what lies there, or the newest where no place was chosen, would be lost together with the vault.
    """

    settings: BackupSettings
    newest: NewestBackup | None
    present: bool
    same_disk: bool


def backup_state(vault: Vault, clock: Clock) -> BackupState:
    """Look at the place of the backups, and at the one that was made last. A slow disk makes this slow: not for the
    window's own thread.

    A backup on a stick that is not plugged in still counts; one whose folder is there but which is not in it was
    removed, and does not.
    """
    rows = vault.reader()
    settings, last = backup_settings(rows), last_backup(rows)
    present = settings.place is not None and _there(settings.place)
    found: list[tuple[datetime, Path]] = []
    if settings.place is not None and present:
        found += [(each.made, each.file) for each in stored_backups(vault, settings.place)]
    if last is not None and (_there(last.file) or not _there(last.file.parent)):
        found.append((last.made, last.file))
    same_disk = present and settings.place is not None and on_same_disk(settings.place, vault.folder)
    if not found:
        return BackupState(settings, None, present, same_disk)
    made, file = max(found)
    days = max(0, (legal_date(clock.now()) - legal_date(made)).days)
    if settings.place is None:
        same_disk = on_same_disk(file.parent, vault.folder)
    return BackupState(settings, NewestBackup(file, made, days), present, same_disk)


def on_same_disk(place: Path, vault_folder: Path) -> bool:
    """Whether backups in a place would be lost together with the vault."""
    return _disk(place) == _disk(vault_folder)


def backup_age(newest: NewestBackup | None, translator: Translator) -> str:
    """How old the newest good backup is, in words."""
    if newest is None:
        return translator.text("backups.newest.none")
    if newest.days < 2:
        time = f"{newest.made.astimezone(amsterdam()):%H:%M}"
        return translator.text("backups.newest.yesterday" if newest.days else "backups.newest.today", time=time)
    return translator.count("backups.newest.days", newest.days)


def _there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists()
    return False


def _disk(path: Path) -> int | None:
    with suppress(OSError):
        return path.stat().st_dev
    return None
