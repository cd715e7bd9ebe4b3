"""What retention asks of an item that stands in other items: its trajectory, its document, its request (L11, X5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.category import Category
from app.domain.client import Client
from app.domain.commissions import Commissions, organisation_of
from app.domain.consent import Consent, ConsentRole
from app.domain.declare import Record
from app.domain.disclosure import Disclosure
from app.domain.document import Document, DocumentKind, Version
from app.domain.hold import Hold
from app.domain.omission import Omission
from app.domain.organisation import Contact, Organisation, OrganisationKind
from app.domain.package import Package
from app.domain.participation import Participation
from app.domain.policy import Trigger
from app.domain.recipient_notice import RecipientNotice
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.domain.request_step import RequestStep
from app.domain.resting import rests_on
from app.domain.retention_facts import Engagement, RetentionItem, retention_item
from app.domain.review import Review
from app.domain.special_note import SpecialNote
from app.domain.training import Training
from app.domain.trajectory import Trajectory, TrajectoryKind
from app.kernel.ids import Id

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """The facts of one dossier, or of many, that their items share.

    `documents` gives the trajectory of each document, `versions` the document and kind of each version, `closed` the
    day on which each request was closed. `reviews` come oldest first. `contact` is the newest day of each client's
    dossier, where that is wanted. A row that something names may have been lost (app.vault.rebuild): then its facts are
    not known, and nothing falls due by them.
    """

    trajectories: Mapping[Id, Trajectory]
    documents: Mapping[Id, Id] = field(default_factory=dict)
    versions: Mapping[Id, tuple[Id, DocumentKind]] = field(default_factory=dict)
    closed: Mapping[Id, date | None] = field(default_factory=dict)
    consents: Mapping[Id, tuple[Consent, ...]] = field(default_factory=dict)
    """Of each client those on which keeping a dossier rests: its legal basis, for no recipient in particular."""
    reviews: Mapping[str, date] = field(default_factory=dict)
    """Of each item that was reviewed, its new review date."""
    contact: Mapping[Id, date] = field(default_factory=dict)
    of_client: Mapping[Id, tuple[Engagement, ...]] = field(default_factory=dict)
    """Of each client the trajectories and the trainings."""
    grounds: Mapping[Id, tuple[Consent, ...]] = field(default_factory=dict)
    """Of each client the consents that data are kept on, in force or not."""
    taking_part: Mapping[Id, Engagement] = field(default_factory=dict)
    """Of each participation the training, as far as this participant took part in it."""
    commissions: Mapping[Id, Commissions] = field(default_factory=dict)
    """Of each organisation what it commissioned."""

    def item(self, record: Record) -> RetentionItem:
        """An item as retention sees it."""
        organisation = organisation_of(record)
        if organisation is not None:
            return self._business(record, self.commissions.get(organisation, _NONE))
        own = self._engagement(self.trajectory(record)) or self._training(record)
        whose = owner(record)
        within = (own,) if own else self.of_client.get(whose, ())
        return retention_item(
            record.noun.name,
            record.id,
            self._category(record),
            record.happened_on,
            within,
            fiscal=self._fiscal(record),
            last_contact=self.contact.get(whose),
            more=self._lost(record) or self._more(record, in_trajectory=bool(within)),
            review_on=self.reviews.get(record.item if isinstance(record, Review) else record.id),
        )

    def must_stay(self, record: Record) -> bool:
        """Whether it is an organisation that something else names: until nothing does, it has no term of its own."""
        return isinstance(record, Organisation) and self.commissions.get(record.id, _NONE).named

    def _business(self, record: Record, commissions: Commissions) -> RetentionItem:
        """An organisation, or who speaks for one. Without work the last contact is what an intake is to a client."""
        newest = commissions.last_contact(record)
        review_on = record.next_review_on if isinstance(record, Contact) else None
        return retention_item(
            record.noun.name, record.id, record.item_category, newest, commissions.engagements, last_contact=newest,
            review_on=review_on,
        )  # fmt: skip

    def trajectory(self, record: Record) -> Id:
        """The id of the trajectory that an item belongs to, by itself or through its document, or empty."""
        match record:
            case Trajectory():
                return record.id
            case Version():
                return self.documents.get(record.document, Id(""))
            case Disclosure() | Package() if record.version in self.versions:
                return self.documents.get(self.versions[record.version][0], Id(""))
        return Id(getattr(record, "trajectory", ""))

    def _training(self, record: Record) -> Engagement | None:
        """The training that an item belongs to, where it is of one."""
        whose = record.id if isinstance(record, Participation) else Id(getattr(record, "participation", ""))
        return self.taking_part.get(whose, _LOST) if whose else None

    def _engagement(self, trajectory: Id) -> Engagement | None:
        """The trajectory with this id, where there is an id."""
        return self.trajectories.get(trajectory, _LOST) if trajectory else None

    def _category(self, record: Record) -> Category:
        """The item's category. The record of a package that was no answer to a request goes with what was in it."""
        if isinstance(record, Package) and record.version in self.versions and not record.request:
            return self.versions[record.version][1].category
        return record.item_category

    def _fiscal(self, record: Record) -> bool:
        """Whether the fiscal duty covers it: the administration, but of what is written the agreement alone (L11)."""
        match record:
            case Document() | Version():
                return record.kind is DocumentKind.AGREEMENT
            case Package() | Review():
                return False
        return record.item_category is Category.ADMINISTRATION

    def _more(self, record: Record, *, in_trajectory: bool) -> Mapping[Trigger, date | None]:
        match record:
            case Consent():
                return {Trigger.WITHDRAWAL: record.withdrawn_on}
            case Request():
                return {Trigger.REQUEST_CLOSED: record.closed_on}
            case Hold():
                return {Trigger.REQUEST_CLOSED: record.released_on}
            case Package() if record.request:
                return {Trigger.REQUEST_CLOSED: self.closed.get(record.request)}
            case Package() if not record.version:
                return {Trigger.REQUEST_CLOSED: record.made_on}
            case RequestStep() | RecipientNotice() | Omission() | Redaction():
                return {Trigger.REQUEST_CLOSED: self.closed.get(record.request)}
        own = _own_events(record)
        return own if own or in_trajectory else self._on_consent(owner(record))

    def _lost(self, record: Record) -> Mapping[Trigger, date]:
        """When every consent that it was kept on was withdrawn: then erasing it is due (L7)."""
        whose = owner(record)
        ground = record.ground if isinstance(record, SpecialNote) else None
        category, trajectory, prospect = self._category(record), self.trajectory(record), whose not in self.of_client
        found = [
            each.withdrawn_on
            for each in self.grounds.get(whose, ())
            if rests_on(each, category, trajectory, prospect=prospect, ground=ground)
        ]
        known = [day for day in found if day is not None]
        if not known or len(known) < len(found) or self._fiscal(record):
            return {}
        return {Trigger.BASIS_WITHDRAWN: max(known)}

    def _on_consent(self, client: Id) -> Mapping[Trigger, date | None]:
        """Someone who is no client yet may have consented to be kept, for a definite period or not (B3): the last of
        such consents to end decides.
        """
        ends = [_ends(each) for each in self.consents.get(client, ())]
        if not ends:
            return {}
        known = [end for end in ends if end is not None]
        return {Trigger.WITHDRAWAL: max(known) if len(known) == len(ends) else None}


