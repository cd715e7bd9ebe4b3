"""HTML from elsewhere (a word processor, a mail, a web page) to blocks: words and the styles of the subset.

Read as text only. Nothing that it names is opened, nothing in it runs, and what it hides (scripts, style sheets,
comments) is left out; pictures are counted, so that a coach can be told that they were not taken along.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.html_tokens import html_tokens
from app.domain.prose import Block, Span, Table
from app.domain.prose_passages import AnyPassage, Marker, Passage, TablePassage, assemble
from app.domain.prose_source import normalise
from app.domain.prose_text import clean_spans

_SKIPPED = frozenset({"head", "select", "object"})
_PICTURES = frozenset({"img", "picture", "video", "audio", "canvas", "iframe", "embed"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite", "dfn"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|lighter|[0-9]+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_OFFICE_ITEM = re.compile(r"mso-list\s*:\s*[^;]*\blevel([0-9]+)", re.IGNORECASE)
_OFFICE_NUMBER = re.compile(r"\s*\(?([0-9]{1,9})[.)]")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What could be read of HTML, in normal form, and how many pictures were left out."""

    blocks: tuple[Block, ...]
    pictures: int


def read_html(html: str) -> HtmlPage:
    """Read HTML however broken; it never raises."""
    reader = _Reader()
    for token in html_tokens(html):
        if isinstance(token, str):
            reader.text(token)
        elif token.closes:
            reader.close(token.name)
        else:
            reader.open(token.name, token.attributes)
    return HtmlPage(reader.blocks(), reader.pictures)


@dataclass(frozen=True, slots=True)
class _Style:
    bold: bool = False
    italic: bool = False
    link: str = ""
    kept: bool = False
    """White space counts, as in `pre`."""
    label: bool = False
    """The bullet or number that a word processor wrote out as text."""


@dataclass(slots=True)
class _OpenList:
    marker: Marker
    next_number: int


