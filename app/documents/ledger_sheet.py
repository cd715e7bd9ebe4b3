"""The head of the ledger on paper: to be kept elsewhere, and held against the ledger later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable, Spacer

from app.documents.flowables import Rule, labelled
from app.documents.headings import heading
from app.documents.house import Role, style
from app.documents.key_block import KeyBlock, by_hand
from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.documents.text import text
from app.domain.frozen import PracticeDetails
from app.domain.prose import NumberedList, Paragraph, Span
from app.kernel.translator import Translator

_STEPS = ("keep", "check", "again")


def render_ledger_sheet(
    sequence: int, code: str, practice: PracticeDetails, day: date, translator: Translator
) -> bytes:
    """The PDF with the number of the newest entry and its code (groups with hyphens). Neither is a secret."""
    title = translator.text("documents.ledger.title")
    sheet = Sheet(practice=practice, title=title, subject="", running=title, day=day)
    return print_pdf(list(_story(sequence, code, title, day, translator)), sheet, translator)


def _story(sequence: int, code: str, title: str, day: date, translator: Translator) -> Iterator[Flowable]:
    yield text(title, style(Role.TITLE))
    yield from labelled(translator.text("documents.ledger.day"), translator.date(day), after=1.5)
    yield from labelled(translator.text("documents.ledger.entry"), str(sequence), after=1.5)
    yield Rule(whole=True, before=8, after=12)
    yield text(translator.text("documents.ledger.introduction"), style(Role.BODY))
    yield Spacer(1, 6)
    yield KeyBlock(tuple(code.split("-")))
    yield Spacer(1, 4)
    yield from heading(translator.text("documents.ledger.advice"), Role.HEADING_1, 0)
    steps = [translator.text(f"documents.ledger.step.{each}") for each in _STEPS]
    yield from set_prose([NumberedList(tuple((Paragraph((Span(step),)),) for step in steps))])
    yield from by_hand(translator.text("documents.recovery.place"))
