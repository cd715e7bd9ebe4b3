"""The words of a message as plain text: from HTML where it has nothing else, tidied in any case."""

from __future__ import annotations

import re
import unicodedata

from app.domain.prose_html import read_html
from app.domain.prose_passages import Passage, flatten
from app.domain.prose_text import text_of

_EMPTY_LINES = re.compile(r"\n{3,}")


def text_of_html(html: str) -> str:
    """The text of a page; nothing in it is opened or fetched."""
    passages = flatten(read_html(html).blocks)
    return tidy("\n\n".join(text_of(each.spans) for each in passages if isinstance(each, Passage)))


def tidy(text: str) -> str:
    """A text without characters that no screen shows, and without many empty lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(c for c in line if c == "\t" or unicodedata.category(c) not in ("Cc", "Cs")) for line in lines)
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in kept)).strip()


def line(text: str, longest: int) -> str:
    """A text as one line of at most so many characters."""
    return " ".join(tidy(text).split())[:longest]
