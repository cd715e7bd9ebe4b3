"""The inner list of the dossier: one line for each part, under the heading of its group.

Tab comes to it once, the arrows walk through it; with Ctrl, and by Page Up and Page Down, they go to the next heading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group
from app.ui.theme.fonts import grown
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.ui.widgets.low_window import ColumnOfPlaces
from app.ui.widgets.parts import button, column, label

_WIDTH = 176
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_LEAPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class PartsList(QWidget):
    """Shows which parts there are and which one is open."""

    def __init__(self, context: Context, parts: tuple[DossierPart, ...], chosen: Callable[[str], None]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(context.text("dossier.parts"))
        groups = {group: [each for each in parts if each.group is group] for group in Group}
        self._parts = [each for group in groups.values() for each in group]
        self._chosen = chosen
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for group, inside in groups.items():
            if inside:
                layout.addWidget(self._under_heading(context, group, inside))
        layout.addStretch(1)
        self._area = ColumnOfPlaces(layout, _WIDTH)
        self._names = {each.name: context.text(each.label) for each in self._parts}
        self._opener = button("", self._unfold, name="dossier_parts")
        self._opener.setIcon(icon("list", context.colours.accent))
        self._opener.setIconSize(QSize(grown(18), grown(18)))
        self._opener.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        outer.addWidget(self._opener)

    def fold(self, folded: bool) -> None:
        """Be one button, which shows the list as a menu: where the page is too narrow for both beside each other."""
        if folded is self._opener.isHidden():
            self._area.setVisible(not folded)
            self._opener.setVisible(folded)
            upright = QSizePolicy.Policy.Fixed if folded else QSizePolicy.Policy.Expanding
            self.setSizePolicy(QSizePolicy.Policy.Fixed, upright)

    def take_cursor(self) -> None:
        """Have the cursor on the part that is open."""
        chosen = self._group.checkedButton() if self._opener.isHidden() else self._opener
        if chosen is not None:
            chosen.setFocus()

    def light(self, name: str) -> None:
        """Show which part is open; only that one is a stop for Tab."""
        for each, made in self._buttons.items():
            made.setChecked(each == name)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == name else Qt.FocusPolicy.ClickFocus)
        self._opener.setText(self._names[name].replace("&", "&&"))
        self._opener.setAccessibleName(f"{self.accessibleName()}: {self._names[name]}")
        self._area.ensureWidgetVisible(self._buttons[name])
        if self.focusWidget() in self._buttons.values():
            self._buttons[name].setFocus()  # where Qt had put it is another part

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Arrows go to the part above or below."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        wanted = self._wanted(cast(Qt.Key, event.key()), leaping=bool(event.modifiers() & _CONTROL))
        if wanted is None:
            return False
        if 0 <= wanted < len(self._parts):
            name = self._parts[wanted].name
            self._chosen(name)
            self._buttons[name].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _unfold(self) -> None:
        """The parts below the button, as a menu: the keys of a menu walk through it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before: Group | None = None
        for each in self._parts:
            if before not in (None, each.group):
                menu.addSeparator()
            before, made = each.group, self._buttons[each.name]
            action = menu.addAction(made.icon(), self._names[each.name].replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(made.isChecked())
            action.triggered.connect(lambda _=False, name=each.name: self._chosen(name))
        menu.popup(self._opener.mapToGlobal(self._opener.rect().bottomLeft()))

    def _wanted(self, key: Qt.Key, *, leaping: bool) -> int | None:
        """The place of the part that a key goes to, which there may not be; None where it goes to no part."""
        step, leap = _STEPS.get(key), _LEAPS.get(key)
        if leaping and step is not None:
            step, leap = None, step
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else len(self._parts) - 1
        open_now = next((place for place, each in enumerate(self._parts) if self._buttons[each.name].isChecked()), 0)
        if step is not None:
            return open_now + step
        if leap is None:
            return None
        first = [place for place, each in enumerate(self._parts) if each.group is not self._parts[place - 1].group]
        beyond = [place for place in first if (place - open_now) * leap > 0]
        return open_now if not beyond else beyond[0] if leap > 0 else beyond[-1]

    def _under_heading(self, context: Context, group: Group, parts: list[DossierPart]) -> QGroupBox:
        """The parts of a group: a screen reader says its name when the cursor comes into it."""
        title = context.text(f"dossier.group.{group.value}")
        made = QGroupBox()
        made.setObjectName(f"group_{group.value}")
        made.setAccessibleName(title)
        for each in parts:
            self._buttons[each.name] = self._button(context, each)
            self._group.addButton(self._buttons[each.name])
        made.setLayout(column(label(title, "group"), *(self._buttons[each.name] for each in parts), spacing=1))
        return made

    def _button(self, context: Context, part: DossierPart) -> QPushButton:
        made = QPushButton(context.text(part.label).replace("&", "&&"))
        made.setObjectName(f"part_{part.name}")
        made.setCheckable(True)
        made.setAutoExclusive(True)  # one of several, and no box to be ticked, to a reader of the screen
        made.setIcon(icon(part.icon, context.colours.accent))
        made.setIconSize(QSize(18, 18))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _=False, name=part.name: self._chosen(name))
        made.installEventFilter(self)
        set_role(made, "part")
        return made
