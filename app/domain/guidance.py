"""What a template tells the coach to write, in italics: it is for the coach's eyes, and goes out to nobody.

A paragraph, item or cell that stands as a template has it is guidance as a whole. Own words may stand around it, as
somebody typed behind it or joined two paragraphs: then that part of the paragraph is guidance and the rest is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.domain.prose import Span, Table
from app.domain.prose_passages import AnyPassage, TablePassage, assemble, flatten
from app.domain.prose_source import read_source, write_source
from app.domain.prose_text import clean_spans, text_of

Part = tuple[int, int]
"""From where to where in the bare text of a passage."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """The bare texts of the guidance in a set of templates."""

    passages: frozenset[str]
    sentences: re.Pattern[str]
    """Any of those in italics from end to end, which are known among own words as well, with whatever white space."""
    gaps: frozenset[str]
    """What is in italics in the others: `name` in `Dear *name*,`."""
    cells: frozenset[str]

    def is_passage(self, spans: tuple[Span, ...]) -> bool:
        """Whether a passage is guidance from end to end. Taking its italics off changes nothing."""
        return bool(spans) and _bare(spans) in self.passages

    def is_cell(self, cell: tuple[Span, ...]) -> bool:
        """A cell holds a word or two (`Date`), which a coach may write as well: so only while it is in italics."""
        return _is_italic(cell) and _bare(cell) in self.cells

    def parts(self, spans: tuple[Span, ...]) -> tuple[Part, ...]:
        """What in a passage own words take the place of: whole sentences, and gaps as long as they are in italics."""
        found = [match.span() for match in self.sentences.finditer(text_of(spans))]
        found += [
            gap for gap in self._open_gaps(spans) if not any(start < gap[1] and gap[0] < end for start, end in found)
        ]
        return tuple(sorted(found))

    def _open_gaps(self, spans: tuple[Span, ...]) -> Iterator[Part]:
        at = 0
        for span in spans:
            end = at + len(span.text)
            if span.italic and _bare((span,)) in self.gaps:
                yield end - len(span.text.lstrip()), at + len(span.text.rstrip())
            at = end

    def cell_parts(self, cell: tuple[Span, ...]) -> tuple[Part, ...]:
        """As `parts`, in a cell of a table."""
        return ((0, len(text_of(cell))),) if self.is_cell(cell) else ()


def guidance_left(source: str, templates: Iterable[str]) -> tuple[str, ...]:
    """What still stands in `source` just as one of the templates has it: paragraphs, items and cells, or what is left
    of them among own words, in reading order.

    `templates` are the sources of all templates.
    """
    return guidance_among(flatten(read_source(source)), templates)


def guidance_among(passages: Iterable[AnyPassage], templates: Iterable[str]) -> tuple[str, ...]:
    """As `guidance_left`, for a text that was read already."""
    return tuple(_left(passages, guidance_in(tuple(templates))))


def without_guidance(source: str, templates: Iterable[str]) -> str:
    """The same text without its guidance. Headings and own words stay, and so do tables, with empty cells."""
    guidance = guidance_in(tuple(templates))
    kept = (_without(each, guidance) for each in flatten(read_source(source)))
    return write_source(assemble([each for each in kept if each is not None]))


@cache
def guidance_in(templates: tuple[str, ...]) -> Guidance:
    """The guidance in these sources. A paragraph with a word in italics is guidance as a whole: `Dear *name*,` is for
    nobody as it stands.
    """
    found = [each for source in templates for each in flatten(read_source(source))]
    tables = [each.table for each in found if isinstance(each, TablePassage)]
    texts = [each.spans for each in found if not isinstance(each, TablePassage) and not each.level]
    prompts = [spans for spans in texts if any(span.italic for span in spans)]
    sentences = {_bare(spans) for spans in prompts if _is_italic(spans)}
    gaps = frozenset(
        _bare((span,)) for spans in prompts if not _is_italic(spans) for span in spans if span.italic
    )  # fmt: skip
    cells = frozenset(_bare(cell) for table in tables for cell in _cells(table) if _is_italic(cell))
    passages = frozenset(map(_bare, prompts))
    return Guidance(passages, _any_of(sentences), gaps, cells)


def _left(passages: Iterable[AnyPassage], guidance: Guidance) -> Iterator[str]:
    for each in passages:
        if isinstance(each, TablePassage):
            yield from (_bare(cell) for cell in _cells(each.table) if guidance.is_cell(cell))
        elif guidance.is_passage(each.spans):
            yield _bare(each.spans)
        elif parts := guidance.parts(each.spans):
            text = text_of(each.spans)
            yield from (" ".join(text[start:end].split()) for start, end in parts)


def _without(passage: AnyPassage, guidance: Guidance) -> AnyPassage | None:
    """A passage without its guidance; None where nothing else is in it."""
    if isinstance(passage, TablePassage):
        return _emptied(passage, guidance)
    if guidance.is_passage(passage.spans):
        return None
    parts = guidance.parts(passage.spans)
    if not parts:
        return passage
    spans = _outside(passage.spans, parts)
    return replace(passage, spans=spans) if text_of(spans).strip() else None


def _emptied(passage: TablePassage, guidance: Guidance) -> TablePassage:
    rows = tuple(tuple(() if guidance.is_cell(cell) else cell for cell in row) for row in passage.table.rows)
    return replace(passage, table=replace(passage.table, rows=rows))


def _outside(spans: tuple[Span, ...], parts: tuple[Part, ...]) -> tuple[Span, ...]:
    """The spans without these parts, and without the white space that parted them from the rest."""
    kept: list[Span] = []
    at = 0
    for span in spans:
        for words in _pieces(span.text, at, parts):
            kept_words = words.lstrip() if not kept or kept[-1].text[-1:].isspace() else words
            if kept_words:
                kept.append(replace(span, text=kept_words))
        at += len(span.text)
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return clean_spans(kept)


def _pieces(text: str, at: int, parts: tuple[Part, ...]) -> Iterator[str]:
    """What of a text that begins at `at` lies before, between and behind the parts."""
    begin = 0
    for start, end in parts:
        yield text[begin : max(start - at, begin)]
        begin = max(end - at, begin)
    yield text[begin:]


def _any_of(sentences: Iterable[str]) -> re.Pattern[str]:
    """The longest first, so that one which another begins with is found whole."""
    ordered = sorted(sentences, key=lambda each: (-len(each), each))
    return re.compile("|".join(r"\s+".join(map(re.escape, each.split())) for each in ordered) or "(?!)")


def _cells(table: Table) -> Iterator[tuple[Span, ...]]:
    for row in table.rows:
        yield from row


def _is_italic(spans: tuple[Span, ...]) -> bool:
    return bool(spans) and all(span.italic or not span.text.strip() for span in spans)


def _bare(spans: tuple[Span, ...]) -> str:
    return " ".join(text_of(spans).split())
