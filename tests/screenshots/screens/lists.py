"""Lists in the states that every list knows, and a page that could not be read."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView

from app.ui.place import Place
from app.ui.widgets.table import RecordTable
from tests.screenshots.screen import Screen
from tests.screenshots.screens.today import go_today
from tests.screenshots.stage import Stage


def _look_for(stage: Stage, words: str) -> None:
    go_today(stage)
    view = stage.find(QTableView, "today")
    QTest.keyClicks(view, words[:1])
    QTest.keyClicks(stage.find(QLineEdit, "list_find"), words[1:])
    stage.settle()


def _unreadable(stage: Stage) -> None:
    stage.go(Place("requests"))
    (shown,) = [each for each in stage.window.findChildren(RecordTable) if each.isVisible()]
    shown.fail()
    stage.settle()


SCREENS = (
    Screen("list-find", lambda stage: _look_for(stage, "kocabey")),
    Screen("list-not-found", lambda stage: _look_for(stage, "zeppelin")),
    Screen("list-unreadable", _unreadable),
)
