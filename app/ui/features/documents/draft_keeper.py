"""Saves a draft by itself: a moment after the last key, at the latest every few seconds, and when one leaves.

What is in the editor is never given up for what is in the vault: where saving fails the text stays, it is said, and it
is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.document import Version
from app.domain.gate import GateRefused
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.editor import ProseEditor
from app.usecases.write_document import save_draft
from app.vault.lane import Done

IDLE = 1_000
"""Milliseconds without a keystroke after which is saved."""
LONGEST = 5_000
"""Milliseconds after the first unsaved keystroke within which is saved, however fast one types on."""
_AGAIN = 10_000
"""Milliseconds after which a save that failed is tried again."""
_LEAVING = 5.0
"""Seconds that leaving waits at most for what is being written; a commit takes some milliseconds."""


class Saved(StrEnum):
    """How the text in the editor compares to the vault; `documents_screen.saved.<state>` says it."""

    KEPT = "kept"
    CHANGED = "changed"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class _Saving:
    """A text that is on its way into the vault."""

    source: str
    future: Future[Done[Version]]


class DraftKeeper(QObject):
    """Keeps one draft at a time. `follow` begins with a version, `drop` ends."""

    changed = Signal(object)
    """The new `Saved`."""
    failed = Signal(object)
    """Why a save did not work; the text is still in the editor."""

    def __init__(self, context: Context, editor: ProseEditor, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._editor, self._owner = context, editor, owner
        self._draft = Id("")
        self._stored = ""
        self._dirty = False
        self._saving: _Saving | None = None
        self._then: list[Callable[[], None]] = []
        self.state = Saved.KEPT
        self._idle = self._timer(IDLE)
        self._longest = self._timer(LONGEST)
        editor.edited.connect(self._edited)

    @property
    def unsaved(self) -> bool:
        """Whether the editor holds what the vault does not."""
        return self._dirty or self._saving is not None

    @property
    def draft(self) -> Id:
        """The version that is kept; empty for none."""
        return self._draft

    def follow(self, version: Version, unsaved: str | None = None) -> None:
        """Show the text of a draft in the editor, and keep it from now on. `unsaved` is what could not be saved before:
        it is shown instead, and saved.
        """
        self.drop()
        self._draft, self._stored = version.id, version.source
        self._editor.set_source(version.source if unsaved is None else unsaved)
        self._enter(Saved.KEPT)
        if unsaved is not None:
            self._edited()

    def take_over(self, version: Version) -> None:
        """The draft was written elsewhere: show that text, unless the coach typed since."""
        if version.id == self._draft and version.source != self._stored and not self.unsaved:
            self.follow(version)

    def drop(self) -> None:
        """Keep nothing any more. What was not saved is gone from here: `settle` comes first."""
        self._idle.stop()
        self._longest.stop()
        self._draft, self._stored, self._dirty = Id(""), "", False
        self._saving = None
        self._then.clear()

    def flush(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet, and call `then` when it is; not where it fails."""
        self._then.append(then)
        self.save()
        self._go_on()

    def save(self) -> None:
        """Save now. While an earlier text is still on its way, the next one follows it."""
        self._idle.stop()
        self._longest.stop()
        if not self._dirty or self._saving is not None:
            return
        source = self._editor.source()
        self._dirty = False
        if source == self._stored:
            self._enter(Saved.KEPT)
            return
        future = self._context.vault.do(save_draft, self._draft, source)
        saving = self._saving = _Saving(source, future)
        self._enter(Saved.SAVING)
        self._context.tasks.follow(
            future, self._owner, lambda _: self._end(saving, None), lambda error: self._end(saving, error)
        )

    def settle(self) -> bool:
        """Save, and wait until it is written: before one leaves. False where it could not be."""
        for _ in range(2):  # what is on its way, and what was typed after it
            self.save()
            saving = self._saving
            if saving is not None:
                wait([saving.future], timeout=_LEAVING)
                if not saving.future.done():
                    return False
                self._end(saving, saving.future.exception())
        return not self.unsaved

    def _edited(self) -> None:
        if not self._draft:
            return
        if not self._dirty:
            self._longest.start()
        self._dirty = True
        self._idle.start(IDLE)
        if self.state is Saved.KEPT:
            self._enter(Saved.CHANGED)

    def _end(self, saving: _Saving, error: BaseException | None) -> None:
        """A text is in the vault, or it is not. Heard of twice where one waited for it, and then done once."""
        if saving is not self._saving:
            return
        self._saving = None
        if error is None:
            self._stored = saving.source
            self._enter(Saved.CHANGED if self._dirty else Saved.KEPT)
            self._go_on()
            return
        self._dirty = True
        self._then.clear()
        self._enter(Saved.FAILED)
        self.failed.emit(error)
        if not isinstance(error, GateRefused):
            self._idle.start(_AGAIN)

    def _go_on(self) -> None:
        """Save what was typed in the meantime for whoever waits, or tell them that all is saved."""
        if self._then and self._dirty:
            self.save()
        if self._then and not self.unsaved:
            waiting, self._then = self._then, []
            for each in waiting:
                each()

    def _enter(self, state: Saved) -> None:
        self.state = state
        self.changed.emit(state)

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(self.save)
        return made
