"""A field with a list that opens below it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStyle


class OpenList(QComboBox):
    """What is in its list can be read whole once that is open, however narrow the field is."""

    def showPopup(self) -> None:
        """Open the list, as wide as the longest of it, as far as the screen goes."""
        view = self.view()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if self._scrolls else 0
        wanted = view.sizeHintForColumn(self.modelColumn()) + 2 * view.frameWidth() + bar
        view.setMinimumWidth(min(wanted, self.screen().availableGeometry().width()))
        super().showPopup()

    @property
    def _scrolls(self) -> bool:
        """Whether it has more than is shown at once."""
        return self.count() > self.maxVisibleItems()
