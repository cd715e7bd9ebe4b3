"""How an overview is set on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Spacer

from app.documents.flowables import Rule, labelled
from app.documents.headings import heading
from app.documents.house import Role, style
from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.documents.text import passages, text
from app.kernel.translator import Translator

if TYPE_CHECKING:
    from app.documents.overview import Entry, Overview


def set_overview(overview: Overview, translator: Translator) -> bytes:
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
