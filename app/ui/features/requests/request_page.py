"""One request: by when, and the steps from receipt to answer."""

from __future__ import annotations

from typing import cast

from app.domain.declare import Record
from app.domain.reason import worded
from app.domain.request import Request
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.requests.cards import RequestCards
from app.ui.features.requests.rows import left_words, request_row, tone_of
from app.ui.widgets.one_record import OneRecord

_NOUNS = frozenset(
    {
        "request", "package", "request_step", "recipient_notice", "restriction", "omission", "client_statement",
        "destruction", "consent", "hold", "disclosure",
    }
)  # fmt: skip


class RequestPage(OneRecord):
    """Esc goes back to the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _NOUNS, "requests.back", "request", "request_left")
        self._cards = RequestCards(context, self)

    def fill(self, record: Record) -> None:
        """Show a request."""
        context, request = self.context, cast(Request, record)
        shown = request_row(context, request)
        title = worded(request.named(lambda _: None), context.translator)
        self.show_parts(title, self._cards.all(shown), tone_of(shown), left_words(context, shown))

    def steps(self) -> tuple[Action, ...]:
        """What can be done with the request."""
        return self._cards.steps(Id(self.identity))
