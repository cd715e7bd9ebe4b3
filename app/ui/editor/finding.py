"""Looking for words in a document, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument

from app.domain.prose_text import clean_text
from app.ui.editor.commands import one_step

_SPACES = "[ \u00a0]"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. Capitals and small letters are the same unless `case`; `whole` words only, where asked."""

    words: str
    case: bool = False
    whole: bool = False

    def pattern(self) -> re.Pattern[str]:
        """As a regular expression in which nothing of the words has a meaning of its own."""
        inner = re.escape(clean_text(self.words)).replace("\\ ", _SPACES)
        # By what stands beside it, so that words that begin or end in a sign are whole as well.
        if self.whole:
            inner = rf"(?<!\w){inner}(?!\w)"
        return re.compile(inner, 0 if self.case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand, in positions of the document."""

    start: int
    end: int


def find_all(document: QTextDocument, sought: Sought) -> tuple[Hit, ...]:
    """Every place where the words stand, in reading order; none for no words."""
    if not clean_text(sought.words):
        return ()
    return tuple(_hits(document.toRawText(), sought.pattern()))


def _hits(text: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Positions are counted as Qt does, in UTF-16 units: a character outside the first plane counts twice."""
    seen = units = 0

    def position(index: int) -> int:
        nonlocal seen, units
        units += len(text[seen:index].encode("utf-16-le", "surrogatepass")) // 2
        seen = index
        return units

    for found in pattern.finditer(text):
        if found.end() > found.start():
            yield Hit(position(found.start()), position(found.end()))


def replace_hits(cursor: QTextCursor, hits: tuple[Hit, ...], words: str) -> None:
    """Put words in the place of these hits, each in the style of what stood there, as one step of undo."""
    words = clean_text(words).replace("\n", " ")
    with one_step(cursor):
        for hit in reversed(hits):
            cursor.setPosition(hit.start + 1)
            style = cursor.charFormat()
            cursor.setPosition(hit.start)
            cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words, style)
