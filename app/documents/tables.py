"""Tables: hairlines, a header that returns on every page, and a plainer form for what no table can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table

from app.documents.fonts import Face, drawable, width
from app.documents.house import ACCENT, BOTTOM, HAIR, LATER_TOP, TEXT_WIDTH, Role, style
from app.documents.text import Text, text
from app.domain.prose import Span

Cells = Sequence[Sequence[Span]]
NARROWEST = 42.0
"""Points of a column; where columns would be narrower, rows are printed one under the other."""
_PADDING = 5.0
_CELL_SIZE = style(Role.CELL).fontSize
_TALLEST = 0.4 * (LATER_TOP - BOTTOM)
_COLON = Span(": ")


class Ruled(Table):
    """A table that says how high its header and first row are: the least that may end a page."""

    smallest: float

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The rows that fit and the rest; no last row goes to a new page alone where another can go with it."""
        parts: list[Any] = super().split(available_width, available_height)
        if len(parts) != 2 or _rows(parts[1]) > 1 or _rows(parts[0]) < 2:
            return parts
        return super().split(available_width, available_height - parts[0]._rowHeights[-1]) or parts


def table(header: Cells, rows: Sequence[Cells], indent: float = 0.0) -> Iterator[Flowable]:
    """The pieces of a table.

    Where a column would be too narrow, or a row higher than 40 % of a page, each row is printed as lines of
    *heading: value* instead, which can always be split.
    """
    columns = max([len(header), *(len(row) for row in rows)], default=0)
    if not columns or not (rows or any(map(len, header))):
        return
    room = TEXT_WIDTH - indent
    if columns * NARROWEST <= room:
        widths = _widths([header, *rows], columns, room)
        head = [_padded(header, columns, Role.CELL_HEAD)] if any(map(len, header)) else []
        body = [_padded(row, columns, Role.CELL) for row in rows]
        heights = [_height(row, widths) for row in (*head, *body)]
        if max(heights) <= _TALLEST:
            ruled = _ruled([*head, *body], widths, indent, heads=len(head))
            ruled.smallest = sum(heights[: len(head) + 1]) + 4 * _PADDING
            yield ruled
            return
    yield from _records(header, rows, indent)


def _rows(part: Any) -> int:
    """How many rows it has below its header."""
    return len(part._cellvalues) - int(part.repeatRows)


def _ruled(cells: list[list[Text]], widths: list[float], indent: float, heads: int) -> Ruled:
    commands: list[Any] = [
        ("FONT", (0, 0), (-1, -1), Face.REGULAR),  # or reportlab names its own
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2 * _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), _PADDING - 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR),
        ("LINEBELOW", (0, 0), (-1, heads - 1), 0.9, ACCENT),
    ]
    return Ruled(
        cells,
        colWidths=widths,
        style=commands if heads else commands[:-1],
        repeatRows=heads,
        hAlign="RIGHT" if indent else "LEFT",
        spaceBefore=4,
        spaceAfter=12,
    )


def _widths(rows: Sequence[Cells], columns: int, room: float) -> list[float]:
    """A share of the room for every column by what its words need, none squeezed below the narrowest."""
    wanted = [NARROWEST] * columns
    for row in rows[:200]:  # the first rows tell enough
        for number, cell in enumerate(row):
            words = drawable("".join(span.text for span in cell))[:200]
            wanted[number] = max(wanted[number], width(words, Face.BOLD, _CELL_SIZE) + 3 * _PADDING)
    total = sum(wanted)
    if total <= room:
        wanted[-1] += room - total
        return wanted
    spare = room - columns * NARROWEST
    over = total - columns * NARROWEST
    return _whole_words(rows, [NARROWEST + spare * (each - NARROWEST) / over for each in wanted])


def _whole_words(rows: Sequence[Cells], widths: list[float]) -> list[float]:
    """The widths, the others giving room where a word of one would be cut, as far as they can spare it."""
    longest = [0.0] * len(widths)
    for row in rows[:200]:
        for number, cell in enumerate(row):
            for word in drawable("".join(span.text for span in cell))[:200].split():
                longest[number] = max(longest[number], width(word, Face.BOLD, _CELL_SIZE) + 2.5 * _PADDING)
    least = [max(word, NARROWEST, wide / 2) for word, wide in zip(longest, widths, strict=True)]
    for number in sorted(range(len(widths)), key=lambda each: longest[each] - widths[each]):
        wanted = longest[number] - widths[number]
        spare = [max(0.0, wide - keep) for wide, keep in zip(widths, least, strict=True)]
        spare[number] = 0.0
        if 0 < wanted <= sum(spare):
            share = wanted / sum(spare)
            widths = [wide - share * free for wide, free in zip(widths, spare, strict=True)]
            widths[number] = longest[number]
    return widths


def _padded(row: Cells, columns: int, role: Role) -> list[Text]:
    cells = [text(cell, style(role)) for cell in row]
    return cells + [text("", style(role)) for _ in range(columns - len(cells))]


def _height(row: list[Text], widths: list[float]) -> float:
    return max(float(cell.wrap(w - 2 * _PADDING, 1e6)[1]) for cell, w in zip(row, widths, strict=True))


def _records(header: Cells, rows: Sequence[Cells], indent: float) -> Iterator[Flowable]:
    for row in rows or [()]:
        for name, value in zip_longest(header, row, fillvalue=()):
            bold = tuple(Span(span.text, bold=True, italic=span.italic) for span in name)
            if bold or value:
                spans = (*bold, *([_COLON] if bold and value else []), *value)
                yield text(spans, style(Role.CELL, indent))
        yield Spacer(1, 8)
