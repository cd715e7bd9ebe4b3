"""Keeps the notes while they are written: nothing that was typed is lost, and nobody has to think of saving."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.session import Session
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.door import VaultState
from app.usecases.keep_notes import keep_notes

PAUSE = 800
"""Milliseconds without a keystroke after which the notes are kept."""
LONGEST = 4_000
"""Milliseconds after which they are kept although the coach types on."""
RETRY = 10_000
"""Milliseconds until the next attempt, after one that failed."""


class Kept(StrEnum):
    """How far the notes on the screen are in the vault."""

    YES = "yes"
    WRITING = "writing"
    FAILED = "failed"


class Keeper(QObject):
    """Knows which session's notes are on the screen and whether the vault has them."""

    state_changed = Signal(object)
    """The new Kept."""

    def __init__(self, context: Context, owner: QWidget, source: Callable[[], str]) -> None:
        super().__init__(owner)
        self._context, self._owner, self._source = context, owner, source
        self._session = Id("")
        self._kept = ""
        """The text that the vault has, as far as is known."""
        self._edited = False
        self.state = Kept.YES
        self._pause = self._timer(PAUSE)
        self._longest = self._timer(LONGEST)

    def begin(self, session: Session) -> None:
        """From now on it is about this session. What was typed for another one is kept first."""
        self.keep()
        self._session, self._kept, self._edited = session.id, session.notes, False
        self._enter(Kept.YES)

    @property
    def session(self) -> Id:
        """Whose notes are on the screen."""
        return self._session

    @property
    def unkept(self) -> bool:
        """Whether something on the screen is not known to be in the vault."""
        return self._edited or self.state is not Kept.YES

    def edited(self) -> None:
        """Something was typed."""
        self._edited = True
        self._pause.start(PAUSE)
        if not self._longest.isActive():
            self._longest.start(LONGEST)
        if self.state is Kept.YES:
            self._enter(Kept.WRITING)

    def keep(self) -> None:
        """Keep what was typed, now. The vault does it before it closes, also where the page is gone by then."""
        self._pause.stop()
        self._longest.stop()
        if not self._edited:
            return
        self._edited = False
        source = self._source()
        if source == self._kept:
            self._enter(Kept.YES)
            return
        session = self._session
        future = self._context.vault.do(keep_notes, session, source)
        self._context.tasks.follow(future, self, lambda kept: self._succeeded(kept), self._failed)

    def _succeeded(self, kept: Session) -> None:
        if kept.id != self._session:
            return
        self._kept = kept.notes
        if not self._edited:
            self._enter(Kept.YES)

    def _failed(self, error: BaseException) -> None:
        """Say so once, keep the text on the screen, and try again by and by."""
        self._edited = True
        first = self.state is not Kept.FAILED
        self._enter(Kept.FAILED)
        if self._context.door.state is VaultState.OPEN:
            self._pause.start(RETRY)
        if first:
            self._context.present(error, self._owner)

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(self.keep)
        return made

    def _enter(self, state: Kept) -> None:
        self.state = state
        self.state_changed.emit(state)
