"""A line of text that ends in … where there is no room for more; the whole of it is shown when pointed at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.kernel.visible import visible
from app.ui.theme.theme import set_role


class ElidedLabel(QLabel):
    """Shown as it is: markup in it is no markup (F22)."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            set_role(self, role)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(visible(" ".join(text.split())))
        self._tell()

    @property
    def whole_width(self) -> int:
        """Pixels in which nothing of it is cut off."""
        return self.fontMetrics().horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:
        """As high as one line, and as wide as it is given."""
        return QSize(0, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw what fits, from the side where the text begins."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        fitting = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _tell(self) -> None:
        """The whole text where it does not fit. A tool tip takes markup, so it is spelled out as text."""
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width() > 0
        self.setToolTip(as_text(self.text()) if cut else "")


def as_text(text: str) -> str:
    """A text for a tool tip, which takes whatever looks like markup for markup: spelled out, so that it is shown as it
    is (F22).
    """
    escaped = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
