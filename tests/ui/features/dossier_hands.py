"""What a coach sees and does in dossiers: on the real window and the real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.declare import Record
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.ui.context import Context
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.usecases.keep_item import add_item
from tests.ui.look import maybe, press, see

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=QWidget)


class DossierHands:
    """The program with the vault open."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot

    @property
    def window(self) -> QWidget:
        return self.program.window

    @property
    def context(self) -> Context:
        return self.program.context

    def keep(self, record: type[R], client: str = "", /, **given: object) -> R:
        """Have an item in the vault, as an import would put it there."""
        made: R = self.context.vault.now(add_item, record, given, client)
        return made

    def client(self, **given: object) -> Client:
        return self.keep(Client, "", **{"first_name": "Anna", "infix": "van den", "surname": "Berg", **given})

    def trajectory(self, client: Client, **given: object) -> Trajectory:
        return self.keep(Trajectory, client.id, **{"title": "Coaching", "starts_on": "2026-01-05", **given})

    def session(self, trajectory: Trajectory, **given: object) -> Session:
        values = {"trajectory": trajectory.id, "on": "2026-02-10", **given}
        return self.keep(Session, trajectory.client, **values)

    def go(self, feature: str = "dossier", client: str = "", record: str = "", part: str = "") -> None:
        self.context.navigate(Place(feature, client, record, part))

    def act(self, name: str) -> None:
        """Do the action of this name, as its key or the palette does."""
        found = self.window.findChild(QAction, f"action_{name}")
        assert isinstance(found, QAction), name
        assert found.isEnabled()
        found.trigger()

    def activate(self) -> None:
        """Have the window in front, so that keys reach its shortcuts."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def see(self, kind: type[W], name: str) -> W:
        return see(self.window, kind, name)

    def press(self, name: str) -> None:
        press(self.window, name)

    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(widget, key, held)

    def dialog(self, name: str) -> FormDialog:
        """The form that is open under this name."""
        self.until(lambda: maybe(self.window, FormDialog, name) is not None)
        return see(self.window, FormDialog, name)

    def fill(self, dialog_name: str, /, **values: object) -> FormDialog:
        """Fill in the form that is open under this name, and press its primary button."""
        dialog = self.dialog(dialog_name)
        for field, value in values.items():
            made = dialog.form.fields[field].input
            made.show_value(value)
            made.edited.emit()
        dialog.primary.click()
        return dialog

    def gone(self, name: str) -> None:
        """Wait until the dialog of this name is closed."""
        self.until(lambda: maybe(self.window, Dialog, name) is None)

    def texts(self, root: QWidget | None = None) -> str:
        """All that labels in sight say, without what lets long words break."""
        found = (root or self.window).findChildren(QLabel)
        return "\n".join(each.text() for each in found if each.isVisible()).replace("\u200b", "")

    def until(self, reached: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(reached)


def dutch_day(day: date) -> str:
    """A date as a column shows it."""
    return day.strftime("%d-%m-%Y")
