"""An import that is being looked at is still there when the window is shown anew, in other colours say."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.ui.features.imports.page import ImportsPage
from app.ui.run import Program
from tests.ui.answers import AnsweredFiles
from tests.ui.features.imports.test_columns import choose
from tests.ui.features.imports.test_import import SAMPLES, Hands
from tests.ui.look import see


def in_other_colours(hands: Hands) -> Hands:
    """The page that takes its place, once the one that was there is gone."""
    before, window = hands.page, hands.program.window
    window.rebuild()
    hands.qtbot.waitUntil(lambda: before not in window.findChildren(ImportsPage))
    return Hands(hands.program, hands.files, hands.qtbot)


def test_columns_and_lines_are_as_they_were(program: Program, files: AnsweredFiles, qtbot: QtBot) -> None:
    hands = Hands(program, files, qtbot)
    hands.choose(SAMPLES / "excel_nl.csv", until="to_lines")
    place = next(
        each for each in range(9) if see(hands.page, QComboBox, f"column_{each}").currentText() == "Geboortedatum"
    )
    choose(hands, f"column_{place}", "niet overnemen")
    again = in_other_colours(hands)
    assert see(again.page, QComboBox, f"column_{place}").currentText() == "niet overnemen"
    again.press("to_lines")
    qtbot.waitUntil(lambda: again.seen("import_lines"))
    last = in_other_colours(again)
    assert last.seen("import_lines")
    assert last.lines()[0][3] == ""
    last.press("columns_again")
    assert see(last.page, QComboBox, f"column_{place}").currentText() == "niet overnemen"
    last.press("to_lines")
    qtbot.waitUntil(lambda: last.seen("import"))
    last.press("import")
    qtbot.waitUntil(lambda: last.seen("import_result"))
    assert len(last.clients) == 3
