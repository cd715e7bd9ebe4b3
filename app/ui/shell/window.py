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
from app.ui.context import HELP_KEY, QUIT_KEY, Context
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.shell.open_forms import OpenForms, open_forms
from app.ui.shell.screens import absent_screen, first_run_screen, practice_screen, unlock_screen
from app.ui.theme.fonts import load_other_fonts
from app.ui.widgets.parts import label

if TYPE_CHECKING:
    from app.ui.shell.frame import Frame
    from app.ui.shell.help import HelpWindow

SMALLEST = QSize(1024, 640)
_USUAL = QSize(1240, 800)
_TITLE_BAR = 40
"""Pixels that a system may put above a window, which does not tell before it is shown."""


class Window(QMainWindow):
    """One window. Its title never holds a name: it shows in the task bar and on the lock screen (F27)."""

    closing = Signal(str)
    """Where it stood and how large it was, for the next time. No names: nothing of what it showed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.frame: Frame | None = None
        """The inside of the open vault, while it is open."""
        self.manual: HelpWindow | None = None
        """The manual, once it was asked for. It is no window of this one: a dialog here would block it, too."""
        self._shown: VaultState | None = None
        self._left: _Left | None = None
        self._may_close = False
        self.setWindowTitle(context.text("window.title"))
        self._bar: QMenuBar | None = None
        """Made with the first frame, and kept: a lock screen has no menus, and would wait three milliseconds for it."""
        self.setMinimumSize(SMALLEST)
        # A laptop of 1366 x 768 has no room for the usual size.
        room = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(_USUAL.boundedTo(room).expandedTo(SMALLEST))
        if context.settings.window:
            self.restoreGeometry(QByteArray.fromHex(context.settings.window.encode("ascii")))
        context.helped.connect(self._show_help)
        self._help_key = QShortcut(QKeySequence(HELP_KEY), self, lambda: self._show_help(""))
        """F1 where there is no menu yet: before the vault."""
        self._quit_key = QShortcut(QKeySequence(QUIT_KEY), self, self.close)
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
                self._left = _Left(self._here, self.frame.place, open_forms(self))
            self._close_dialogs()
        self._put(self._screen(state, None))
        if self._bar is not None:
            self._bar.setVisible(state is VaultState.OPEN)
        for key in (self._help_key, self._quit_key):
            key.setEnabled(self.frame is None)

    def rebuild(self) -> None:
        """Show the same place anew: in another language, or in other colours."""
        frame = self.frame
        if self.manual is not None:
            self.manual.speak()
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
        if self.manual is not None:
            self.manual.close()
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

    def _show_help(self, topic: str) -> None:
        """Open the manual, or turn the one that is open to this page."""
        from app.ui.shell.help import HelpWindow  # only when somebody asks for it

        if self.manual is None:
            self.manual = HelpWindow(self.context)
        if not self.manual.isVisible():
            self.manual.stand_beside(self)
        self.manual.show_topic(topic or self._topic_here())
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()

    def _topic_here(self) -> str:
        from app.ui.help_topics import topic_at

        if self.frame is not None:
            return topic_at(self.frame.place)
        return topic_at(Place("first_run" if self.context.door.state is VaultState.NO_VAULT else "unlock"))

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
        if self._bar is not None:
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
        from app.ui.shell.features import BEGIN, FEATURES, HOME
        from app.ui.shell.frame import Frame

        left, self._left = self._left, None
        bar = self._menu_bar()
        if place is None and left is not None and left.vault == self._here:
            return Frame(self.context, FEATURES, bar, left.place, left.forms, home=HOME)
        start = place or (None if self._has_clients else Place(BEGIN))
        return Frame(self.context, FEATURES, bar, start, home=HOME, carried=carried)

    def _menu_bar(self) -> QMenuBar:
        """Ours, kept by a name: Python loses one that Qt makes by itself, and says that it was deleted."""
        if self._bar is None:
            self._bar = QMenuBar(self)
            self.setMenuBar(self._bar)
        return self._bar

    @property
    def _here(self) -> tuple[str, Path]:
        vault = self.context.vault
        return vault.identity, vault.folder

    @property
    def _has_practice(self) -> bool:
        from app.usecases.create_practice import has_practice  # nouns come with the vault, not with the lock screen

        return has_practice(self.context.reader)

    @property
    def _has_clients(self) -> bool:
        from app.domain.client import Client
        from app.vault.lists import Query

        return bool(self.context.reader.page(Query(Client), 0, 1))

    def _set_up(self) -> None:
        """The vault has its practice now."""
        self._put(self._screen(VaultState.OPEN, None))

    def _close_dialogs(self) -> None:
        """Nothing of a dossier stays on the screen of a locked vault; what is unfolded goes at once, for it takes the
        keys from the lock screen.
        """
        while (unfolded := _unfolded()) is not None:
            unfolded.hide()
        for child in self.findChildren(QWidget):
            if child.isWindow():
                child.deleteLater()


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the coach was when the vault was locked, by ids alone: which vault in which folder (a copy is another one),
    which page, which forms were open and where the cursor was in them.
    """

    vault: tuple[str, Path]
    place: Place
    forms: OpenForms


def _unfolded() -> QWidget | None:
    """The list, menu or calendar on top; the types of Qt forget that there can be none."""
    return QApplication.activePopupWidget()


class _Waiting(QWidget):
    """A word while something ends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        shown = label(text, "large")
        set_by_name(shown, alignment="AlignCenter")
        layout = QVBoxLayout(self)
        layout.addWidget(shown)
