"""Keeps the notes while they are written: nothing that was typed is lost, and nobody has to think of saving."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.session import Session
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.features.sessions.saving import Saving, pending

PAUSE = 800
"""Milliseconds without a keystroke after which the notes are kept."""
LONGEST = 4_000
"""Milliseconds after which they are kept although the coach types on."""


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
        self.session = Id("")
        """Whose notes are on the screen."""
        self._kept = ""
        """The text that the vault has, as far as is known."""
        self._edited = False
        self.state = Kept.YES
        self._pause = self._timer()
        self._longest = self._timer()

    @property
    def unkept(self) -> bool:
        """Whether something on the screen is not known to be in the vault."""
        return self._edited or self.state is not Kept.YES

    def begin(self, session: Session) -> str:
        """From now on it is about this session; gives the text to show. What was typed for another is kept first.

        That text is the vault's, unless a newer one is still on its way there.
        """
        self.keep()
        self.session, self._kept, self._edited = session.id, session.notes, False
        on_its_way = pending(self._owner.window(), session.id)
        if on_its_way is None:
            self._enter(Kept.YES)
            return session.notes
        self._watch(on_its_way)
        self._enter(Kept.WRITING)
        return on_its_way.source

    def edited(self) -> None:
        """Something was typed."""
        self._edited = True
        self._pause.start(PAUSE)
        if not self._longest.isActive():
            self._longest.start(LONGEST)
        if self.state is Kept.YES:
            self._enter(Kept.WRITING)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self._pause.stop()
        self._longest.stop()
        if not self._edited:
            return
        self._edited = False
        source, window = self._source(), self._owner.window()
        before = pending(window, self.session)
        if before is not None:
            before.drop()
        elif source == self._kept:
            self._enter(Kept.YES)
            return
        saving = Saving(self._context, window, self.session, source)
        self._watch(saving)
        saving.attempt()

    def _watch(self, saving: Saving) -> None:
        saving.succeeded.connect(self._succeeded)
        saving.failed.connect(self._failed)

    def _succeeded(self, kept: Session) -> None:
        if kept.id == self.session:
            self._kept = kept.notes
            if not self._edited:
                self._enter(Kept.YES)

    def _failed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Saving) and sender.session == self.session:
            self._enter(Kept.FAILED)

    def _timer(self) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.timeout.connect(self.keep)
        return made

    def _enter(self, state: Kept) -> None:
        self.state = state
        self.state_changed.emit(state)
