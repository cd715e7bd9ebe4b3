"""The main window: switches on the vault's state, and on nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from app.domain.practice import Practice
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.shell.screens import first_run_screen, practice_screen, unlock_screen
from app.ui.widgets.parts import label

if TYPE_CHECKING:
    from app.ui.shell.frame import Frame

SMALLEST = QSize(1024, 640)


class Window(QMainWindow):
    """One window. Its title never holds a name: it shows in the task bar and on the lock screen (F27)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.frame: Frame | None = None
        """The inside of the open vault, while it is open."""
        self._shown: VaultState | None = None
        self.setWindowTitle(context.text("window.title"))
        self.setMinimumSize(SMALLEST)
        self.resize(1240, 800)
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
            self._close_dialogs()
        self._put(self._screen(state, None))
        self.menuBar().setVisible(state is VaultState.OPEN)

    def rebuild(self) -> None:
        """Show the same place anew: in another language, or in other colours."""
        frame = self.frame
        if frame is None:
            self._shown = None
            self.show_state(self.context.door.state)
            return
        frame.leave()
        self._put(self._screen(VaultState.OPEN, frame.place))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is not saved, end long work, close the vault."""
        if self.frame is not None:
            self.frame.leave()
        self.hide()
        self.context.door.close()
        super().closeEvent(event)

    def _put(self, screen: QWidget) -> None:
        """Show a screen, and have the cursor where it wants it: Qt forgets that when a widget comes into a window."""
        wanted = screen.focusWidget()
        self.setCentralWidget(screen)
        screen.show()
        if wanted is not None:
            wanted.setFocus()
        if screen is self.frame:
            self.frame.begin()

    def _screen(self, state: VaultState, place: Place | None) -> QWidget:
        self.menuBar().clear()
        self.frame = None
        match state:
            case VaultState.OPEN if not self.context.reader.count(Practice):
                return practice_screen(self.context, self._set_up)
            case VaultState.OPEN:
                self.frame = self._inside(place)
                return self.frame
            case VaultState.NO_VAULT:
                return first_run_screen(self.context)
            case VaultState.LOCKING:
                return _Waiting(self.context.text("window.locking"))
            case _:
                return unlock_screen(self.context)

    def _inside(self, place: Place | None) -> Frame:
        """Imported only here: the lock screen stands before all pages are loaded (app.ui.shell.loading)."""
        from app.ui.shell.features import FEATURES
        from app.ui.shell.frame import Frame

        return Frame(self.context, FEATURES, self.menuBar(), place)

    def _set_up(self) -> None:
        """The vault has its practice now."""
        self._put(self._screen(VaultState.OPEN, None))

    def _close_dialogs(self) -> None:
        """Nothing of a dossier stays on the screen of a locked vault."""
        for child in self.findChildren(QWidget):
            if child.isWindow():
                child.deleteLater()


class _Waiting(QWidget):
    """A word while something ends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        shown = label(text, "large")
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(shown)
