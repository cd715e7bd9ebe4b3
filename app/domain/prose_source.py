"""The stored source of written text: a small, strict subset of CommonMark.

It holds paragraphs, headings of three levels, bold, italic, bulleted and numbered lists, quotes, simple tables (as in
GFM) and links, which are shown as text and never followed. Nothing in it runs, and nothing is fetched: HTML and images
are the text they are written as. What is written here reads the same in any other CommonMark reader.

For all blocks, `read_source(write_source(blocks)) == normalise(blocks)`; `normalise` is told in
app.domain.prose_passages. Reading any text and writing it again gives a source that no longer changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.domain.prose import Block
from app.domain.prose_passages import TablePassage, assemble, flatten
from app.domain.prose_reader import read_blocks
from app.domain.prose_text import text_of
from app.domain.prose_writer import write_blocks

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def read_source(text: str) -> tuple[Block, ...]:
    """The blocks of a source, in normal form. Any text can be read; it never raises."""
    return normalise(read_blocks(text))


def write_source(blocks: Iterable[Block]) -> str:
    """The one source of these blocks: the same normal form always gives the same bytes, so it may be hashed."""
    return write_blocks(normalise(blocks))


def normalise(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same text in normal form: what the source can hold, in the one way of holding it."""
    return assemble(flatten(blocks))


def plain_text(blocks: Iterable[Block]) -> str:
    """The bare words for searching: a line for each paragraph, heading, row of a table."""
    return "\n".join(_plain_lines(blocks))


def word_count(blocks: Iterable[Block]) -> int:
    """How many words there are; `auto's` and `re-integratie` are one each."""
    return sum(1 for line in _plain_lines(blocks) for _ in WORD.finditer(line))


def _plain_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for passage in flatten(blocks):
        if isinstance(passage, TablePassage):
            table = passage.table
            yield from ("\t".join(map(text_of, row)) for row in (table.header, *table.rows))
        elif passage.spans:
            yield text_of(passage.spans)
