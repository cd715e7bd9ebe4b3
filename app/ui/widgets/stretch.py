"""Which column of a table takes the room that is left."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView

from app.ui.widgets.table import RecordTable

_LEAST = 90
"""Pixels of the narrowest column."""


def stretch_column(table: RecordTable, place: int) -> None:
    """Let one column, counted from 0, take the room that the others leave; they keep their own width."""
    header = table.view.horizontalHeader()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(_LEAST)
    header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
