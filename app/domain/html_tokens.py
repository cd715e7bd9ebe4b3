"""HTML cut into tags and text, in linear time and without ever raising.

The parser of the standard library raises on some broken declarations and takes quadratic time on unclosed ones, so
that a page on the clipboard could hang the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_MARKUP = re.compile(
    r"""<!--|<[!?]|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9:-]{0,40})"""
    r"""(?P<attributes>(?:[^"'<>]|"[^"]{0,20000}"|'[^']{0,20000}'){0,20000}+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")
_UNREAD = frozenset({"script", "style", "title", "textarea", "noscript", "template", "svg", "math"})
"""Elements whose contents are not text of the page; some of them hold what only looks like tags."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that opens or closes; names of tags and attributes are in lower case."""

    name: str
    closes: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def html_tokens(html: str) -> Iterator[Tag | str]:
    """Tags and the text between them, character references resolved, comments and scripts left out."""
    position = 0
    while (found := _MARKUP.search(html, position)) is not None:
        if found.start() > position:
            yield unescape(html[position : found.start()])
        position = found.end()
        if found["tag"] is None:
            closing = "-->" if found[0] == "<!--" else ">"
            end = html.find(closing, position)
            if end < 0:
                return
            position = end + len(closing)
            continue
        name, closes = found["tag"].lower(), bool(found["close"])
        if name in _UNREAD:
            if not closes:
                position = _end_of(html, name, position)
            continue
        yield Tag(name, closes, {} if closes else _attributes(found["attributes"]))
    if position < len(html):
        yield unescape(html[position:])


def _end_of(html: str, name: str, position: int) -> int:
    found = re.compile(rf"</{name}\b[^>]*+(?:>|$)", re.IGNORECASE).search(html, position)
    return found.end() if found else len(html)


def _attributes(text: str) -> dict[str, str]:
    return {found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(text)}
