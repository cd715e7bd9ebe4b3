"""Text, set from runs of characters. It is never parsed: markup in it is literal (F22)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from app.documents.fonts import Face, drawable, runs, styled
from app.documents.house import HAIR, SOFT
from app.domain.prose import Span

LONGEST_PIECE = 6000
"""Characters of a paragraph that is set in one piece: more than a page and a half."""
_LINE = 75
_PART = re.compile(r"[^\n]{0,1500}(?:\n| )|[^\n]{1,1500}")


class Text(Paragraph):
    """A paragraph with the upright rules of the quotes around it. Made by `text`, and split by reportlab.

    Rules run on to the block below, except beside the last of a quote.
    """

    last_of_quote = False

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """As a paragraph; what is last stays last."""
        parts = super().split(available_width, available_height)
        if self.last_of_quote and parts:
            cast(Text, parts[-1]).last_of_quote = True
        return parts

    def draw(self) -> None:
        """Draw the rules, then the lines."""
        canvas: Canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(1.6)
        foot = 0 if self.last_of_quote else -self.style.spaceAfter
        for x in self.style.bars:
            canvas.line(x, foot, x, self.height)
        canvas.restoreState()
        super().draw()


def text(spans: Iterable[Span] | str, kind: ParagraphStyle, bullet: str = "") -> Text:
    """A paragraph of spans in a style. Line breaks are kept, links are printed behind their text."""
    written = (Span(spans),) if isinstance(spans, str) else spans
    fragments = [each for span in written for each in _fragments(span, kind)]
    if not any(each.text for each in fragments):
        fragments = [_fragment("\u00a0", kind.fontName, kind)]  # so that an empty line has its height
    return Text("", kind, bulletText=bullet or None, frags=fragments)


def passages(spans: Iterable[Span] | str, kind: ParagraphStyle, bullet: str = "") -> list[Text]:
    """A paragraph as `text` sets it, but one of several pages is cut in pieces that follow without a gap.

    reportlab measures a paragraph again for every page that it runs over: without this, a note without a single
    white line, pasted from elsewhere, would take minutes.
    """
    written = (Span(spans),) if isinstance(spans, str) else tuple(spans)
    pieces = _cut(written) if sum(_size(each.text) for each in written) > LONGEST_PIECE else [written]
    followed = ParagraphStyle(f"{kind.name}+", parent=kind, spaceAfter=0) if len(pieces) > 1 else kind
    last = len(pieces) - 1
    return [
        text(piece, kind if number == last else followed, "" if number else bullet)
        for number, piece in enumerate(pieces)
    ]


def _cut(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans in pieces of at most LONGEST_PIECE, cut after a line or a word where there is one."""
    pieces: list[list[Span]] = [[]]
    used = 0
    for span in spans:
        parts = _PART.findall(span.text) or [""]
        for number, part in enumerate(parts):
            if used and used + _size(part) > LONGEST_PIECE:
                pieces[-1][-1] = replace(pieces[-1][-1], text=pieces[-1][-1].text.removesuffix("\n"))
                pieces.append([])
                used = 0
            pieces[-1].append(replace(span, text=part, link=span.link if number == len(parts) - 1 else ""))
            used += _size(part)
    return pieces


def _size(words: str) -> int:
    """The length of a text as it counts for LONGEST_PIECE: a line break is worth a line."""
    return len(words) + _LINE * words.count("\n")


def _fragments(span: Span, kind: ParagraphStyle) -> list[ParaFrag]:
    face = styled(Face(kind.fontName), bold=span.bold, italic=span.italic)
    fragments = _lines(span.text, face, kind)
    if span.link and span.link != span.text:
        fragments += _lines(f" ({span.link})", styled(face, bold=False, italic=False), kind, colour=SOFT)
    return fragments


def _lines(words: str, face: Face, kind: ParagraphStyle, colour: Any = None) -> list[ParaFrag]:
    fragments: list[ParaFrag] = []
    for number, line in enumerate(drawable(words).split("\n")):
        if number:
            fragments.append(_fragment("", face, kind, lineBreak=True))
        fragments += [_fragment(part, chosen, kind, colour) for chosen, part in runs(line, face)]
    return fragments


def _fragment(words: str, face: str, kind: ParagraphStyle, colour: Any = None, **more: bool) -> ParaFrag:
    return ParaFrag(
        text=words, fontName=face, fontSize=kind.fontSize, textColor=colour or kind.textColor,
        rise=0, greek=0, bold=0, italic=0, link=[], us_lines=[], **more,
    )  # fmt: skip
