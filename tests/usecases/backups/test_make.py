"""Backups go to a place, are kept by rule, and nothing else in that place is ever touched."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.backup_rule import KeepRule
from app.domain.client import Client
from app.kernel.clock import legal_date
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Cancelled, Silent
from app.usecases.backups.make import keep_backup, make_backup, nightly_is_due
from app.usecases.backups.newest import backup_state
from app.usecases.backups.place import backup_name, stored_backups
from app.usecases.backups.settings import (
    BackupSettings,
    backup_settings,
    last_backup,
    require_place,
    set_backups,
)
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.backup import back_up
from app.vault.backup_file import read_particulars
from app.vault.erasure_logs import log_beside
from app.vault.vault import Vault, create_vault
from app.vault.verify import verify
from tests.erasing import erase_dossier
from tests.fakes import CountedProgress, SetClock
from tests.usecases.backups.coach import Coach, Dossier
from tests.vault.fast_keys import PASSPHRASE


def test_b7_a_backup_every_night_at_the_first_unlock_after_it(vault: Vault, coach: Coach) -> None:
    clock = coach.clock

    def due() -> bool:
        return nightly_is_due(vault.reader(), clock)

    assert due()
    coach.keeps()
    assert not due()
    clock.instant = datetime(2026, 3, 3, 22, 59, tzinfo=UTC)  # one minute before midnight in Amsterdam
    assert not due()
    clock.forward(minutes=1)
    assert due()
    coach.keeps()
    assert not due()
    clock.forward(days=12)
    assert due()


def test_no_night_without_a_place_or_when_the_coach_does_not_want_it(
    vault: Vault, clock: SetClock, tmp_path: Path
) -> None:
    assert not nightly_is_due(vault.reader(), clock)
    with pytest.raises(CoachkluisError, match="backup_no_place"):
        keep_backup(vault, clock, Silent())
    vault.now(set_backups, BackupSettings(tmp_path))
    assert nightly_is_due(vault.reader(), clock)
    vault.now(set_backups, BackupSettings(tmp_path, nightly=False))
    assert not nightly_is_due(vault.reader(), clock)


def test_a_stick_that_is_not_plugged_in_is_remembered_and_asked_for_when_it_is(coach: Coach, place: Path) -> None:
    coach.keeps()
    coach.clock.forward(days=3)
    away = place.rename(place.with_name("in een la"))
    with pytest.raises(CoachkluisError, match="backup_place_gone"):
        coach.keeps()
    assert not nightly_is_due(coach.vault.reader(), coach.clock)
    state = backup_state(coach.vault, coach.clock)
    assert state.settings.place == place
    assert not state.present
    assert state.newest is not None
    assert state.newest.days == 3
    away.rename(place)
    assert nightly_is_due(coach.vault.reader(), coach.clock)
    coach.keeps()
    newest = backup_state(coach.vault, coach.clock).newest
    assert newest is not None
    assert newest.days == 0


def test_two_months_of_nights_are_kept_by_rule(coach: Coach, place: Path) -> None:
    for _ in range(60):
        kept = coach.keeps()
        assert kept.backup.file.exists()
        coach.clock.forward(days=1)
    days = sorted(legal_date(each.made) for each in stored_backups(coach.vault, place))
    weeks = [date(2026, 4, 5), date(2026, 4, 12), date(2026, 4, 19)]
    assert days == [date(2026, 3, 31), *weeks, *(date(2026, 5, 1) - timedelta(days=back) for back in range(6, -1, -1))]


def test_only_backups_of_this_vault_are_ever_removed_with_their_logs(
    coach: Coach, dossier: Dossier, place: Path, parts: Parts, tmp_path: Path
) -> None:
    vault, clock = coach.vault, coach.clock
    vault.now(set_backups, BackupSettings(place, rule=KeepRule(1, 0, 0)))
    vault.now(erase_dossier, dossier.client.id)
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, clock, parts.effort)
    first = coach.keeps().backup
    assert log_beside(first.file).exists()
    clock.forward(seconds=1)
    foreign = back_up(other, place / backup_name(clock.now()), clock.now(), Silent()).file
    other.close()
    clock.forward(days=1)
    second = coach.keeps()
    assert second.removed == 1
    assert not first.file.exists()
    assert not log_beside(first.file).exists()
    renamed = second.backup.file.rename(place / "voor de verhuizing.backup")
    stays = {
        foreign: foreign.read_bytes(),
        renamed: renamed.read_bytes(),
        place / "coachkluis-20200101-000000.backup": b"niet van ons",
        place / "vakantiefoto.jpg": b"zon",
        place / "coachkluis-20200101-000000.backup.erasures.log": b"[]",
    }
    for path, content in stays.items():
        path.write_bytes(content)
    clock.forward(days=1)
    third = coach.keeps()
    clock.forward(days=1)
    fourth = coach.keeps()
    assert (third.removed, fourth.removed) == (0, 1)
    assert {path: path.read_bytes() for path in stays} == stays
    ours = {fourth.backup.file, log_beside(fourth.backup.file), log_beside(second.backup.file)}
    ours.add(fourth.backup.file.with_name(f"{coach.vault.identity}.erasures.log"))
    assert set(place.iterdir()) == {*stays, *ours}


def test_what_was_made_within_a_day_stays_whatever_the_rule_says(coach: Coach, place: Path) -> None:
    coach.vault.now(set_backups, BackupSettings(place, rule=KeepRule(1, 0, 0)))
    made = []
    for _ in range(3):
        coach.clock.forward(hours=2)
        made.append(coach.keeps())
    assert [each.removed for each in made] == [0, 0, 0]
    assert all(each.backup.file.exists() for each in made)
    coach.clock.forward(hours=21)  # the first is a day old, and not the newest of its day
    fourth = coach.keeps()
    assert [each.backup.file.exists() for each in (*made, fourth)] == [False, True, True, True]
    coach.clock.forward(days=1)
    assert coach.keeps().removed == 3


def test_a_backup_with_the_clock_set_back_is_not_removed_at_once(coach: Coach, place: Path) -> None:
    coach.vault.now(set_backups, BackupSettings(place, rule=KeepRule(1, 0, 0)))
    coach.keeps()
    coach.clock.forward(days=-400)
    assert nightly_is_due(coach.vault.reader(), coach.clock)
    assert coach.keeps().backup.file.exists()
    assert not nightly_is_due(coach.vault.reader(), coach.clock)


def test_a_cancelled_backup_leaves_nothing_and_the_last_good_one_counts(coach: Coach, place: Path) -> None:
    first = coach.keeps().backup
    coach.clock.forward(days=1)
    with pytest.raises(Cancelled):
        keep_backup(coach.vault, coach.clock, CountedProgress(cancel_at=1))
    assert [each for each in place.iterdir() if each != first.file] == []
    state = backup_state(coach.vault, coach.clock)
    assert state.newest is not None
    assert (state.newest.file, state.newest.days) == (first.file, 1)


def test_what_a_crash_left_is_swept_at_the_next_backup_and_another_vaults_is_not(coach: Coach, place: Path) -> None:
    left = place / f".{coach.vault.identity}-{'0' * 16}.part"
    others = place / f".{'0' * 26}-{'0' * 16}.part"
    for each in (left, others):
        each.write_bytes(b"half")
    coach.keeps()
    assert not left.exists()
    assert others.exists()


def test_a_backup_made_elsewhere_counts_until_it_is_gone(
    vault: Vault, clock: SetClock, tmp_path: Path, dossier: Dossier
) -> None:
    assert backup_state(vault, clock).newest is None
    made = make_backup(vault, tmp_path / "kopie", clock, Silent())
    state = backup_state(vault, clock)
    assert state.newest is not None
    assert (state.newest.file, state.newest.made, state.settings.place) == (made.file, made.made, None)
    made.file.unlink()
    assert backup_state(vault, clock).newest is None
    last = last_backup(vault.reader())
    assert last is not None
    assert last.sequence == made.sequence
    assert verify(vault, Silent()).findings == ()


def test_a_damaged_or_unfinished_file_is_not_listed(coach: Coach, place: Path) -> None:
    good = coach.keeps().backup.file
    data = good.read_bytes()
    for number, spoiled in enumerate((b"", data[:-1], data[: len(data) // 2], data[:-200] + b"\0" * 100 + data[-100:])):
        (place / f"coachkluis-2026030{number + 1}-120000.backup").write_bytes(spoiled)
    assert [each.file for each in stored_backups(coach.vault, place)] == [good]


def test_the_name_is_the_time_in_amsterdam(coach: Coach) -> None:
    assert coach.keeps().backup.file.name == "coachkluis-20260303-100000.backup"


def test_a_place_must_be_a_folder_outside_the_vault(vault: Vault, tmp_path: Path) -> None:
    require_place(tmp_path, vault.folder)
    inside = vault.folder / "backups"
    inside.mkdir()
    for place, code in ((tmp_path / "nowhere", "missing"), (inside, "inside"), (vault.folder, "inside")):
        with pytest.raises(CoachkluisError, match=f"backup_place_{code}"):
            require_place(place, vault.folder)


def test_settings_are_kept_in_the_vault_and_only_what_differs_is_written(vault: Vault, tmp_path: Path) -> None:
    wanted = BackupSettings(tmp_path, nightly=False, rule=KeepRule(3, 2, 1))
    vault.now(set_backups, wanted)
    assert backup_settings(vault.reader()) == wanted
    before = vault.lane.head().sequence
    vault.now(set_backups, wanted)
    assert vault.lane.head().sequence == before


def test_the_particulars_say_what_the_vault_remembers(coach: Coach) -> None:
    made = coach.keeps().backup
    coach.vault.now(add_item, Client, {"surname": "Later"})
    last = last_backup(coach.vault.reader())
    particulars = read_particulars(made.file)
    assert last is not None
    assert (last.made, last.sequence) == (particulars.made, particulars.sequence)