_EVENTS = {
    "withdrawn_on": Trigger.WITHDRAWAL,
    "unsubscribed_on": Trigger.WITHDRAWAL,
    "closed_on": Trigger.REQUEST_CLOSED,
    "lifted_on": Trigger.REQUEST_CLOSED,
}
"""By which fields a noun tells what happened to it."""


def _own_events(record: Record) -> Mapping[Trigger, date | None]:
    return {trigger: getattr(record, name) for name, trigger in _EVENTS.items() if hasattr(record, name)}


def _ends(consent: Consent) -> date | None:
    """The first day on which a consent counts no more; None while that is not known."""
    ended = consent.valid_until + _DAY if consent.valid_until else None
    days = [day for day in (consent.withdrawn_on, ended) if day is not None]
    return min(days) if days else None


def keeps_a_dossier(consent: Consent) -> bool:
    """Whether keeping a dossier may rest on this consent."""
    return consent.role is ConsentRole.LEGAL_BASIS and not consent.recipient and not consent.trajectory


def owner(record: Record) -> Id:
    """The client whose dossier an item is in; empty for what is in none."""
    return record.id if isinstance(record, Client) else Id(getattr(record, "client", ""))


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A training as far as one participant took part in it: for whoever cancelled it ended that day."""

    kind: TrajectoryKind
    ends_on: date | None


_LOST = TakingPart(TrajectoryKind.COACHING, None)
"""What stands for a trajectory or training that was lost: nobody knows of its end, so nothing falls due by it."""
_NONE = Commissions(OrganisationKind.EMPLOYER, named=True)
"""Of an organisation that was lost: who speaks for it stays."""


def taking_part(participation: Participation, training: Training) -> Engagement:
    """What a participation is to retention."""
    if participation.cancelled_on is None:
        return training
    return TakingPart(training.kind, participation.cancelled_on)


def by_client(
    trajectories: Iterable[Trajectory],
    participations: Iterable[Participation] = (),
    parts: Mapping[Id, Engagement] | None = None,
) -> dict[Id, tuple[Engagement, ...]]:
    """Trajectories, and what people take part in, by whose they are."""
    found: dict[Id, tuple[Engagement, ...]] = {}
    known = parts or {}
    for each in trajectories:
        found[each.client] = (*found.get(each.client, ()), each)
    for one in participations:
        if one.id in known:
            found[one.client] = (*found.get(one.client, ()), known[one.id])
    return found
