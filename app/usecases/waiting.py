"""What waits in a dossier: for the coach to do, or for the client to say. Data, for lists and heads of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from app.domain.document import Document, Version, VersionState
from app.domain.hold import Hold
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.request import Request, RequestState
from app.domain.restriction import Restriction
from app.kernel.ids import Id
from app.usecases.law import Law
from app.usecases.request_terms import request_terms
from app.vault.glance import glance
from app.vault.rows import Rows


class Wait(StrEnum):
    """What kind of thing waits, the most pressing first."""

    REQUEST = "request"
    """A request to be answered by a day."""
    ANSWER = "answer"
    """An answer of the client that the coach has not looked at yet."""
    BLOCKED = "blocked"
    """A version that the client blocked: to be talked about, or written anew."""
    RESTRICTED = "restricted"
    """A restriction in force: what it covers is kept and not used."""
    ANSWERED = "answered"
    """A version of which the client wants something changed."""
    APPROVED = "approved"
    """A version that the client approved: to be made final."""
    SHARED = "shared"
    """A draft that lies with the client."""
    DRAFT = "draft"
    """A draft that the coach is writing."""
    HOLD = "hold"
    """Nothing may be destroyed now; `day` is when to look whether that is still so."""


_STATES = {
    VersionState.BLOCKED: Wait.BLOCKED,
    VersionState.ANSWERED: Wait.ANSWERED,
    VersionState.APPROVED: Wait.APPROVED,
    VersionState.SHARED: Wait.SHARED,
    VersionState.DRAFT: Wait.DRAFT,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `record` is the request, the answer or the document; `day` is by when, or since when it is
    with the client or in.
    """

    what: Wait
    client: Id
    noun: str
    record: Id
    title: str
    day: date | None


def waiting(rows: Rows, law: Law, clients: Sequence[Id]) -> dict[Id, list[Waiting]]:
    """What waits in the dossiers of these clients, the most pressing first; a client where nothing does is left out."""
    found: dict[Id, list[Waiting]] = {}
    for each in (
        *_requests(rows, law, clients),
        *_answers(rows, clients),
        *_versions(rows, clients),
        *_restrictions(rows, clients),
        *_holds(rows, clients),
    ):
        found.setdefault(each.client, []).append(each)
    order = list(Wait)
    for mine in found.values():
        mine.sort(key=lambda each: (order.index(each.what), each.day or date.max))
    return found


def _requests(rows: Rows, law: Law, clients: Sequence[Id]) -> Iterator[Waiting]:
    for client, identity, state in glance(rows, Request, ("client", "id", "state"), "client", clients):
        if state is RequestState.OPEN:
            request = rows.get(Request, cast(Id, identity))
            day = request_terms(rows, request, law).remind_on
            yield Waiting(Wait.REQUEST, cast(Id, client), Request.noun.name, request.id, request.kind.value, day)


def _answers(rows: Rows, clients: Sequence[Id]) -> Iterator[Waiting]:
    fields = ("client", "id", "state", "received_on")
    for client, identity, state, received_on in glance(rows, ReceivedAnswer, fields, "client", clients):
        if state is AnswerState.WAITING:
            day = cast(date, received_on)
            yield Waiting(Wait.ANSWER, cast(Id, client), ReceivedAnswer.noun.name, cast(Id, identity), "", day)


def _restrictions(rows: Rows, clients: Sequence[Id]) -> Iterator[Waiting]:
    """A restriction is lifted where its request is."""
    fields = ("client", "request", "cause", "since", "lifted_on")
    for client, request, cause, since, lifted_on in glance(rows, Restriction, fields, "client", clients):
        if lifted_on is None:
            day = cast(date, since)
            yield Waiting(Wait.RESTRICTED, cast(Id, client), Request.noun.name, cast(Id, request), str(cause), day)


def _holds(rows: Rows, clients: Sequence[Id]) -> Iterator[Waiting]:
    fields = ("client", "id", "reason", "review_on", "released_on")
    for client, identity, why, review_on, released_on in glance(rows, Hold, fields, "client", clients):
        if released_on is None:
            day = cast("date | None", review_on)
            yield Waiting(Wait.HOLD, cast(Id, client), Hold.noun.name, cast(Id, identity), str(why), day)


def _versions(rows: Rows, clients: Sequence[Id]) -> Iterator[Waiting]:
    """Of each document only its newest version counts: older ones gave way, or are final."""
    newest: dict[str, tuple[object, ...]] = {}
    fields = ("document", "number", "client", "state", "shared_on")
    for row in glance(rows, Version, fields, "client", clients):
        document, number = str(row[0]), cast(int, row[1])
        if document not in newest or number > cast(int, newest[document][1]):
            newest[document] = row
    open_ones = {document: row for document, row in newest.items() if row[3] in _STATES}
    named = glance(rows, Document, ("id", "title"), "id", tuple(open_ones))
    titles = {str(identity): str(title) for identity, title in named}
    for document, (_, _, client, state, shared_on) in open_ones.items():
        what = _STATES[cast(VersionState, state)]
        title = titles.get(document, "")
        yield Waiting(what, cast(Id, client), Document.noun.name, Id(document), title, cast("date | None", shared_on))
