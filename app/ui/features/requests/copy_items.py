"""What goes into a copy, item by item, under the headings where the client would look for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.covering import readable, written_fields
from app.domain.declare import Record
from app.domain.document import Version
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.omission import Omission
from app.domain.reason import worded
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.passages import ShownText
from app.usecases.dossier_contents import DossierContents, dossier_contents
from app.usecases.overview_sections import SECTIONS
from app.usecases.redacted_copy import is_as_marked

_WRITTEN_FOR_THE_CLIENT = ("omission", "redaction", "package", "request_step", "recipient_notice", "unfinished")


@dataclass(frozen=True, slots=True)
class CopyItem:
    """One item, what it is called, and what becomes of it."""

    record: Record
    name: str
    covered: tuple[Redaction, ...]
    omission: Omission | None
    changed: bool
    """Whether its text is another since something in it was covered."""

    @property
    def is_file(self) -> bool:
        """Whether it is a file in which boxes are drawn."""
        return isinstance(self.record, Attachment)


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Items under a heading."""

    title: str
    items: tuple[CopyItem, ...]


def copy_groups(context: Context, request: Request) -> tuple[CopyGroup, ...]:
    """All items of the dossier in which something is written, and all files."""
    contents = dossier_contents(context.reader, request.client)
    named = {noun for _, nouns in SECTIONS for noun in nouns}
    headings = [(context.text(title), nouns) for title, nouns in SECTIONS]
    rest = [noun for noun in DOSSIER_NOUNS if noun not in named]
    headings += [(_capital(context.text(f"{noun.noun.label}.plural")), (noun,)) for noun in rest]
    groups = (CopyGroup(title, tuple(_items(context, contents, request, nouns))) for title, nouns in headings)
    return tuple(each for each in groups if each.items)


def shown_texts(context: Context, item: CopyItem) -> tuple[ShownText, ...]:
    """The texts of an item, with what is covered in them."""
    record = item.record
    return tuple(
        ShownText(
            each.name,
            context.text(each.label),
            text,
            tuple((mark.start, mark.end) for mark in item.covered if mark.field == each.name and mark.end <= len(text)),
        )
        for each in written_fields(type(record))
        if (text := readable(each, getattr(record, each.name))).strip()
    )


def _items(
    context: Context, contents: DossierContents, request: Request, nouns: Sequence[type[Record]]
) -> Iterator[CopyItem]:
    omitted = {each.item: each for each in contents.of(Omission) if each.request == request.id}
    printed = {each.pdf for each in contents.of(Version) if each.pdf}
    marks: dict[str, list[Redaction]] = {}
    for mark in contents.of(Redaction):
        if mark.request == request.id:
            marks.setdefault(mark.item, []).append(mark)
    for noun in nouns:
        if noun.noun.name in _WRITTEN_FOR_THE_CLIENT:
            continue
        for record in contents.of(noun):
            if Id(record.id) in printed or not _has_something(record):
                continue
            own = tuple(marks.get(record.id, ()))
            name = worded(contents.name(record), context.translator)
            if isinstance(record, Client):
                name = context.text("noun.client").capitalize()
            changed = not all(is_as_marked(record, each) for each in own)
            yield CopyItem(record, name, own, omitted.get(record.id), changed)


def _has_something(record: Record) -> bool:
    return isinstance(record, Attachment) or any(
        str(getattr(record, each.name)).strip() for each in written_fields(type(record))
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
