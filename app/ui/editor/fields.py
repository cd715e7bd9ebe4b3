"""Fields on the page: each is one character to the cursor and a small box with a plain name to the eye."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from app.ui.editor.formats import FIELD, Formats

_INSIDE = 4.0
"""Pixels between the box and its words."""


@dataclass(frozen=True, slots=True)
class FieldOffer:
    """A field that can be put in a text. `value` is what it stands for now; empty where the dossier does not know."""

    name: str
    label: str
    value: str = ""


class FieldLook(QPyTextObject):
    """Draws the fields of one page. What has no value yet, or no meaning at all, has a broken line and says so."""

    def __init__(self, page: QWidget, formats: Callable[[], Formats]) -> None:
        super().__init__(page)
        self._page, self._formats = page, formats
        self._offers: dict[str, FieldOffer] = {}
        self._empty = self._unknown = "{field}"

    def offer(self, offers: tuple[FieldOffer, ...], empty: str, unknown: str) -> None:
        """Know these fields from now on; how an empty one and an unknown one are said, about `{field}`."""
        self._offers = {each.name: each for each in offers}
        self._empty, self._unknown = empty, unknown

    def words(self, name: str) -> str:
        """What is seen of a field."""
        offer = self._offers.get(name)
        if offer is None:
            return self._unknown.replace("{field}", name)
        return offer.label if offer.value else self._empty.replace("{field}", offer.label)

    def tells(self, name: str) -> str:
        """Its name, and what it stands for where that is known."""
        offer = self._offers.get(name)
        return f"{offer.label}: {offer.value}" if offer is not None and offer.value else self.words(name)

    def intrinsicSize(self, document: QTextDocument, position: int, shape: QTextFormat) -> QSizeF:
        """Called by Qt: how much room a field takes."""
        metrics = QFontMetricsF(self._font(document, position, shape))
        return QSizeF(metrics.horizontalAdvance(self.words(_name(shape))) + 2 * _INSIDE + 2, metrics.height())

    def drawObject(
        self, painter: QPainter, place: QRectF | QRect, document: QTextDocument, position: int, shape: QTextFormat
    ) -> None:
        """Called by Qt: draw one field."""
        offer, palette = self._offers.get(_name(shape)), self._page.palette()
        known = offer is not None and bool(offer.value)
        pen = QPen(palette.color(QPalette.ColorRole.Link if known else QPalette.ColorRole.Text))
        pen.setStyle(Qt.PenStyle.SolidLine if known else Qt.PenStyle.DashLine)
        place = QRectF(place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(place.adjusted(1.5, 0.5, -1.5, -0.5), 3, 3)
        painter.setFont(self._font(document, position, shape))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.words(_name(shape)))
        painter.restore()

    def _font(self, document: QTextDocument, position: int, shape: QTextFormat) -> QFont:
        """That of the words around it. Its own weight and slant come on top; how a heading looks is not in `shape`."""
        font = self._formats().font_at(document.findBlock(position))
        characters: QTextCharFormat = shape.toCharFormat()
        font.setBold(font.bold() or characters.fontWeight() >= QFont.Weight.DemiBold)
        font.setItalic(font.italic() or characters.fontItalic())
        return font


def _name(shape: QTextFormat) -> str:
    return str(shape.property(FIELD) or "")
