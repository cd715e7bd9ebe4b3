"""How a letter is set on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents.flowables import labelled
from app.documents.headings import Mark
from app.documents.house import Role, style
from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.documents.text import text
from app.kernel.translator import Translator

if TYPE_CHECKING:
    from app.documents.letter import Letter


def set_letter(letter: Letter, translator: Translator) -> bytes:
    """The PDF of a letter, in the translator's language."""
    sheet = Sheet(
        practice=letter.practice,
        title=letter.subject,
        subject=translator.text("documents.letter.kind"),
        running=letter.subject,
        day=letter.day,
    )
    return print_pdf(list(_story(letter, translator)), sheet, translator)


def _story(letter: Letter, translator: Translator) -> Iterator[Flowable]:
    yield text("\n".join(letter.addressee), style(Role.BODY))
    yield Spacer(1, 34)
    facts = (
        ("date", translator.date(letter.day)),
        ("subject", letter.subject),
        ("reference", letter.reference),
    )
    for name, value in facts:
        if value:
            yield from labelled(translator.text(f"documents.letter.{name}"), value, after=1.5)
    yield Spacer(1, 22)
    if letter.salutation:
        yield text(letter.salutation, style(Role.BODY))
    body = list(set_prose(letter.blocks))
    last = _last_words(body)
    yield from body[:last]
    yield KeepTogether([*body[last:], *_signature(letter, translator)])
    if letter.enclosures:
        yield Spacer(1, 14)
        listed = "\n".join(letter.enclosures)
        yield from labelled(translator.text("documents.letter.enclosures"), listed, Role.SMALL)


def _last_words(body: list[Flowable]) -> int:
    """Where the last words begin, with a heading that they stand under: nobody's name stands alone on a page."""
    first = max(len(body) - 1, 0)
    while first > 1 and isinstance(body[first - 2], Mark):
        first -= 2
    return first


def _signature(letter: Letter, translator: Translator) -> Iterator[Flowable]:
    yield Spacer(1, 6)
    yield text(translator.text("documents.letter.closing"), style(Role.BODY))
    yield Spacer(1, 40)
    names = dict.fromkeys(filter(None, (letter.signed, letter.practice.trade_name)))
    yield text("\n".join(names), style(Role.BODY))
