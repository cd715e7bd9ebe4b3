"""The timeline of a dossier, the card that says who this is, and what can be done with any list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QWidget

from app.domain.organisation import Organisation
from app.ui.widgets.list_menu import list_bytes, list_menu
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table import RecordTable
from app.usecases.place_hold import place_hold
from app.usecases.restrict_dossier import restrict_dossier
from app.usecases.write_document import begin_document
from tests.ui.answers import AnsweredFiles
from tests.ui.features.dossier_hands import DossierHands


def table(hands: DossierHands) -> RecordTable:
    return hands.see(RecordTable, "timeline")


def rows(hands: DossierHands) -> list[tuple[str, ...]]:
    model = table(hands).model
    return [tuple(str(model.index(row, place).data()) for place in range(3)) for row in range(model.rowCount())]


def test_the_timeline_tells_everything_the_last_first(hands: DossierHands) -> None:
    client = hands.client()
    trajectory = hands.trajectory(client, ends_on="2026-02-20")
    hands.session(trajectory, on="2026-01-12", subject="Kennismaking")
    given = {"title": "Plan voor het voorjaar", "kind": "letter", "trajectory": trajectory.id, "language": "nl"}
    hands.context.vault.now(begin_document, given, client.id, "Tekst")
    hands.go(client=client.id, part="timeline")
    days = [each[0] for each in rows(hands)]
    assert days == ["03-03-2026", "20-02-2026", "12-01-2026", "05-01-2026"]
    assert {"Gesprek", "Versie", "Traject"} <= {each[2] for each in rows(hands)}
    kinds = hands.see(QComboBox, "timeline_kind")
    kinds.setCurrentIndex(kinds.findData("trajectory"))
    kinds.activated.emit(kinds.currentIndex())
    assert [each[0] for each in rows(hands)] == ["20-02-2026", "05-01-2026"]
    kinds.setCurrentIndex(0)
    kinds.activated.emit(0)
    QTest.keyClicks(hands.see(SearchField, "search"), "voorjaar")
    assert len(rows(hands)) == 1
    QTest.keyClick(table(hands).view, Qt.Key.Key_Down)
    table(hands).view.selectRow(0)
    QTest.keyClick(table(hands).view, Qt.Key.Key_Return)
    hands.until(
        lambda: hands.program.window.frame is not None and hands.program.window.frame.place.feature == "document"
    )


def test_of_one_day_what_was_recorded_later_stands_higher(hands: DossierHands) -> None:
    client = hands.client()
    trajectory = hands.trajectory(client, starts_on="2026-03-03", ends_on="2026-03-03")
    for title in "MCXAQ":
        given = {"title": f"Brief {title}", "kind": "letter", "trajectory": trajectory.id, "language": "nl"}
        hands.context.vault.now(begin_document, given, client.id, "Tekst")
    hands.go(client=client.id, part="timeline")
    told = [" ".join(each[1:]) for each in rows(hands)]
    letters = [letter for each in told for letter in "MCXAQ" if f"Brief {letter}" in each]
    assert "".join(letters) == "QAXCM"
    assert [each.split()[-1] for each in told[5:]] == ["Eindigt", "Traject"], "its end is later than its beginning"


def said(hands: DossierHands) -> str:
    card = hands.see(QWidget, "glance")
    return "\n".join(each.text() for each in card.findChildren(QLabel))


def test_who_this_is_at_a_glance(hands: DossierHands) -> None:
    employer = hands.keep(Organisation, name="Kwekerij Oostwaard")
    client = hands.client(birth_date="2012-05-01")
    hands.trajectory(client, principal=employer.id)
    hands.go(client=client.id)
    assert "13 jaar" in said(hands)
    assert "Nog niemand vastgelegd" in said(hands)
    assert "Kwekerij Oostwaard" in said(hands)
    assert "Begint als het traject eindigt" in said(hands)
    hands.context.vault.now(place_hold, {"reason": "complaint", "review_on": "2027-03-01"}, client.id)
    hands.context.vault.now(restrict_dossier, {"cause": "disputed"}, client.id)
    hands.until(lambda: "Gebruik beperkt" in said(hands) and "Vernietigingsstop" in said(hands))


def test_of_an_adult_who_pays_nothing_is_missing(hands: DossierHands) -> None:
    client = hands.client(birth_date="1980-05-01")
    hands.trajectory(client)
    hands.go(client=client.id)
    assert "45 jaar" in said(hands)
    for missing in ("Beslist mee", "Nog geen toestemming", "Vernietigingsstop", "Gebruik beperkt"):
        assert missing not in said(hands)


def test_a_list_is_saved_as_it_is_shown(hands: DossierHands, files: AnsweredFiles, tmp_path: Path) -> None:
    client = hands.client()
    trajectory = hands.trajectory(client)
    hands.session(trajectory, on="2026-01-12", subject="=1+1; gevaar")
    hands.go(client=client.id, part="timeline")
    menu = list_menu(hands.context, table(hands))
    assert isinstance(menu, QMenu)
    columns = [each for each in menu.actions() if each.isCheckable()]
    assert all(each.isChecked() for each in columns)
    columns[2].setChecked(False)
    assert table(hands).view.isColumnHidden(2)
    kept = list_bytes(table(hands)).decode("utf-8-sig")
    assert kept.splitlines()[0] == '"Datum";"Wat"'
    assert len(kept.splitlines()) == 1 + len(rows(hands))
    assert not any(cell.startswith('"=') for line in kept.splitlines() for cell in line.split(";"))
    target = tmp_path / "lijst.csv"
    files.answers = [target]
    save = menu.findChild(QAction, "list_save")
    assert isinstance(save, QAction)
    save.trigger()
    hands.until(target.exists)
    assert target.read_bytes() == list_bytes(table(hands))
    again = [each for each in list_menu(hands.context, table(hands)).actions() if each.isCheckable()]
    again[0].setChecked(False)
    (last,) = [
        each for each in list_menu(hands.context, table(hands)).actions() if each.isCheckable() and each.isChecked()
    ]
    assert not last.isEnabled()
