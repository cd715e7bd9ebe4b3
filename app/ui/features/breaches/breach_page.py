"""One breach: what is to be done, what is known, who was told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.breach import Breach
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.breaches.cards import BreachCards
from app.ui.features.breaches.rows import breach_row, stands_words, tone_of
from app.ui.theme.icons import icon
from app.ui.widgets.card import CardPage
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.parts import button, row
from app.ui.widgets.state_mark import StateMark
from app.vault.work import Change

_NOUNS = frozenset({"breach", "breach_report", "breach_notice"})


class BreachPage(QWidget):
    """Esc goes back to the register."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._identity = Id("")
        self._cards = BreachCards(context, self)
        back = button(context.text("breaches.back"), self.left.emit, "quiet", name="back_to_breaches")
        back.setIcon(icon("caret-left", context.colours.accent))
        self._mark = StateMark(context.colours)
        self._mark.words.setObjectName("breach_stands")
        self._title = ElidedLabel("heading")
        self._title.setObjectName("breach_title")
        self._page = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(back, None, self._mark))
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._page, 1)
        context.changed.connect(self._changed)

    def show_breach(self, breach: Breach) -> None:
        """Show a breach."""
        self._identity = breach.id
        shown = breach_row(self._context, breach)
        self._title.setText(breach.title)
        self._mark.show_state(tone_of(shown), stands_words(self._context, shown))
        self._page.show_cards(self._cards.all(shown))

    def steps(self) -> tuple[Action, ...]:
        """What can be done with it."""
        breach = self._context.reader.maybe(Breach, self._identity)
        return () if breach is None else self._cards.steps(breach)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _NOUNS for each in changes):
            breach = self._context.reader.maybe(Breach, self._identity)
            if breach is not None:
                self.show_breach(breach)
