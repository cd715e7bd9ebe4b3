"""Nothing that is typed is lost at a lock: on the real window and the real vault, whatever locks it (row F27)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.document import Version
from app.domain.practice import Practice
from app.domain.session import Session
from app.domain.unfinished import Unfinished
from app.host.settings import Settings
from app.kernel.translator import Language
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.keeping import keeper
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.inputs import Input
from app.usecases.write_document import begin_document
from app.vault.sealed import NAME
from app.vault.vault import open_vault
from tests.erasing import erase_dossier
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe
from tests.vault.fast_keys import PASSPHRASE

NEVER = 600_000


@pytest.fixture
def hands(program: Program, qtbot: QtBot) -> DossierHands:
    return DossierHands(program, qtbot)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """No timer keeps anything: only the lock does."""
    monkeypatch.setattr(keeper, "PAUSE", NEVER)
    monkeypatch.setattr(keeper, "LONGEST", NEVER)


def by_idle(program: Program) -> None:
    program.idle._timer.timeout.emit()  # its time has come


def by_suspend(program: Program) -> None:
    program.away.events.away.emit()


def by_session_end(program: Program) -> None:
    program.away._lock(None)  # what the end of the session is connected to; Qt makes no manager here


LOCKS: tuple[Callable[[Program], None], ...] = (by_idle, by_suspend, by_session_end)


def locked(hands: DossierHands, lock: Callable[[Program], None] = by_idle) -> None:
    hands.until(lambda: not hands.context.tasks.running)  # long work keeps the vault open
    lock(hands.program)
    hands.until(lambda: hands.context.door.state is VaultState.LOCKED)
    shown = [each for each in hands.window.findChildren(QWidget) if each.isVisible()]
    assert not [each for each in shown if isinstance(each, FormDialog | ProseEditor)]


def unlocked(hands: DossierHands) -> None:
    door = hands.context.door
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    hands.until(lambda: door.state is VaultState.OPEN)


def type_into(dialog: FormDialog, field: str, text: str) -> None:
    QTest.keyClicks(dialog.form.fields[field].input.inner, text)


def refuse_writing(hands: DossierHands, refuse: bool) -> None:
    """Have the database itself take nothing, as a full or a write-protected disk would."""
    lane = hands.context.vault.lane
    lane.between(lambda: lane._connection.execute(f"PRAGMA query_only = {int(refuse)}"))


def refuse_files(vault_folder: Path, refuse: bool) -> None:
    """Let no sealed file be written either: something lies where it is made."""
    there = vault_folder / f"{NAME}.new"
    if refuse:
        there.mkdir()
    else:
        there.rmdir()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.__name__)
@pytest.mark.usefixtures("slow")
def test_a_half_filled_form_stands_there_again(hands: DossierHands, lock: Callable[[Program], None]) -> None:
    hands.go("dossiers")
    hands.act("new_client")
    dialog = hands.dialog("new_client")
    type_into(dialog, "surname", "Zwanenburg")
    type_into(dialog, "birth_date", "3-4-19")  # not a date yet
    locked(hands, lock)
    unlocked(hands)
    again = hands.dialog("new_client")
    assert again is not dialog
    values = again.form.values()
    assert (values["surname"], values["birth_date"]) == ("Zwanenburg", "3-4-19")
    assert again.is_edited()
    again.form.fields["birth_date"].input.show_value(None)
    again.primary.click()
    hands.gone("new_client")
    reader = hands.context.reader
    assert [each.surname for each in reader.find(Client)] == ["Zwanenburg"]
    assert reader.count(Unfinished) == 0


@pytest.mark.usefixtures("slow")
def test_a_form_comes_back_on_the_page_where_it_was(hands: DossierHands) -> None:
    client = hands.client()
    hands.trajectory(client)
    hands.go("dossier", client.id, part="consents")
    hands.press("new_consent")
    dialog = hands.dialog("consent")
    type_into(dialog, "given_name", "en haar man")
    dialog.form.fields["text"].input.show_value("Eigen woorden")
    locked(hands)
    unlocked(hands)
    values = hands.dialog("consent").form.values()
    assert "en haar man" in str(values["given_name"])
    assert values["text"] == "Eigen woorden"
    window = hands.program.window
    assert window.frame is not None
    assert (window.frame.place.client, window.frame.place.part) == (client.id, "consents")
    (left,) = hands.context.reader.find(Unfinished)
    assert left.client == client.id


@pytest.mark.usefixtures("slow")
def test_notes_and_a_draft_are_in_the_vault(hands: DossierHands) -> None:
    client = hands.client()
    trajectory = hands.trajectory(client)
    session = hands.session(trajectory)
    given = {"title": "Verslag", "trajectory": trajectory.id}
    version = hands.context.vault.now(begin_document, given, client.id, "Begin.")
    hands.go("dossier", client.id, session.id, "session")
    QTest.keyClicks(hands.see(ProseEditor, "notes").page, "Laatste woord")
    locked(hands)
    unlocked(hands)
    assert "Laatste woord" in hands.context.reader.get(Session, session.id).notes
    assert "Laatste woord" in hands.see(ProseEditor, "notes").source()
    hands.go("document", client.id, version.document)
    QTest.keyClicks(hands.see(ProseEditor, "draft").page, "Ook dit ")
    locked(hands)
    unlocked(hands)
    assert "Ook dit" in hands.context.reader.get(Version, version.id).source
    assert "Ook dit" in hands.see(ProseEditor, "draft").source()


def test_a_form_is_kept_while_it_is_typed(hands: DossierHands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "PAUSE", NEVER)
    monkeypatch.setattr(keeper, "LONGEST", 30)
    hands.go("dossiers")
    hands.act("new_client")
    type_into(hands.dialog("new_client"), "surname", "Zwanenburg")
    hands.until(lambda: hands.context.reader.count(Unfinished) == 1)
    assert keeper.LONGEST == 30


def test_no_more_than_two_seconds_can_be_lost() -> None:
    assert max(keeper.PAUSE, keeper.LONGEST) <= 2_000


def test_a_form_that_is_given_up_leaves_nothing(hands: DossierHands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 1)
    hands.go("dossiers")
    hands.act("new_client")
    dialog = hands.dialog("new_client")
    type_into(dialog, "surname", "Zwanenburg")
    hands.until(lambda: hands.context.reader.count(Unfinished) == 1)
    dialog.reject()
    hands.press("primary")  # yes, discard
    hands.until(lambda: hands.context.reader.count(Unfinished) == 0)
    hands.gone("new_client")


def test_after_a_crash_it_is_offered(hands: DossierHands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 1)
    client = hands.client()
    hands.go("dossier", client.id, part="people")
    hands.press("edit_client")
    type_into(hands.dialog("edit_client"), "email", "anna@example.nl")
    hands.until(lambda: hands.context.reader.count(Unfinished) == 1)
    locked(hands)
    hands.program.window._left = None  # a program that was started anew knows of nothing
    unlocked(hands)
    what = hands.see(QLabel, "unfinished_what").text()
    assert client.name in what
    assert maybe(hands.window, FormDialog, "edit_client") is None
    hands.press("unfinished_go_on")
    assert hands.dialog("edit_client").form.values()["email"] == "anna@example.nl"
    assert maybe(hands.window, QLabel, "unfinished_what") is None
    hands.dialog("edit_client").primary.click()
    hands.until(lambda: hands.context.reader.get(Client, client.id).email == "anna@example.nl")
    assert hands.context.reader.count(Unfinished) == 0


def test_what_is_offered_can_be_thrown_away(hands: DossierHands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 1)
    hands.go("dossiers")
    hands.act("new_client")
    type_into(hands.dialog("new_client"), "surname", "Zwanenburg")
    locked(hands)
    hands.program.window._left = None
    unlocked(hands)
    hands.press("unfinished_discard")
    hands.press("primary")
    hands.until(lambda: hands.context.reader.count(Unfinished) == 0)
    hands.until(lambda: maybe(hands.window, QLabel, "unfinished_what") is None)


@pytest.mark.parametrize("file_too", [False, True], ids=["only_the_database", "no_file_either"])
@pytest.mark.usefixtures("slow")
def test_a_full_disk_at_the_lock_loses_nothing(hands: DossierHands, vault_folder: Path, file_too: bool) -> None:
    trajectory = hands.trajectory(hands.client())
    session = hands.session(trajectory)
    hands.go("dossier", trajectory.client, session.id, "session")
    QTest.keyClicks(hands.see(ProseEditor, "notes").page, "Geheim woord")
    hands.press("edit_session")
    type_into(hands.dialog("session"), "subject", "Onderwerp")
    refuse_writing(hands, True)
    if file_too:
        refuse_files(vault_folder, True)
    locked(hands)
    sealed = vault_folder / NAME
    assert sealed.exists() is not file_too
    assert hands.context.desk.at_risk is file_too
    if not file_too:
        assert sealed.stat().st_mode & 0o777 == 0o600
        assert b"Geheim" not in sealed.read_bytes()
        assert b"Onderwerp" not in sealed.read_bytes()
    assert hands.context.desk.pending(session.id) is None
    unlocked(hands)
    hands.until(lambda: "Geheim woord" in hands.context.reader.get(Session, session.id).notes)
    assert "Geheim woord" in hands.see(ProseEditor, "notes").source()
    assert hands.dialog("session").form.values()["subject"] == "Onderwerp"
    hands.until(lambda: not (vault_folder / NAME).exists() and not hands.context.desk.at_risk)


@pytest.mark.usefixtures("slow")
def test_a_window_that_would_lose_something_asks_before_it_closes(hands: DossierHands, vault_folder: Path) -> None:
    trajectory = hands.trajectory(hands.client())
    session = hands.session(trajectory)
    hands.go("dossier", trajectory.client, session.id, "session")
    QTest.keyClicks(hands.see(ProseEditor, "notes").page, "Nog niet weg")
    refuse_writing(hands, True)
    refuse_files(vault_folder, True)
    hands.window.close()
    assert hands.window.isVisible()
    hands.see(Dialog, "question").reject()
    refuse_writing(hands, False)
    refuse_files(vault_folder, False)
    assert "Nog niet weg" in hands.see(ProseEditor, "notes").source()
    hands.window.close()
    assert not hands.window.isVisible()
    vault = open_vault(vault_folder, PASSPHRASE, hands.context.clock, hands.context.parts.effort)
    notes = vault.reader().get(Session, session.id).notes
    vault.close()
    assert "Nog niet weg" in notes


@pytest.mark.usefixtures("slow")
def test_a_window_closes_where_what_was_typed_is_sealed_beside_the_vault(
    hands: DossierHands, vault_folder: Path
) -> None:
    trajectory = hands.trajectory(hands.client())
    session = hands.session(trajectory)
    hands.go("dossier", trajectory.client, session.id, "session")
    QTest.keyClicks(hands.see(ProseEditor, "notes").page, "Nog niet weg")
    refuse_writing(hands, True)
    hands.window.close()
    assert not hands.window.isVisible()
    assert (vault_folder / NAME).exists()


@pytest.mark.usefixtures("slow")
def test_what_was_sealed_writes_over_nothing_newer(hands: DossierHands, vault_folder: Path) -> None:
    trajectory = hands.trajectory(hands.client())
    session = hands.session(trajectory)
    hands.go("dossier", trajectory.client, session.id, "session")
    QTest.keyClicks(hands.see(ProseEditor, "notes").page, "Verzegeld")
    refuse_writing(hands, True)
    locked(hands)
    sealed = (vault_folder / NAME).read_bytes()
    hands.program.window._left = None
    unlocked(hands)
    hands.until(lambda: "Verzegeld" in hands.context.reader.get(Session, session.id).notes)
    hands.until(lambda: not (vault_folder / NAME).exists())
    hands.go("dossier", trajectory.client, session.id, "session")
    QTest.keyClicks(hands.see(ProseEditor, "notes").page, "Nieuwer ")
    locked(hands)
    (vault_folder / NAME).write_bytes(sealed)  # a sync tool brings the old file back
    hands.program.window._left = None
    unlocked(hands)
    hands.until(lambda: hands.context.reader.count(Unfinished) == 1)
    assert "Nieuwer" in hands.context.reader.get(Session, session.id).notes
    hands.press("unfinished_go_on")
    assert "Verzegeld" in hands.see(QPlainTextEdit, "loose_text").toPlainText()
    hands.press("loose_discard")
    hands.until(lambda: hands.context.reader.count(Unfinished) == 0)


def test_an_erased_dossier_takes_its_unfinished_forms_with_it(
    hands: DossierHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 1)
    client = hands.client()
    hands.go("dossier", client.id, part="people")
    hands.press("edit_client")
    type_into(hands.dialog("edit_client"), "email", "anna@example.nl")
    hands.until(lambda: hands.context.reader.count(Unfinished) == 1)
    hands.context.vault.now(erase_dossier, client.id)
    assert hands.context.reader.count(Unfinished) == 0
    type_into(hands.dialog("edit_client"), "phone", "0612345678")
    locked(hands)
    unlocked(hands)
    reader = hands.context.reader
    assert (reader.count(Unfinished), reader.count(Client)) == (0, 0)
    assert maybe(hands.window, QLabel, "unfinished_what") is None


def test_another_language_between_lock_and_unlock_changes_nothing_of_it(
    hands: DossierHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 1)
    hands.go("dossiers")
    hands.act("new_client")
    dialog = hands.dialog("new_client")
    type_into(dialog, "surname", "Zwanenburg")
    type_into(dialog, "birth_date", "3-4-1980")
    locked(hands)
    context = hands.context
    context.settings_changed.emit(Settings(Language.ENGLISH, context.settings.theme, context.settings.vault_folder))
    unlocked(hands)
    again = hands.dialog("new_client")
    assert again.windowTitle() == context.parts.translator(Language.ENGLISH).text("client.new")
    assert (again.form.values()["surname"], again.form.values()["birth_date"]) == ("Zwanenburg", "1980-04-03")
    line = again.form.fields["birth_date"].input.inner
    assert isinstance(line, QLineEdit)
    assert line.text() == context.translator.short_date(date(1980, 4, 3))


@pytest.mark.usefixtures("slow")
def test_a_page_that_is_not_good_yet_stands_there_again(hands: DossierHands) -> None:
    hands.go("practice")
    kvk = hands.see(Input, "kvk")
    QTest.keyClicks(kvk.inner, "1234")  # four of the eight digits
    locked(hands)
    unlocked(hands)
    again = hands.see(Input, "kvk")
    assert again is not kvk
    assert again.given() == "1234"
    hands.until(lambda: maybe(hands.window, QLabel, "unfinished_what") is None)
    QTest.keyClick(again.inner, Qt.Key.Key_End)
    QTest.keyClicks(again.inner, "5678")
    hands.press("save_practice")
    hands.until(lambda: hands.context.reader.find(Practice)[0].kvk == "12345678")
    hands.until(lambda: hands.context.reader.count(Unfinished) == 0)
