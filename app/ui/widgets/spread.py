"""Columns that fit their table: some take the room that is left, the others are as wide as what stands in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView

from app.ui.widgets.table import RecordTable

_NARROWEST = 84


def spread(table: RecordTable, *roomy: int) -> None:
    """Let these columns share the room that is left. For a short table, all of whose rows may be measured."""
    header = table.view.horizontalHeader()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(_NARROWEST)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in roomy:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    _RoomForHeadings(header, roomy)


class _RoomForHeadings(QObject):
    """Once the look of the headings is known: those that share what is left are no narrower than their words."""

    def __init__(self, header: QHeaderView, roomy: tuple[int, ...]) -> None:
        super().__init__(header)
        self._header, self._roomy = header, roomy
        header.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Measure when they come into sight."""
        if event.type() == QEvent.Type.Show:
            widest = max(self._header.sectionSizeHint(place) for place in self._roomy)
            self._header.setMinimumSectionSize(max(_NARROWEST, widest))
        return False
