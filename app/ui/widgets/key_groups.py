"""The groups of a key, large and numbered, to be written down. They cannot be selected and so not copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.widgets.parts import label


class KeyGroups(QWidget):
    """So many groups beside each other."""

    def __init__(self, groups: Sequence[str], across: int = 4) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for number, group in enumerate(groups):
            line, place = divmod(number, across)
            grid.addWidget(_group(number + 1, group), line, place)


def _group(number: int, group: str) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label(str(number), "hint"))
    shown = label(group, "key", wrap=False)
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown.setObjectName(f"group_{number}")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    layout.addWidget(shown)
    return made
