"""What does not fit beside goes on below; nothing is narrower than its words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.flow import Columns, Flow
from app.ui.widgets.parts import label


def shown(qtbot: QtBot, layout: Flow | Columns, wide: int) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    qtbot.addWidget(made)
    made.resize(wide, 400)
    made.show()
    return made


@pytest.mark.parametrize("wide", [1000, 320, 150])
def test_every_button_has_its_room(qtbot: QtBot, wide: int) -> None:
    buttons = [QPushButton(text) for text in ("Papier toevoegen", "Vernietigingsstop", "Bekijk wat weggaat")]
    made = shown(qtbot, Flow(*buttons), wide)
    assert all(each.width() >= min(each.sizeHint().width(), wide) for each in buttons)
    assert all(made.rect().contains(each.geometry()) for each in buttons)
    assert len({each.y() for each in buttons}) == (1 if wide == 1000 else 3 if wide == 150 else 2)


def test_the_first_has_a_line_of_its_own_where_the_others_leave_it_no_room(qtbot: QtBot) -> None:
    title, step = label("Een kaart met een naam van een paar woorden", "heading"), QPushButton("Termijn verlengen")
    made = shown(qtbot, Flow(title, step, lead=True), 600)
    assert step.geometry().right() == made.rect().right()
    assert title.geometry().right() < step.x()
    made.resize(200, 400)
    qtbot.waitUntil(lambda: step.y() >= title.geometry().bottom())
    assert title.width() == 200


class Measured(QLabel):
    """Words that count how often their height was asked for."""

    asked = 0

    def heightForWidth(self, width: int) -> int:
        """Called by Qt."""
        self.asked += 1
        return super().heightForWidth(width)


def test_what_stands_in_it_is_measured_once_for_a_width_until_it_changes(qtbot: QtBot) -> None:
    words = Measured("Een paar woorden")
    words.setWordWrap(True)
    columns = Columns(words, label("Twee"), across=1, least=60, between=10, below=4)
    made = shown(qtbot, columns, 200)
    qtbot.waitExposed(made)
    before, asked = columns.heightForWidth(200), words.asked
    assert [columns.heightForWidth(200) for _ in range(5)] == [before] * 5
    assert words.asked == asked
    words.setText("Een paar woorden meer dan er op een regel passen, en dan nog een paar")
    qtbot.waitUntil(lambda: columns.heightForWidth(200) > before)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    buttons = [QPushButton("Een"), QPushButton("Twee"), QPushButton("Drie")]
    made = shown(qtbot, Flow(*buttons), 600)
    at = buttons[2].x()
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[2].x() < at)
    assert made.rect().contains(buttons[2].geometry())


@pytest.mark.parametrize(("wide", "beside"), [(800, 3), (300, 2), (120, 1)])
def test_columns_are_as_many_as_there_is_room_for(qtbot: QtBot, wide: int, beside: int) -> None:
    texts = [label("Vertegenwoordiger") for _ in range(5)]
    columns = Columns(*texts, across=3, least=60, between=10, below=4)
    made = shown(qtbot, columns, wide)
    assert len({each.x() for each in texts}) == beside
    assert max(each.geometry().bottom() for each in texts) == columns.heightForWidth(made.width()) - 1
    assert all(each.height() >= each.heightForWidth(each.width()) for each in texts)
