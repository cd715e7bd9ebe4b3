"""A long address breaks on the screen, and is copied as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.widgets.breakable import WholeCopies, breakable

ADDRESS = "noor.van.t.hof@een-lange-naam.voorbeeld.example"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_address_is_copied_without_what_breaks_it(qapp: QApplication, qtbot: QtBot) -> None:
    copies = WholeCopies(qapp)
    shown = QLabel(breakable(ADDRESS))
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    assert shown.text() != ADDRESS
    shown.setSelection(0, len(shown.text()))
    QTest.keySequence(shown, QKeySequence(QKeySequence.StandardKey.Copy))
    qtbot.waitUntil(lambda: qapp.clipboard().text() == ADDRESS)
    copies.deleteLater()
