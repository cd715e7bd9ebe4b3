"""What is said above every page leaves the page its room, and gives the cursor to it when it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.host.last_run import Stopped
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.key_record import await_recovery
from tests.ui.look import press, see
from tests.vault.fast_keys import PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def warned(program: Program, qtbot: QtBot) -> Program:
    """A window of 1024 by 640 with two notices above the page."""
    context = program.context
    context.vault.now(await_recovery)
    context.stopped = Stopped("Aborted")
    context.door.lock()
    qtbot.waitUntil(lambda: context.door.state is VaultState.LOCKED)
    context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: context.door.state is VaultState.OPEN)
    program.window.resize(1024, 640)
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
    return program


def test_the_import_can_be_begun_in_a_low_window_below_two_notices(warned: Program) -> None:
    for name in ("recovery_notice", "stopped_notice"):
        assert see(warned.window, QWidget, name).height() <= 70
    warned.context.navigate(Place("imports"))
    page = see(warned.window, QWidget, "page_imports")
    for name in ("choose_file", "paste_list"):
        button = see(page, QPushButton, name)
        assert button.height() >= button.sizeHint().height()
        (area,) = (each for each in page.findChildren(QScrollArea) if each.isAncestorOf(button))
        area.ensureWidgetVisible(button)
        port = area.viewport()
        assert port.rect().contains(QRect(button.mapTo(port, QPoint()), button.size()))


def test_a_notice_that_goes_leaves_the_cursor_on_the_page(warned: Program, qtbot: QtBot) -> None:
    warned.context.navigate(Place("dossiers"))
    page = see(warned.window, QWidget, "page_dossiers")
    see(warned.window, QPushButton, "stopped_understood").setFocus()
    press(warned.window, "stopped_understood")
    qtbot.waitUntil(lambda: page.isAncestorOf(warned.window.focusWidget()))
