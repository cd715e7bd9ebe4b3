"""What the fields of a document stand for: read from the dossier at the moment that it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.client import Client
from app.domain.document import Document
from app.domain.document_field import DocumentField, field_named
from app.domain.organisation import Organisation
from app.domain.practice import Practice
from app.domain.prose_field import FieldName, fields_in, with_fields
from app.domain.prose_source import read_source, write_source
from app.domain.reason import Label, Reason, reason
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.translator import Translator
from app.usecases.practice import the_practice
from app.vault.rows import Rows


def field_values(rows: Rows, item: Document | Session, translator: Translator, on: date) -> Mapping[DocumentField, str]:
    """What each field says on a day, in the translator's language; empty where the dossier does not know."""
    client, trajectory = rows.get(Client, item.client), rows.get(Trajectory, item.trajectory)
    principal, practice = rows.maybe(Organisation, trajectory.principal), the_practice(rows)

    def day(value: date | None) -> str:
        return translator.date(value) if value else ""

    field = DocumentField
    return {
        field.CLIENT_NAME: client.name,
        field.CLIENT_FIRST_NAME: client.first_name,
        field.CLIENT_SURNAME: " ".join(part for part in (client.infix, client.surname) if part),
        field.CLIENT_BIRTH_DATE: day(client.birth_date),
        field.CLIENT_ADDRESS: _address(client),
        field.CLIENT_PHONE: client.mobile or client.phone,
        field.CLIENT_EMAIL: client.email,
        field.TRAJECTORY_TITLE: trajectory.title,
        field.TRAJECTORY_START: day(trajectory.starts_on),
        field.TRAJECTORY_END: day(trajectory.ends_on),
        field.PRINCIPAL_NAME: principal.name if principal else "",
        field.PRACTICE_NAME: practice.trade_name,
        field.PRACTICE_COACH: practice.coach or practice.trade_name,
        field.PRACTICE_ADDRESS: _address(practice),
        field.PRACTICE_PHONE: practice.phone,
        field.PRACTICE_EMAIL: practice.email,
        field.PRACTICE_KVK: practice.kvk,
        field.DOCUMENT_TITLE: item.title if isinstance(item, Document) else item.subject,
        field.DOCUMENT_DATE: day(on),
    }


def resolved(rows: Rows, document: Document, source: str, translator: Translator, on: date) -> str:
    """The source with every field filled in. What is empty or unknown is said in its place, in square brackets: that
    is seen in a preview, and never goes out (`field_reasons`).
    """
    blocks = read_source(source)
    if not fields_in(blocks):
        return source
    values = field_values(rows, document, translator, on)

    def value(name: str) -> str:
        field = field_named(name)
        if field is None:
            return translator.text("document_field.unknown", field=FieldName(name).written)
        return values[field] or translator.text("document_field.empty", field=Label(field.label))

    return write_source(with_fields(blocks, value))


def filled_in(rows: Rows, session: Session, source: str, translator: Translator, on: date) -> str:
    """A text to reuse as it is put in the notes of a session: those go out to nobody, so that nothing would fill in its
    fields later. What the dossier does not know stays a field.
    """
    values = field_values(rows, session, translator, on)

    def value(name: str) -> str:
        field = field_named(name)
        return (values[field] if field else "") or FieldName(name).written

    return write_source(with_fields(read_source(source), value))


def field_reasons(rows: Rows, document: Document, source: str, translator: Translator, on: date) -> tuple[Reason, ...]:
    """Why the fields of a text cannot be filled in yet: each that is unknown or empty, by name."""
    names = fields_in(read_source(source))
    if not names:
        return ()
    values, reasons = field_values(rows, document, translator, on), list[Reason]()
    for name in names:
        field = field_named(name)
        if field is None:
            reasons.append(reason("gate.share.field_unknown", field=FieldName(name).written))
        elif not values[field]:
            reasons.append(reason("gate.share.field_empty", field=Label(field.label)))
    return tuple(reasons)


def _address(of: Client | Practice) -> str:
    street = f"{of.street} {of.house_number}".strip()
    town = f"{of.postcode} {of.town}".strip()
    return ", ".join(line for line in (street, town) if line)
