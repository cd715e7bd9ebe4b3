"""The page of backups, the nightly one, and what stands at the foot of the window: as a coach meets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.backup_rule import KeepRule
from app.domain.client import Client
from app.domain.drill import Drill, DrillResult
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.ui.door import VaultState
from app.ui.features.backups.cards import newest_card
from app.ui.features.backups.verify_card import verify_card
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.backups.look_over import LookedOver
from app.usecases.backups.newest import backup_state
from app.usecases.backups.place import stored_backups
from app.usecases.backups.settings import BackupSettings, backup_settings, set_backups
from app.usecases.keep_item import add_item
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.verify import Verified, verify
from app.vault.work import Work
from tests.fakes import SetClock
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see, write
from tests.vault.fast_keys import PASSPHRASE
from tests.vault.pages import PAGE, page_of_rows, page_within


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


class Hands:
    """A coach at the page of backups."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.window, self.context = program.window, program.context

    def go(self) -> None:
        self.context.navigate(Place("backups"))
        self.until(lambda: maybe(self.window, QLabel, "newest_backup") is not None)

    def until(self, reached: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(reached)

    def age(self) -> str:
        found = maybe(self.window, QLabel, "backup_age")
        return found.text() if found else ""

    def shows(self, name: str, text: str) -> None:
        def there() -> bool:
            found = maybe(self.window, QLabel, name)
            return found is not None and found.text() == text

        self.until(there)

    def can(self, name: str) -> bool:
        found = maybe(self.window, QPushButton, name)
        return found is not None and found.isEnabled()


@pytest.fixture
def coach(program: Program, qtbot: QtBot) -> Hands:
    return Hands(program, qtbot)


def test_without_a_place_the_foot_says_so_and_choosing_one_makes_the_first(
    coach: Hands, files: AnsweredFiles, stick: Path
) -> None:
    coach.shows("backup_age", "Er is nog geen back-up")
    press(coach.window, "show_backups")
    coach.until(lambda: maybe(coach.window, QLabel, "newest_backup") is not None)
    assert not coach.can("hold_drill")
    assert maybe(coach.window, QPushButton, "make_backup") is None
    files.answers = [stick]
    press(coach.window, "choose_place")
    coach.until(lambda: len(stored_backups(coach.context.vault, stick)) == 1)
    coach.shows("backup_age", "Nieuwste back-up: vandaag, 10:00")
    coach.shows("newest_backup", "Nieuwste back-up: vandaag, 10:00")
    assert read(coach.window, "backup_place").replace("\u200b", "") == f"Back-ups gaan naar {stick}"
    coach.until(lambda: coach.can("hold_drill"))
    assert maybe(coach.window, QWidget, "same_disk") is not None
    here = backup_state(coach.context.vault, coach.context.clock)
    elsewhere = newest_card(coach.context, replace(here, same_disk=False), lambda: None, lambda: None)
    assert elsewhere.findChild(QWidget, "same_disk") is None
    by_hand = replace(here, settings=replace(here.settings, place=None))
    beside_the_vault = newest_card(coach.context, by_hand, lambda: None, lambda: None)
    told = [each.text() for each in beside_the_vault.findChildren(QLabel)]
    assert coach.context.text("backups.newest_same_disk") in told


def test_a_place_inside_the_vault_is_refused(coach: Hands, files: AnsweredFiles) -> None:
    coach.go()
    files.answers = [coach.context.vault.folder]
    press(coach.window, "choose_place")
    see(coach.window, QWidget, "message")
    assert backup_settings(coach.context.reader).place is None


def test_b7_a_backup_is_made_by_itself_at_unlock_and_after_midnight(coach: Hands, clock: SetClock, stick: Path) -> None:
    vault = coach.context.vault
    vault.now(set_backups, BackupSettings(stick))
    coach.until(lambda: len(stored_backups(vault, stick)) == 1)
    coach.context.door.lock()
    coach.until(lambda: coach.context.door.state is VaultState.LOCKED)
    clock.forward(days=2)
    coach.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    coach.until(lambda: coach.context.door.state is VaultState.OPEN)
    coach.until(lambda: len(list(stick.glob("*.backup"))) == 2)
    coach.shows("backup_age", "Nieuwste back-up: vandaag, 10:00")


def test_a_stick_that_is_away_is_told_calmly_and_the_backup_comes_when_it_is_back(
    coach: Hands, clock: SetClock, stick: Path
) -> None:
    vault = coach.context.vault
    vault.now(set_backups, BackupSettings(stick))
    coach.until(lambda: len(stored_backups(vault, stick)) == 1)
    away = stick.rename(stick.with_name("in een la"))
    clock.forward(days=3)
    coach.go()
    coach.until(lambda: maybe(coach.window, QWidget, "place_away") is not None)
    assert not coach.can("make_backup")
    away.rename(stick)
    vault.now(set_backups, BackupSettings(stick, rule=KeepRule(9, 5, 12)))  # whatever makes it look again
    coach.until(lambda: len(stored_backups(vault, stick)) == 2)
    assert maybe(coach.window, QWidget, "message") is None


def test_by_hand_only_when_the_coach_wants_no_nights(coach: Hands, stick: Path) -> None:
    vault = coach.context.vault
    vault.now(set_backups, BackupSettings(stick, nightly=False))
    coach.go()
    coach.until(lambda: coach.can("make_backup"))
    assert stored_backups(vault, stick) == ()
    press(coach.window, "make_backup")
    coach.until(lambda: len(stored_backups(vault, stick)) == 1)
    see(coach.window, QSpinBox, "keep_days").setValue(3)
    coach.until(lambda: backup_settings(vault.reader()).rule == KeepRule(3, 5, 12))
    see(coach.window, QCheckBox, "nightly").setChecked(True)
    coach.until(lambda: backup_settings(vault.reader()).nightly)


def test_a_lock_during_a_backup_leaves_nothing(coach: Hands, stick: Path) -> None:
    vault = coach.context.vault
    vault.now(set_backups, BackupSettings(stick, nightly=False))
    coach.go()
    coach.until(lambda: coach.can("make_backup"))
    press(coach.window, "make_backup")
    coach.context.door.lock()
    coach.until(lambda: coach.context.door.state is VaultState.LOCKED)
    left = [each.name for each in stick.iterdir() if not each.name.endswith(".backup")]
    assert left == []


def test_a_drill_asks_the_passphrase_and_leaves_its_date(coach: Hands, stick: Path) -> None:
    vault = coach.context.vault
    vault.now(set_backups, BackupSettings(stick))
    coach.until(lambda: len(stored_backups(vault, stick)) == 1)
    coach.go()
    coach.until(lambda: coach.can("hold_drill"))
    assert read(coach.window, "last_drill") == "Nog nooit geoefend"
    press(coach.window, "hold_drill")
    write(coach.window, "drill_passphrase", "niet de goede zin")
    press(coach.window, "primary")
    coach.until(lambda: maybe(coach.window, QWidget, "message") is not None)
    press(coach.window, "primary")
    assert vault.reader().find(Drill) == ()
    coach.until(lambda: coach.can("hold_drill"))
    press(coach.window, "hold_drill")
    write(coach.window, "drill_passphrase", PASSPHRASE.text)
    press(coach.window, "primary")
    coach.until(lambda: len(vault.reader().find(Drill)) == 1)
    coach.shows("last_drill", "Geslaagd op 3 maart 2026")
    assert [each.result for each in vault.reader().find(Drill)] == [DrillResult.PASSED]


def without_the_ledger(work: Work, statement: str) -> None:
    work.connection.execute(statement)


def test_verifying_names_what_is_damaged_and_puts_it_back(coach: Hands, stick: Path) -> None:
    vault = coach.context.vault
    person = vault.now(add_item, Client, {"first_name": "Anouk", "surname": "Hoogendijk"})
    trajectory = vault.now(add_item, Trajectory, {"title": "Terug", "starts_on": "2026-01-05"}, person.id)
    notes = {"trajectory": trajectory.id, "on": "2026-02-02", "notes": "Twijfelt."}
    session = vault.now(add_item, Session, notes, person.id)
    vault.now(set_backups, BackupSettings(stick))
    coach.until(lambda: len(stored_backups(vault, stick)) == 1)
    coach.go()
    see(coach.window, QPushButton, "verify").setFocus()
    press(coach.window, "verify")
    coach.shows("verified", "Alles klopt.")
    focused = coach.window.focusWidget()
    assert focused is see(coach.window, QPushButton, "verify"), "who works by keyboard stays at the card"
    vault.now(without_the_ledger, "UPDATE session SET notes = 'Vals.'")
    press(coach.window, "verify")
    words = "Buiten Coachkluis om veranderd in het dossier van Anouk Hoogendijk: Gesprek van 2 februari 2026"
    coach.shows("finding_0", words)
    press(coach.window, "put_back_0")
    coach.shows("verified", "Alles klopt.")
    assert vault.reader().get(Session, session.id) == session
    looked = LookedOver(Verified(9, 9, 9, (), room=300 * 10**6), (), None)
    card = verify_card(coach.context, looked, lambda: None, lambda _: None, lambda: None, busy=False)
    told = card.findChild(QLabel, "room")
    assert isinstance(told, QLabel)
    assert "300 MB vrij" in told.text()


def test_texts_of_the_page_follow_the_language(coach: Hands, stick: Path) -> None:
    coach.context.settings_changed.emit(replace(coach.context.settings, language=Language.ENGLISH))
    coach.until(lambda: coach.age() == "There is no backup yet")
    coach.go()
    assert maybe(coach.window, QLineEdit, "drill_passphrase") is None


def test_a_damaged_page_is_mended_by_building_the_vault_anew(coach: Hands, stick: Path) -> None:
    vault, folder = coach.context.vault, coach.context.vault.folder
    person = vault.now(add_item, Client, {"first_name": "Anouk", "surname": "Hoogendijk"})
    trajectory = vault.now(add_item, Trajectory, {"title": "Terug", "starts_on": "2026-01-05"}, person.id)
    for number in range(40):
        notes = {"trajectory": trajectory.id, "on": "2026-02-02", "notes": f"Gesprek{number:02} " * 30}
        vault.now(add_item, Session, notes, person.id)
    everything = vault.reader().find(Session)
    vault.now(set_backups, BackupSettings(stick))
    coach.until(lambda: len(stored_backups(vault, stick)) == 1)
    key = vault.keys.database
    coach.context.door.lock()
    coach.until(lambda: coach.context.door.state is VaultState.LOCKED)
    database = folder / "vault-1.db"
    page = page_of_rows(database, key, rb"(Gesprek20 ){20}")
    data = bytearray(database.read_bytes())
    data[page * PAGE + 100] ^= 1
    database.write_bytes(data)
    coach.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    coach.until(lambda: coach.context.door.state is VaultState.OPEN)
    coach.go()
    coach.until(lambda: coach.can("verify"))
    press(coach.window, "verify")
    coach.until(lambda: coach.can("rebuild_vault"))
    assert maybe(coach.window, QPushButton, "put_back_0") is None, "nothing can be put back on such a page"
    press(coach.window, "rebuild_vault")
    dialog = see(coach.window, QWidget, "rebuild")
    write(dialog, "rebuild_passphrase", "een verkeerde wachtzin")
    press(dialog, "primary")
    see(dialog, QLabel, "rebuild_fault")
    write(dialog, "rebuild_passphrase", PASSPHRASE.text)
    press(dialog, "primary")
    coach.until(lambda: (folder / "vault-2.db").exists() and coach.context.door.state is VaultState.OPEN)
    see(coach.window, QWidget, "message")
    assert coach.context.vault.reader().find(Session) == everything
    assert verify(coach.context.vault, Silent()).findings == ()


def test_a_file_on_a_damaged_page_comes_back_with_the_whole_vault_built_anew(
    coach: Hands, stick: Path, tmp_path: Path
) -> None:
    vault, folder = coach.context.vault, coach.context.vault.folder
    person = vault.now(add_item, Client, {"first_name": "Anouk", "surname": "Hoogendijk"})
    (tmp_path / "cv.txt").write_bytes(b"Ervaring en opleiding. " * 30_000)
    take_in_attachment(vault, person.id, tmp_path / "cv.txt", {}, Silent())
    vault.now(set_backups, BackupSettings(stick))
    coach.until(lambda: len(stored_backups(vault, stick)) == 1)
    key = vault.keys.database
    coach.context.door.lock()
    coach.until(lambda: coach.context.door.state is VaultState.LOCKED)
    database = folder / "vault-1.db"
    data = bytearray(database.read_bytes())
    data[page_within(database, key, b"Ervaring en opleiding. " * 50) * PAGE + 700] ^= 1
    database.write_bytes(data)
    coach.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    coach.until(lambda: coach.context.door.state is VaultState.OPEN)
    coach.go()
    coach.until(lambda: coach.can("verify"))
    press(coach.window, "verify")
    coach.until(lambda: coach.can("put_back_0"))
    press(coach.window, "put_back_0")
    coach.until(lambda: maybe(coach.window, QWidget, "rebuild") is not None)
    dialog = see(coach.window, QWidget, "rebuild")
    assert "cv.txt" in read(dialog, "rebuild_item")
    write(dialog, "rebuild_passphrase", PASSPHRASE.text)
    press(dialog, "primary")
    coach.until(lambda: (folder / "vault-2.db").exists() and coach.context.door.state is VaultState.OPEN)
    see(coach.window, QWidget, "message")
    assert verify(coach.context.vault, Silent()).findings == ()
