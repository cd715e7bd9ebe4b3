"""One text on its way into the vault. It lives with the window, not with the page: whoever goes elsewhere while a
save fails still hears of it, and the text is tried again and not lost.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.session import Session
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.door import VaultState
from app.usecases.keep_notes import keep_notes

RETRY = 10_000
"""Milliseconds until the next attempt, after one that failed."""


class Saving(QObject):
    """Tries until it succeeds, a newer text takes its place, or the vault closes."""

    succeeded = Signal(object)
    """The Session as it is kept."""
    failed = Signal()

    def __init__(self, context: Context, window: QWidget, session: Id, source: str) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.session, self.source = session, source
        self._told = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.attempt)
        context.door.state_changed.connect(self._door_moved)

    def attempt(self) -> None:
        """Ask the vault to keep the text. What was asked for is still done when the vault is being closed."""
        future = self._context.vault.do(keep_notes, self.session, self.source)
        self._context.tasks.follow(future, self, self._kept, self._not_kept)

    def drop(self) -> None:
        """It is kept, or a newer text of the same session takes its place."""
        self.blockSignals(True)
        self._retry.stop()
        self.source = ""
        self.setParent(None)
        self.deleteLater()

    def _kept(self, session: Session) -> None:
        self.succeeded.emit(session)
        self.drop()

    def _not_kept(self, error: BaseException) -> None:
        """Say so once, and try again by and by as long as there is a vault to try."""
        self.failed.emit()
        if self._context.door.state is VaultState.OPEN:
            self._retry.start(RETRY)
        if not self._told:
            self._told = True
            self._context.present(error, self._window)

    def _door_moved(self, state: VaultState) -> None:
        """A last attempt before the vault closes; nothing of a dossier stays in memory afterwards."""
        if state is VaultState.LOCKING and self._retry.isActive():
            self._retry.stop()
            self.attempt()
        elif state in (VaultState.LOCKED, VaultState.NO_VAULT):
            self.drop()


def pending(window: QWidget, session: Id) -> Saving | None:
    """The text of a session that is still on its way, or None."""
    return next((each for each in window.findChildren(Saving) if each.session == session), None)
