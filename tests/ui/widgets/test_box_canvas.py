"""A page to draw boxes on: large enough to read, and the box that is moved stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.theme.colours import LIGHT
from app.ui.widgets.box_canvas import CanvasArea


@pytest.mark.parametrize("wide", [False, True])
def test_a_page_to_read_is_as_wide_as_there_is_room(qtbot: QtBot, *, wide: bool) -> None:
    area = CanvasArea(LIGHT, to_read=True)
    qtbot.addWidget(area)
    area.resize(500, 300)
    area.show()
    picture = QImage(877 if wide else 620, 620 if wide else 877, QImage.Format.Format_RGB32)
    area.canvas.show_picture(picture, [])
    room = area.width() - area.verticalScrollBar().sizeHint().width()
    assert room - 16 <= area.canvas.width() <= room
    assert area.horizontalScrollBar().maximum() == 0, "nothing of it lies beside the window"


def test_a_box_that_is_moved_with_the_keys_stays_in_sight(qtbot: QtBot) -> None:
    area = CanvasArea(LIGHT, to_read=True)
    qtbot.addWidget(area)
    area.resize(500, 300)
    area.show()
    canvas = area.canvas
    canvas.show_picture(QImage(620, 877, QImage.Format.Format_RGB32), [])
    canvas.add()
    for _ in range(30):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    place = canvas.chosen_place
    assert place is not None
    assert place.bottom() > canvas.height() - 5, "at the foot of the page"
    assert area.viewport().rect().contains(canvas.mapTo(area.viewport(), QPoint(place.center())))
