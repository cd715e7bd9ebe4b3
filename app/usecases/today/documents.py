"""Drafts that lie with a client, and versions that wait for the coach (rows D10, L14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

from app.domain.document import Document, Version, VersionState
from app.domain.reason import Reason, reason
from app.domain.today import TodayLine
from app.kernel.ids import Id
from app.usecases.parts import Parts
from app.usecases.tell import principal_to_tell
from app.vault.glance import glance
from app.vault.rows import Rows

_FIELDS = ("id", "document", "number", "client", "state", "shared_on")
_SILENT = timedelta(days=14)
"""After so long without a word from the client one asks how it stands."""


def waiting_documents(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Of each document its newest version, where somebody has to do something with it. A draft waits for nobody."""
    states = (VersionState.BLOCKED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.SHARED)
    found = [row for row in glance(rows, Version, _FIELDS, "state", states) if _is_newest(rows, row)]
    titles = {row[0]: str(row[1]) for row in glance(rows, Document, ("id", "title"), "id", [row[1] for row in found])}
    for identity, document, _, client, state, shared_on in found:
        what, day = _told(cast(VersionState, state), titles[document], cast("date | None", shared_on))
        yield TodayLine(what, day, Version.noun.name, str(identity), Id(str(client)))
        if state is VersionState.BLOCKED and principal_to_tell(rows, str(identity)):
            told = reason("today.document.tell_principal", title=titles[document])
            yield TodayLine(told, None, Version.noun.name, str(identity), Id(str(client)))


def _is_newest(rows: Rows, row: tuple[object, ...]) -> bool:
    numbers = glance(rows, Version, ("number",), "document", (row[1],))
    return all(cast(int, number) <= cast(int, row[2]) for (number,) in numbers)


def _told(state: VersionState, title: str, shared_on: date | None) -> tuple[Reason, date | None]:
    if state is VersionState.SHARED and shared_on is not None:
        return reason("today.document.shared", title=title, date=shared_on), shared_on + _SILENT
    return reason(f"today.document.{state.value}", title=title), None
