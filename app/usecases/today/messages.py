"""Messages of which the original is still in a mailbox or on a telephone, where no right of the client reaches (W1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.message import Message
from app.domain.reason import reason
from app.domain.today import TodayLine
from app.kernel.clock import legal_date
from app.usecases.parts import Parts
from app.vault.rows import Rows

_SOON = timedelta(days=7)
"""How long after taking a message in its original may still be there."""


def originals_to_delete(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each, to be done within a week."""
    for each in rows.each(Message, original_gone_on=None):
        what = reason("today.message", what=each.subject or each.sender)
        yield TodayLine(what, legal_date(each.made) + _SOON, Message.noun.name, each.id, each.client)
