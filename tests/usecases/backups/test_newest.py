"""How old the newest backup is, whether it would be lost together with the vault, and when Today tells of it."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest

from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent
from app.usecases.backups.make import make_backup
from app.usecases.backups.newest import backup_state, on_same_disk
from app.usecases.backups.place import backup_name
from app.usecases.backups.settings import BackupSettings, set_backups
from app.usecases.today.backups import backups_that_fall_short
from app.vault.vault import Vault
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


def test_today_tells_of_a_backup_that_failed_until_one_succeeds(coach: Coach, vault: Vault, place: Path) -> None:
    def told() -> list[tuple[str, date | None]]:
        found = backups_that_fall_short(vault.reader(), coach.parts, legal_date(coach.clock.now()))
        return [(each.what.code, each.day) for each in found]

    coach.keeps()
    assert told() == []
    coach.clock.forward(days=1)
    tomorrow = legal_date(coach.clock.now())
    in_the_way = place / backup_name(coach.clock.now())
    in_the_way.mkdir()
    with pytest.raises(CoachkluisError):
        coach.keeps()
    assert told() == [("today.backup_failed", tomorrow)]
    in_the_way.rmdir()
    coach.keeps()
    assert told() == []


def test_today_tells_from_the_next_day_on_that_no_backup_ever_reached_its_place(
    coach: Coach, vault: Vault, place: Path
) -> None:
    def told() -> list[str]:
        today = legal_date(coach.clock.now())
        return [each.what.code for each in backups_that_fall_short(vault.reader(), coach.parts, today)]

    vault.now(set_backups, BackupSettings(place))
    assert told() == []
    coach.clock.forward(days=1)
    assert told() == ["today.backup_none"]
    coach.keeps()
    assert told() == []


def test_today_tells_of_a_newest_backup_that_is_more_than_a_week_old(coach: Coach, vault: Vault) -> None:
    def told() -> list[str]:
        today = legal_date(coach.clock.now())
        return [each.what.code for each in backups_that_fall_short(vault.reader(), coach.parts, today)]

    coach.keeps()
    coach.clock.forward(days=7)
    assert told() == []
    coach.clock.forward(days=1)
    assert told() == ["today.backup_old"]
    coach.keeps()
    assert told() == []
