"""One of several things to choose from: a card with a button that says it, and more about it below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QRadioButton, QVBoxLayout, QWidget

from app.ui.theme.theme import set_role


def choice(text: str, name: str, *, about: str = "", role: str = "choice") -> QRadioButton:
    """What is chosen; `about` is what a screen reader tells besides."""
    made = QRadioButton(text.replace("&", "&&"))
    made.setObjectName(name)
    made.setAccessibleDescription(about)
    set_role(made, role)
    return made


def choice_card(chosen: QRadioButton, *below: QWidget) -> QFrame:
    """The card around it."""
    card = QFrame()
    set_role(card, "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.setSpacing(6)
    for each in (chosen, *below):
        layout.addWidget(each)
    return card
