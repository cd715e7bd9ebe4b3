"""The real window on a real vault, brought to where a picture is taken."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.host.folders import Folders
from app.host.settings import Settings, SettingsFile, Theme
from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.parts import Parts
from app.vault.passphrase import Passphrase
from tests.ui.answers import AnsweredFiles

W = TypeVar("W", bound=QWidget)
_PATIENCE = 120.0
"""Seconds that anything may take before the picture fails."""
_PULSE = 5
"""Milliseconds between two looks whether something is so."""
_WAITING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
_SHADE = QColor(0, 0, 0, 90)


class Stage:
    """One window in one language and one theme."""

    def __init__(
        self, application: QApplication, parts: Parts, folders: Folders, language: Language, theme: Theme,
        vault_folder: Path, passphrase: Passphrase,
    ) -> None:  # fmt: skip
        self._application, self._passphrase = application, passphrase
        SettingsFile(folders.settings_file).write(Settings(language, theme))
        self.files = AnsweredFiles()
        self.program = Program(application, parts, folders, vault_folder, self.files)
        self.window.resize(1240, 800)
        self.window.show()
        self.settle()

    @property
    def window(self) -> QWidget:
        """The main window."""
        return self.program.window

    @property
    def context(self) -> Context:
        """What features get."""
        return self.program.context

    @property
    def passphrase(self) -> Passphrase:
        """What opens the vault."""
        return self._passphrase

    def open(self) -> None:
        """Unlock the vault, where it is not open yet."""
        if self.context.door.state is VaultState.OPEN:
            return
        self.context.door.open(self._passphrase, _raise)
        self.until(lambda: self.context.door.state is VaultState.OPEN)

    def go(self, place: Place) -> None:
        """Open the vault where it is not open yet, and go to a place."""
        self.open()
        self.context.navigate(place)
        self.settle()

    def find(self, kind: type[W], name: str) -> W:
        """The visible widget of this kind with this object name, in the window or in a dialog."""
        for each in self._application.allWidgets():
            if isinstance(each, kind) and each.objectName() == name and each.isVisible():
                return each
        raise LookupError(name)

    def press(self, name: str) -> None:
        """Press the visible button with this object name."""
        from PySide6.QtWidgets import QAbstractButton

        self.find(QAbstractButton, name).click()
        self.settle()

    def turn(self, name: str) -> None:
        """Press a button that is there only in a narrow window."""
        with suppress(LookupError):
            self.press(name)

    def act(self, name: str) -> None:
        """Do the action with this name."""
        found = self.window.findChild(QAction, f"action_{name}")
        if found is None:
            raise LookupError(name)
        found.trigger()
        self.settle()

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        end, pulse = monotonic() + _PATIENCE, QTimer()
        pulse.start(_PULSE)  # what waits for an event hears one, while the threads that work have the time in between
        while not reached():
            if monotonic() > end:
                raise TimeoutError
            self._application.processEvents(_WAITING)
        self.settle()

    def settle(self) -> None:
        """Let everything that waits happen."""
        for _ in range(10):
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def picture(self) -> QPixmap:
        """The window, with the dialog that is open over it."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for dialog in self._dialogs():
            whole = self.window.rect()
            painter.fillRect(whole, _SHADE)
            shown = dialog.grab()
            left = (whole.width() - dialog.width()) // 2
            top = max(0, (whole.height() - dialog.height()) // 2)
            painter.drawPixmap(QPoint(left, top), shown)
        painter.end()
        return picture

    def begin_anew(self) -> None:
        """Close the dialogs, without asking after what was filled in, and have every page forget what it showed."""
        for each in reversed(self._dialogs()):
            QDialog.done(each, 0)
        if self.context.door.state is VaultState.OPEN:
            self.go(Place("about"))
            self.program.window.rebuild()
        self.settle()

    def close(self) -> None:
        """Take everything down."""
        self.window.close()
        for each in self._application.topLevelWidgets():
            each.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            each.close()
            each.deleteLater()
        self.program.idle.deleteLater()
        self.program.deleteLater()
        self.settle()

    def _dialogs(self) -> list[QDialog]:
        """Those that are open; one that was opened from another comes after it."""
        tops = self._application.topLevelWidgets()
        return sorted((each for each in tops if isinstance(each, QDialog) and each.isVisible()), key=_behind)


def _behind(dialog: QWidget) -> int:
    """How many windows it lies over."""
    below, around = 0, dialog.parentWidget()
    while around is not None:
        below += around.isWindow()
        around = around.parentWidget()
    return below


def _raise(error: BaseException) -> None:
    raise error
