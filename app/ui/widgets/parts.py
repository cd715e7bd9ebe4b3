"""Small pieces: labels, buttons, rows, notices. Their look is their role in the stylesheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.kernel.visible import visible
from app.ui.by_name import set_by_name
from app.ui.push_button import PushButton

B = TypeVar("B", bound=QBoxLayout)
ROLE = "role"
"""What the stylesheet knows a part by. Of one that is there already, `set_role` (theme.py) changes it."""
GAP = 12
"""Pixels between things that belong together; twice as much between things that do not."""


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A text. Shown as it is: markup in it is no markup (F22), and nothing in it turns it around (F19)."""
    made = QLabel(visible(text))
    set_by_name(made, textFormat="PlainText")
    made.setWordWrap(wrap)
    if role:
        made.setProperty(ROLE, role)
    return made


def button(text: str, clicked: Callable[[], None], role: str = "", *, name: str = "") -> QPushButton:
    """A button; `name` is how a test finds it."""
    made = PushButton(text.replace("&", "&&"))
    made.setAutoDefault(False)
    made.setObjectName(name)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.clicked.connect(lambda: clicked())
    if role:
        made.setProperty(ROLE, role)
    return made


def column(*items: QWidget | QLayout | None, spacing: int = GAP, margin: int = 0) -> QVBoxLayout:
    """Things below each other; None is room that stretches."""
    return _filled(QVBoxLayout(), items, spacing, margin)


def row(*items: QWidget | QLayout | None, spacing: int = GAP, margin: int = 0) -> QHBoxLayout:
    """Things beside each other; None is room that stretches."""
    return _filled(QHBoxLayout(), items, spacing, margin)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def box(layout: QLayout) -> QWidget:
    """A widget that holds a layout."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made


def notice(text: str | QLabel, role: str = "notice", *more: QWidget) -> QFrame:
    """A text that stands out: `notice`, `warning` or `error`; with buttons below it where given."""
    made = QFrame()
    made.setProperty(ROLE, role)
    made.setLayout(column(label(text) if isinstance(text, str) else text, *more, margin=14))
    return made


def labelled(text: str, field: QWidget, *below: QWidget) -> QVBoxLayout:
    """A field with its label above it."""
    above = label(text, "label", wrap=False)
    above.setBuddy(field.focusProxy() or field)
    (field.focusProxy() or field).setAccessibleName(text)
    return column(above, field, *below, spacing=4)


def divider() -> QFrame:
    """A line between two parts."""
    made = QFrame()
    made.setProperty(ROLE, "divider")
    made.setFixedHeight(1)
    return made


def _filled(layout: B, items: tuple[QWidget | QLayout | None, ...], spacing: int, margin: int) -> B:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout
