"""What a template tells the coach to write, in italics: it is for the coach's eyes, and goes out to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.domain.prose import Span, Table
from app.domain.prose_passages import AnyPassage, TablePassage, assemble, flatten
from app.domain.prose_source import read_source, write_source
from app.domain.prose_text import text_of


@dataclass(frozen=True, slots=True)
class _Guidance:
    """The bare texts of the guidance in a set of templates."""

    passages: frozenset[str]
    cells: frozenset[str]
    first_words: frozenset[str]
    """The word with which each of the passages begins."""

    def is_passage(self, passage: AnyPassage) -> bool:
        if isinstance(passage, TablePassage) or not self._may_be(passage.spans):
            return False
        return _bare(passage.spans) in self.passages

    def _may_be(self, spans: tuple[Span, ...]) -> bool:
        """A look at the first word alone: this is asked of every passage of a long text while somebody types."""
        if not spans:
            return False
        words = spans[0].text.split(None, 1)
        return len(words) < 2 or words[0] in self.first_words

    def is_cell(self, cell: tuple[Span, ...]) -> bool:
        """A cell holds a word or two (`Date`), which a coach may write as well: so only while it is in italics."""
        return _is_italic(cell) and _bare(cell) in self.cells


def guidance_left(source: str, templates: Iterable[str]) -> tuple[str, ...]:
    """What still stands in `source` just as one of the templates has it: paragraphs, items and cells, in reading order.

    `templates` are the sources of all templates. Compared on the bare text, so taking the italics off changes nothing.
    """
    return guidance_among(flatten(read_source(source)), templates)


def guidance_among(passages: Iterable[AnyPassage], templates: Iterable[str]) -> tuple[str, ...]:
    """As `guidance_left`, for a text that was read already."""
    return tuple(_left(passages, _guidance_in(tuple(templates))))


def without_guidance(source: str, templates: Iterable[str]) -> str:
    """The same text without its guidance. Headings stay, and so do tables, with empty cells."""
    guidance = _guidance_in(tuple(templates))
    kept = [
        _emptied(each, guidance) if isinstance(each, TablePassage) else each
        for each in flatten(read_source(source))
        if not guidance.is_passage(each)
    ]
    return write_source(assemble(kept))


def _left(passages: Iterable[AnyPassage], guidance: _Guidance) -> Iterator[str]:
    for each in passages:
        if isinstance(each, TablePassage):
            yield from (_bare(cell) for cell in _cells(each.table) if guidance.is_cell(cell))
        elif guidance.is_passage(each):
            yield _bare(each.spans)


def _emptied(passage: TablePassage, guidance: _Guidance) -> TablePassage:
    rows = tuple(tuple(() if guidance.is_cell(cell) else cell for cell in row) for row in passage.table.rows)
    return replace(passage, table=replace(passage.table, rows=rows))


@cache
def _guidance_in(templates: tuple[str, ...]) -> _Guidance:
    """A paragraph with a word in italics is guidance as a whole: `Dear *name*,` is for nobody as it stands."""
    found = [each for source in templates for each in flatten(read_source(source))]
    tables = [each.table for each in found if isinstance(each, TablePassage)]
    texts = [each.spans for each in found if not isinstance(each, TablePassage) and not each.level]
    passages = frozenset(_bare(spans) for spans in texts if any(span.italic for span in spans))
    cells = frozenset(_bare(cell) for table in tables for cell in _cells(table) if _is_italic(cell))
    return _Guidance(passages, cells, frozenset(each.split(" ", 1)[0] for each in passages))


def _cells(table: Table) -> Iterator[tuple[Span, ...]]:
    for row in table.rows:
        yield from row


def _is_italic(spans: tuple[Span, ...]) -> bool:
    return bool(spans) and all(span.italic or not span.text.strip() for span in spans)


def _bare(spans: tuple[Span, ...]) -> str:
    return " ".join(text_of(spans).split())
