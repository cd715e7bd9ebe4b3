"""Bring a case to intervision: anonymous, looked over word for word, and logged in the dossier (row W9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.bring_case import CaseFacts, bring_case_gate, case_digest, telling
from app.domain.intervision_case import IntervisionCase
from app.domain.organisation import Contact, Organisation
from app.domain.representative import Representative
from app.domain.trajectory import Trajectory
from app.domain.values import read_named
from app.usecases.keep_item import add_item
from app.usecases.require_unrestricted import require_unrestricted
from app.vault.rows import Rows
from app.vault.work import Work

ASKED = ("trajectory", "group", "told_on", "question", "case", "previewed")
_COMMON = frozenset({"van", "den", "der", "het", "een", "the", "ten", "ter", "voor", "met", "stichting", "groep"})
"""Parts of names that are ordinary words."""


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A case as colleagues will get it: what in it leads to somebody, and the digest of exactly this."""

    question: str
    case: str
    telling: tuple[str, ...]
    digest: str


def look_over(rows: Rows, client: str, question: str, case: str) -> LookedOver:
    """The case before it goes out."""
    found = telling(f"{question}\n{case}", tuple(_names(rows, client)))
    return LookedOver(question, case, found, case_digest(question, case))


def bring_case(work: Work, given: Mapping[str, object], client: str) -> IntervisionCase:
    """Log what was brought in, today unless told otherwise; `previewed` is the digest of what was looked over.
    GateRefused where somebody is known in it, it was changed since, or use of the dossier is restricted.
    """
    read_named(IntervisionCase, given, ASKED)
    made = add_item(work, IntervisionCase, {"told_on": work.today.isoformat(), **given}, client)
    require_unrestricted(work, made.client, made.trajectory, work.today)
    require(bring_case_gate(CaseFacts(made.question, made.case, tuple(_names(work, client)), made.previewed)))
    return made


def _names(rows: Rows, client: str) -> Iterator[str]:
    """Every name by which the client, and who stands around the client, could be known."""
    for name in _all_names(rows, client):
        words = [word for word in name.split() if word.casefold() not in _COMMON]
        if words:
            yield " ".join(words) if len(words) < len(name.split()) else name


def _all_names(rows: Rows, client: str) -> Iterator[str]:
    person = rows.get(Client, client)
    yield from filter(None, (person.first_name, person.surname, person.street, person.town, person.email))
    for each in rows.find(Representative, client=client):
        yield each.name
    for trajectory in rows.find(Trajectory, client=client):
        principal = rows.maybe(Organisation, trajectory.principal)
        if principal is not None:
            yield from filter(None, (principal.name, principal.town))
            for contact in rows.find(Contact, organisation=principal.id):
                yield contact.name
