"""What retention asks of an item that stands in other items: its trajectory, its document, its request (L11, X5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from app.domain.category import Category
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.disclosure import Disclosure
from app.domain.document import Document, DocumentKind, Version
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.package import Package
from app.domain.policy import Trigger
from app.domain.request import Request
from app.domain.retention_facts import RetentionItem, retention_item
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.usecases.dossier_contents import happened_on
from app.vault.rows import Rows

R = TypeVar("R", bound=Record)


class DossierFacts:
    """What retention asks of an item that stands in other items: its trajectory, its document, its request."""

    def __init__(self, rows: Rows, client: str, contact: Mapping[Id, date]) -> None:
        self._trajectories = {each.id: each for each in each_of(rows, Trajectory, client)}
        self._of_client: dict[Id, list[Trajectory]] = defaultdict(list)
        for trajectory in self._trajectories.values():
            self._of_client[trajectory.client].append(trajectory)
        self._documents = {each.id: each for each in each_of(rows, Document, client)}
        self._of_version: dict[Id, tuple[Id, DocumentKind]] = {
            each.id: (each.document, each.kind) for each in each_of(rows, Version, client)
        }
        self._closed = {each.id: each.closed_on for each in each_of(rows, Request, client)}
        self._contact = contact

    def lookup(self, identity: str) -> Record | None:
        """What an item's name borrows from."""
        return self._documents.get(Id(identity))

    def item(self, record: Record) -> RetentionItem:
        """An item as retention sees it."""
        own = self._trajectories.get(self._trajectory(record))
        whose = owner(record)
        return retention_item(
            record.noun.name,
            record.id,
            self._category(record),
            happened_on(record),
            (own,) if own else self._of_client.get(whose, ()),
            fiscal=self._fiscal(record),
            last_contact=self._contact.get(whose),
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


def last_contact(rows: Rows, client: str) -> dict[Id, date]:
    """The newest day on which something happened in each dossier."""
    newest: dict[Id, date] = {}
    for noun in DOSSIER_NOUNS:
        for record in each_of(rows, noun, client):
            whose, day = owner(record), happened_on(record)
            if whose not in newest or day > newest[whose]:
                newest[whose] = day
    return newest


def owner(record: Record) -> Id:
    """The client whose dossier an item is in."""
    return record.id if isinstance(record, Client) else Id(getattr(record, "client", ""))


def each_of(rows: Rows, noun: type[R], client: str) -> Iterator[R]:
    """Every item of a noun, of one client or of all. What is unfinished may belong to nobody's dossier yet."""
    if not client:
        return (each for each in rows.each(noun) if owner(each))
    return rows.each(noun, id=client) if noun is Client else rows.each(noun, client=client)
