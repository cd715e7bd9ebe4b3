"""The house style: measures, colours and type of everything that is printed. Measures are in points.

A page is a narrow column for labels and a wide one for text. That leaves lines of some 75 characters, which
read easily, and room beside them for a pencil. One ink, one colour, and white space instead of boxes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.documents.fonts import Face

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 24 * mm
"""Where labels, letterhead and footer begin."""
TEXT_LEFT = 57 * mm
RIGHT = PAGE_WIDTH - 24 * mm
TEXT_WIDTH = RIGHT - TEXT_LEFT
LABEL_WIDTH = TEXT_LEFT - LEFT - 4 * mm
FIRST_TOP = PAGE_HEIGHT - 46 * mm
"""Where text begins under the letterhead."""
LATER_TOP = PAGE_HEIGHT - 32 * mm
BOTTOM = 32 * mm
FOOT_LINE = 21 * mm

INK = HexColor("#1f2528")
SOFT = HexColor("#5c676d")
"""For labels and footers: 5.8 to 1 on white, so that it can be read in small type."""
ACCENT = HexColor("#1f5c57")
HAIR = HexColor("#cfd6d6")
WARNING = HexColor("#9a4a1c")

LIST_INDENT = 20.0
QUOTE_INDENT = 14.0
DEEPEST_INDENT = 8 * LIST_INDENT
"""Deeper lists stay at this indent: a column of a few characters helps nobody."""


class Role(StrEnum):
    """What a paragraph is for; each role has its own type."""

    BODY = "body"
    SMALL = "small"
    LABEL = "label"
    KIND = "kind"
    TITLE = "title"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    ITEM = "item"
    CELL = "cell"
    CELL_HEAD = "cell_head"


@dataclass(frozen=True, slots=True)
class _Type:
    face: Face
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    colour: Color = INK


_TYPE = {
    Role.BODY: _Type(Face.REGULAR, 9.8, 15.0, after=7.5),
    Role.SMALL: _Type(Face.REGULAR, 8.6, 12.6, after=5.0, colour=SOFT),
    Role.LABEL: _Type(Face.REGULAR, 8.4, 12.0, colour=SOFT),
    Role.KIND: _Type(Face.BOLD, 9.0, 13.0, after=3.0, colour=ACCENT),
    Role.TITLE: _Type(Face.LIGHT, 25.0, 30.0, after=16.0),
    Role.HEADING_1: _Type(Face.REGULAR, 15.0, 20.0, before=17.0, after=6.0, colour=ACCENT),
    Role.HEADING_2: _Type(Face.BOLD, 11.0, 15.5, before=11.0, after=3.5),
    Role.HEADING_3: _Type(Face.ITALIC, 10.2, 15.0, before=7.0, after=2.5),
    Role.ITEM: _Type(Face.REGULAR, 9.8, 15.0, after=3.0),
    Role.CELL: _Type(Face.REGULAR, 8.8, 12.6),
    Role.CELL_HEAD: _Type(Face.BOLD, 8.8, 12.6, colour=ACCENT),
}


@cache
def style(role: Role, indent: float = 0.0, bars: tuple[float, ...] = ()) -> ParagraphStyle:
    """The reportlab style of a role, `indent` from the left; `bars` is where the upright rules of quotes stand."""
    kind = _TYPE[role]
    return ParagraphStyle(
        f"{role.value}+{indent:g}",
        fontName=kind.face,
        fontSize=kind.size,
        leading=kind.leading,
        spaceBefore=kind.before,
        spaceAfter=kind.after,
        textColor=kind.colour,
        leftIndent=indent,
        bulletFontName=Face.REGULAR,
        bulletFontSize=kind.size,
        bulletIndent=max(indent - LIST_INDENT, 0.0),
        bulletColor=ACCENT,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        bars=bars,
    )
