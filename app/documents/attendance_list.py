"""The attendance list of a training: names, and for each meeting a place to sign (row C15).

No more than that is on it: it goes round a room, where everybody reads the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, PageBreak

from app.documents.flowables import Rule, labelled
from app.documents.fonts import Face
from app.documents.house import ACCENT, HAIR, LEFT, RIGHT, Role, style
from app.documents.key_block import by_hand
from app.documents.press import Sheet, print_pdf
from app.documents.tables import Ruled
from app.documents.text import text
from app.domain.frozen import PracticeDetails
from app.kernel.translator import Translator

MOST_MEETINGS = 4
"""Meetings side by side on one page, so that there is room to sign."""
_WIDTH = RIGHT - LEFT
_NAME = 0.34
"""The share of the width that names have."""
_ROW = 27.0
"""Points: room for a signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceList:
    """What stands on the list. `meetings` are their dates and times in words, `names` in the order of the list."""

    title: str
    practice: PracticeDetails
    principal: str
    place: str
    when: str
    day: date
    meetings: tuple[str, ...]
    names: tuple[str, ...]


def render_attendance_list(listed: AttendanceList, translator: Translator) -> bytes:
    """The PDF, in the translator's language."""
    title = translator.text("documents.attendance.title")
    running = " \u00b7 ".join((title, listed.title))
    sheet = Sheet(practice=listed.practice, title=title, subject=listed.title, running=running, day=listed.day)
    return print_pdf(list(_story(listed, title, translator)), sheet, translator)


def _story(listed: AttendanceList, title: str, translator: Translator) -> Iterator[Flowable]:
    words = translator.text
    meetings = listed.meetings
    pages = [meetings[first : first + MOST_MEETINGS] for first in range(0, len(meetings), MOST_MEETINGS)] or [()]
    for number, page in enumerate(pages):
        if number:
            yield PageBreak()
        yield text(title, style(Role.TITLE))
        yield from labelled(words("noun.training").capitalize(), listed.title, after=1.5)
        for key, value in (("principal", listed.principal), ("place", listed.place), ("when", listed.when)):
            if value:
                yield from labelled(words(f"documents.attendance.{key}"), value, after=1.5)
        yield Rule(whole=True, before=8, after=6)
        yield _table(page, listed.names, translator)
        yield from by_hand(words("documents.attendance.trainer"))


def _table(meetings: Sequence[str], names: Sequence[str], translator: Translator) -> Ruled:
    columns = list(meetings) or [translator.text("documents.attendance.signature")]
    head = [text(each, style(Role.CELL_HEAD)) for each in (translator.text("documents.attendance.name"), *columns)]
    rows = [[text(name, style(Role.CELL)), *(text("", style(Role.CELL)) for _ in columns)] for name in names]
    width = _WIDTH * (1 - _NAME) / len(columns)
    commands: list[Any] = [
        ("FONT", (0, 0), (-1, -1), Face.REGULAR),  # or reportlab names its own
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.5, HAIR),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT),
    ]
    table = Ruled(
        [head, *rows],
        colWidths=[_WIDTH * _NAME, *([width] * len(columns))],
        rowHeights=[None, *([_height(row[0], _WIDTH * _NAME) for row in rows])],
        style=commands,
        repeatRows=1,
        hAlign="RIGHT",
        spaceAfter=14,
    )
    table.smallest = 2 * _ROW
    return table


def _height(name: Flowable, room: float) -> float:
    """As high as a signature needs, or a name that takes several lines."""
    return max(_ROW, float(name.wrap(room - 6, 1e6)[1]) + 8)
