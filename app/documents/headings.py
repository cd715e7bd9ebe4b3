"""Headings: an entry in the outline, and never the last thing on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from app.documents.flowables import Labelled
from app.documents.fonts import drawable
from app.documents.house import BOTTOM, LATER_TOP, TEXT_WIDTH, Role, style
from app.documents.tables import Ruled
from app.documents.text import Text, text
from app.domain.prose import Span

_MOST = 0.7 * (LATER_TOP - BOTTOM)


class Mark(Flowable):
    """Takes no room; makes the place where it lands an entry of the outline."""

    _ZEROSIZE = True  # so that reportlab still sees what follows as the top of the page

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self._title = title
        self._level = level

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """No room."""
        return 0, 0

    def draw(self) -> None:
        """Add the entry; a level is at most one below the entry before it, as an outline must be."""
        canvas = self.canv
        marks: list[int] = canvas.__dict__.setdefault("outline_levels", [])
        level = min(self._level, marks[-1] + 1 if marks else 0)
        marks.append(level)
        key = f"mark-{len(marks)}"
        canvas.bookmarkHorizontal(key, 0, 0)
        canvas.addOutlineEntry(self._title, key, level)


def heading(spans: Sequence[Span] | str, role: Role, level: int, indent: float = 0.0) -> Iterator[Flowable]:
    """The pieces of a heading at a level of the outline, 0 being the top."""
    words = spans if isinstance(spans, str) else "".join(each.text for each in spans)
    title = " ".join(drawable(words).split())
    if title:
        yield Mark(title.encode("utf-8", "replace").decode(), level)
        yield text(spans, style(role, indent))


def keep_headings(pieces: Iterable[Flowable]) -> Iterator[Flowable]:
    """The pieces, with a new page before a heading where what follows would not begin on the same page."""
    story = list(pieces)
    for number, piece in enumerate(story):
        if isinstance(piece, Mark):
            yield CondPageBreak(min(_room(story, number), _MOST))
        yield piece


def _room(story: Sequence[Flowable], number: int) -> float:
    """The height of the headings from here on, and of the beginning of what stands under them."""
    height = 0.0
    while number < len(story) and isinstance(story[number], Mark):
        words = story[number + 1]
        height += words.getSpaceBefore() + words.wrap(TEXT_WIDTH, _MOST)[1] + words.getSpaceAfter()
        number += 2
    # A line or two that only leads to a table stays with it.
    while number + 1 < len(story) and isinstance(story[number], Text) and isinstance(story[number + 1], Ruled):
        words = story[number]
        height += words.getSpaceBefore() + words.wrap(TEXT_WIDTH, _MOST)[1] + words.getSpaceAfter()
        number += 1
    return height + _smallest(story[number]) if number < len(story) else height


def _smallest(piece: Flowable) -> float:
    if isinstance(piece, Labelled | Ruled):
        return piece.smallest
    return 2.0 * piece.style.leading if isinstance(piece, Text) else 0.0
