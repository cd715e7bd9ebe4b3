"""What goes to the clipboard and what is taken from it: the subset and plain text, nothing else.

What is pasted from elsewhere is read as bare HTML text by app.domain.prose_html: no picture is kept, and no style
sheet, picture or file that it names is ever opened.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

from app.domain.prose import Block, Paragraph, Span
from app.domain.prose_html import read_html
from app.domain.prose_source import normalise, plain_text, read_source, write_source

OWN_TYPE = "application/x-coachkluis-prose"
_LARGEST = 4_000_000
"""Characters of HTML that are looked into; of more, only the plain text is taken."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was on the clipboard, and how many pictures were left behind."""

    blocks: tuple[Block, ...]
    pictures: int = 0


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
        page = read_html(html)
        if page.blocks or page.pictures:
            return Pasted(page.blocks, page.pictures)
    if data.hasUrls() and any(url.isLocalFile() for url in data.urls()):
        return Pasted((), sum(url.isLocalFile() for url in data.urls()))
    if data.hasText():
        lines = data.text().splitlines()
        return Pasted(normalise(Paragraph((Span(line),)) for line in lines if line.strip()) or _blank(data.text()))
    return Pasted((), int(data.hasImage()))


def _blank(text: str) -> tuple[Block, ...]:
    return normalise([Paragraph((Span(" "),))]) if text else ()
