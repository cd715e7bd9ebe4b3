"""Drafts that lie with a client, versions that wait for the coach, and reports that run out (rows D10, L14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

from app.domain.document import Document, DocumentKind, Version, VersionState
from app.domain.document_kind import valid_until
from app.domain.reason import Reason, reason
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.today import SOON, TodayLine
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.usecases.parts import Parts
from app.usecases.tell import principal_to_tell
from app.vault.glance import glance
from app.vault.lost import UNKNOWN
from app.vault.rows import Rows

_FIELDS = ("id", "document", "number", "client", "state", "shared_on")
_DAYS = ("id", "document", "number", "kind", "final_on")
_SILENT = timedelta(days=14)
"""After so long without a word from the client one asks how it stands."""


def waiting_documents(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Of each document its newest version, where somebody has to do something with it. A draft waits for nobody."""
    states = (VersionState.BLOCKED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.SHARED)
    found = [row for row in glance(rows, Version, _FIELDS, "state", states) if _is_newest(rows, row)]
    titles = {row[0]: str(row[1]) for row in glance(rows, Document, ("id", "title"), "id", [row[1] for row in found])}
    answered = {row[0] for row in glance(rows, ReceivedAnswer, ("version",), "state", (AnswerState.WAITING,))}
    for identity, document, _, client, state, shared_on in found:
        if state is VersionState.SHARED and identity in answered:
            continue  # the answer is there, and has a line of its own
        what, day = _told(cast(VersionState, state), titles.get(document, UNKNOWN), cast("date | None", shared_on))
        yield TodayLine(what, day, Version.noun.name, str(identity), Id(str(client)))
        if state is VersionState.BLOCKED and principal_to_tell(rows, str(identity)):
            told = reason("today.document.tell_principal", title=titles.get(document, UNKNOWN))
            yield TodayLine(told, None, Version.noun.name, str(identity), Id(str(client)))


def ending_documents(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Final documents of a trajectory that runs whose last day is near: afterwards they go to nobody any more."""
    for identity, document, number, kind, final_on in glance(rows, Version, _DAYS, "state", (VersionState.FINAL,)):
        until = valid_until(cast(DocumentKind, kind), cast("date | None", final_on))
        if until is None or not today <= until <= today + SOON or not _is_newest(rows, (identity, document, number)):
            continue
        of = rows.get(Document, str(document))
        ends_on = rows.get(Trajectory, of.trajectory).ends_on
        if ends_on is None or ends_on >= today:
            yield TodayLine(
                reason("today.document.ends", title=of.title), until, Version.noun.name, str(identity), of.client
            )


def _is_newest(rows: Rows, row: tuple[object, ...]) -> bool:
    numbers = glance(rows, Version, ("number",), "document", (row[1],))
    return all(cast(int, number) <= cast(int, row[2]) for (number,) in numbers)


def _told(state: VersionState, title: str, shared_on: date | None) -> tuple[Reason, date | None]:
    if state is VersionState.SHARED and shared_on is not None:
        return reason("today.document.shared", title=title, date=shared_on), shared_on + _SILENT
    return reason(f"today.document.{state.value}", title=title), None
