"""The rows of the lists in the documents part: documents with their newest version, and what was handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version, VersionState
from app.domain.organisation import Organisation
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.paged import TableColumn
from app.usecases.write_document import newest_version
from app.vault.glance import glance


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as the list shows it."""

    document: Document
    version: Version

    @property
    def day(self) -> date:
        """The day that says most of its state: of sharing, of the decision, of becoming final, of the last change."""
        version = self.version
        match version.state:
            case VersionState.FINAL if version.final_on:
                return version.final_on
            case VersionState.APPROVED | VersionState.ANSWERED | VersionState.BLOCKED if version.decided_on:
                return version.decided_on
            case VersionState.SHARED if version.shared_on:
                return version.shared_on
        return legal_date(version.changed)


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """Something that was handed over, and the name of who got it."""

    disclosure: Disclosure
    recipient: str


def document_rows(context: Context, client: Id) -> list[DocumentRow]:
    """A client's documents, the one that was worked on last first."""
    reader = context.reader
    found = [
        DocumentRow(each, newest_version(reader, each.id)) for each in reader.find(Document, client=client)
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.version.changed, each.version.id), reverse=True)


def disclosure_rows(context: Context, client: Id, document: Id | None = None) -> list[DisclosureRow]:
    """What was handed over of a client's documents, or of one document; the newest first."""
    reader = context.reader
    versions = {each.id for each in reader.find(Version, document=document)} if document else None
    found = [each for each in reader.find(Disclosure, client=client) if versions is None or each.version in versions]
    # The practice may know hundreds of organisations: only those are looked up that got something.
    named = glance(reader, Organisation, ("id", "name"), "id", tuple({each.recipient for each in found}))
    names = {identity: str(name) for identity, name in named}
    return [DisclosureRow(each, names.get(each.recipient, "")) for each in reversed(found)]


def document_columns(context: Context) -> tuple[TableColumn[DocumentRow], ...]:
    """Title, state, day, kind and version."""
    translator = context.translator
    text = translator.text
    return (
        TableColumn("title", "document.title", lambda row: row.document.title, 250),
        TableColumn("state", "version.state", lambda row: text(f"version_state.{row.version.state.value}"), 140),
        TableColumn("day", "documents_screen.day", lambda row: translator.short_date(row.day), 110),
        TableColumn("kind", "documents_screen.kind", lambda row: text(f"document_kind.{row.document.kind.value}"), 130),
        TableColumn("number", "version.number", lambda row: str(row.version.number), 70),
    )


def disclosure_columns(context: Context) -> tuple[TableColumn[DisclosureRow], ...]:
    """When, what, to whom, how, and the beginning of the hash of exactly that."""
    translator = context.translator
    text = translator.text
    return (
        TableColumn(
            "day", "disclosure.disclosed_on", lambda row: translator.short_date(row.disclosure.disclosed_on), 120
        ),
        TableColumn("what", "disclosure.what", lambda row: row.disclosure.what, 190),
        TableColumn("recipient", "disclosure.recipient", lambda row: row.recipient, 180),
        TableColumn("how", "disclosure.how", lambda row: text(f"channel.{row.disclosure.how.value}"), 170),
        TableColumn("hash", "documents_screen.hash", lambda row: row.disclosure.pdf_sha256[:8], 120),
    )
