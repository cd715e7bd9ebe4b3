"""Put someone on the list of the newsletter, and take someone off it in one step (rows B10, C7, C11, C13, D4, L6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.client import Client
from app.domain.declare import Record
from app.domain.enquiry import Enquiry
from app.domain.gate import require
from app.domain.gates.newsletter import SubscribeFacts, subscribe_gate
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Contact, Organisation
from app.domain.restriction import Restriction, RestrictionCause
from app.domain.values import read_fields
from app.kernel.errors import CoachkluisError
from app.usecases.current_policy import policy_on
from app.vault.rows import Rows
from app.vault.work import Work


def subscribe(work: Work, given: Mapping[str, object]) -> NewsletterContact:
    """A new reader; consented today unless told otherwise. InputError with every fault, GateRefused with every reason
    why the newsletter may not go there.
    """
    values = read_fields(NewsletterContact, given, known={"unsubscribed_on": None})
    made = work.new(NewsletterContact, **{"consented_on": work.today, **values})
    others = [each for each in at_address(work, NewsletterContact, made.email) if each.id != made.id]
    stopped = stopped_addresses(work).get(made.email.casefold(), Stopped())
    facts = SubscribeFacts(
        policy=policy_on(work, work.today),
        ground=made.ground,
        known=any(at_address(work, noun, made.email) for noun in (Client, Contact, Organisation)),
        enquirer=bool(at_address(work, Enquiry, made.email)),
        listed=any(isinstance(each, NewsletterContact) and each.subscribed for each in others),
        objected_on=stopped.objected_on,
        died_on=stopped.died_on,
    )
    require(subscribe_gate(facts))
    return made


def unsubscribe(work: Work, contact: str) -> NewsletterContact:
    """Off the list, at once. What is kept of it is due from now on. Whoever is off already stays off."""
    found = work.get(NewsletterContact, contact)
    return found if found.unsubscribed_on is not None else work.change(found, unsubscribed_on=work.today)


def unsubscribe_address(work: Work, email: str) -> tuple[NewsletterContact, ...]:
    """The same by the address that someone wrote from; CoachkluisError where it is not on the list."""
    found = [each for each in at_address(work, NewsletterContact, email) if isinstance(each, NewsletterContact)]
    if not found:
        raise CoachkluisError("newsletter.not_listed")
    return tuple(unsubscribe(work, each.id) for each in found)


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why a client's address gets no newsletter: since when the client objects to it, or when the client died."""

    objected_on: date | None = None
    died_on: date | None = None


def stopped_addresses(rows: Rows) -> dict[str, Stopped]:
    """The addresses of clients to which nothing of the kind may go, in small letters."""
    objections = {
        each.client: each.since for each in rows.find(Restriction, cause=RestrictionCause.MARKETING) if each.in_force
    }
    return {
        each.email.casefold(): Stopped(objections.get(each.id), each.died_on)
        for each in rows.each(Client)
        if each.email and (each.id in objections or each.died_on is not None)
    }


def at_address(rows: Rows, noun: type[Record], email: str) -> tuple[Record, ...]:
    """The records of a noun with this e-mail address, however it is capitalised."""
    wanted = email.strip().casefold()
    return tuple(each for each in rows.each(noun) if wanted and str(getattr(each, "email", "")).casefold() == wanted)
