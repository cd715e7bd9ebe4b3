"""The main window: switches on the vault's state, and on nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.ui.by_name import set_by_name
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.shell.open_forms import open_forms
from app.ui.shell.screens import absent_screen, first_run_screen, practice_screen, unlock_screen
from app.ui.theme.fonts import load_other_fonts
from app.ui.widgets.parts import label

if TYPE_CHECKING:
    from app.ui.shell.frame import Frame

SMALLEST = QSize(1024, 640)


class Window(QMainWindow):
    """One window. Its title never holds a name: it shows in the task bar and on the lock screen (F27)."""

    closing = Signal(str)
    """Where it stood and how large it was, for the next time. No names: nothing of what it showed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.frame: Frame | None = None
        """The inside of the open vault, while it is open."""
        self._shown: VaultState | None = None
        self._left: _Left | None = None
        self._may_close = False
        self.setWindowTitle(context.text("window.title"))
        self._bar = QMenuBar(self)
        """Made here and kept: Python loses one that Qt makes by itself, and says that it was deleted."""
        self.setMenuBar(self._bar)
        self.setMinimumSize(SMALLEST)
        self.resize(1240, 800)
        if context.settings.window:
            self.restoreGeometry(QByteArray.fromHex(context.settings.window.encode("ascii")))
        context.helped.connect(self._show_help)
        self._help_key = QShortcut(QKeySequence("F1"), self, self._help_here)
        """F1 where there is no menu yet: before the vault."""
        context.door.state_changed.connect(self.show_state)
        self.show_state(context.door.state)

    def show_state(self, state: VaultState) -> None:
        """Show the screen that belongs to a state. Unlocking is a matter of the lock screen itself."""
        if state is VaultState.UNLOCKING or state is self._shown:
            return
        self._shown = state
        if state is VaultState.LOCKING:
            if self.frame is not None:
                self.frame.leave()
                self._left = _Left(self._here, self.frame.place, tuple(open_forms(self)))
            self._close_dialogs()
        self._put(self._screen(state, None))
        self._bar.setVisible(state is VaultState.OPEN)
        self._help_key.setEnabled(self.frame is None)

    def rebuild(self) -> None:
        """Show the same place anew: in another language, or in other colours."""
        frame = self.frame
        if frame is None:
            self._shown = None
            self.show_state(self.context.door.state)
            return
        frame.leave()
        self._put(self._screen(VaultState.OPEN, frame.place, frame.carried()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is not saved, end long work, close the vault. Where what was typed would be gone, ask first."""
        if not self._may_close and not self._kept():
            event.ignore()
            if self.frame is not None:
                self.frame.stay()
            self._ask_to_close()
            return
        self.closing.emit(bytes(self.saveGeometry().toHex().data()).decode("ascii"))
        self.hide()
        self.context.door.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the cursor: Qt does so by itself in dialogs alone."""
        focused = QApplication.focusWidget()
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton | QToolButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _help_here(self) -> None:
        self._show_help("begin" if self.context.door.state is VaultState.NO_VAULT else "security")

    def _show_help(self, topic: str) -> None:
        """Open the manual, or turn the one that is open to this page."""
        from app.ui.shell.help import HelpWindow  # only when somebody asks for it

        opened = self.findChild(HelpWindow, "help") or HelpWindow(self.context, self)
        opened.show_topic(topic)
        opened.show()
        opened.raise_()
        opened.activateWindow()

    def _kept(self) -> bool:
        """Whether everything that was typed is in the vault, or at least sealed beside it."""
        desk = self.context.desk
        if self.context.door.state is not VaultState.OPEN:
            return not desk.at_risk
        if self.frame is not None:
            self.frame.leave()
        return desk.settled() or desk.seal_now()

    def _ask_to_close(self) -> None:
        from app.ui.widgets.dialog import ask  # with the forms that it needs, only when something is wrong

        def close() -> None:
            self._may_close = True
            self.close()

        ask(self.context, self, "window.unkept", "window.unkept.close", close, danger=True)

    def _put(self, screen: QWidget) -> None:
        """Show a screen, and have the cursor where it wants it: Qt forgets that when a widget comes into a window."""
        wanted = screen.focusWidget()
        self.setCentralWidget(screen)
        screen.show()
        if self.isVisible() and QGuiApplication.applicationState() is QtCore.Qt.ApplicationState.ApplicationActive:
            self.activateWindow()  # not every desktop does so when a dialog goes
        if wanted is not None:
            wanted.setFocus()
        if screen is self.frame:
            self.frame.begin()

    def _screen(self, state: VaultState, place: Place | None, carried: Mapping[str, object] | None = None) -> QWidget:
        self._bar.clear()
        self.frame = None
        if state is not VaultState.LOCKED:
            load_other_fonts()
        match state:
            case VaultState.OPEN if not self._has_practice:
                return practice_screen(self.context, self._set_up)
            case VaultState.OPEN:
                self.frame = self._inside(place, carried)
                return self.frame
            case VaultState.NO_VAULT:
                return first_run_screen(self.context)
            case VaultState.ABSENT:
                return absent_screen(self.context)
            case VaultState.LOCKING:
                return _Waiting(self.context.text("window.locking"))
            case _:
                return unlock_screen(self.context)

    def _inside(self, place: Place | None, carried: Mapping[str, object] | None) -> Frame:
        """Imported only here: the lock screen stands before all pages are loaded (app.ui.shell.loading)."""
        from app.ui.shell.features import FEATURES, HOME
        from app.ui.shell.frame import Frame

        left, self._left = self._left, None
        if place is None and left is not None and left.vault == self._here:
            return Frame(self.context, FEATURES, self._bar, left.place, left.forms, home=HOME)
        return Frame(self.context, FEATURES, self._bar, place, home=HOME, carried=carried)

    @property
    def _here(self) -> tuple[str, Path]:
        vault = self.context.vault
        return vault.identity, vault.folder

    @property
    def _has_practice(self) -> bool:
        from app.usecases.create_practice import has_practice  # nouns come with the vault, not with the lock screen

        return has_practice(self.context.reader)

    def _set_up(self) -> None:
        """The vault has its practice now."""
        self._put(self._screen(VaultState.OPEN, None))

    def _close_dialogs(self) -> None:
        """Nothing of a dossier stays on the screen of a locked vault."""
        for child in self.findChildren(QWidget):
            if child.isWindow():
                child.deleteLater()


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the coach was when the vault was locked, by ids alone: which vault in which folder (a copy is another one),
    which page, which forms were open.
    """

    vault: tuple[str, Path]
    place: Place
    forms: tuple[str, ...]


class _Waiting(QWidget):
    """A word while something ends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        shown = label(text, "large")
        set_by_name(shown, alignment="AlignCenter")
        layout = QVBoxLayout(self)
        layout.addWidget(shown)
