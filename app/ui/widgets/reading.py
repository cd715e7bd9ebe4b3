"""What stands in the place of something that is read, as long as it is not there: the one place where a page says that
it is being read, that there is nothing, that nothing fits, or that it cannot be read.

Whatever is read is in one of these states (`Reading`). That there is nothing is said of what was read and of nothing
else: not before it was read, and not where reading failed.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.shows_read import ShowsRead
from app.ui.widgets.parts import button, label, notice


class Reading(StrEnum):
    """How something stands that is read."""

    WAITING = "waiting"
    """Nobody knows yet what there is."""
    FAILED = "failed"
    READ = "read"


class StandIn(QWidget):
    """A sentence where something else would stand; its name says of what kind: `waiting`, `empty`, `not_found`,
    `unreadable`.
    """

    again = Signal()
    """Try to read it once more."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        text = context.text
        self._words = label("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        retry = button(text("reading.again"), self.again.emit, name="read_again")
        self._failed = notice(text("reading.failed"), "error", retry)
        self._failed.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._failed, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    def say(self, kind: str, words: str = "") -> None:
        """Say this, or that it cannot be read, with a way to try again."""
        failed = kind == "unreadable"
        self.setObjectName(kind)
        self._words.setText(words)
        self._words.setVisible(not failed)
        self._failed.setVisible(failed)


class ReadArea(ShowsRead):
    """Shows what is in it once that was read, and until then what there is to say instead. See `Context.read`."""

    again = Signal()
    """Whoever reads it is to try once more."""

    def __init__(self, context: Context, content: QWidget) -> None:
        super().__init__()
        self._context = context
        self.reading = Reading.WAITING
        self.stand_in = StandIn(context)
        self.stand_in.again.connect(self.again)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(content)
        self._stack.addWidget(self.stand_in)
        self.stand_in.say("waiting", context.text("reading.waiting"))
        self._stack.setCurrentWidget(self.stand_in)

    def expect(self) -> None:
        """It is being read. What was read before stays until the answer comes."""
        if self.reading is not Reading.READ:
            self._stand("waiting", self._context.text("reading.waiting"))
            self.reading = Reading.WAITING

    def came(self) -> None:
        """It was read: show it."""
        self.reading = Reading.READ
        self._stack.setCurrentIndex(0)

    def say(self, kind: str, words: str) -> None:
        """It was read, and there is nothing to show of it: say so."""
        self.reading = Reading.READ
        self._stand(kind, words)

    def fail(self) -> None:
        """It could not be read: nothing that stood there before is said to be so now."""
        self.reading = Reading.FAILED
        self._stand("unreadable")

    def _stand(self, kind: str, words: str = "") -> None:
        self.stand_in.say(kind, words)
        self._stack.setCurrentWidget(self.stand_in)