class _Reader:
    """The passages so far, and what is open while a page is read from beginning to end."""

    def __init__(self) -> None:
        self.pictures = 0
        self._passages: list[AnyPassage] = []
        self._spans: list[Span] = []
        self._open: list[tuple[str, _Style]] = []
        self._open_tags: Counter[str] = Counter()
        self._style = _Style()
        self._skipping = 0
        self._quotes = 0
        self._lists: list[_OpenList] = []
        self._next = Passage()
        """What the passage being collected will be; its marker is taken by the first words of an item."""
        self._label = ""
        self._rows: list[list[tuple[Span, ...]]] = []
        self._tables = 0
        self._in_cell = False

    def blocks(self) -> tuple[Block, ...]:
        self._end_table()
        self._end_passage()
        return normalise(assemble(self._passages))

    def open(self, tag: str, values: Mapping[str, str]) -> None:
        self.pictures += tag in _PICTURES
        if tag in _VOID:
            if tag == "br" and not self._skipping:
                self._spans.append(Span("\n", self._style.bold, self._style.italic))
            return
        self._open.append((tag, self._style))
        self._open_tags[tag] += 1
        self._skipping += tag in _SKIPPED
        if tag in _BLOCKS:
            self._start_block(tag, values)
        self._style = _styled(self._style, tag, values)

    def close(self, tag: str) -> None:
        if not self._open_tags[tag]:
            return
        while self._open:
            opened, self._style = self._open.pop()
            self._open_tags[opened] -= 1
            self._skipping -= opened in _SKIPPED
            if opened in _BLOCKS:
                self._end_block(opened)
            if opened == tag:
                return

    def text(self, data: str) -> None:
        if self._skipping:
            return
        if self._style.label:
            self._label += data
            return
        if not self._style.kept:
            data = _SPACE.sub(" ", data)
            if not self._spans or self._spans[-1].text.endswith((" ", "\n")):
                data = data.lstrip(" ")
        if data:
            self._spans.append(Span(data, self._style.bold, self._style.italic, self._style.link))

    def _start_block(self, tag: str, values: Mapping[str, str]) -> None:
        if self._tables:
            self._start_in_table(tag)
            return
        self._end_passage()
        match tag:
            case "blockquote":
                self._quotes += 1
            case "ul" | "ol":
                start = values.get("start", "")
                number = int(start) if re.fullmatch("[0-9]{1,9}", start) else 1
                self._lists.append(_OpenList(Marker.NUMBER if tag == "ol" else Marker.BULLET, number))
            case "li":
                self._start_item()
                return
            case "table":
                self._tables = 1
        level = min(int(tag[1]), 3) if re.fullmatch("h[1-6]", tag) else 0
        self._next = replace(self._next, level=level, quoted=self._quotes > 0, depth=len(self._lists))
        if item := _OFFICE_ITEM.search(values.get("style", "")):
            self._label = ""
            self._next = replace(self._next, depth=int(item[1]), marker=Marker.BULLET)

    def _start_item(self) -> None:
        if not self._lists:
            self._lists.append(_OpenList(Marker.BULLET, 1))
        current = self._lists[-1]
        self._next = Passage((), 0, self._quotes > 0, len(self._lists), current.marker, current.next_number)
        current.next_number += 1

    def _end_block(self, tag: str) -> None:
        if self._tables:
            if tag == "table":
                self._tables -= 1
                if not self._tables:
                    self._end_table()
            elif self._tables == 1 and tag in ("td", "th"):
                self._end_cell()
            return
        self._end_passage()
        match tag:
            case "blockquote":
                self._quotes -= 1
            case "ul" | "ol" if self._lists:
                self._lists.pop()
        # An item whose words are still to come keeps its marker over the end of an empty paragraph in it.
        waiting = self._lists and tag not in ("li", "ul", "ol")
        marker = self._next.marker if waiting else Marker.NONE
        self._next = Passage((), 0, self._quotes > 0, len(self._lists), marker, self._next.number)

    def _end_passage(self) -> None:
        spans, self._spans = _trimmed(self._spans), []
        if spans:
            passage = self._next
            if self._label and (number := _OFFICE_NUMBER.match(self._label)):
                passage = replace(passage, marker=Marker.NUMBER, number=int(number[1]))
            self._passages.append(replace(passage, spans=spans))
            self._next = replace(passage, spans=(), level=0, marker=Marker.NONE)
            self._label = ""

    def _start_in_table(self, tag: str) -> None:
        if tag == "table":
            self._tables += 1
        elif self._tables == 1 and tag == "tr":
            self._end_cell()
            self._rows.append([])
        elif self._tables == 1 and tag in ("td", "th"):
            self._end_cell()
            self._in_cell = True
        elif self._spans:
            self._spans.append(Span("\n"))

    def _end_cell(self) -> None:
        if not self._in_cell:
            self._end_passage()  # a caption
            return
        if not self._rows:
            self._rows.append([])
        self._rows[-1].append(_trimmed(self._spans))
        self._spans, self._in_cell = [], False

    def _end_table(self) -> None:
        self._end_cell()
        rows = [tuple(row) for row in self._rows if any(row)]
        self._rows = []
        if not rows:
            return
        if max(map(len, rows)) == 1:  # laid out with a table, as mails are
            self._passages.extend(replace(self._next, spans=cell) for (cell,) in rows)
        else:
            header = tuple(tuple(replace(span, bold=False) for span in cell) for cell in rows[0])
            self._passages.append(TablePassage(Table(header, tuple(rows[1:])), self._next.quoted, self._next.depth))


def _styled(style: _Style, tag: str, values: Mapping[str, str]) -> _Style:
    declared = values.get("style", "")
    bold, italic = style.bold or tag in _BOLD, style.italic or tag in _ITALIC
    if weight := _WEIGHT.search(declared):
        bold = weight[1].lower() == "bold" or (weight[1].isdigit() and int(weight[1]) >= 600)
    if slant := _SLANT.search(declared):
        italic = slant[1].lower() != "normal"
    link = values.get("href", "") if tag == "a" else style.link
    label = style.label or "mso-list:ignore" in declared.replace(" ", "").lower()
    return _Style(bold, italic, link, style.kept or tag == "pre", label)


def _trimmed(spans: list[Span]) -> tuple[Span, ...]:
    """The spans without white space before the first and after the last word."""
    clean = list(clean_spans(spans))
    while clean and not clean[0].text.lstrip():
        clean.pop(0)
    while clean and not clean[-1].text.rstrip():
        clean.pop()
    if clean:
        clean[0] = replace(clean[0], text=clean[0].text.lstrip())
        clean[-1] = replace(clean[-1], text=clean[-1].text.rstrip())
    return clean_spans(clean)
