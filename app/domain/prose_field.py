"""Fields in written text: `{{client.name}}` stands for what the dossier says, until the text is shared.

A field is ordinary text to the stored source, so nothing about the source changes; what it is called on a screen and
what it stands for is app.domain.document_field's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.prose import Block, Span
from app.domain.prose_passages import AnyPassage, TablePassage, assemble, flatten

_FIELD = re.compile(r"\{\{([a-z][a-z_.]{0,60})\}\}")


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field by its name, `client.name`; whether there is such a field is another matter."""

    name: str

    @property
    def written(self) -> str:
        """How it stands in a text."""
        return f"{{{{{self.name}}}}}"


def cut_at_fields(text: str) -> Iterator[str | FieldName]:
    """The text in pieces: words, and fields between them."""
    end = 0
    for found in _FIELD.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        yield FieldName(found[1])
        end = found.end()
    if end < len(text):
        yield text[end:]


def fields_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The names of the fields in a text, each once, in the order of reading."""
    found = (
        piece.name
        for spans in _runs(flatten(blocks))
        for span in spans
        for piece in cut_at_fields(span.text)
        if isinstance(piece, FieldName)
    )
    return tuple(dict.fromkeys(found))


def with_fields(blocks: Iterable[Block], value: Callable[[str], str]) -> tuple[Block, ...]:
    """The same text in which each field is what `value` says of its name, in the style of the field."""

    def filled(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(span, text=_FIELD.sub(lambda found: value(found[1]), span.text)) for span in spans)

    return assemble(_changed(passage, filled) for passage in flatten(blocks))


def _changed(passage: AnyPassage, change: Callable[[tuple[Span, ...]], tuple[Span, ...]]) -> AnyPassage:
    if not isinstance(passage, TablePassage):
        return replace(passage, spans=change(passage.spans))
    table = passage.table
    rows = tuple(tuple(map(change, row)) for row in table.rows)
    return replace(passage, table=replace(table, header=tuple(map(change, table.header)), rows=rows))


def _runs(passages: Iterable[AnyPassage]) -> Iterator[tuple[Span, ...]]:
    for passage in passages:
        if isinstance(passage, TablePassage):
            for row in (passage.table.header, *passage.table.rows):
                yield from row
        else:
            yield passage.spans
