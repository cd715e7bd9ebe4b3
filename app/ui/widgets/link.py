"""A quiet button that stands flush with the text above it: a way on from what is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from app.ui.widgets.parts import button


def link(text: str, clicked: Callable[[], None], *, name: str = "") -> QPushButton:
    """A button in the colour of the house, without ground or border."""
    made = button(text, clicked, "inside", name=name)
    made.setStyleSheet("QPushButton, QPushButton:focus { padding: 2px 1px; }")
    return made
