"""The sheet with the recovery key: to print once and keep on paper. It does not say which vault it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable, Spacer

from app.documents.flowables import Rule, labelled
from app.documents.fonts import Face, width
from app.documents.headings import heading
from app.documents.house import HAIR, INK, SOFT, TEXT_WIDTH, Role, style
from app.documents.press import Sheet, draw_line, print_pdf
from app.documents.prose import set_prose
from app.documents.text import text
from app.domain.frozen import PracticeDetails
from app.domain.prose import NumberedList, Paragraph, Span
from app.kernel.translator import Translator

_STEPS = ("paper", "apart", "use", "replaced")
_COLUMNS = 4
_LARGEST = 21.0
_GUTTER = 22.0
_ROW = 46.0


def render_recovery_sheet(
    key_text: str, practice: PracticeDetails, day: date, translator: Translator
) -> bytes:
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
    yield _Key(tuple(re.split(r"[\s-]+", key_text.strip())))
    yield text(translator.text("documents.recovery.check"), style(Role.SMALL))
    yield Spacer(1, 4)
    yield from heading(translator.text("documents.recovery.advice"), Role.HEADING_1, 0)
    steps = [translator.text(f"documents.recovery.step.{each}") for each in _STEPS]
    yield from set_prose([NumberedList(tuple((Paragraph((Span(step),)),) for step in steps))])
    yield Spacer(1, 10)
    yield from _by_hand(translator.text("documents.recovery.place"))
    yield from _by_hand(translator.text("documents.recovery.checked"))


def _by_hand(words: str) -> Iterator[Flowable]:
    yield Spacer(1, 12)
    yield from labelled(words, "", after=0)
    yield Rule(before=0, after=2)


class _Key(Flowable):
    """The groups of a key, numbered, in rows of four, as large as the column allows."""

    def __init__(self, groups: tuple[str, ...]) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 6, 4
        self._groups = groups
        longest = max(width(each, Face.MONO_BOLD, 1.0) for each in groups) or 1.0
        self._size = min(_LARGEST, (TEXT_WIDTH - (_COLUMNS - 1) * _GUTTER) / _COLUMNS / longest)
        self._step = longest * self._size + _GUTTER

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The column's width, and a row for every four groups."""
        self.width = available_width
        self.height = _ROW * (-(-len(self._groups) // _COLUMNS))
        return self.width, self.height

    def draw(self) -> None:
        """Draw each group over a hairline, with its number above it in small type."""
        canvas = self.canv
        for number, group in enumerate(self._groups):
            row, column = divmod(number, _COLUMNS)
            x, y = column * self._step, self.height - (row + 1) * _ROW + 12
            canvas.setFillColor(SOFT)
            draw_line(canvas, x, y + 0.95 * self._size, str(number + 1), Face.REGULAR, 7.0, _GUTTER)
            canvas.setFillColor(INK)
            draw_line(canvas, x, y, group, Face.MONO_BOLD, self._size, self._step)
            canvas.setStrokeColor(HAIR)
            canvas.setLineWidth(0.5)
            canvas.line(x, y - 7, x + self._step - _GUTTER, y - 7)
