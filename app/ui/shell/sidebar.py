"""The sidebar: where one can go, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.feature import Feature
from app.ui.shell.commands import first_places
from app.ui.theme.fonts import grown
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.ui.widgets.low_window import ColumnOfPlaces
from app.ui.widgets.parts import box, column, label

_WIDTH, _NARROW = 204, 188
"""Pixels of the places; the sidebar has 20 more around them."""
_ICONS = {"place": 20, "subplace": 16}
"""Pixels of an icon, at the usual size of type."""


class Sidebar(QFrame):
    """A button for each place. Those that stand under another are in sight while one is at one of them."""

    chosen = Signal(str)
    """The name of the feature that was clicked."""
    locked = Signal()

    def __init__(self, context: Context, features: tuple[Feature, ...]) -> None:
        super().__init__()
        set_role(self, "sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 8, 10)
        layout.setSpacing(4)
        self._brand = label(context.text("window.title"), "brand", wrap=False)
        self._brand.setContentsMargins(10, 0, 0, 10)
        layout.addWidget(self._brand)
        places = QVBoxLayout()
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._below: dict[str, QWidget] = {}
        self._words: dict[QPushButton, str] = {}
        self._folded = False
        self._under = {each.name: each.under or each.name for each in features}
        for each in first_places(features):
            places.addWidget(self._place(each, "place"))
            below = [one for one in features if one.sidebar and one.under == each.name]
            if below:
                inner = self._below[each.name] = box(
                    column(*(self._place(one, "subplace") for one in below), spacing=0)
                )
                inner.hide()
                places.addWidget(inner)
        places.addStretch(1)
        self._area = ColumnOfPlaces(places, _WIDTH)
        layout.addWidget(self._area, 1)
        lock = self._button(context.text("window.lock"), "lock-key", "place")
        lock.setObjectName("lock")
        lock.clicked.connect(lambda: self.locked.emit())
        layout.addWidget(lock)

    def light(self, name: str) -> None:
        """Show at which place one is."""
        wanted = name if name in self._buttons else self._under.get(name, name)
        first = self._under.get(wanted, wanted)
        for each, inner in self._below.items():
            inner.setVisible(each == first)
        self._area.updateGeometry()
        lit = self._buttons.get(wanted)
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(button is lit)
        self._group.setExclusive(True)
        if lit is not None:
            self._area.ensureWidgetVisible(lit)

    def set_room(self, *, narrow: bool, folded: bool) -> None:
        """Take less of a narrow window; folded, no more than its icons, which tell their names when pointed at."""
        self._area.set_least(0 if folded else _NARROW if narrow else _WIDTH)
        if folded is self._folded:
            return
        self._folded = folded
        self._brand.setVisible(not folded)
        for each, words in self._words.items():
            each.setText("" if folded else words.replace("&", "&&"))
            each.setToolTip(words if folded else "")
        self._area.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Icons grow with the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self._size_icons()

    def _place(self, feature: Feature, role: str) -> QPushButton:
        made = self._button(self._context.text(feature.label), feature.icon, role)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # one of several, and no box to be ticked, to a reader of the screen
        made.setObjectName(f"go_{feature.name}")
        made.clicked.connect(lambda _=False, name=feature.name: self.chosen.emit(name))
        self._group.addButton(made)
        self._buttons[feature.name] = made
        return made

    def _button(self, text: str, symbol: str, role: str) -> QPushButton:
        made = QPushButton(text.replace("&", "&&"))
        made.setIcon(icon(symbol, self._context.colours.accent))
        made.setAccessibleName(text)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(made, role)
        self._words[made] = text
        _size_icon(made)
        return made

    def _size_icons(self) -> None:
        for each in self._words:
            _size_icon(each)


def _size_icon(button: QPushButton) -> None:
    side = grown(_ICONS[button.property("role")])
    button.setIconSize(QSize(side, side))
