"""A field for a whole number within limits."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

_ROOM = 7
"""Pixels before the number, as before the text of every other field: the stylesheet does not reach in there."""


class NumberInput(QSpinBox):
    """From `least` to `most`; `name` is how a test finds it."""

    def __init__(self, name: str, least: int, most: int, value: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setRange(least, most)
        self.setValue(value)
        self.lineEdit().setTextMargins(_ROOM, 0, 0, 0)
