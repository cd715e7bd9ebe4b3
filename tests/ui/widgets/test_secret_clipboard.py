"""F27: a copied secret leaves the clipboard again, if it is still ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.run import Program
from app.ui.widgets.passphrase_panel import PassphrasePanel
from app.ui.widgets.secret_clipboard import SECONDS, secret_clipboard
from tests.ui.look import press, read

SECRET = "FAWDN-4MF6C-8JWYN-G7BSA"


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


@pytest.fixture(autouse=True)
def _tidy() -> Iterator[None]:
    """Empty before and after: what the clipboard still holds when the process ends is let go of after Python."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def test_a_secret_is_marked_as_one(context: Context) -> None:
    secret_clipboard(context).copy(SECRET)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == SECRET
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_it_is_taken_out_when_its_time_is_over(context: Context, qtbot: QtBot) -> None:
    mine = secret_clipboard(context)
    mine.copy(SECRET)
    assert SECONDS - 5 < mine.seconds_left <= SECONDS + 1
    mine.findChildren(QTimer)[0].timeout.emit()
    assert clipboard() == ""


def test_what_was_copied_since_stays(context: Context) -> None:
    mine = secret_clipboard(context)
    mine.copy(SECRET)
    QGuiApplication.clipboard().setText("een adres")
    mine.findChildren(QTimer)[0].timeout.emit()
    assert clipboard() == "een adres"


def test_a_lock_takes_it_out_at_once(program: Program, context: Context, qtbot: QtBot) -> None:
    secret_clipboard(context).copy(SECRET)
    context.door.lock()
    assert clipboard() == ""
    qtbot.waitUntil(lambda: context.door.state is VaultState.LOCKED)


def test_there_is_one_for_the_window(context: Context) -> None:
    assert secret_clipboard(context) is secret_clipboard(context)


def test_the_panel_shows_the_groups_and_copies_the_whole(context: Context, qtbot: QtBot) -> None:
    panel = PassphrasePanel(context, SECRET)
    qtbot.addWidget(panel)
    panel.show()
    groups = [each.text() for each in panel.findChildren(QLabel) if each.property("role") == "key"]
    assert groups == SECRET.split("-")
    assert clipboard() == ""
    press(panel, "copy_passphrase")
    assert clipboard() == SECRET
    assert "60" in read(panel, "passphrase_copied")
