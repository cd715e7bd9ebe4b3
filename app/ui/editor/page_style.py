"""How a page looks while it is written: the measures of the printed house style, enlarged for a screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """Type of one kind of paragraph; measures in points on paper."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    italic: bool = False
    accent: bool = False
    """In the colour of the house instead of that of text."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The look of a page; measures in points on paper, and how much larger they are shown."""

    family: str
    body: Type
    item: Type
    cell: Type
    headings: tuple[Type, Type, Type]
    text_width: float
    list_indent: float
    quote_indent: float
    scale: float = 1.3


HOUSE_STYLE = PageStyle(
    family="Fira Sans",
    body=Type(9.8, 15.0, after=7.5),
    item=Type(9.8, 15.0, after=3.0),
    cell=Type(8.8, 12.6),
    headings=(
        Type(15.0, 20.0, before=17.0, after=6.0, accent=True),
        Type(11.0, 15.5, before=11.0, after=3.5, bold=True),
        Type(10.2, 15.0, before=7.0, after=2.5, italic=True),
    ),
    text_width=366.0,
    list_indent=20.0,
    quote_indent=14.0,
)
"""As app.documents prints it; a test compares the two."""
