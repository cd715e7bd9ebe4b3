"""An overview: facts under labels, texts under headings. The readable access copy, a certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, Spacer

from app.documents.flowables import Rule, labelled
from app.documents.headings import heading
from app.documents.house import Role, style
from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.documents.text import passages, text
from app.domain.frozen import PracticeDetails
from app.domain.prose import Block
from app.kernel.translator import Translator


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact: what it is, and what it says. An empty value is left out; say in words what is not known."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a section, such as one session: a title if it has one, its facts, its text."""

    title: str = ""
    pairs: tuple[Pair, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A row of entries under a title. A section without entries says that nothing is kept of it (L15)."""

    title: str
    entries: tuple[Entry, ...] = ()
    nothing: str = ""
    """What is said where there are no entries, if that is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A document of facts. `foot` is a line for the footer, such as the reference of a request."""

    title: str
    practice: PracticeDetails
    client: str
    day: date
    introduction: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    foot: str = ""


def render_overview(overview: Overview, translator: Translator) -> bytes:
    """The PDF of an overview, in the translator's language."""
    sheet = Sheet(
        practice=overview.practice,
        title=overview.title,
        subject=overview.client,
        running=" \u00b7 ".join(filter(None, (overview.title, overview.client))),
        day=overview.day,
        foot=overview.foot,
    )
    return print_pdf(list(_story(overview, translator)), sheet, translator)


def _story(overview: Overview, translator: Translator) -> Iterator[Flowable]:
    yield text(overview.title, style(Role.TITLE))
    if overview.client:
        yield from labelled(translator.text("documents.overview.client"), overview.client, after=1.5)
    yield from labelled(translator.text("documents.overview.date"), translator.date(overview.day), after=1.5)
    yield Rule(whole=True, before=8, after=14)
    for words in overview.introduction:
        yield from passages(words, style(Role.BODY))
    for section in overview.sections:
        yield from heading(section.title, Role.HEADING_1, 0)
        if not section.entries:
            yield text(section.nothing or translator.text("documents.overview.nothing"), style(Role.SMALL))
        for number, entry in enumerate(section.entries):
            if number and not entry.title:
                yield Rule(before=12, after=9)
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[Flowable]:
    if entry.title:
        yield from heading(entry.title, Role.HEADING_2, 1)
    for pair in entry.pairs:
        if pair.value.strip():
            yield from labelled(pair.label, pair.value, after=2)
    if entry.blocks:
        yield Spacer(1, 5)
        yield from set_prose(entry.blocks, level=2)
