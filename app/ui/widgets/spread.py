"""Columns that fit their table: some take the room that is left, the others are as wide as what stands in them."""

from __future__ import annotations

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
