"""What the steps have in common: a title, a body, a way on and a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import button, label

STEPS = 5
"""Steps that ask something: what the coach sees counted."""
_WIDTH = 760
_EDGE = 4
"""Pixels beside the fields for the line around the one with the cursor."""
_SCROLL_BAR = 16


class Step(QWidget):
    """One step; `number` is its place among those that ask something, `above` says more beside it. Title and text are
    `first_run.<name>.title` and `.text`, or what is `said`.

    `advance` is called by the primary button and emits `done` when the step is good.
    """

    done = Signal()
    back = Signal()

    def __init__(
        self, context: Context, name: str, *, number: int = 0, way_back: bool = True, above: str = "",
        said: tuple[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        title, text = said or (context.text(f"first_run.{name}.title"), context.text(f"first_run.{name}.text"))
        self.context = context
        self.setObjectName(f"step_{name}")
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(_EDGE, 0, _SCROLL_BAR, 8)
        inside.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        if number:
            counted = context.text("first_run.step", number=number, of=STEPS)
            head.addWidget(label(f"{counted} · {above}" if above else counted, "muted"))
        head.addWidget(label(title, "title"))
        inside.addLayout(head)
        inside.addWidget(label(text, "large"))
        inside.addLayout(self.body)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.next = button(context.text("first_run.next"), self.advance, "primary", name="next")
        self.previous = button(context.text("first_run.back"), self.back.emit, name="previous")
        if not way_back:
            self.previous.hide()
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(_EDGE, 0, _SCROLL_BAR, 0)
        self.foot.addWidget(self.previous)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next)
        middle = QWidget()
        middle.setMaximumWidth(grown(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(scroll, 1)
        column.addLayout(self.foot)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 32, 24, 24)
        outer.addStretch(1)
        outer.addWidget(middle, 20)
        outer.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, but for a button that has the cursor: that one is pressed. Esc goes back where one can."""
        on_button = isinstance(QApplication.focusWidget(), QPushButton)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not on_button:
            self.enter()
        elif event.key() == Qt.Key.Key_Escape and self.previous.isVisible() and self.previous.isEnabled():
            self.previous.click()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Enter was pressed in a field."""
        if self.next.isVisible():
            self.next.click()

    def arrive(self) -> None:
        """The step is shown."""

    def advance(self) -> None:
        """Go on, where this step is good."""
        self.done.emit()
