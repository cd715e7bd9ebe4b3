"""How the columns of a table share its width: as much as there is, in the proportion of what they ask for."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView

from app.ui.widgets.table import RecordTable

_LEAST = 80
"""Pixels of the narrowest column."""


def stretch_column(table: RecordTable, place: int) -> None:
    """Let one column, counted from 0, take the room that the others leave; they keep their own width."""
    header = table.view.horizontalHeader()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(_LEAST)
    header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def fit_columns(table: RecordTable, widths: tuple[int, ...], fixed: Collection[int] = ()) -> None:
    """Let the columns fill the table, however wide it is; those in `fixed`, counted from 0, keep their own width."""
    _Sharing(table, widths, frozenset(fixed))


class _Sharing(QObject):
    """Follows the width of a table. It lives as long as the table does."""

    def __init__(self, table: RecordTable, widths: tuple[int, ...], fixed: frozenset[int]) -> None:
        super().__init__(table)
        self._view, self._widths, self._fixed = table.view, widths, fixed
        header = self._view.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_LEAST)
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Share anew when the table became wider or narrower."""
        if event.type() == QEvent.Type.Resize:
            self._share()
        return False

    def _share(self) -> None:
        room = self._view.viewport().width()
        kept = sum(width for place, width in enumerate(self._widths) if place in self._fixed)
        scale = max(0, room - kept) / (sum(self._widths) - kept)
        header = self._view.horizontalHeader()
        for place, asked in enumerate(self._widths[:-1]):
            shared = asked if place in self._fixed else max(_LEAST, int(asked * scale))
            width = max(shared, header.sectionSizeHint(place))
            self._view.setColumnWidth(place, width)
            room -= width
        self._view.setColumnWidth(len(self._widths) - 1, max(_LEAST, room))
