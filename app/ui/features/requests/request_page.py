"""One request: by when, and the steps from receipt to answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.reason import worded
from app.domain.request import Request
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.requests.cards import RequestCards
from app.ui.features.requests.rows import left_words, request_row, tone_of
from app.ui.theme.icons import icon
from app.ui.widgets.card import CardPage
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.link import link
from app.ui.widgets.parts import row
from app.ui.widgets.state_mark import StateMark
from app.vault.work import Change

_NOUNS = frozenset(
    {
        "request", "package", "request_step", "recipient_notice", "restriction", "omission", "client_statement",
        "destruction", "consent", "hold", "disclosure",
    }
)  # fmt: skip


class RequestPage(QWidget):
    """Esc goes back to the list."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._identity = Id("")
        self._cards = RequestCards(context, self)
        back = link(context.text("requests.back"), self.left.emit, name="back_to_requests")
        back.setIcon(icon("caret-left", context.colours.accent))
        self._mark = StateMark(context.colours)
        self._mark.words.setObjectName("request_left")
        self._title = ElidedLabel("heading")
        self._title.setObjectName("request_title")
        self._page = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(back, None, self._mark))
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._page, 1)
        context.changed.connect(self._changed)

    def show_request(self, request: Request) -> None:
        """Show a request."""
        context = self._context
        self._identity = request.id
        shown = request_row(context, request)
        self._title.setText(worded(request.named(lambda _: None), context.translator))
        self._mark.show_state(tone_of(shown), left_words(context, shown))
        self._page.show_cards(self._cards.all(shown))

    def steps(self) -> tuple[Action, ...]:
        """What can be done with the request."""
        return self._cards.steps(self._identity)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _NOUNS for each in changes):
            request = self._context.reader.maybe(Request, self._identity)
            if request is not None:
                self.show_request(request)
