"""What sheets with a secret have in common: its groups, large and numbered, and lines to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from app.documents.flowables import Rule, labelled
from app.documents.fonts import Face, width
from app.documents.house import HAIR, INK, SOFT, TEXT_WIDTH
from app.documents.press import draw_line

_COLUMNS = 4
_LARGEST = 21.0
_GUTTER = 22.0
_ROW = 46.0


def by_hand(words: str) -> Iterator[Flowable]:
    """A line to fill in."""
    yield Spacer(1, 12)
    yield from labelled(words, "", after=0)
    yield Rule(before=0, after=2)


class KeyBlock(Flowable):
    """The groups of a key, numbered, in rows, as large as the column allows, at most `largest` points."""

    def __init__(self, groups: tuple[str, ...], largest: float = _LARGEST, columns: int = _COLUMNS) -> None:
        super().__init__()
        self._columns = columns
        self._row = _ROW * (0.3 + 0.7 * largest / _LARGEST)
        self.spaceBefore, self.spaceAfter = 6, 4
        self._groups = groups
        longest = max(width(each, Face.MONO_BOLD, 1.0) for each in groups) or 1.0
        self._size = min(largest, (TEXT_WIDTH - (columns - 1) * _GUTTER) / columns / longest)
        self._step = longest * self._size + _GUTTER

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The column's width, and a row for every four groups."""
        self.width = available_width
        self.height = self._row * (-(-len(self._groups) // self._columns))
        return self.width, self.height

    def draw(self) -> None:
        """Draw each group over a hairline, with its number above it in small type."""
        canvas = self.canv
        for number, group in enumerate(self._groups):
            row, column = divmod(number, self._columns)
            x, y = column * self._step, self.height - (row + 1) * self._row + 12
            canvas.setFillColor(SOFT)
            draw_line(canvas, x, y + 0.95 * self._size, str(number + 1), Face.REGULAR, 7.0, _GUTTER)
            canvas.setFillColor(INK)
            draw_line(canvas, x, y, group, Face.MONO_BOLD, self._size, self._step)
            canvas.setStrokeColor(HAIR)
            canvas.setLineWidth(0.5)
            canvas.line(x, y - 7, x + self._step - _GUTTER, y - 7)
