"""Written text, from blocks to the pieces of a page.

Lists and quotes are not boxes but indents: so every paragraph splits over pages by itself, however deep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.documents.headings import heading
from app.documents.house import DEEPEST_INDENT, LIST_INDENT, QUOTE_INDENT, Role, style
from app.documents.tables import table
from app.documents.text import Text, passages, text
from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table

_BULLET = "\u2022"
_HEADINGS = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: how far in, behind which rules, and the outline level of a first heading."""

    level: int
    indent: float = 0.0
    bars: tuple[float, ...] = ()
    role: Role = Role.BODY

    def inside_list(self) -> _Place:
        return replace(self, indent=min(self.indent + LIST_INDENT, DEEPEST_INDENT), role=Role.ITEM)

    def inside_quote(self) -> _Place:
        bars = self.bars if self.indent >= DEEPEST_INDENT else (*self.bars, self.indent + 2)
        return replace(self, indent=min(self.indent + QUOTE_INDENT, DEEPEST_INDENT), bars=bars)

    def body(self) -> ParagraphStyle:
        return style(self.role, self.indent, self.bars)


def set_prose(blocks: Iterable[Block], *, level: int = 0) -> list[Flowable]:
    """The pieces for a row of blocks; a heading of level 1 comes at `level` in the outline (0 is the top)."""
    return list(_blocks(blocks, _Place(level)))


def _blocks(blocks: Iterable[Block], place: _Place) -> Iterator[Flowable]:
    for block in blocks:
        yield from _block(block, place)


def _block(block: Block, place: _Place, bullet: str = "") -> Iterator[Flowable]:
    match block:
        case Paragraph(spans):
            if bullet or _has_words(spans):
                yield from passages(spans, place.body(), bullet)
        case Heading(level, spans):
            if _has_words(spans):
                depth = min(max(level, 1), 3)
                yield from heading(spans, _HEADINGS[depth], place.level + depth - 1, place.indent)
        case BulletList(items):
            yield from _list(items, [_BULLET] * len(items), place)
        case NumberedList(items, start):
            numbers = [f"{number}." for number in range(start, start + len(items))]
            yield from _list(items, numbers, place)
        case Quote(inner):
            yield from _quote(inner, place)
        case Table(header, rows):
            yield from table(header, rows, place.indent)


def _quote(blocks: Sequence[Block], place: _Place) -> Iterator[Flowable]:
    pieces = list(_blocks(blocks, place.inside_quote()))
    if pieces and isinstance(pieces[-1], Text):
        pieces[-1].last_of_quote = True
    yield from pieces
    if pieces and place.role is Role.BODY:
        yield Spacer(1, 2)


def _list(items: Sequence[Sequence[Block]], bullets: Sequence[str], place: _Place) -> Iterator[Flowable]:
    yield from _items(items, bullets, place.inside_list())
    if place.role is Role.BODY:
        yield Spacer(1, style(Role.BODY).spaceAfter - style(Role.ITEM).spaceAfter)


def _items(items: Sequence[Sequence[Block]], bullets: Sequence[str], place: _Place) -> Iterator[Flowable]:
    for blocks, bullet in zip(items, bullets, strict=True):
        rest = blocks
        if blocks and isinstance(blocks[0], Paragraph):
            yield from _block(blocks[0], place, bullet)
            rest = blocks[1:]
        else:
            yield text("", place.body(), bullet)
        yield from _blocks(rest, place)


def _has_words(spans: Sequence[Span]) -> bool:
    return any(each.text.strip() or each.link for each in spans)
