"""What an item is called, for whoever sees it in a list, in a reference or in an overview."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version
from app.domain.organisation import Contact, Organisation
from app.domain.package import Package
from app.domain.reason import Label, Reason, reason
from app.domain.representative import Representative
from app.domain.request import Request
from app.domain.session import Session
from app.domain.trajectory import Trajectory

Lookup = Callable[[str], Record | None]
"""Finds a record by its id."""


def item_name(record: Record, lookup: Lookup) -> Reason:
    """The name of an item as data, for `worded`: *Gesprek van 3 maart 2026*.

    `lookup` finds what the name borrows from, such as the document of a version.
    """
    match record:
        case Client() | Contact() | Representative():
            return reason("item.named", name=record.name)
        case Organisation():
            return reason("item.named", name=record.name)
        case Trajectory():
            return reason("item.trajectory", title=record.title)
        case Session():
            return reason("item.session", date=record.on)
        case Attachment():
            return reason("item.attachment", name=record.name)
        case Document():
            return reason("item.document", kind=Label(f"document_kind.{record.kind.value}"), title=record.title)
        case Version():
            return version_name(record, lookup)
        case Consent():
            return reason("item.consent", purpose=record.purpose, date=record.given_on)
        case Disclosure():
            return reason("item.disclosure", what=record.what, date=record.disclosed_on)
        case Request():
            kind = Label(f"request_kind.{record.kind.value}")
            return reason("item.request", kind=kind, date=record.received_on)
        case Package():
            return reason("item.package", use=Label(f"package_use.{record.use.value}"), date=record.made_on)
    return record.named(lookup)


def version_name(version: Version, lookup: Lookup) -> Reason:
    """A version by its number and the title of its document."""
    document = lookup(version.document)
    kind = Label(f"document_kind.{version.kind.value}")
    if not isinstance(document, Document):
        return reason("item.version_alone", kind=kind, number=version.number)
    return reason("item.version", kind=kind, title=document.title, number=version.number)
