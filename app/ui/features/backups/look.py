"""What the page of backups shows, read in a thread: the place can be a slow stick."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.drill import Drill
from app.kernel.clock import Clock
from app.usecases.backups.newest import BackupState, backup_state
from app.usecases.backups.place import StoredBackup, stored_backups
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Look:
    """How things stand, the backups in the place (newest first), and the drill that was held last."""

    state: BackupState
    stored: tuple[StoredBackup, ...]
    drill: Drill | None


def look(vault: Vault, clock: Clock) -> Look:
    """Look at it all."""
    state = backup_state(vault, clock)
    place = state.settings.place
    drills = vault.reader().find(Drill)
    return Look(state, stored_backups(vault, place) if place and state.present else (), drills[-1] if drills else None)
