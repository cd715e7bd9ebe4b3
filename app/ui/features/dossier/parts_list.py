"""The inner list of the dossier: one line for each part. Tab comes to it once, the arrows walk through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.dossier_part import DossierPart
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.ui.widgets.low_window import scrolling

_WIDTH = 176
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PartsList(QWidget):
    """Shows which parts there are and which one is open."""

    def __init__(self, context: Context, parts: tuple[DossierPart, ...], chosen: Callable[[str], None]) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(context.text("dossier.parts"))
        self._parts, self._chosen = parts, chosen
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for each in parts:
            made = self._button(context, each)
            self._buttons[each.name] = made
            self._group.addButton(made)
            layout.addWidget(made)
        layout.addStretch(1)
        self._area = scrolling(layout)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def take_cursor(self) -> None:
        """Have the cursor on the part that is open."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def light(self, name: str) -> None:
        """Show which part is open; only that one is a stop for Tab."""
        for each, made in self._buttons.items():
            made.setChecked(each == name)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == name else Qt.FocusPolicy.ClickFocus)
        self._area.ensureWidgetVisible(self._buttons[name])
        if self.focusWidget() in self._buttons.values():
            self._buttons[name].setFocus()  # where Qt had put it is another part

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Arrows go to the part above or below."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(cast(Qt.Key, event.key()))
        if step is None:
            return False
        open_now = next((place for place, each in enumerate(self._parts) if self._buttons[each.name].isChecked()), 0)
        if 0 <= open_now + step < len(self._parts):
            name = self._parts[open_now + step].name
            self._chosen(name)
            self._buttons[name].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _button(self, context: Context, part: DossierPart) -> QPushButton:
        made = QPushButton(context.text(part.label).replace("&", "&&"))
        made.setObjectName(f"part_{part.name}")
        made.setCheckable(True)
        made.setIcon(icon(part.icon, context.colours.accent))
        made.setIconSize(QSize(18, 18))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _=False, name=part.name: self._chosen(name))
        made.installEventFilter(self)
        set_role(made, "place")
        return made
