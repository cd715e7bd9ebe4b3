"""A page that is on the edge of fitting is scrolled, or it is not: never by turns."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.shell import page_room
from app.ui.shell.page_room import PageRoom


class OnTheEdge(QWidget):
    """Wants a little more height where it is wide than where it is narrow, as a page whose list gives way does."""

    def __init__(self, room: PageRoom) -> None:
        super().__init__()
        self._room = room
        self._words = QLabel("Woorden")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)

    def follow(self) -> None:
        high = self._room.maximumViewportSize().height()
        wide = self.width() >= self._room.maximumViewportSize().width()
        self._words.setMinimumHeight(high + 10 if wide else high - 10)


def test_the_bar_does_not_come_and_go(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_room, "enlarged", lambda: 2.0)
    stack = QStackedWidget()
    room = PageRoom(stack)
    qtbot.addWidget(room)
    page = OnTheEdge(room)
    stack.addWidget(page)
    room.resize(400, 300)
    room.show()
    widths = []
    for _ in range(6):
        page.follow()
        QApplication.processEvents()
        widths.append(page.width())
    assert widths[1:] == [widths[1]] * 5, widths
