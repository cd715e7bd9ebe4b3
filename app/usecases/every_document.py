"""All documents of all dossiers, each as its newest version stands: what is still to be done with what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from app.domain.client import Client
from app.domain.document import Document, DocumentKind, Version, VersionState
from app.domain.person import full_name
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.vault.glance import every
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Written:
    """One document. `day` is the day that says most of its state: of sharing, of the decision, of becoming final, or
    else of the last change.
    """

    document: Id
    client: Id
    client_name: str
    title: str
    kind: DocumentKind
    state: VersionState
    number: int
    day: date
    changed: datetime


def every_document(rows: Rows, progress: Progress) -> list[Written]:
    """All of them, the one that was worked on last first. Only what is shown is read, none of what is written in it."""
    names = {
        cast(Id, identity): full_name(str(first or initials), str(infix), str(surname))
        for identity, first, initials, infix, surname in every(
            rows, Client, ("id", "first_name", "initials", "infix", "surname")
        )
    }
    newest: dict[Id, tuple[object, ...]] = {}
    fields = ("document", "number", "state", "shared_on", "decided_on", "final_on", "changed")
    for version in every(rows, Version, fields):
        document = cast(Id, version[0])
        if document not in newest or cast(int, version[1]) > cast(int, newest[document][1]):
            newest[document] = version
    progress.report(1, 2)
    found = []
    for identity, client, title, kind in every(rows, Document, ("id", "client", "title", "kind")):
        version = newest.get(cast(Id, identity), ())
        if version:
            owner = cast(Id, client)
            named = (cast(Id, identity), owner, names.get(owner, ""), str(title), cast(DocumentKind, kind))
            found.append(_written(*named, version))
    found.sort(key=lambda each: (each.changed, each.document), reverse=True)
    return found


def _written(
    document: Id, client: Id, name: str, title: str, kind: DocumentKind, version: tuple[object, ...]
) -> Written:
    _, number, state, shared, decided, final, changed = version
    told = {
        VersionState.FINAL: final,
        VersionState.APPROVED: decided,
        VersionState.BLOCKED: decided,
        VersionState.SHARED: shared,
    }
    at = cast(datetime, changed)
    day = cast("date | None", told.get(cast(VersionState, state))) or legal_date(at)
    return Written(document, client, name, title, kind, cast(VersionState, state), cast(int, number), day, at)
