"""What was erased stays erased where only the stick is left: logs beside backups are kept up, read together (L16)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.client import Client
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Silent
from app.usecases.backups.make import keep_backup, make_backup
from app.usecases.backups.settings import BackupSettings, set_backups
from app.usecases.change_passphrase import change_passphrase
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.backup import back_up
from app.vault.opened_backup import known_particulars
from app.vault.passphrase import Passphrase
from app.vault.restore import Restored, has_older_keys, restore
from app.vault.vault import Vault, open_vault
from tests.erasing import erase_dossier
from tests.fakes import SetClock
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def stick(vault: Vault, tmp_path: Path) -> Path:
    """The place of the vault's backups."""
    place = tmp_path / "stick"
    place.mkdir()
    vault.now(set_backups, BackupSettings(place=place))
    return place


def person(vault: Vault, surname: str) -> str:
    return vault.now(add_item, Client, {"surname": surname}).id


def restored(backup: Path, parts: Parts, tmp_path: Path) -> tuple[Restored, list[str]]:
    folder = tmp_path / f"restored {len(list(tmp_path.iterdir()))}"
    outcome = restore(backup, folder, PASSPHRASE, parts.clock, Silent(), parts.effort)
    again = open_vault(folder, PASSPHRASE, parts.clock, parts.effort)
    names = [each.surname for each in again.reader().find(Client)]
    again.close()
    return outcome, names


def test_what_was_erased_since_the_last_backup_stays_erased_where_only_the_stick_is_left(
    vault: Vault, stick: Path, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    gone = person(vault, "Gewist")
    person(vault, "Visser")
    old = keep_backup(vault, clock, Silent()).backup.file
    clock.forward(days=1)
    vault.now(erase_dossier, gone)
    outcome, names = restored(old, parts, tmp_path)
    assert names == ["Visser"]
    assert (outcome.erased_again, outcome.erasures_until) == (1, clock.now())


def test_where_the_stick_was_not_there_the_next_backup_tells_of_it(
    vault: Vault, stick: Path, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    gone = person(vault, "Gewist")
    old = keep_backup(vault, clock, Silent()).backup.file
    away = stick.rename(tmp_path / "away")
    vault.now(erase_dossier, gone)
    away.rename(stick)
    assert restored(old, parts, tmp_path)[1] == ["Gewist"], "nobody could know"
    clock.forward(days=1)
    keep_backup(vault, clock, Silent())
    outcome, names = restored(old, parts, tmp_path)
    assert (names, outcome.erasures_until) == ([], clock.now())


def test_it_is_said_until_when_erasures_are_known(vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path) -> None:
    made = back_up(vault, tmp_path / "one.backup", clock.now(), Silent())
    clock.forward(days=3)
    assert restored(made.file, parts, tmp_path)[0].erasures_until == made.made
    known = restore(made.file, tmp_path / "new", PASSPHRASE, clock, Silent(), parts.effort, (vault.folder,))
    assert known.erasures_until is None, "the vault's own log knows everything"


def test_nothing_is_counted_that_a_backup_knew_already(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    vault.now(erase_dossier, person(vault, "Gewist"))
    made = back_up(vault, tmp_path / "one.backup", clock.now(), Silent())
    assert restored(made.file, parts, tmp_path)[0].erased_again == 0


def test_a_backup_from_before_a_new_passphrase_is_told(
    vault: Vault, parts: Parts, clock: SetClock, tmp_path: Path
) -> None:
    made = back_up(vault, tmp_path / "one.backup", clock.now(), Silent())
    particulars = known_particulars(made.file)
    assert not has_older_keys(particulars, vault.folder)
    change_passphrase(vault, Passphrase("een heel andere wachtzin van nu"), parts)
    assert has_older_keys(particulars, vault.folder)
    assert not has_older_keys(particulars, tmp_path)


def test_no_backup_goes_into_the_folder_of_the_vault(vault: Vault, clock: SetClock) -> None:
    for target in (vault.folder, vault.folder / "kopie.backup"):
        with pytest.raises(CoachkluisError, match="backup_place_inside"):
            make_backup(vault, target, clock, Silent())
