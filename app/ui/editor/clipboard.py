"""What goes to the clipboard and what is taken from it: the subset and plain text, nothing else.

What is pasted from elsewhere is read as bare HTML text by app.domain.prose_html: no picture is kept, and no style
sheet, picture or file that it names is ever opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

from app.domain.prose import Block, Paragraph, Span
from app.domain.prose_html import read_html
from app.domain.prose_passages import TablePassage, flatten
from app.domain.prose_source import normalise, plain_text, read_source, write_source

OWN_TYPE = "application/x-coachkluis-prose"
_LARGEST = 4_000_000
"""Characters of HTML that are looked into; of more, only the plain text is taken."""
MOST_CELLS = 1_000
"""Of tables: each costs a millisecond to lay out, and a list of ten thousand people would hold the window up."""
_CELL = re.compile(r"<t[dh][\s>/]", re.IGNORECASE)
_PICTURE = re.compile(r"<img[\s>/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was on the clipboard, how many pictures were left behind, and whether tables too large became lines."""

    blocks: tuple[Block, ...]
    pictures: int = 0
    as_lines: bool = False


def to_clipboard(blocks: tuple[Block, ...]) -> QMimeData:
    """A selection for this editor and for any other program."""
    data = QMimeData()
    data.setData(OWN_TYPE, QByteArray(write_source(blocks).encode()))
    data.setText(plain_text(blocks))
    return data


def from_clipboard(data: QMimeData) -> Pasted:
    """What can be used of the clipboard; a list of files gives nothing."""
    if data.hasFormat(OWN_TYPE):
        return Pasted(read_source(bytes(data.data(OWN_TYPE).data()).decode(errors="replace")))
    if data.hasHtml() and len(html := data.html()) <= _LARGEST:
        if data.hasText() and len(_CELL.findall(html)) > MOST_CELLS:  # to be read as lines: they are there already
            return Pasted(_lines(data.text()), len(_PICTURE.findall(html)), as_lines=True)
        page = read_html(html)
        if _cells(page.blocks) > MOST_CELLS:
            return Pasted(_lines(plain_text(page.blocks)), page.pictures, as_lines=True)
        if page.blocks or page.pictures:
            return Pasted(page.blocks, page.pictures)
    if data.hasUrls() and any(url.isLocalFile() for url in data.urls()):
        return Pasted((), sum(url.isLocalFile() for url in data.urls()))
    if data.hasText():
        return Pasted(_lines(data.text()) or _blank(data.text()))
    return Pasted((), int(data.hasImage()))


def _lines(text: str) -> tuple[Block, ...]:
    return normalise(Paragraph((Span(line),)) for line in text.splitlines() if line.strip())


def _cells(blocks: tuple[Block, ...]) -> int:
    tables = [each.table for each in flatten(blocks) if isinstance(each, TablePassage)]
    return sum(len(row) for table in tables for row in (table.header, *table.rows))


def _blank(text: str) -> tuple[Block, ...]:
    return normalise([Paragraph((Span(" "),))]) if text else ()
