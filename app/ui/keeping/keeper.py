"""Keeps one text while it is typed: notes, a draft, the fields of a form. Nobody has to think of saving.

A moment after the last key, at the latest every two seconds, and whenever one leaves or the vault is locked, the text
goes to the desk, which brings it into the vault.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.keeping.desk import Desk, Source
from app.usecases.keep_typed import Leaf, TypedText

PAUSE = 800
"""Milliseconds without a keystroke after which a text is kept."""
LONGEST = 2_000
"""Milliseconds after the first unkept keystroke within which it is kept, however fast one types on: no more than this
is lost when the computer stops.
"""


class Kept(StrEnum):
    """How the text on the screen compares to the vault; `kept.<state>` says it."""

    YES = "yes"
    WRITING = "writing"
    FAILED = "failed"


class Keeper(QObject):
    """Keeps one text at a time: `follow` begins with one, `drop` ends."""

    state_changed = Signal(object)
    """The new Kept."""

    def __init__(self, desk: Desk, owner: QObject, source: Source) -> None:
        super().__init__(owner)
        self._desk, self._source = desk, source
        self._leaf: Leaf | None = None
        self._edited = False
        self._then: list[Callable[[], None]] = []
        self.stored = ""
        """The text that the vault has, as far as is known."""
        self.state = Kept.YES
        self._pause = self._timer()
        self._longest = self._timer()
        desk.join(self)
        desk.kept.connect(self._kept)
        desk.failed.connect(self._failed)

    @property
    def record(self) -> str:
        """The id of what is kept; empty for nothing."""
        return "" if self._leaf is None else self._leaf.record

    @property
    def unkept(self) -> bool:
        """Whether something on the screen is not known to be in the vault."""
        return self._edited or self.state is not Kept.YES

    def follow(self, leaf: Leaf, stored: str) -> str:
        """From now on it is about this; gives the text to show: the vault's, unless a newer one is still on its way
        there. What was typed before for something else is kept first.
        """
        self.keep()
        self.drop()
        self._leaf, self.stored = leaf, stored
        pending = self._desk.pending(leaf.record)
        self._enter(Kept.YES if pending is None else Kept.WRITING)
        return stored if pending is None else pending

    def edited(self) -> None:
        """Something was typed."""
        if self._leaf is None:
            return
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
        if self._leaf is None or not self._edited:
            return
        self._edited = False
        source = self._source()
        if source == self.stored and self._desk.pending(self._leaf.record) is None:
            self._arrived()
            return
        self._desk.put(TypedText(self._leaf, source))

    def flush(self, then: Callable[[], None]) -> None:
        """Keep what was typed, and call `then` when the vault has it; not where it fails."""
        self._then.append(then)
        if self._edited:
            self.keep()
        elif self.record and self._desk.pending(self.record) is None:
            self._arrived()

    def drop(self) -> None:
        """Keep nothing any more; what is on the desk already still goes its way."""
        self._pause.stop()
        self._longest.stop()
        self._leaf, self._edited = None, False
        self._then.clear()

    def _kept(self, typed: TypedText) -> None:
        if typed.leaf.record == self.record:
            self.stored = typed.source
            if not self._edited:
                self._arrived()
            elif self._then:
                self.keep()

    def _failed(self, typed: TypedText) -> None:
        if typed.leaf.record == self.record:
            self._then.clear()
            self._enter(Kept.FAILED)

    def _arrived(self) -> None:
        self._enter(Kept.YES)
        waiting, self._then = self._then, []
        for each in waiting:
            each()

    def _timer(self) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.timeout.connect(self.keep)
        return made

    def _enter(self, state: Kept) -> None:
        self.state = state
        self.state_changed.emit(state)
