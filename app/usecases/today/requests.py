"""Requests that are to be answered (rows A10, D7, D11, L1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.reason import Label, reason
from app.domain.request import Request, RequestState
from app.domain.today import TodayLine
from app.usecases.parts import Parts
from app.usecases.request_terms import request_terms
from app.vault.rows import Rows


def open_requests(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Every open request, however far its day is: a promise that was made."""
    for request in rows.find(Request, state=RequestState.OPEN):
        kind = Label(f"request_kind.{request.kind.value}")
        day = request_terms(rows, request, parts.law).remind_on
        yield TodayLine(reason("today.request", kind=kind), day, Request.noun.name, request.id, request.client)
