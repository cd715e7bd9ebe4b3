"""Calm blocks of a page: a card with a heading, and details as label and value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.declare import Record, column
from app.kernel.translator import Translator
from app.ui.theme.theme import set_role
from app.ui.widgets.breakable import breakable
from app.ui.widgets.flow import Columns, Flow
from app.ui.widgets.parts import GAP, label
from app.ui.widgets.shown import shown

_BETWEEN = 24
"""Pixels between two pairs."""
_BESIDE_BAR = 10
"""Pixels between cards and the bar that scrolls them."""
_LEAST = 110
"""Pixels of a narrow pair."""


class Card(QFrame):
    """A block with a heading, buttons beside it, and `body` below."""

    def __init__(self, title: str, *buttons: QPushButton) -> None:
        super().__init__()
        set_role(self, "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 18)
        outer.setSpacing(GAP)
        outer.addLayout(Flow(label(breakable(title), "heading"), *buttons, lead=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body)


def details(record: Record, names: Sequence[str], translator: Translator, across: int = 2) -> QWidget:
    """The fields of a record that are filled in, as label and value, so many beside each other."""
    declared = [column(type(record), name) for name in names]
    told = [(translator.text(each.label), shown(each, getattr(record, each.name), translator)) for each in declared]
    return pairs([(name, value) for name, value in told if value and value != "0"], across)


def pairs(told: Sequence[tuple[str, str]], across: int = 2) -> QWidget:
    """Labels and their values, so many beside each other; the values can be selected and copied."""
    made = QWidget()
    made.setLayout(
        Columns(
            *(_block(name, value) for name, value in told), across=across, least=_LEAST, between=_BETWEEN, below=GAP
        )
    )
    return made


def _block(name: str, value: str) -> QWidget:
    made = QWidget()
    block = QVBoxLayout(made)
    block.setContentsMargins(0, 0, 0, 0)
    block.setSpacing(1)
    block.addWidget(label(name, "hint"))
    text = label(breakable(value))
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    block.addWidget(text)
    block.addStretch(1)
    return made


class CardPage(QScrollArea):
    """Cards below each other, scrolled where they do not fit. `show_cards` replaces them all."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._waiting = ""
        """The name of a button that had the focus and cannot be pressed for now."""
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._keep_from_the_bar())

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these, at the height at which the page was; the button that had the focus has it again, once it can be
        pressed: until then the page has.
        """
        at = self.verticalScrollBar().value()
        had = self._focused()
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for each in cards:
            layout.addWidget(each)
        layout.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.setWidget(holder)
        self._keep_from_the_bar()
        self.verticalScrollBar().setValue(at)
        again = holder.findChild(QWidget, had) if had else None
        if again is not None:
            self._waiting = "" if again.isEnabled() else had
            (again if again.isEnabled() else self).setFocus()

    def _focused(self) -> str:
        """The name of what has the focus here, or waits for it; also while a dialog lies over the window."""
        focused = self.window().focusWidget()
        if focused is self:
            return self._waiting
        return focused.objectName() if self.isAncestorOf(focused) else ""

    def _keep_from_the_bar(self) -> None:
        """Some room beside the bar where it is in sight; where it is not, cards end where everything on a page ends."""
        holder = self.widget()
        layout = None if holder is None else holder.layout()
        wanted = _BESIDE_BAR if self.verticalScrollBar().maximum() > 0 else 0
        if layout is not None and layout.contentsMargins().right() != wanted:
            layout.setContentsMargins(0, 0, wanted, 0)
