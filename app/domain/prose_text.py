"""What may stand in a run of text, and the one way to hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.domain.prose import Span

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")
"""The only beginnings a link may have: nothing that runs, and nothing that points into this machine."""

EMPTY_PARAGRAPH = "\u200b"
"""How a paragraph without text is stored: CommonMark has none, and this shows as an empty line in any reader."""

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PLANES = "".join(chr((plane << 16) + offset) for plane in range(17) for offset in (0xFFFE, 0xFFFF))
_NO_TEXT = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffc\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
_OBJECT = "\ufffc"
"""Stands for what is no text, and counts as something that can be printed."""


def clean_text(text: str) -> str:
    """Text with every kind of line break as a line feed, and without control characters and what else is no text."""
    if text.isprintable() and _OBJECT not in text:
        return text  # nearly always: nothing else of what is taken out can be printed
    return _NO_TEXT.sub("", _LINE_BREAK.sub("\n", text))


def clean_link(link: str) -> str:
    """The address of a link without white space, or nothing where it does not begin as a link may."""
    address = "".join(_NO_TEXT.sub("", link).split())
    return address if address.lower().startswith(LINK_SCHEMES) else ""


def clean_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same text and styles in as few spans as possible, none of them empty."""
    if len(spans) == 1 and spans[0].text and not spans[0].link and clean_text(spans[0].text) == spans[0].text:
        return tuple(spans)
    merged: list[Span] = []
    run: list[str] = []
    for span in spans:
        text = clean_text(span.text)
        if not text:
            continue
        span = Span(text, span.bold, span.italic, clean_link(span.link) if span.link else "")
        if merged and _same_style(merged[-1], span):
            run.append(text)
            continue
        _close(merged, run)
        merged.append(span)
        run = [text]
    _close(merged, run)
    return tuple(merged)


def text_of(spans: Iterable[Span]) -> str:
    """The bare text of spans."""
    return "".join(span.text for span in spans)


def _same_style(first: Span, second: Span) -> bool:
    return (first.bold, first.italic, first.link) == (second.bold, second.italic, second.link)


def _close(merged: list[Span], run: list[str]) -> None:
    # Joined once per run, so that many small spans of one style cost linear time.
    if len(run) > 1:
        last = merged[-1]
        merged[-1] = Span("".join(run), last.bold, last.italic, last.link)
