"""Make a backup, by hand or every night, and remove what the rule no longer keeps (row B7)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.backup_rule import KeepRule, is_due, is_fresh, kept
from app.kernel.clock import Clock
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Cancelled, Progress
from app.usecases.backups.place import backup_name, stored_backups
from app.usecases.backups.settings import backup_settings, last_backup, note_backup, note_failed_backup, require_outside
from app.vault.backup import Backup, back_up
from app.vault.erasure_logs import log_beside
from app.vault.rows import Rows
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup that was made in the place of the vault's backups, and how many older ones the rule took away."""

    backup: Backup
    removed: int


def make_backup(vault: Vault, target: Path, clock: Clock, progress: Progress) -> Backup:
    """A verified backup as the file `target`, or in the folder `target` under a name by its date; the vault remembers
    that it was made.

    Raises as `back_up` does, and CoachkluisError (`backup_place_inside`) for the vault's own folder.
    """
    require_outside(target, vault.folder)
    now = clock.now()
    made = back_up(vault, target / backup_name(now) if target.is_dir() else target, now, progress)
    vault.now(note_backup, made)
    return made


def keep_backup(vault: Vault, clock: Clock, progress: Progress) -> KeptBackup:
    """A verified backup in the place that was chosen, and then only those are left that the rule keeps.

    Raises CoachkluisError: `backup_no_place` where none was chosen, `backup_place_gone` where it is not there now, such
    as a stick that is not plugged in. Also what `back_up` raises.
    """
    settings = backup_settings(vault.reader())
    if settings.place is None:
        raise CoachkluisError("backup_no_place")
    if not settings.place.is_dir():
        raise CoachkluisError("backup_place_gone", place=str(settings.place))
    try:
        made = make_backup(vault, settings.place, clock, progress)
    except (CoachkluisError, OSError) as error:
        if not isinstance(error, Cancelled):
            with suppress(CoachkluisError):  # where the vault's own disk is full as well, this is told there
                vault.now(note_failed_backup, clock.now())
        raise
    return KeptBackup(made, remove_superfluous(vault, settings.place, settings.rule, made))


def remove_superfluous(vault: Vault, place: Path, rule: KeepRule, newest: Backup) -> int:
    """Remove the backups in a folder that the rule does not keep, each with its erasure log; returns how many went.

    Only genuine backups of this vault under the name that the program gave them are ever removed, and never `newest`,
    the one that was just verified, nor one that is less than a day older. What cannot be removed now is tried again
    after the next backup.
    """
    ours = [each for each in stored_backups(vault, place) if each.by_rule]
    staying = kept([each.stamp for each in ours], rule)
    removed = 0
    for each in ours:
        if each.stamp not in staying and each.file != newest.file and not is_fresh(each.made, newest.made):
            with suppress(OSError):
                each.file.unlink()
                removed += 1
                log_beside(each.file).unlink(missing_ok=True)
    return removed


def nightly_is_due(rows: Rows, clock: Clock) -> bool:
    """Whether a backup is to be made by itself now: none was made since last midnight, and there is a place for it.

    A place that is not there now, such as a stick, is asked for again when it is.
    """
    settings, last = backup_settings(rows), last_backup(rows)
    if not settings.nightly or settings.place is None or not is_due(last.made if last else None, clock.now()):
        return False
    return settings.place.is_dir()
