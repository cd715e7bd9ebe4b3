"""The readable copy of a dossier, in the client's language (GDPR art. 12(1), 15; rows A5, A8, A11, L2, L15, X7).

Grouped as the client would look for it. Every field comes from its declaration: what is declared and filled in, stands
here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import starmap

from app.documents.overview import Entry, Overview, Pair, Section
from app.domain.attachment import Attachment
from app.domain.client_statement import ClientStatement
from app.domain.covering import BAR
from app.domain.declare import Record, Shape, asked
from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version
from app.domain.document_field import field_named
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.omission import Omission
from app.domain.policy import Policy
from app.domain.prose import Block, Heading, Paragraph, Quote, Span
from app.domain.prose_field import FieldName, with_fields
from app.domain.prose_source import read_source
from app.domain.reason import worded
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.domain.retention import KeptState
from app.domain.session import Session
from app.domain.unfinished import Unfinished
from app.domain.worded_value import worded_value
from app.kernel.ids import Id
from app.kernel.translator import Translator
from app.usecases.dossier_contents import DossierContents
from app.usecases.kept_until import KeptItem
from app.usecases.overview_account import about_the_data, rights, who_keeps
from app.usecases.overview_sections import SECTIONS
from app.usecases.practice import practice_details
from app.usecases.unfinished_words import typed_words

_TOLD_TO_THE_CLIENT = ("retention.because.law", "retention.because.hold")
"""What is said beside the sentence itself: grounds and drift are written for the coach."""


def dossier_overview(
    contents: DossierContents,
    kept: Sequence[KeptItem],
    policy: Policy,
    translator: Translator,
    day: date,
    request: Request | None = None,
) -> Overview:
    """The overview of a dossier on a day; `translator` speaks the client's language.

    `kept` are the items of this dossier with their retention, `request` what this copy answers, where it does.
    """
    writer = _Writer(contents, {each.id: each for each in kept}, translator)
    return Overview(
        title=translator.text("overview.title"),
        practice=practice_details(contents.practice),
        client=contents.client.name,
        day=day,
        introduction=tuple(_introduction(contents, translator, day, request)),
        sections=(
            who_keeps(contents, policy, translator),
            *writer.sections(),
            about_the_data(contents, kept, translator),
            rights(contents, translator),
        ),
        foot="" if request is None else worded(contents.name(request), translator),
    )


def _introduction(
    contents: DossierContents, translator: Translator, day: date, request: Request | None
) -> Iterator[str]:
    practice = contents.practice.trade_name
    if request is not None:
        yield translator.text("overview.introduction.request", date=request.received_on)
    yield translator.text("overview.introduction.all", practice=practice, date=day)
    yield translator.text("overview.introduction.kept")
    if request is not None and any(each.request == request.id for each in contents.of(Omission)):
        yield translator.text("overview.introduction.omitted")
    if request is not None and any(each.request == request.id for each in contents.of(Redaction)):
        yield translator.text("overview.introduction.covered", bar=BAR)
    if contents.of(Attachment):
        yield translator.text("overview.introduction.files")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes items as entries, by their declarations."""

    contents: DossierContents
    kept: Mapping[Id, KeptItem]
    translator: Translator

    def sections(self) -> Iterator[Section]:
        """A section for every heading, and one for every noun that no heading names."""
        for title, nouns in SECTIONS:
            yield Section(title=self.translator.text(title), entries=tuple(self._entries(nouns)))
        named = {noun for _, nouns in SECTIONS for noun in nouns}
        for noun in DOSSIER_NOUNS:
            if noun not in named:
                title = self.translator.text(f"{noun.noun.label}.plural")
                yield Section(title=title[:1].upper() + title[1:], entries=tuple(self._entries((noun,))))

    def _entries(self, nouns: tuple[type[Record], ...]) -> Iterator[Entry]:
        if Document in nouns:
            for document in self.contents.of(Document):
                yield self._entry(document)
                for version in sorted(self.contents.of(Version), key=lambda each: each.number):
                    if version.document == document.id:
                        yield self._entry(version)
                        yield from self._beside(version)
        if nouns == (Redaction,):
            yield from self._covered()
            return
        for noun in (each for each in nouns if each not in (Document, Version)):
            for record in self.contents.of(noun):
                if not self._stands_beside(record):
                    yield self._entry(record)
                yield from self._beside(record)
        if Disclosure in nouns and not self.contents.of(Disclosure):
            yield Entry(blocks=(Paragraph((Span(self.translator.text("overview.disclosures.none")),)),))

    def _covered(self) -> Iterator[Entry]:
        """What is covered, once for all places in an item that have the same reason."""
        places = Counter((each.request, each.item, each.cause, each.reason) for each in self.contents.of(Redaction))
        for each in self.contents.of(Redaction):
            number = places.pop((each.request, each.item, each.cause, each.reason), 0)
            if number:
                entry = self._entry(each)
                words = self.translator.count("overview.covered.places", number)
                yield replace(entry, title=f"{entry.title} ({words})")

    def _beside(self, record: Record) -> Iterator[Entry]:
        """The client's statements, right below what they are about (D8)."""
        if isinstance(record, Session | Version):
            for each in self.contents.of(ClientStatement):
                if record.id in (each.session, each.version):
                    yield self._entry(each)

    def _stands_beside(self, record: Record) -> bool:
        """Whether it is shown with something else: a statement is, unless what it is about is left out."""
        return isinstance(record, ClientStatement) and (
            self.contents.lookup(record.version) is not None or self.contents.lookup(record.session) is not None
        )

    def _entry(self, record: Record) -> Entry:
        """An item: its name, its fields, until when it is kept, and its text."""
        title = worded(self.contents.name(record), self.translator)
        return Entry(title=title, pairs=(*self._pairs(record), *self._retention(record)), blocks=self._blocks(record))

    def _pairs(self, record: Record) -> Iterator[Pair]:
        """The fields that hold something. Whose dossier it is stands at the top of every page."""
        for each in asked(type(record)):
            shape, value = each.declaration.shape, getattr(record, each.name)
            if each.name == "client" or shape is Shape.PROSE or not _happened(record, each.name):
                continue
            if shape is Shape.REFERENCE:
                text = self.contents.named(value, self.translator)
            else:
                text = worded_value(each, value, self.translator)
            if text:
                yield Pair(self.translator.text(each.label), text)
        if isinstance(record, Unfinished):
            yield from starmap(Pair, typed_words(record, self.translator, self.contents.named))

    def _blocks(self, record: Record) -> tuple[Block, ...]:
        """The written texts of an item, each as it was laid out."""
        blocks: list[Block] = []
        for each in asked(type(record)):
            if each.declaration.shape is Shape.PROSE:
                written = with_fields(read_source(getattr(record, each.name)), self._field)
                blocks += map(_below_the_title, written)
        return tuple(blocks)

    def _field(self, name: str) -> str:
        """A field of a draft is nothing yet: what it will stand for is said by its name."""
        field = field_named(name)
        return FieldName(name).written if field is None else f"[{self.translator.text(field.label)}]"

    def _retention(self, record: Record) -> Iterator[Pair]:
        """Until when the item is kept, and why."""
        item = self.kept.get(record.id)
        if item is None:
            return
        if item.kept.state is KeptState.NO_RULE:
            words = [self.translator.text("overview.kept.no_rule")]
        else:
            words = [item.sentence(self.translator)]
        words += [worded(each, self.translator) for each in item.kept.reasons if each.code in _TOLD_TO_THE_CLIENT]
        yield Pair(self.translator.text("overview.kept"), " ".join(words))


def _happened(record: Record, name: str) -> bool:
    """How a thing was done says nothing where it was not done: no `withdrawn_how` without a `withdrawn_on`."""
    stem, _, last = name.rpartition("_")
    return last != "how" or getattr(record, f"{stem}_on", True) is not None


def _below_the_title(block: Block) -> Block:
    """A block of a text whose headings, whatever their level, stand below the title of the item."""
    match block:
        case Heading():
            return replace(block, level=3)
        case Quote():
            return Quote(tuple(map(_below_the_title, block.blocks)))
    return block
