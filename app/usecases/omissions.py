"""What does not go into a copy, with everything that would give it away (rows L15, X7; GDPR art. 15(4))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.declare import Record
from app.domain.document import Document, Version
from app.domain.omission import Omission
from app.kernel.ids import Id
from app.usecases.dossier_contents import DossierContents


def for_copy(contents: DossierContents, request: Id) -> DossierContents:
    """The dossier as the copy for a request has it: all, but for what is left out with a written reason."""
    named = {each.item for each in contents.of(Omission) if each.request == request}
    gone = {each.id for record in contents.everything() if record.id in named for each in _with_it(contents, record)}
    if not gone:
        return contents
    items = {noun: tuple(each for each in records if each.id not in gone) for noun, records in contents.items.items()}
    return replace(contents, items=items).knowing_nothing_of(gone)


def _with_it(contents: DossierContents, record: Record) -> Iterator[Record]:
    """An item, and what holds the same text: the versions of a document, the PDF of a version."""
    yield record
    if isinstance(record, Document):
        for version in contents.of(Version):
            if version.document == record.id:
                yield from _with_it(contents, version)
    if isinstance(record, Version):
        pdf = contents.lookup(record.pdf)
        if pdf is not None:
            yield pdf
