"""The first screen of all: make a vault, open one, or look around in one with made-up people."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.features.first_run.step import Step
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.ui.widgets.parts import button, label

_WAYS = (("new", "plus-circle"), ("open", "folder-open"), ("restore", "clock-counter-clockwise"), ("demo", "compass"))


class Welcome(Step):
    """`chosen` carries `new`, `open`, `restore` or `demo`."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "welcome", way_back=False)
        self.next.hide()
        ways = [self._way(way, symbol) for way, symbol in _WAYS]
        for each in ways:
            self.body.addWidget(each)
        self._first = ways[0]
        other = button(context.text("unlock.language"), self._switch_language, "quiet", name="language")
        self.foot.addWidget(other)

    def arrive(self) -> None:
        """Put the cursor on the first way: Enter or the space bar takes it."""
        self._first.setFocus()

    def _way(self, way: str, symbol: str) -> QPushButton:
        text = self.context.text
        made = QPushButton()
        set_role(made, "way")
        made.setObjectName(f"way_{way}")
        made.setAccessibleName(text(f"first_run.way.{way}"))
        made.setAccessibleDescription(text(f"first_run.way.{way}.text"))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        made.setIcon(icon(symbol, self.context.colours.accent))
        made.setIconSize(QSize(28, 28))
        words = QVBoxLayout(made)
        words.setContentsMargins(62, 14, 18, 14)
        words.setSpacing(2)
        words.addWidget(label(text(f"first_run.way.{way}"), "heading", wrap=False))
        words.addWidget(label(text(f"first_run.way.{way}.text"), "muted"))
        made.setMinimumHeight(words.sizeHint().height() + 6)
        made.clicked.connect(lambda: self.chosen.emit(way))
        return made

    def _switch_language(self) -> None:
        settings = self.context.settings
        other = Language.ENGLISH if settings.language is Language.DUTCH else Language.DUTCH
        self.context.settings_changed.emit(replace(settings, language=other))
