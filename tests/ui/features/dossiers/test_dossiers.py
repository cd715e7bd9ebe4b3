"""The list of dossiers: how it begins, how it is filtered, what it tells, and search over everything."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QTableView, QWidget

from app.domain.client import Client
from app.domain.organisation import Contact, Organisation
from app.domain.request import Request
from app.ui.features.dossiers import found_section
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table import ROW
from app.usecases.client_rows import ClientRow
from app.usecases.find_items import FoundItem, find_items
from app.usecases.keep_item import edit_item
from app.usecases.write_document import begin_document
from app.vault.coming_in import clients_are_in, expect_clients
from app.vault.reader import Reader
from app.vault.work import Work
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe

LONG = "Aalders" * 28  # 196 characters without a space


def field(hands: DossierHands) -> SearchField:
    return hands.see(SearchField, "search")


def table(hands: DossierHands) -> QTableView:
    page = hands.see(QWidget, "page_dossiers")
    (found,) = page.findChildren(QTableView)
    assert isinstance(found, QTableView)
    return found


def rows(hands: DossierHands) -> list[list[str]]:
    model = table(hands).model()
    return [
        [str(model.index(row, place).data()) for place in range(model.columnCount())] for row in range(model.rowCount())
    ]


def names(hands: DossierHands) -> list[str]:
    return [each[0] for each in rows(hands)]


def test_an_empty_vault_says_how_to_begin(hands: DossierHands) -> None:
    assert maybe(hands.window, SearchField, "search") is None
    hands.press("first_client")
    hands.fill("new_client", first_name="Ömer", surname="Çelik", town="Epe")
    hands.until(lambda: maybe(hands.window, QLabel, "dossier_name") is not None)
    assert hands.see(ElidedLabel, "dossier_name").text() == "Ömer Çelik"
    hands.go("dossiers")
    assert names(hands) == ["Çelik, Ömer"]


def test_a_client_without_a_surname_is_refused_at_that_field(hands: DossierHands) -> None:
    hands.act("new_client")
    dialog = hands.fill("new_client", first_name="Ömer", email="no address")
    hands.until(lambda: dialog.form.fields["surname"].fault != "")
    assert dialog.form.fields["email"].fault != ""
    assert dialog.form.fields["first_name"].fault == ""
    assert dialog.primary.isEnabled()
    assert hands.context.reader.count(Client) == 0


def test_typing_filters_enter_opens_and_escape_clears(hands: DossierHands) -> None:
    for first, surname in (("Anna", "Berg"), ("Bart", "Aalders"), ("Ömer", "Çelik")):
        hands.client(first_name=first, infix="", surname=surname)
    hands.until(lambda: len(names(hands)) == 3)
    assert names(hands) == ["Aalders, Bart", "Berg, Anna", "Çelik, Ömer"]
    QTest.keyClicks(field(hands), "celik")
    assert names(hands) == ["Çelik, Ömer"]
    hands.key(field(hands), Qt.Key.Key_Escape)
    assert len(names(hands)) == 3
    QTest.keyClicks(field(hands), "be an")
    hands.key(field(hands), Qt.Key.Key_Return)
    assert hands.see(ElidedLabel, "dossier_name").text() == "Anna Berg"


def test_the_whole_way_without_a_mouse(hands: DossierHands) -> None:
    hands.client(first_name="Bart", infix="", surname="Aalders")
    hands.client(first_name="Anna", infix="", surname="Berg")
    hands.until(lambda: len(names(hands)) == 2)
    hands.key(field(hands), Qt.Key.Key_Down)
    assert table(hands).currentIndex().row() == 0
    hands.key(table(hands), Qt.Key.Key_Down)
    QTest.keyClicks(table(hands), "b")  # who just types is searching
    assert field(hands).text() == "b"
    hands.key(field(hands), Qt.Key.Key_Escape)
    hands.key(field(hands), Qt.Key.Key_Down)
    hands.key(table(hands), Qt.Key.Key_Return)
    assert hands.see(ElidedLabel, "dossier_name").text() == "Bart Aalders"
    hands.act("search")
    assert maybe(hands.window, SearchField, "search") is not None


def test_each_row_tells_what_runs_and_what_waits(hands: DossierHands) -> None:
    client = hands.client()
    employer = hands.keep(Organisation, name="Bakkerij Jansen")
    trajectory = hands.trajectory(client, title="Loopbaan", principal=employer.id)
    hands.trajectory(client, title="Vroeger", starts_on="2020-01-01", ends_on="2021-01-01")
    hands.session(trajectory, on="2026-02-10")
    hands.session(trajectory, on="2026-04-01", state="planned")
    hands.keep(Request, client.id, kind="access", received_on="2026-03-01", channel="email")
    hands.context.vault.now(begin_document, {"title": "Verslag", "trajectory": trajectory.id}, client.id, "Tekst.")
    hands.until(lambda: bool(rows(hands)) and rows(hands)[0][4].count("·") == 1)
    (row,) = rows(hands)
    assert row[2] == "Loopbaan · Bakkerij Jansen"
    assert row[3] == "10-02-2026"
    assert row[4].startswith("Verzoek: uiterlijk ")
    assert row[4].endswith("Concept")


def test_the_list_follows_what_is_changed_elsewhere(hands: DossierHands) -> None:
    client = hands.client()
    hands.until(lambda: names(hands) == ["Berg, Anna van den"])
    hands.go("practice")
    hands.context.vault.now(edit_item, Client, client.id, {"surname": "Dijk"})
    hands.go("dossiers")
    hands.until(lambda: names(hands) == ["Dijk, Anna van den"])


def test_words_in_notes_are_found_and_open_their_session(hands: DossierHands) -> None:
    trajectory = hands.trajectory(hands.client())
    session = hands.session(trajectory, notes="Zij wil **tuinman** worden.\n\nDat is <b>duidelijk</b>.", subject="Wens")
    hands.until(lambda: len(names(hands)) == 1)
    QTest.keyClicks(field(hands), "tuinm")
    hands.until(lambda: maybe(hands.window, QListWidget, "found") is not None)
    found = hands.see(QListWidget, "found")
    assert [found.item(place).text() for place in range(found.count())] == [
        "Anna van den Berg — Gesprek van 10 februari 2026"
    ]
    hands.key(field(hands), Qt.Key.Key_Return)
    hands.until(lambda: maybe(hands.window, ElidedLabel, "session_title") is not None)
    assert hands.see(ElidedLabel, "session_title").text() == "Wens"
    assert hands.program.window.frame is not None
    assert hands.program.window.frame.place.record == session.id


def test_clients_and_what_was_found_share_the_height_without_end_of_moving_at_every_height(hands: DossierHands) -> None:
    trajectories = [hands.trajectory(hands.client(surname=f"Tuinman {number}")) for number in range(8)]
    for each in trajectories:
        hands.session(each, notes="Zij wil **tuinman** worden.")
    hands.go("dossiers")
    hands.until(lambda: len(names(hands)) == 8)
    QTest.keyClicks(field(hands), "tuin")
    hands.until(lambda: maybe(hands.window, QListWidget, "found") is not None)
    listed, found = table(hands), hands.see(QListWidget, "found")
    restless = [high for high in range(640, 640 + 2 * ROW, 3) if not comes_to_rest(hands.window, high)]
    assert not restless
    assert listed.viewport().height() % ROW == 0
    assert found.viewport().height() % found.sizeHintForRow(0) == 0


def comes_to_rest(window: QWidget, high: int) -> bool:
    """Whether nothing is left to be done after the window was made so high."""
    window.resize(1240, high)
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    return any(not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents) for _ in range(60))


def test_an_organisation_is_found_by_its_contact(hands: DossierHands) -> None:
    hands.client()
    employer = hands.keep(Organisation, name="Bakkerij Jansen")
    hands.keep(Contact, organisation=employer.id, surname="Knoop")
    hands.until(lambda: len(names(hands)) == 1)
    QTest.keyClicks(field(hands), "knoop")
    hands.until(lambda: maybe(hands.window, QListWidget, "found") is not None)
    hands.key(field(hands), Qt.Key.Key_Return)
    hands.until(lambda: maybe(hands.window, QWidget, "organisation") is not None)
    assert "Knoop" in hands.texts(hands.see(QWidget, "organisation"))


def test_an_answer_for_words_that_were_typed_over_is_not_shown(hands: DossierHands) -> None:
    trajectory = hands.trajectory(hands.client())
    hands.session(trajectory, notes="tuinman")
    hands.until(lambda: len(names(hands)) == 1)
    QTest.keyClicks(field(hands), "tuinman")
    hands.until(lambda: maybe(hands.window, QListWidget, "found") is not None)
    field(hands).clear()
    assert maybe(hands.window, QListWidget, "found") is None
    assert len(names(hands)) == 1


def test_long_and_foreign_names_stay_within_the_window(hands: DossierHands) -> None:
    hands.window.resize(1024, 640)
    hands.client(first_name="<b>מרים</b>", infix="", surname=LONG)
    hands.until(lambda: len(names(hands)) == 1)
    hands.key(field(hands), Qt.Key.Key_Return)
    name = hands.see(ElidedLabel, "dossier_name")
    assert name.text() == f"<b>מרים</b> {LONG}"
    assert hands.window.width() == 1024
    assert name.width() < 1024


def test_the_list_shows_each_client_once_whatever_page_it_is_on(hands: DossierHands) -> None:
    def many(work: Work) -> None:
        for number in range(250):
            work.new(Client, surname=f"Naam{number:03}")

    hands.context.vault.now(many)
    hands.until(lambda: table(hands).model().rowCount() == 250)
    assert [each[0] for each in rows(hands)] == [f"Naam{number:03}" for number in range(250)]
    row = table(hands).model().at(249)  # type: ignore[attr-defined]  # the model behind the view is a PagedModel
    assert isinstance(row, ClientRow)
    assert row.beside.waits == ()


def test_the_list_says_that_an_import_is_still_going_on(hands: DossierHands) -> None:
    hands.client(surname="Bos")
    hands.go("dossiers")

    def says() -> bool:
        return any("een import is nog bezig" in each.text() for each in hands.window.findChildren(QLabel))

    assert not says()
    hands.context.vault.now(expect_clients, {})
    hands.until(says)
    hands.context.vault.now(clients_are_in)
    hands.until(lambda: not says())


def test_what_is_typed_during_a_search_is_searched_for_next(
    hands: DossierHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.session(hands.trajectory(hands.client()), notes="Zij wil tuinman worden.")
    hands.until(lambda: len(names(hands)) == 1)
    goes_on, searched = Event(), list[str]()

    def slow(reader: Reader, words: str, limit: int = 50, kind: str = "") -> tuple[FoundItem, ...]:
        searched.append(words)
        goes_on.wait(10)
        return find_items(reader, words, limit, kind)

    monkeypatch.setattr(found_section, "find_items", slow)
    QTest.keyClicks(field(hands), "zzz")
    hands.until(lambda: searched == ["zzz"])
    field(hands).clear()
    for letter in "tuin":
        QTest.keyClicks(field(hands), letter)
        QApplication.processEvents()
    goes_on.set()
    hands.until(lambda: maybe(hands.window, QListWidget, "found") is not None)
    assert searched == ["zzz", "tuin"]
