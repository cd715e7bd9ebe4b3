"""The pieces that a page is set from, beside running text: labels and hairlines."""

from __future__ import annotations

from typing import cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from app.documents.house import HAIR, LABEL_WIDTH, LEFT, TEXT_LEFT, Role, style
from app.documents.text import Text, passages, text

LONGEST_LABEL = 90
"""Characters of a label; more would make the label longer than what it stands beside."""


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

    @property
    def smallest(self) -> float:
        """The height of the least that may stand at the end of a page."""
        self._label.wrap(LABEL_WIDTH, 0)
        return float(max(2 * self._content.style.leading, self._label.height + self._lower))

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """As the paragraph's own."""
        return float(self._content.style.spaceAfter)

    def draw(self) -> None:
        """Draw both from the top, on one base line; the label first, as it is read."""
        below, beside = self._heights
        self._label.drawOn(self.canv, LEFT - TEXT_LEFT, self.height - beside - self._lower)
        self._content.drawOn(self.canv, 0, self.height - below)


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


def label(words: str) -> Text:
    """A label for the column beside the text; a very long one is cut short."""
    short = words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1] + "\u2026"
    return text(short, style(Role.LABEL))


def labelled(words: str, value: str, role: Role = Role.BODY, *, after: float | None = None) -> list[Flowable]:
    """A value with its label beside its beginning."""
    kind = style(role)
    if after is not None:
        kind = ParagraphStyle(f"{kind.name}+{after:g}", parent=kind, spaceAfter=after)
    first, *rest = passages(value, kind)
    return [Labelled(label(words), first), *rest]
