"""Whether backups would be lost together with the vault."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app.kernel.progress import Silent
from app.usecases.backups.make import make_backup
from app.usecases.backups.newest import backup_state, on_same_disk
from app.usecases.backups.settings import BackupSettings, set_backups
from tests.faults.trials import MEMORY
from tests.usecases.backups.coach import Coach


def test_a_place_on_the_disk_of_the_vault_is_told_and_no_other(coach: Coach, place: Path) -> None:
    vault = coach.vault
    assert backup_state(vault, coach.clock).same_disk
    place.rmdir()
    assert not backup_state(vault, coach.clock).same_disk, "a stick that is away lies on no disk of this computer"
    assert not on_same_disk(place, vault.folder)
    if not MEMORY.is_dir() or MEMORY.stat().st_dev == vault.folder.stat().st_dev:
        pytest.skip("there is no second file system here")
    with tempfile.TemporaryDirectory(dir=MEMORY) as elsewhere:
        vault.now(set_backups, BackupSettings(Path(elsewhere)))
        assert not backup_state(vault, coach.clock).same_disk


def test_without_a_place_it_is_the_newest_backup_that_is_looked_at(coach: Coach, tmp_path: Path) -> None:
    vault, now = coach.vault, coach.clock.now()
    vault.now(set_backups, BackupSettings(None))
    assert not backup_state(vault, coach.clock).same_disk, "there is none"
    made = make_backup(vault, tmp_path / "by hand", coach.clock, Silent()).file
    state = backup_state(vault, coach.clock)
    assert state.newest is not None
    assert (state.newest.file, state.newest.made, state.same_disk) == (made, now, True)
