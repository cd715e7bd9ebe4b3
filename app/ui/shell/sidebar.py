"""The sidebar: where one can go, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from app.ui.context import Context
from app.ui.feature import Feature
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.ui.widgets.low_window import scrolling
from app.ui.widgets.parts import label

_WIDTH = 224


class Sidebar(QFrame):
    """One button for each feature that stands in it."""

    chosen = Signal(str)
    """The name of the feature that was clicked."""
    locked = Signal()

    def __init__(self, context: Context, features: tuple[Feature, ...]) -> None:
        super().__init__()
        set_role(self, "sidebar")
        self.setFixedWidth(_WIDTH)
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 20, 14, 16)
        layout.setSpacing(4)
        brand = label(context.text("window.title"), "brand", wrap=False)
        brand.setContentsMargins(10, 0, 0, 14)
        layout.addWidget(brand)
        places = QVBoxLayout()
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(4)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._under = {each.name: each.under or each.name for each in features}
        for each in features:
            if each.sidebar:
                made = self._button(context.text(each.label), each.icon)
                made.setCheckable(True)
                made.setObjectName(f"go_{each.name}")
                made.clicked.connect(lambda _=False, name=each.name: self.chosen.emit(name))
                self._group.addButton(made)
                self._buttons[each.name] = made
                places.addWidget(made)
        places.addStretch(1)
        self._area = scrolling(places)
        layout.addWidget(self._area, 1)
        lock = self._button(context.text("window.lock"), "lock-key")
        lock.setObjectName("lock")
        lock.clicked.connect(lambda: self.locked.emit())
        layout.addWidget(lock)

    def light(self, name: str) -> None:
        """Show at which feature one is."""
        lit = self._buttons.get(self._under.get(name, name))
        self._group.setExclusive(False)
        for each in self._buttons.values():
            each.setChecked(each is lit)
        self._group.setExclusive(True)
        if lit is not None:
            self._area.ensureWidgetVisible(lit)

    def _button(self, text: str, symbol: str) -> QPushButton:
        made = QPushButton(text.replace("&", "&&"))
        made.setIcon(icon(symbol, self._context.colours.accent))
        made.setIconSize(QSize(20, 20))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(made, "place")
        return made
