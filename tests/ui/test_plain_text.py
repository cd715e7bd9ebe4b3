"""An example in a line is shown as far as it fits, and whole again where there is room."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.plain_text import PlainLine

CODE = "ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD"


def test_an_example_that_is_too_long_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    line = PlainLine()
    qtbot.addWidget(line)
    line.setPlaceholderText(CODE)
    assert line.placeholderText() == CODE
    line.resize(120, 30)
    line.show()
    shown = line.placeholderText()
    assert shown.endswith("…")
    assert CODE.startswith(shown[:-1])
    assert line.fontMetrics().horizontalAdvance(shown) <= line.contentsRect().width()
    line.resize(900, 30)
    assert line.placeholderText() == CODE
