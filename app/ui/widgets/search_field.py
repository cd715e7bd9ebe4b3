"""The field in which the coach types whom or what to find."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.context import Context
from app.ui.theme.fonts import grown
from app.ui.theme.icons import icon

_OTHER_MEANING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

_AROUND = 84
"""Pixels beside the words: the glass, the cross, and what is free around them."""
_MOST = 420


def typed_letter(event: QKeyEvent) -> bool:
    """Whether a key was a letter, to be looked for: no key that means something else."""
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & _OTHER_MEANING


class SearchField(QLineEdit):
    """One line; `name` and `hint` are the keys of its texts. Esc clears it, Enter opens what comes first, Down goes
    into the list.
    """

    changed = Signal(str)
    """The words, without spaces around them, when they changed."""
    entered = Signal()
    down = Signal()

    def __init__(self, context: Context, name: str, hint: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(context.text(hint))
        self.setAccessibleName(context.text(name))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(min(self.fontMetrics().horizontalAdvance(self.placeholderText()) + _AROUND, grown(_MOST)))
        self.setMaxLength(200)
        self.addAction(icon("magnifying-glass", context.colours.muted), QLineEdit.ActionPosition.LeadingPosition)
        self._words = ""
        self.textChanged.connect(self._typed)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._words

    def begin(self) -> None:
        """Be ready for other words."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def take_over(self, event: QKeyEvent) -> bool:
        """Go on with a letter that was typed elsewhere; False where it was none."""
        if not typed_letter(event):
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)
        self.insert(event.text())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that mean something here; the rest is as in every field."""
        match cast(Qt.Key, event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        words = " ".join(text.split())
        if words != self._words:
            self._words = words
            self.changed.emit(words)
