"""Everybody whose data the practice keeps, by what they are to it (rows B1, D4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.disclosure import Disclosure
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Contact, Organisation
from app.domain.participation import Participation
from app.domain.relation import RelationKind, standing_of
from app.domain.training import Training
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.vault.kept_items import load_facts
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Relation:
    """One person, and the record where their data stands. A person may be several of these."""

    kind: RelationKind
    noun: str
    id: Id
    name: str
    email: str
    organisation: str = ""


def relations(rows: Rows, today: date) -> tuple[Relation, ...]:
    """All relations as they stand on a day, by kind and name."""
    order = list(RelationKind)
    found = (*_clients(rows, today), *_contacts(rows), *_readers(rows), *_enquirers(rows))
    return tuple(sorted(found, key=lambda each: (order.index(each.kind), each.name.casefold(), each.id)))


def _clients(rows: Rows, today: date) -> Iterator[Relation]:
    engaged = load_facts(rows).of_client
    for each in rows.each(Client):
        kind = standing_of(engaged.get(each.id, ()), today)
        yield Relation(kind, Client.noun.name, each.id, each.name, each.email)


def _contacts(rows: Rows) -> Iterator[Relation]:
    principals = {each.principal for each in rows.each(Trajectory)} | {each.principal for each in rows.each(Training)}
    for each in rows.each(Contact):
        if each.organisation in principals:
            yield Relation(RelationKind.PRINCIPAL, Contact.noun.name, each.id, each.name, each.email, each.organisation)


def _readers(rows: Rows) -> Iterator[Relation]:
    for each in rows.each(NewsletterContact):
        name = each.name or each.email
        yield Relation(RelationKind.NEWSLETTER_READER, NewsletterContact.noun.name, each.id, name, each.email)


def _enquirers(rows: Rows) -> Iterator[Relation]:
    for each in rows.each(Enquiry):
        yield Relation(RelationKind.ENQUIRER, Enquiry.noun.name, each.id, each.name, each.email)


@dataclass(frozen=True, slots=True)
class OrganisationAccount:
    """All that stands in connection with an organisation: who speaks for it, what it commissioned, what it was told."""

    organisation: Organisation
    contacts: tuple[Contact, ...]
    trajectories: tuple[tuple[Trajectory, Client], ...]
    trainings: tuple[tuple[Training, int], ...]
    """Each with the number of its participants."""
    disclosures: tuple[tuple[Disclosure, Client], ...]


def organisation_account(rows: Rows, organisation: str) -> OrganisationAccount:
    """The account of one organisation, the newest first. NotFound where there is none."""
    found = rows.get(Organisation, organisation)
    trajectories = sorted(
        rows.find(Trajectory, principal=found.id), key=lambda each: (each.starts_on, each.id), reverse=True
    )
    trainings = sorted(
        rows.find(Training, principal=found.id), key=lambda each: (each.starts_on, each.id), reverse=True
    )
    disclosures = sorted(
        rows.find(Disclosure, recipient=found.id), key=lambda each: (each.disclosed_on, each.id), reverse=True
    )
    return OrganisationAccount(
        found,
        rows.find(Contact, organisation=found.id),
        tuple((each, rows.get(Client, each.client)) for each in trajectories),
        tuple((each, len(_taking_part(rows, each))) for each in trainings),
        tuple((each, rows.get(Client, each.client)) for each in disclosures),
    )


def _taking_part(rows: Rows, training: Training) -> list[Participation]:
    return [each for each in rows.find(Participation, training=training.id) if each.cancelled_on is None]
