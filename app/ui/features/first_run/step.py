"""What the steps have in common: a title, a body, a way on and a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.parts import button, label

STEPS = 4
"""Steps that ask something: what the coach sees counted."""
_WIDTH = 760


class Step(QWidget):
    """One step; `number` is its place among those that ask something.

    `advance` is called by the primary button and emits `done` when the step is good.
    """

    done = Signal()
    back = Signal()

    def __init__(self, context: Context, name: str, *, number: int = 0, way_back: bool = True) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"step_{name}")
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(4, 0, 16, 8)
        inside.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        if number:
            head.addWidget(label(context.text("first_run.step", number=number, of=STEPS), "muted"))
        head.addWidget(label(context.text(f"first_run.{name}.title"), "title"))
        inside.addLayout(head)
        inside.addWidget(label(context.text(f"first_run.{name}.text"), "large"))
        inside.addLayout(self.body)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.next = button(context.text("first_run.next"), self.advance, "primary", name="next")
        self.next.setAutoDefault(True)
        self.previous = button(context.text("first_run.back"), self.back.emit, name="previous")
        if not way_back:
            self.previous.hide()
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.previous)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
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

    def arrive(self) -> None:
        """The step is shown."""

    def advance(self) -> None:
        """Go on, where this step is good."""
        self.done.emit()
