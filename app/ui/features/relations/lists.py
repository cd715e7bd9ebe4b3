"""The three lists of relations: their rows, their columns, and how each stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.organisation import Contact, Organisation
from app.domain.training import Training
from app.domain.trajectory import Trajectory
from app.ui.context import Context
from app.ui.widgets.paged import TableColumn
from app.ui.widgets.state_mark import Tone
from app.vault.glance import counted


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation, how many speak for it, and what it commissioned."""

    organisation: Organisation
    contacts: int
    commissioned: int


def organisation_rows(context: Context) -> list[OrganisationRow]:
    """All organisations, as the noun orders them."""
    reader = context.reader
    contacts = counted(reader, Contact, "organisation")
    guided, trained = counted(reader, Trajectory, "principal"), counted(reader, Training, "principal")
    found = sorted(reader.find(Organisation), key=lambda each: (each.name.casefold(), each.id))
    return [
        OrganisationRow(each, contacts.get(each.id, 0), guided.get(each.id, 0) + trained.get(each.id, 0))
        for each in found
    ]


def organisation_columns(context: Context) -> tuple[TableColumn[OrganisationRow], ...]:
    """Who, in what capacity, where, and what there is of it."""
    text = context.text
    return (
        TableColumn("name", "organisation.name", lambda row: row.organisation.name, 260),
        TableColumn(
            "kind", "organisation.kind", lambda row: text(f"organisation_kind.{row.organisation.kind.value}"), 180
        ),
        TableColumn("town", "organisation.town", lambda row: row.organisation.town, 150),
        TableColumn("contacts", "organisation.contacts", lambda row: str(row.contacts), 150, right=True),
        TableColumn("commissioned", "relations.commissioned", lambda row: str(row.commissioned), 130, right=True),
    )


NUMBERS: dict[str, Callable[[OrganisationRow], str]] = {
    "contacts": lambda row: f"{row.contacts:06}",
    "commissioned": lambda row: f"{row.commissioned:06}",
}
"""What its columns of numbers are sorted by."""


def reader_rows(context: Context) -> list[NewsletterContact]:
    """Everybody who is or was on the list of the newsletter: whoever is on it first."""
    found = context.reader.find(NewsletterContact)
    return sorted(found, key=lambda each: (not each.subscribed, each.name.casefold(), each.email.casefold()))


def reader_columns(context: Context) -> tuple[TableColumn[NewsletterContact], ...]:
    """Who, since when, from where, and whether the newsletter goes there."""
    text, short = context.text, context.translator.short_date
    return (
        TableColumn("name", "newsletter_contact.name", lambda row: row.name, 200),
        TableColumn("email", "newsletter_contact.email", lambda row: row.email, 260),
        TableColumn("since", "newsletter_contact.consented_on", lambda row: short(row.consented_on), 130),
        TableColumn("source", "newsletter_contact.source", lambda row: row.source, 150),
        TableColumn("state", "relations.state", lambda row: text(f"relations.reader.{_on(row)}"), 150),
    )


def reader_tone(row: NewsletterContact) -> Tone:
    """Whether the newsletter goes there."""
    return Tone.GOOD if row.subscribed else Tone.QUIET


def _on(row: NewsletterContact) -> str:
    return "on" if row.subscribed else "off"


def enquiry_rows(context: Context) -> list[Enquiry]:
    """All enquiries: what waits for an answer first."""
    return sorted(context.reader.find(Enquiry), key=lambda each: (each.answered_on is not None, each.received_on))


def enquiry_columns(context: Context) -> tuple[TableColumn[Enquiry], ...]:
    """Who, what, since when, and whether it was answered."""
    text, short = context.text, context.translator.short_date
    return (
        TableColumn("name", "enquiry.name", lambda row: row.name, 200),
        TableColumn("question", "enquiry.question", lambda row: " ".join(row.question.split())[:200], 300),
        TableColumn("received", "enquiry.received_on", lambda row: short(row.received_on), 150),
        TableColumn(
            "state",
            "relations.state",
            lambda row: text(f"relations.enquiry.{'done' if row.answered_on else 'open'}"),
            200,
        ),
    )


def enquiry_tone(row: Enquiry) -> Tone:
    """Whether it waits for an answer."""
    return Tone.QUIET if row.answered_on else Tone.WAITING
