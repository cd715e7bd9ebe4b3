"""Today in the window: a line, and one key to where it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from app.ui.place import Place
from app.ui.run import Program
from app.usecases.open_request import open_request
from app.usecases.suspect_breach import suspect_breach
from tests.ui.look import read, see
from tests.usecases import dossier

_LOST = {"title": "Tas weg", "nature": "lost_device", "facts": "In de trein."}


def words(view: QTableView) -> list[str]:
    """What stands in the list, headings among it."""
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def test_a_line_leads_to_where_it_is_done_and_goes_when_it_is(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    asked = {"kind": "copy", "channel": "email", "received_on": "2026-03-02"}
    vault.now(open_request, asked, client.id)
    program.context.navigate(Place("today"))
    view = see(program.window, QTableView, "today")
    assert words(view)[:2] == ["Daarna (1)", "Beantwoord het verzoek: Kopie"]
    vault.now(suspect_breach, _LOST)
    qtbot.waitUntil(lambda: words(view)[:2] == ["Vandaag (1)", "Zoek uit of dit een datalek is: Tas weg"])
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert read(program.window, "breach_title") == "Tas weg"
    program.context.navigate(Place("today"))
    view.selectRow(3)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert see(program.window, QLabel, "request_title").isVisible()
