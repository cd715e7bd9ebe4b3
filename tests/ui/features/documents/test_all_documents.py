"""All documents of all dossiers on one page: the newest first, filtered by words and by state."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from app.domain.document import Document, Version
from app.ui.place import Place
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table import RecordTable
from app.usecases.write_document import begin_document
from tests.ui.features.dossier_hands import DossierHands


def shown(hands: DossierHands) -> list[tuple[str, str, str]]:
    model = hands.see(RecordTable, "all_documents").model
    return [tuple(str(model.index(row, place).data()) for place in range(3)) for row in range(model.rowCount())]  # type: ignore[misc]


def test_every_document_is_listed_with_whose_it_is_and_how_it_stands(hands: DossierHands) -> None:
    for number, surname in enumerate(("Zwanenburg", "Wilgenhof", "Kraal")):
        client = hands.client(surname=surname, infix="")
        trajectory = hands.trajectory(client)
        kind = ("report", "evaluation", "letter")[number]
        given = {"title": f"Stuk {number}", "kind": kind, "trajectory": trajectory.id, "language": "nl"}
        hands.context.vault.now(begin_document, given, client.id, "Tekst")
    hands.go("documents")
    hands.until(lambda: len(shown(hands)) == 3)
    assert {each[:2] for each in shown(hands)} == {
        ("Stuk 0", "Anna Zwanenburg"), ("Stuk 1", "Anna Wilgenhof"), ("Stuk 2", "Anna Kraal"),
    }  # fmt: skip
    field = hands.see(SearchField, "search")
    QTest.keyClicks(field, "wilgen")
    assert [each[0] for each in shown(hands)] == ["Stuk 1"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    (document,) = hands.context.reader.find(Document, title="Stuk 1")
    frame = hands.program.window.frame
    assert frame is not None
    assert frame.place == Place("document", document.client, document.id)


def test_a_state_that_is_chosen_hides_the_others(hands: DossierHands) -> None:
    client = hands.client()
    trajectory = hands.trajectory(client)
    given = {"title": "Concept", "kind": "letter", "trajectory": trajectory.id, "language": "nl"}
    hands.context.vault.now(begin_document, given, client.id, "Tekst")
    hands.go("documents")
    hands.until(lambda: len(shown(hands)) == 1)
    states = hands.see(QComboBox, "state_filter")
    for value, number in (("shared", 0), ("draft", 1), ("", 1)):
        states.setCurrentIndex(states.findData(value))
        states.activated.emit(states.currentIndex())
        assert len(shown(hands)) == number
    assert hands.context.reader.count(Version) == 1
