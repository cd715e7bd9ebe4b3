"""Sessions in the window: notes keep themselves, whatever comes between."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.ui.door import VaultState
from app.ui.editor import ProseEditor
from app.ui.keeping import desk, keeper
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.elided import ElidedLabel
from app.usecases.parts import Parts
from app.usecases.restrict_dossier import lift_restriction, restrict_dossier, tell_of_lifting
from app.vault.vault import open_vault
from app.vault.work import Work
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def client(hands: DossierHands) -> Client:
    return hands.client()


@pytest.fixture
def trajectory(hands: DossierHands, client: Client) -> Trajectory:
    return hands.trajectory(client)


def editor(hands: DossierHands) -> ProseEditor:
    return hands.see(ProseEditor, "notes")


def type_notes(hands: DossierHands, text: str) -> None:
    QTest.keyClicks(editor(hands).page, text)


def kept(hands: DossierHands) -> str:
    return hands.see(QLabel, "kept").text()


def stored(hands: DossierHands, session: Session) -> str:
    return hands.context.reader.get(Session, session.id).notes


def open_session(hands: DossierHands, session: Session) -> None:
    hands.go("dossier", session.client, session.id, "session")


def test_notes_of_a_restricted_dossier_are_there_to_read_and_it_is_said_why(
    hands: DossierHands, client: Client, trajectory: Trajectory
) -> None:
    session = hands.session(trajectory, notes="Anna twijfelt.")
    open_session(hands, session)
    assert maybe(hands.window, QLabel, "restricted_words") is None
    made = hands.context.vault.now(restrict_dossier, {"cause": "disputed"}, client.id)
    hands.qtbot.waitUntil(lambda: editor(hands).is_read_only())
    assert hands.see(QLabel, "restricted_words").text().startswith("Het gebruik van dit dossier is sinds")
    type_notes(hands, "Toch nog iets.")
    assert editor(hands).source() == "Anna twijfelt.\n"
    hands.press("rule")
    assert hands.program.window.manual is not None
    assert hands.program.window.manual.topic == "requests"
    vault = hands.context.vault
    vault.now(tell_of_lifting, made.id, {"told_how": "email"})
    vault.now(lift_restriction, made.id, {"lifted_because": "Het klopte."})
    hands.qtbot.waitUntil(lambda: not editor(hands).is_read_only())
    assert maybe(hands.window, QLabel, "restricted_words") is None


def test_a_new_session_begins_where_the_last_one_was(
    hands: DossierHands, client: Client, trajectory: Trajectory
) -> None:
    hands.session(trajectory, place="Praktijk", minutes=75)
    hands.go("dossier", client.id, part="people")
    hands.act("new_session")  # its key works in every part
    dialog = hands.dialog("session")
    given = dialog.form.values()
    assert (given["place"], given["minutes"], given["trajectory"]) == ("Praktijk", "75", trajectory.id)
    assert given["on"] == hands.context.today.isoformat()
    hands.fill("session", subject="Vervolg")
    hands.until(lambda: maybe(hands.window, ElidedLabel, "session_title") is not None)
    assert hands.see(ElidedLabel, "session_title").text() == "Vervolg"
    type_notes(hands, "Genoteerd.")
    hands.activate()
    hands.key(editor(hands).page, Qt.Key.Key_Escape)
    hands.until(lambda: maybe(hands.window, ProseEditor, "notes") is None)
    newest = max(hands.context.reader.find(Session, client=client.id), key=lambda each: each.on)
    hands.until(lambda: "Genoteerd." in stored(hands, newest))


def test_notes_are_kept_after_a_pause(hands: DossierHands, trajectory: Trajectory) -> None:
    session = hands.session(trajectory)
    open_session(hands, session)
    assert kept(hands) == hands.context.text("kept.yes")
    type_notes(hands, "Eerste zin.")
    assert kept(hands) == hands.context.text("kept.writing")
    assert stored(hands, session) == ""
    hands.until(lambda: "Eerste zin." in stored(hands, session))
    hands.until(lambda: kept(hands) == hands.context.text("kept.yes"))


def test_notes_are_kept_while_the_coach_types_on(
    hands: DossierHands, trajectory: Trajectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 600_000)
    monkeypatch.setattr(keeper, "LONGEST", 50)
    session = hands.session(trajectory)
    open_session(hands, session)
    type_notes(hands, "Zonder pauze")
    hands.until(lambda: "Zonder pauze" in stored(hands, session))


def test_going_elsewhere_keeps_what_was_typed(
    hands: DossierHands, trajectory: Trajectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 600_000)
    monkeypatch.setattr(keeper, "LONGEST", 600_000)
    first, second = hands.session(trajectory, on="2026-01-10"), hands.session(trajectory, on="2026-01-20")
    other = hands.client(surname="Ander")
    ways: tuple[Callable[[], None], ...] = (
        lambda: open_session(hands, second),
        lambda: hands.go("dossier", trajectory.client, part="sessions"),
        lambda: hands.go("dossier", trajectory.client, part="people"),
        lambda: hands.go("dossier", other.id, part="sessions"),
        lambda: hands.go("dossiers"),
        lambda: hands.act("back"),
    )
    for number, away in enumerate(ways):
        open_session(hands, first)
        type_notes(hands, f"W{number}")
        away()
        hands.until(partial(stands_in, hands, first, f"W{number}"))
    assert stored(hands, second) == ""
    open_session(hands, first)
    assert all(f"W{number}" in editor(hands).source() for number in range(len(ways)))


def test_locking_keeps_what_was_typed_last(
    hands: DossierHands, trajectory: Trajectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PAUSE", 600_000)
    monkeypatch.setattr(keeper, "LONGEST", 600_000)
    session = hands.session(trajectory)
    open_session(hands, session)
    type_notes(hands, "Het laatste woord")
    hands.act("lock")
    door = hands.context.door
    hands.until(lambda: door.state is VaultState.LOCKED)
    assert maybe(hands.window, QWidget, "notes") is None
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    hands.until(lambda: door.state is VaultState.OPEN)
    assert "Het laatste woord" in stored(hands, session)


def test_closing_the_window_keeps_what_was_typed_last(
    hands: DossierHands, trajectory: Trajectory, vault_folder: Path, parts: Parts
) -> None:
    session = hands.session(trajectory)
    open_session(hands, session)
    type_notes(hands, "Bij het sluiten")
    hands.window.close()
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    notes = vault.reader().get(Session, session.id).notes
    vault.close()
    assert "Bij het sluiten" in notes


def test_notes_that_cannot_be_kept_stay_on_the_screen_and_are_tried_again(
    hands: DossierHands, trajectory: Trajectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "RETRY", 100)
    session = hands.session(trajectory)
    open_session(hands, session)
    hands.context.vault.now(drop_session, session.id)
    type_notes(hands, "Nergens heen")
    hands.until(lambda: kept(hands) == hands.context.text("kept.failed"))
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    assert "Nergens heen" in editor(hands).source()
    hands.see(Dialog, "message").accept()
    hands.context.vault.now(put_back, session)
    hands.until(lambda: kept(hands) == hands.context.text("kept.yes"))
    assert "Nergens heen" in stored(hands, session)


def test_notes_that_cannot_be_kept_survive_going_elsewhere(
    hands: DossierHands, trajectory: Trajectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, other = hands.session(trajectory), hands.client(surname="Ander")
    second = hands.session(trajectory, on="2026-02-20")
    open_session(hands, session)
    hands.context.vault.now(drop_session, session.id)
    type_notes(hands, "Onderweg")
    hands.go("dossier", other.id)  # the page is gone, and with it the editor
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    hands.see(Dialog, "message").accept()
    hands.context.vault.now(put_back, session)
    open_session(hands, second)
    assert "Onderweg" not in editor(hands).source()
    open_session(hands, session)
    assert "Onderweg" in editor(hands).source()
    type_notes(hands, " Verder")  # where one was
    hands.until(partial(stands_in, hands, session, "Onderweg Verder"))
    hands.until(lambda: kept(hands) == hands.context.text("kept.yes"))
    assert hands.context.desk.pending(session.id) is None
    assert stored(hands, second) == ""


def test_a_lock_tries_once_more_and_then_forgets(hands: DossierHands, trajectory: Trajectory) -> None:
    session = hands.session(trajectory)
    open_session(hands, session)
    hands.context.vault.now(drop_session, session.id)
    type_notes(hands, "Op het laatst")
    hands.until(lambda: maybe(hands.window, Dialog, "message") is not None)
    hands.see(Dialog, "message").accept()
    hands.context.vault.now(put_back, session)
    hands.act("lock")
    door = hands.context.door
    hands.until(lambda: door.state is VaultState.LOCKED)
    assert hands.context.desk.pending(session.id) is None
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    hands.until(lambda: door.state is VaultState.OPEN)
    assert "Op het laatst" in stored(hands, session)


def test_date_and_subject_can_be_changed_while_writing(hands: DossierHands, trajectory: Trajectory) -> None:
    session = hands.session(trajectory, subject="Wens")
    open_session(hands, session)
    type_notes(hands, "Tekst")
    hands.press("edit_session")
    hands.fill("session", subject="Andere wens", at="25:99")
    dialog = hands.dialog("session")
    hands.until(lambda: dialog.form.fields["at"].fault != "")
    hands.fill("session", at="14:30")
    hands.gone("session")
    hands.until(lambda: hands.see(ElidedLabel, "session_title").text() == "Andere wens")
    assert "Tekst" in editor(hands).source()
    now = hands.context.reader.get(Session, session.id)
    assert (now.subject, now.at) == ("Andere wens", "14:30")
    assert "Tekst" in now.notes


def test_the_list_shows_the_newest_first_and_enter_opens(hands: DossierHands, trajectory: Trajectory) -> None:
    hands.session(trajectory, on="2026-01-10", subject="Oud")
    hands.session(trajectory, on="2026-02-20", notes="Alleen **notities**")
    hands.go("dossier", trajectory.client, part="sessions")
    (view,) = [each for each in hands.window.findChildren(QTableView) if each.isVisible()]
    model = view.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["Alleen notities", "Oud"]
    assert view.hasFocus()
    hands.key(view, Qt.Key.Key_Down)
    hands.key(view, Qt.Key.Key_Return)
    assert hands.see(ElidedLabel, "session_title").text() == "Oud"


def stands_in(hands: DossierHands, session: Session, words: str) -> bool:
    return words in stored(hands, session)


def drop_session(work: Work, identity: str) -> None:
    """As a destruction elsewhere would."""
    work.remove(work.get(Session, identity))


def put_back(work: Work, session: Session) -> None:
    work.add(session)
