"""Proof that a key is on paper: one of its groups or words, drawn by lot, is typed over."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.plain_text import PlainLine
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import label, labelled

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


class TypedGroup(QWidget):
    """Asks for one group of a key. `said` is the key of the question, which is given `group` and the `arguments`; below
    `<said>.wrong` stands what is said where it was typed wrong.
    """

    def __init__(
        self, context: Context, number: int, said: str = "first_run.recovery.ask", **arguments: object
    ) -> None:
        super().__init__()
        self.setObjectName("typed_group_of_key")
        self.asked = secrets.randbelow(number)
        """Which group must be typed over, counted from 0."""
        text = context.text
        self.line = PlainLine()
        self.line.setObjectName("typed_group")
        self.line.setMaximumWidth(grown(220))
        self._empty, self._wrong = text("fault.required"), text(f"{said}.wrong", group=self.asked + 1, **arguments)
        self._fault = label(self._wrong, "fault")
        self._fault.setObjectName("group_fault")
        self._fault.hide()
        self.line.textEdited.connect(lambda _: self._fault.hide())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(labelled(text(said, group=self.asked + 1, **arguments), self.line, self._fault))
        self.setFocusProxy(self.line)

    def is_right(self, groups: Sequence[str]) -> bool:
        """Whether the group was typed over rightly; where not, say what is the matter."""
        typed = self.line.text()
        right = _same(typed, groups[self.asked])
        self._fault.setText(self._wrong if typed.strip() else self._empty)
        self._fault.setVisible(not right)
        if not right:
            self.line.selectAll()
            self.line.setFocus()
        return right


def _same(typed: str, group: str) -> bool:
    """Whether a group was typed over rightly, with the same forbearance as a whole key."""
    return _folded(typed) == _folded(group)


def _folded(text: str) -> str:
    return "".join(text.split()).upper().translate(_LOOKALIKES)
