"""The sheet with one person's share of a recovery key. It does not say which vault it opens, nor who has the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

_STEPS = ("keep", "secret", "when", "how", "replaced")


@dataclass(frozen=True, slots=True)
class PrintedShare:
    """One share as it stands on paper: its words, which of how many it is, and how many are needed."""

    words: Sequence[str]
    number: int
    count: int
    threshold: int
    code: str = ""
    """The same in characters, for a reader that has no list of words."""


def render_share_sheet(
    share: PrintedShare, practice: PracticeDetails | None, day: date, translator: Translator
) -> bytes:
    """The PDF of a share, in the translator's language.

    practice   whose vault it is for; None keeps that off the paper
    day        the day on which the key was split
    The bytes hold the share in the clear: they go to the printer or a file that the user chose, never elsewhere.
    """
    title = translator.text("documents.share.title", number=share.number, count=share.count)
    known = practice or PracticeDetails(trade_name="")
    sheet = Sheet(practice=known, title=title, subject="", running=title, day=day)
    return print_pdf(list(_story(share, title, day, translator)), sheet, translator)


def _story(share: PrintedShare, title: str, day: date, translator: Translator) -> Iterator[Flowable]:
    numbers = {"number": share.number, "count": share.count, "threshold": share.threshold}
    yield text(title, style(Role.TITLE))
    yield from labelled(translator.text("documents.recovery.made"), translator.date(day), after=1.5)
    yield Rule(whole=True, before=6, after=8)
    yield text(translator.text("documents.share.introduction", **numbers), style(Role.BODY))
    yield Spacer(1, 4)
    yield KeyBlock(tuple(share.words), largest=12.0, columns=5)
    yield text(translator.text("documents.share.check"), style(Role.SMALL))
    if share.code:
        yield Spacer(1, 4)
        yield from labelled(translator.text("documents.share.code"), share.code, after=1.5)
    yield from heading(translator.text("documents.share.advice"), Role.HEADING_1, 0)
    steps = [translator.text(f"documents.share.step.{each}", **numbers) for each in _STEPS]
    yield from set_prose([NumberedList(tuple((Paragraph((Span(step),)),) for step in steps))])
    yield from by_hand(translator.text("documents.share.holder"))
    yield from by_hand(translator.text("documents.recovery.checked"))
