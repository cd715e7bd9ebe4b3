"""Until when every item of a dossier is kept, and why: retention explained (rows A6, C7, D6, L11, X5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.disclosure import Disclosure
from app.domain.document import Document, DocumentKind, Version
from app.domain.item_name import item_name
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.package import Package
from app.domain.policy import Trigger
from app.domain.reason import Reason, worded
from app.domain.request import Request
from app.domain.retention import Kept, KeptState, explain
from app.domain.retention_facts import RetentionItem, retention_item
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.current_policy import policy_on
from app.usecases.dossier_contents import happened_on
from app.usecases.parts import Parts
from app.vault.rows import Rows

R = TypeVar("R", bound=Record)
DUE = (KeptState.DUE, KeptState.REVIEW)
"""The states in which a person has something to decide now."""


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One item of a dossier: what it is, and until when it is kept."""

    noun: str
    id: Id
    client: Id
    what: Reason
    category: Category
    kept: Kept

    @property
    def due(self) -> bool:
        """Whether there is something to decide about it now."""
        return self.kept.state in DUE

    def label(self, translator: Translator) -> str:
        """What it is, in words."""
        return worded(self.what, translator)

    def sentence(self, translator: Translator) -> str:
        """Until when and why, in one sentence."""
        return worded(self.kept.reasons[0], translator)

    def reasons(self, translator: Translator) -> tuple[str, ...]:
        """All there is to say of it: the sentence first, then ground, law and holds."""
        return tuple(worded(each, translator) for each in self.kept.reasons)


def kept_until(rows: Rows, parts: Parts, client: str = "", on: date | None = None) -> tuple[KeptItem, ...]:
    """Every item of a client's dossier, or of all dossiers where no client is named, seen from a day (today).

    NotFound where there is no such client.
    """
    return tuple(each_kept(rows, parts, client, on))


def each_kept(rows: Rows, parts: Parts, client: str = "", on: date | None = None) -> Iterator[KeptItem]:
    """As `kept_until`, one at a time: each noun is read once, and no text of an item is held on to."""
    if client:
        rows.get(Client, client)
    today = on or legal_date(parts.clock.now())
    policy, statute = policy_on(rows, today), parts.law.statute
    by_contact = any(rule.trigger is Trigger.LAST_CONTACT for rule in policy.rules)
    facts = _Facts(rows, client, _last_contact(rows, client) if by_contact else {})
    for noun in DOSSIER_NOUNS:
        for record in _each(rows, noun, client):
            item = facts.item(record)
            yield KeptItem(
                noun=noun.noun.name,
                id=record.id,
                client=_owner(record),
                what=item_name(record, facts.lookup),
                category=item.category,
                kept=explain(item, policy, statute, today),
            )


class _Facts:
    """What retention asks of an item that stands in other items: its trajectory, its document, its request."""

    def __init__(self, rows: Rows, client: str, contact: Mapping[Id, date]) -> None:
        self._trajectories = {each.id: each for each in _each(rows, Trajectory, client)}
        self._of_client: dict[Id, list[Trajectory]] = defaultdict(list)
        for trajectory in self._trajectories.values():
            self._of_client[trajectory.client].append(trajectory)
        self._documents = {each.id: each for each in _each(rows, Document, client)}
        self._of_version: dict[Id, tuple[Id, DocumentKind]] = {
            each.id: (each.document, each.kind) for each in _each(rows, Version, client)
        }
        self._closed = {each.id: each.closed_on for each in _each(rows, Request, client)}
        self._contact = contact

    def lookup(self, identity: str) -> Record | None:
        """What an item's name borrows from."""
        return self._documents.get(Id(identity))

    def item(self, record: Record) -> RetentionItem:
        """An item as retention sees it."""
        own = self._trajectories.get(self._trajectory(record))
        owner = _owner(record)
        return retention_item(
            record.noun.name,
            record.id,
            self._category(record),
            happened_on(record),
            (own,) if own else self._of_client.get(owner, ()),
            fiscal=self._fiscal(record),
            last_contact=self._contact.get(owner),
            more=self._more(record),
        )

    def _trajectory(self, record: Record) -> Id:
        """The id of the trajectory that an item belongs to, by itself or through its document, or empty."""
        match record:
            case Trajectory():
                return record.id
            case Version():
                return self._of_document(record.document)
            case Disclosure() | Package() if record.version:
                return self._of_document(self._of_version[record.version][0])
        return Id(getattr(record, "trajectory", ""))

    def _of_document(self, document: Id) -> Id:
        found = self._documents.get(document)
        return found.trajectory if found else Id("")

    def _category(self, record: Record) -> Category:
        """The item's category. The record of a package that was no answer to a request goes with what was in it."""
        if isinstance(record, Package) and record.version and not record.request:
            return self._of_version[record.version][1].category
        return record.item_category

    def _fiscal(self, record: Record) -> bool:
        """Whether the fiscal duty covers it: the administration, but of what is written the agreement alone (L11)."""
        match record:
            case Document() | Version():
                return record.kind is DocumentKind.AGREEMENT
            case Package():
                return False
        return record.item_category is Category.ADMINISTRATION

    def _more(self, record: Record) -> Mapping[Trigger, date | None]:
        match record:
            case Consent():
                return {Trigger.WITHDRAWAL: record.withdrawn_on}
            case Request():
                return {Trigger.REQUEST_CLOSED: record.closed_on}
            case Package() if record.request:
                return {Trigger.REQUEST_CLOSED: self._closed[record.request]}
            case Package() if not record.version:
                return {Trigger.REQUEST_CLOSED: record.made_on}
        return {}


def _last_contact(rows: Rows, client: str) -> dict[Id, date]:
    """The newest day on which something happened in each dossier."""
    newest: dict[Id, date] = {}
    for noun in DOSSIER_NOUNS:
        for record in _each(rows, noun, client):
            owner, day = _owner(record), happened_on(record)
            if owner not in newest or day > newest[owner]:
                newest[owner] = day
    return newest


def _owner(record: Record) -> Id:
    return record.id if isinstance(record, Client) else Id(getattr(record, "client", ""))


def _each(rows: Rows, noun: type[R], client: str) -> Iterator[R]:
    if not client:
        return rows.each(noun)
    return rows.each(noun, id=client) if noun is Client else rows.each(noun, client=client)
