"""A few words on a coloured ground that can be pressed: what waits in this dossier."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.theme.colours import Colours
from app.ui.theme.fonts import small_points
from app.ui.widgets.elided import as_text


def chip(colours: Colours, text: str, tip: str, clicked: Callable[[], None], *, pressing: bool) -> QPushButton:
    """A chip; `pressing` ones stand out, the others only tell."""
    ground, ink = (
        (colours.warning_soft, colours.warning) if pressing else (colours.accent_soft, colours.accent)
    )  # fmt: skip
    made = QPushButton(text.replace("&", "&&"))
    made.setObjectName("chip")
    made.setAccessibleDescription(tip)
    made.setToolTip(as_text(tip))
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setStyleSheet(
        f"QPushButton {{ background: {ground}; color: {ink}; border: 2px solid {ground}; border-radius: 13px;"
        f" padding: 1px 11px; margin: 0; min-height: 20px; font-size: {small_points()}pt; font-weight: 500; }}"
        f"QPushButton:hover, QPushButton:focus {{ border-color: {ink}; }}"
    )
    made.clicked.connect(lambda: clicked())
    return made
