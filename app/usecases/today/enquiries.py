"""Enquiries that wait for an answer (row B10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.enquiry import Enquiry
from app.domain.reason import reason
from app.domain.today import TodayLine
from app.usecases.parts import Parts
from app.vault.rows import Rows


def unanswered_enquiries(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each: no term is promised, so it waits."""
    for each in rows.find(Enquiry):
        if each.answered_on is None:
            yield TodayLine(reason("today.enquiry.unanswered", name=each.name), None, Enquiry.noun.name, each.id)
