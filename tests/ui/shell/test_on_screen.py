"""A screen that vanishes takes no window with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.host.folders import Folders
from app.host.settings import Settings, SettingsFile
from app.ui.run import Program
from app.ui.shell.on_screen import OnScreen, brought_back
from app.ui.widgets.dialog import tell
from tests.ui.conftest import Start

LEFT, RIGHT = QRect(0, 0, 1280, 800), QRect(1280, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("frame", "screens", "wanted"),
    [
        (QRect(100, 50, 1100, 700), [LEFT], QRect(100, 50, 1100, 700)),
        (QRect(1400, 50, 1100, 700), [LEFT, RIGHT], QRect(1400, 50, 1100, 700)),
        (QRect(1400, 50, 1100, 700), [LEFT], QRect(180, 50, 1100, 700)),
        (QRect(1400, 50, 1900, 1000), [LEFT], QRect(0, 0, 1280, 800)),
        (QRect(-3000, -900, 1024, 640), [LEFT], QRect(0, 0, 1024, 640)),
        (QRect(100, 780, 1100, 700), [LEFT], QRect(100, 100, 1100, 700)),
        (QRect(1180, 50, 1100, 700), [LEFT], QRect(180, 50, 1100, 700)),
        (QRect(-300, 50, 1100, 700), [LEFT], QRect(-300, 50, 1100, 700)),
        (QRect(1400, 50, 1100, 700), [], QRect(1400, 50, 1100, 700)),
    ],
    ids=["on it", "on the second", "gone", "larger", "left above", "below", "a strip", "moved aside", "none"],
)
def test_a_window_comes_back_where_it_can_be_taken_hold_of(frame: QRect, screens: list[QRect], wanted: QRect) -> None:
    assert brought_back(frame, screens) == wanted


def test_the_window_and_its_dialog_come_back_when_their_screen_is_gone(
    program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    keeps = OnScreen(qapp)
    screen = qapp.primaryScreen().availableGeometry()
    program.window.move(QPoint(screen.right() + 2000, 40))
    dialog = tell(program.context, program.window, "message.error", "Iets.")
    dialog.move(QPoint(screen.right() + 2100, 90))
    qapp.screenRemoved.emit(qapp.primaryScreen())
    for each in (program.window, dialog):
        qtbot.waitUntil(lambda each=each: screen.intersects(each.frameGeometry()))  # type: ignore[misc]
        assert screen.contains(each.frameGeometry().topLeft())
    keeps.deleteLater()


def test_a_window_that_stood_on_a_screen_that_is_gone_opens_on_one_that_is_there(
    program: Program, folders: Folders, start: Start, qapp: QApplication
) -> None:
    screen = qapp.primaryScreen().availableGeometry()
    program.window.move(QPoint(screen.right() + 4000, 3000))
    program.window.close()
    assert SettingsFile(folders.settings_file).read() != Settings()
    opened = start(None).window
    assert screen.intersects(opened.frameGeometry())
