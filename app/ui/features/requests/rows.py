"""The rows and columns of the lists of requests: what is asked, and both terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.request import Request, RequestState
from app.domain.term import Terms
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.paged import Order, TableColumn
from app.ui.widgets.state_mark import Tone
from app.usecases.client_names import client_names
from app.usecases.request_terms import request_terms

SOON = 7
"""Days before its last day from which a request stands out."""
BY_TERM = Order("left")


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as the lists show it, seen from a day."""

    request: Request
    terms: Terms
    client_name: str
    today: date

    @property
    def is_open(self) -> bool:
        """Whether there is still something to answer."""
        return self.request.state is RequestState.OPEN

    @property
    def days_left(self) -> int:
        """Days until the day to keep to; below zero where it has passed."""
        return (self.terms.remind_on - self.today).days


def request_rows(context: Context, client: Id | None, *, closed: bool) -> list[RequestRow]:
    """The requests of a client, or of all; without the closed ones where they are not asked for.

    What must be answered first stands first, and below it what is closed, the newest first.
    """
    reader = context.reader
    wanted: dict[str, object] = {} if client is None else {"client": client}
    if not closed:
        wanted["state"] = RequestState.OPEN
    found = reader.find(Request, **wanted)
    names = client_names(reader, (each.client for each in found))
    rows = [request_row(context, each, names[each.client]) for each in found]
    return sorted(rows, key=_first_to_answer)


def request_row(context: Context, request: Request, client_name: str = "") -> RequestRow:
    """One request with its terms."""
    return RequestRow(request, request_terms(context.reader, request, context.law), client_name, context.today)


def request_columns(context: Context, *, named: bool) -> tuple[TableColumn[RequestRow], ...]:
    """Whose (where `named`), what, since when, both terms, and how long there still is."""
    text, short = context.text, context.translator.short_date

    def promised(row: RequestRow) -> str:
        return short(row.terms.promised.ends_on) if row.terms.promised else ""

    columns: tuple[TableColumn[RequestRow], ...] = (
        TableColumn("client", "requests.client", lambda row: row.client_name, 200),
        TableColumn("kind", "request.kind", lambda row: text(f"request_kind.{row.request.kind}"), 180),
        TableColumn("received", "request.received_on", lambda row: short(row.request.received_on), 130),
        TableColumn("promised", "term.promised", promised, 120),
        TableColumn("legal", "term.legal", lambda row: short(row.terms.legal.ends_on), 140),
        TableColumn("left", "requests.left", lambda row: left_words(context, row), 200),
    )
    return columns if named else columns[1:]


SORT_KEYS = {
    "received": lambda row: row.request.received_on.isoformat(),
    "promised": lambda row: row.terms.promised.ends_on.isoformat() if row.terms.promised else "",
    "legal": lambda row: row.terms.legal.ends_on.isoformat(),
    "left": lambda row: "".join(map(str, _first_to_answer(row))),
}
"""What a column is sorted by where that is not its text."""


def left_words(context: Context, row: RequestRow) -> str:
    """How long there still is, or how it ended."""
    if not row.is_open:
        return context.text(f"outcome.{row.request.outcome.value}")
    if row.days_left < 0:
        return context.translator.count("requests.late", -row.days_left)
    return (
        context.translator.count("requests.days_left", row.days_left)
        if row.days_left
        else context.text("requests.today")
    )


def tone_of(row: RequestRow) -> Tone:
    """How a request stands."""
    if not row.is_open:
        return Tone.QUIET
    if row.days_left < 0:
        return Tone.STOPPED
    return Tone.WAITING if row.days_left <= SOON else Tone.GOOD


def _first_to_answer(row: RequestRow) -> tuple[int, str]:
    """Open ones by their last day; closed ones after them, the newest first."""
    if row.is_open:
        return 0, row.terms.remind_on.isoformat()
    ended = row.request.closed_on or row.request.received_on
    return 1, f"{(date.max - ended).days:07}"
