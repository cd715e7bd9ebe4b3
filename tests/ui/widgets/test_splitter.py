"""The line between two parts: Tab comes to it, arrows move it, and one sees where one is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSplitterHandle
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.widgets.splitter import Splitter


def test_the_line_is_moved_by_keyboard(context: Context, qtbot: QtBot) -> None:
    left, right = QLineEdit(), QLineEdit()
    for each in (left, right):
        each.setMinimumWidth(100)
    splitter = Splitter(context, left, right)
    splitter.resize(600, 80)
    splitter.setSizes([200, 400])
    qtbot.addWidget(splitter)
    splitter.show()
    splitter.activateWindow()
    qtbot.waitUntil(splitter.isActiveWindow)
    left.setFocus()
    QTest.keyClick(left, Qt.Key.Key_Tab)
    (line,) = (each for each in splitter.findChildren(QSplitterHandle) if each.isVisible())
    assert line.hasFocus()
    assert line.accessibleName()
    picture, wide = line.grab().toImage(), left.width()
    assert picture.pixelColor(picture.width() // 2, 20).name() == context.colours.accent
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert left.width() > wide
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert left.width() == wide
    QTest.keyClick(line, Qt.Key.Key_End)
    assert right.width() == 100
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert left.width() == 100
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert right.hasFocus()
