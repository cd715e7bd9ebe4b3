"""Spans to stored source: what has to be written differently so that it reads back as the same text and style.

Two things make this delicate. A character may mean something where it stands: it is then escaped with a
backslash, or written as a character reference where a backslash cannot help (white space at an edge, a line break in
a heading). And `*` opens or closes emphasis only next to the right kind of character (CommonMark 0.31, section 6.2):
white space inside the edge, or a letter outside an edge whose inside is punctuation, spoil it. Both become harmless as
character references, whose `&` and `;` count as punctuation. Emphasis that touches emphasis alternates `*` and `_`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from app.domain.prose import Span


class Place(StrEnum):
    """Where spans are written: only a paragraph can go on in a further line."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"


_ALWAYS = frozenset("\\`*_[]<&~|")
_AT_LINE_START = frozenset("#>+-=:")
_ITEM_NUMBER = re.compile(r"[0-9]{1,9}(?=[.)])")
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_PLAIN_IN_ADDRESS = frozenset("-._~/?#@$+,;=%:")


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _shapes_in(place: Place) -> dict[str, str]:
    """How the characters that are written differently are, wherever they stand in a place."""
    found = {each: "\\" + each for each in _ALWAYS}
    found |= {each: _reference(each) for each in "\t\n"}
    if place is Place.PARAGRAPH:
        found["\n"] = "\\\n"
    if place is Place.HEADING:
        found["#"] = "\\#"
    if place is Place.CELL:
        found["|"] = _reference("|")  # cells are cut at bars before backslashes are looked at
    return found


_SHAPES = {each: _shapes_in(each) for each in Place}


def write_spans(spans: Sequence[Span], place: Place) -> str:
    """The source of cleaned spans; over several lines only in a paragraph."""
    return _Writer(spans, place).source()


class _Writer:
    """The characters of one run of spans, each in the shape in which it will be written."""

    def __init__(self, spans: Sequence[Span], place: Place) -> None:
        self._spans = spans
        self._place = place
        self._text = "".join(span.text for span in spans)
        shapes = _SHAPES[place]
        self._shapes = [shapes.get(character, character) for character in self._text]
        self._edges: list[int] = [0]
        for span in spans:
            self._edges.append(self._edges[-1] + len(span.text))

    def source(self) -> str:
        self._keep_line_edges()
        marks = _marks(self._spans)
        for index, mark in enumerate(marks):
            if mark:
                self._make_room(index, mark)
        return "".join(self._span(index, mark) for index, mark in enumerate(marks))

    def _keep_line_edges(self) -> None:
        """Keep white space at the edges of lines, and let no line begin like a block."""
        text = self._text
        # A break first or last would be trimmed away together with the line that it makes.
        for position in (0, len(text) - 1):
            if text and text[position] == "\n":
                self._shapes[position] = _reference("\n")
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            if line:
                if line[0] in _AT_LINE_START:
                    self._shapes[start] = "\\" + line[0]
                elif number := _ITEM_NUMBER.match(line):
                    self._shapes[start + number.end()] = "\\" + line[number.end()]
                self._keep_space(start)
                self._keep_space(end - 1)
            start = end + 1

    def _keep_space(self, position: int) -> None:
        if self._text[position].isspace():
            self._shapes[position] = _reference(self._text[position])

    def _make_room(self, index: int, mark: str) -> None:
        """Write the characters about the edges of an emphasised span so that its marks open and close."""
        start, end = self._edges[index], self._edges[index + 1]
        self._keep_space(start)
        self._keep_space(end - 1)
        if self._spans[index].link:
            return  # the marks stand inside brackets, which are punctuation
        if index and _is_plain(self._spans[index - 1]):
            self._stand_off(start - 1, start, mark)
        if index + 1 < len(self._spans) and _is_plain(self._spans[index + 1]):
            self._stand_off(end, end - 1, mark)

    def _stand_off(self, outside: int, inside: int, mark: str) -> None:
        harmless = mark[0] == "*" and unicodedata.category(self._text[inside])[0] in "LN"
        neighbour = self._text[outside]
        if not harmless and neighbour not in _ASCII_PUNCTUATION and neighbour not in " \n\t":
            self._shapes[outside] = _reference(neighbour)

    def _span(self, index: int, mark: str) -> str:
        span, start, end = self._spans[index], self._edges[index], self._edges[index + 1]
        inner = mark + "".join(self._shapes[start:end]) + mark
        if span.link:
            return f"[{inner}]({''.join(map(_address_character, span.link))})"
        if inner.endswith("!") and index + 1 < len(self._spans) and self._spans[index + 1].link:
            return inner[:-1] + "\\!"  # `![` would begin an image
        return inner


def _marks(spans: Sequence[Span]) -> list[str]:
    """What each span is put between, for its emphasis."""
    marks: list[str] = []
    before = ""
    for span in spans:
        character = "_" if before.startswith("*") and not span.link else "*"
        marks.append(character * (2 * span.bold + span.italic))
        before = "" if span.link else marks[-1]
    return marks


def _is_plain(span: Span) -> bool:
    return not (span.bold or span.italic or span.link)


def _address_character(character: str) -> str:
    plain = character in _PLAIN_IN_ADDRESS or (character.isascii() and character.isalnum())
    return character if plain or not character.isascii() else _reference(character)
