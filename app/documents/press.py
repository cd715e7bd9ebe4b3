"""Sets a story on pages of the house: letterhead, running header, footer, page x of y, metadata, outline.

The same story gives the same bytes on the same installation: dates come from the document, never from the
clock, and nothing is random. A PDF's SHA-256 is kept, so this is tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import md5
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.fonts import Face, drawable, register, runs, width
from app.documents.headings import keep_headings
from app.documents.house import (
    ACCENT,
    BOTTOM,
    FIRST_TOP,
    FOOT_LINE,
    HAIR,
    LATER_TOP,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SOFT,
    TEXT_LEFT,
    TEXT_WIDTH,
    WARNING,
)
from app.domain.frozen import PracticeDetails
from app.kernel.translator import Translator

_HEAD = PAGE_HEIGHT - 22 * 72 / 25.4
_lock = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around the text of a document, and in its metadata.

    running   the words of the running header, beside the practice
    foot      small words at the left of the footer of later pages, such as the reference of a report
    mark      a discreet word at the top of every page, such as CONCEPT; empty for none
    day       the date of the document, which is also its date in the metadata
    """

    practice: PracticeDetails
    title: str
    subject: str
    running: str
    day: date
    foot: str = ""
    mark: str = ""
    keywords: str = ""


def print_pdf(story: Sequence[Flowable], sheet: Sheet, translator: Translator) -> bytes:
    """The PDF of a story. reportlab keeps fonts for the whole process, so documents are set one at a time."""
    with _lock:
        # Asked of the environment and a file in the home folder otherwise; neither has a say here.
        rl_config.trustedSchemes, rl_config.trustedHosts, rl_config.useA85 = ["data"], [], 0
        register()
        goal = BytesIO()
        document = BaseDocTemplate(
            goal,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=_plain(sheet.title),
            author=_plain(sheet.practice.trade_name),
            subject=_plain(sheet.subject),
            keywords=[_plain(sheet.keywords)],
            creator="Coachkluis",
            producer="Coachkluis",
            lang=translator.language.value,
            initialFontName=Face.REGULAR,
            displayDocTitle=1,
            pageCompression=1,
            invariant=1,
            pageTemplates=_templates(sheet),
        )
        document.build(list(keep_headings(story)), canvasmaker=partial(_Press, sheet, translator))
        return goal.getvalue()


def practice_lines(practice: PracticeDetails, translator: Translator) -> tuple[str, str]:
    """The details of a practice as the two lines under its letters; what is not known is left out."""
    legal = practice.legal_name if practice.legal_name != practice.trade_name else ""
    kvk = translator.text("documents.kvk", number=practice.kvk) if practice.kvk else ""
    first = (legal or practice.trade_name, *practice.address)
    second = (practice.phone, practice.mail, kvk)
    return " \u00b7 ".join(filter(None, first)), " \u00b7 ".join(filter(None, second))


def draw_line(
    canvas: Canvas, x: float, y: float, words: str, face: Face, size: float, room: float, *, end: bool = False
) -> None:
    """Draw one line of literal text, cut short with an ellipsis at `room` points; `end`: flush right."""
    line = _shortened(" ".join(drawable(words).split()), face, size, room)
    if end:
        x -= width(line, face, size)
    for chosen, part in runs(line, face):
        canvas.setFont(chosen, size)
        canvas.drawString(x, y, part)
        x += width(part, chosen, size)


def _templates(sheet: Sheet) -> list[PageTemplate]:
    def frame(top: float) -> Frame:
        return Frame(
            TEXT_LEFT, BOTTOM, TEXT_WIDTH, top - BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip

    def first(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFillColor(ACCENT)
        draw_line(canvas, LEFT, _HEAD, sheet.practice.trade_name, Face.BOLD, 12.5, 0.72 * (RIGHT - LEFT))
        _draw_mark(canvas, sheet)

    def later(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFillColor(ACCENT)
        # A long name is not cut short for a column: what stands beside it moves, and gives way before it does.
        whole = 0.75 if sheet.mark else 1.0
        room = 0.62 * whole * (RIGHT - LEFT)
        draw_line(canvas, LEFT, _HEAD, sheet.practice.trade_name, Face.BOLD, 8.2, room)
        named = min(room, width(" ".join(drawable(sheet.practice.trade_name).split()), Face.BOLD, 8.2))
        beside = max(TEXT_LEFT, LEFT + named + _BESIDE)
        canvas.setFillColor(SOFT)
        draw_line(canvas, beside, _HEAD, sheet.running, Face.REGULAR, 8.2, LEFT + whole * (RIGHT - LEFT) - beside)
        _draw_mark(canvas, sheet)

    def end(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, FOOT_LINE, RIGHT, FOOT_LINE)
        canvas.doForm(_foot(canvas.getPageNumber()))

    return [
        PageTemplate("first", [frame(FIRST_TOP)], onPage=first, onPageEnd=end, autoNextPageTemplate="later"),
        PageTemplate("later", [frame(LATER_TOP)], onPage=later, onPageEnd=end),
    ]


def _draw_mark(canvas: Canvas, sheet: Sheet) -> None:
    if sheet.mark:
        canvas.setFillColor(WARNING)
        draw_line(canvas, RIGHT, _HEAD, sheet.mark, Face.BOLD, 8.6, 0.25 * (RIGHT - LEFT), end=True)


def _foot(page: int) -> str:
    """The name of a page's footer: a form that is drawn last, when the number of pages is known."""
    return f"foot-{page}"


_BESIDE = 12.0
"""Points between the name of the practice and what stands beside it."""


class _Press(Canvas):
    """A canvas whose dates are the document's, and whose footers are drawn at the end."""

    _doc: Any
    _code: list[str]

    def __init__(self, sheet: Sheet, translator: Translator, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._sheet = sheet
        self._translator = translator
        stamp = TimeStamp(invariant=1)
        stamp.YMDhms = (sheet.day.year, sheet.day.month, sheet.day.day, 0, 0, 0)
        self._doc._timeStamp = stamp
        self._doc.signature = md5(usedforsecurity=False)

    def save(self) -> None:
        """Draw the footers, now that the number of pages is known, and write."""
        if self._code:
            self.showPage()
        total = self.getPageNumber() - 1
        for page in range(1, total + 1):
            self.beginForm(_foot(page), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
            _draw_foot(self, self._sheet, self._translator, page, total)
            self.endForm()
        super().save()


def _draw_foot(canvas: Canvas, sheet: Sheet, translator: Translator, page: int, total: int) -> None:
    size, room = 7.4, RIGHT - LEFT
    counted = translator.text("documents.page", page=page, total=total)
    canvas.setFillColor(SOFT)
    draw_line(canvas, RIGHT, FOOT_LINE - 12, counted, Face.REGULAR, size, 0.3 * room, end=True)
    lines = (sheet.foot,) if page > 1 else (*practice_lines(sheet.practice, translator), sheet.foot)
    for number, words in enumerate(filter(None, lines)):
        draw_line(canvas, LEFT, FOOT_LINE - 12 - 10 * number, words, Face.REGULAR, size, 0.78 * room)


def _shortened(line: str, face: Face, size: float, room: float) -> str:
    if width(line, face, size) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width(line[:middle] + "\u2026", face, size) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return line[:low].rstrip() + "\u2026"


def _plain(words: str) -> str:
    """Words for the metadata: on one line, and nothing that cannot be written."""
    return " ".join(drawable(words).split()).encode("utf-8", "replace").decode()
