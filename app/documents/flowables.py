"""The pieces that a page is set from. Text is set from runs, never parsed: markup in it is literal (F22)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from app.documents.fonts import Face, drawable, runs, styled
from app.documents.house import HAIR, LABEL_WIDTH, LEFT, SOFT, TEXT_LEFT, Role, style
from app.domain.prose import Span

LONGEST_LABEL = 90
"""Characters of a label; more would make the label longer than what it stands beside."""


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


class Labelled(Flowable):
    """A paragraph with its label in the column beside it; the label stays with the first part of a split."""

    def __init__(self, label: Paragraph, content: Paragraph) -> None:
        super().__init__()
        self._label = label
        self._content = content
        self._lower = content.style.fontSize - label.style.fontSize

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The width and height that both need."""
        _, below = self._content.wrap(available_width, available_height)
        _, beside = self._label.wrap(LABEL_WIDTH, available_height)
        self._heights = below, beside
        self.width, self.height = available_width, max(below, beside + self._lower)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The part that fits, with the label, and the rest without; nothing where not even the label fits."""
        if available_height < self._heights[1] + self._lower:
            return []
        parts = cast("list[Paragraph]", self._content.split(available_width, available_height))
        return [Labelled(self._label, parts[0]), *parts[1:]] if len(parts) > 1 else []

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """As the paragraph's own."""
        return float(self._content.style.spaceAfter)

    def draw(self) -> None:
        """Draw both from the top, on one base line."""
        below, beside = self._heights
        self._content.drawOn(self.canv, 0, self.height - below)
        self._label.drawOn(self.canv, LEFT - TEXT_LEFT, self.height - beside - self._lower)


class Mark(Flowable):
    """Takes no room; makes the place where it lands an entry of the outline."""

    _ZEROSIZE = True  # so that reportlab still sees what follows as the top of the page
    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self._title = title
        self._level = level

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """No room."""
        return 0, 0

    def draw(self) -> None:
        """Add the entry; a level is at most one below the entry before it, as an outline must be."""
        canvas = self.canv
        marks: list[int] = canvas.__dict__.setdefault("outline_levels", [])
        level = min(self._level, marks[-1] + 1 if marks else 0)
        marks.append(level)
        key = f"mark-{len(marks)}"
        canvas.bookmarkHorizontal(key, 0, 0)
        canvas.addOutlineEntry(self._title, key, level)


class Rule(Flowable):
    """A hairline over the column, or over the labels as well."""

    def __init__(self, *, whole: bool = False, before: float = 4.0, after: float = 10.0) -> None:
        super().__init__()
        self._whole = whole
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The width of the column, and hardly a height."""
        self.width = available_width
        return available_width, 0.5

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(HAIR)
        self.canv.setLineWidth(0.5)
        self.canv.line(LEFT - TEXT_LEFT if self._whole else 0, 0, self.width, 0)


def text(spans: Iterable[Span] | str, kind: ParagraphStyle, bullet: str = "") -> Text:
    """A paragraph of spans in a style. Line breaks are kept, links are printed behind their text."""
    written = (Span(spans),) if isinstance(spans, str) else spans
    fragments = [each for span in written for each in _fragments(span, kind)]
    if not any(each.text for each in fragments):
        fragments = [_fragment("\u00a0", kind.fontName, kind)]  # so that an empty line has its height
    return Text("", kind, bulletText=bullet or None, frags=fragments)


def label(words: str) -> Text:
    """A label for the column beside the text; a very long one is cut short."""
    short = words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1] + "\u2026"
    return text(short, style(Role.LABEL))


def labelled(words: str, value: str, role: Role = Role.BODY, *, after: float | None = None) -> Labelled:
    """A value with its label beside it."""
    kind = style(role)
    if after is not None:
        kind = ParagraphStyle(f"{kind.name}+{after:g}", parent=kind, spaceAfter=after)
    return Labelled(label(words), text(value, kind))


def heading(spans: Sequence[Span] | str, role: Role, level: int, indent: float = 0.0) -> list[Flowable]:
    """A heading that is never the last thing on a page, and its entry in the outline."""
    kind = style(role, indent)
    words = spans if isinstance(spans, str) else "".join(each.text for each in spans)
    room = kind.spaceBefore + kind.leading + kind.spaceAfter + 2 * style(Role.BODY).leading
    title = " ".join(drawable(words).split())
    marks: list[Flowable] = [Mark(title.encode("utf-8", "replace").decode(), level)] if title else []
    return [CondPageBreak(room), *marks, text(spans, kind)]


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
