"""The sheet with the recovery key: to print once and keep on paper. It does not say which vault it opens."""

from __future__ import annotations

import re
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

_STEPS = ("paper", "apart", "use", "replaced")


def render_recovery_sheet(key_text: str, practice: PracticeDetails, day: date, translator: Translator) -> bytes:
    """The PDF of a recovery sheet, in the translator's language.

    key_text   the key in groups, with hyphens or spaces between them
    day        the day on which the key was made
    The bytes hold the key in the clear: they go to the printer or a file that the user chose, never elsewhere.
    """
    title = translator.text("documents.recovery.title")
    sheet = Sheet(practice=practice, title=title, subject="", running=title, day=day)
    return print_pdf(list(_story(key_text, day, translator)), sheet, translator)


def _story(key_text: str, day: date, translator: Translator) -> Iterator[Flowable]:
    yield text(translator.text("documents.recovery.title"), style(Role.TITLE))
    yield from labelled(translator.text("documents.recovery.made"), translator.date(day), after=1.5)
    yield Rule(whole=True, before=8, after=12)
    yield text(translator.text("documents.recovery.introduction"), style(Role.BODY))
    yield Spacer(1, 6)
    yield KeyBlock(tuple(re.split(r"[\s-]+", key_text.strip())))
    yield text(translator.text("documents.recovery.check"), style(Role.SMALL))
    yield Spacer(1, 4)
    yield from heading(translator.text("documents.recovery.advice"), Role.HEADING_1, 0)
    steps = [translator.text(f"documents.recovery.step.{each}") for each in _STEPS]
    yield from set_prose([NumberedList(tuple((Paragraph((Span(step),)),) for step in steps))])
    yield Spacer(1, 10)
    yield from by_hand(translator.text("documents.recovery.place"))
    yield from by_hand(translator.text("documents.recovery.checked"))
