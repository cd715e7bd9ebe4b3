"""The toolbar of the editor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from app.kernel.translator import Translator
from app.ui.editor.tools import BUTTONS, BY_EDITOR, LEVELS, MENUS, Tool, ToolMenu, shortcut, shortcuts
from app.ui.open_list import OpenList
from app.ui.theme.icons import icon

_ICON = QSize(20, 20)
_AFTER_STYLES = 6
"""Pixels between the style list, which has a frame, and the first button, which has none."""


class Toolbar(QWidget):
    """The style list and the buttons. It says which tool was used; what the tool does is not its business."""

    def __init__(self, translator: Translator, use: Callable[[Tool], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._translator = translator
        self._owner = parent
        self.setAccessibleName(translator.text("editor.toolbar"))
        self._actions = {tool: self._action(tool, use) for tool in Tool}
        # A pressed button has to be told from one that is not; the line colour of the theme suits light and dark.
        self.setStyleSheet("QToolButton:checked { background: palette(midlight); }")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(2)
        self._levels = self._level_list()
        row.addWidget(self._levels)
        row.addSpacing(_AFTER_STYLES)
        self._spare: list[QWidget] = []
        for button in BUTTONS:
            self._actions[button.tool].setCheckable(button.checkable)
            made = [self._divider()] if button.begins_group else []
            made.append(self._button(button.tool))
            self._spare += made if button.spare else []
            for each in made:
                row.addWidget(each)
        self._menus = {menu: self._menu_button(menu) for menu in MENUS}
        row.addWidget(self._divider())
        for menu in self._menus.values():
            row.addWidget(menu)
        row.addStretch()
        self._draw_icons()

    def show_level(self, level: int) -> None:
        """Say whether the cursor is in a paragraph (0) or in a heading of a level."""
        self._levels.setCurrentIndex(level)

    def check(self, tool: Tool, on: bool) -> None:
        """Show whether the text at the cursor is so."""
        self._actions[tool].setChecked(on)

    def enable(self, tool: Tool, on: bool) -> None:
        """Allow a tool, or not."""
        self._actions[tool].setEnabled(on)
        if tool is Tool.PARAGRAPH:
            self._levels.setEnabled(on)

    def show_tool(self, tool: Tool, on: bool) -> None:
        """Offer a tool at all, or not: one that means nothing where this text stands is not to be seen."""
        self._actions[tool].setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt; what there is no room for is left out, so that nothing is cut off."""
        super().resizeEvent(event)
        has_room = self.width() >= self.minimumSizeHint().width() + self._spare_room(hidden=None)
        for each in self._spare:
            each.setVisible(has_room)

    def minimumSizeHint(self) -> QSize:
        """The room that it needs without the spare buttons."""
        hint = super().minimumSizeHint()
        hint.setWidth(hint.width() - self._spare_room(hidden=False))
        return hint

    def _spare_room(self, *, hidden: bool | None) -> int:
        """Pixels for the spare buttons: for all of them, or for those that are hidden or not."""
        row = self.layout()
        spacing = 0 if row is None else row.spacing()
        counted = [each for each in self._spare if hidden is None or each.isHidden() is hidden]
        return sum(each.sizeHint().width() + spacing for each in counted)

    def changeEvent(self, event: QEvent) -> None:
        """Called by Qt; a change between light and dark is followed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        role, group = QPalette.ColorRole.ButtonText, QPalette.ColorGroup.Disabled
        colour, faint = self.palette().color(role).name(), self.palette().color(group, role).name()
        for button in BUTTONS:
            self._actions[button.tool].setIcon(icon(button.icon, colour, disabled=faint))
        for menu, made in self._menus.items():
            made.setIcon(icon(menu.icon, colour, disabled=faint))

    def _action(self, tool: Tool, use: Callable[[Tool], None]) -> QAction:
        name = self._translator.text(tool.key)
        action = QAction(name, self)
        action.setObjectName(f"{tool.key}.action")
        if tool not in BY_EDITOR:
            action.setShortcuts(shortcuts(tool))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(self._tooltip(tool))
        action.triggered.connect(lambda _checked=False: use(tool))
        self._owner.addAction(action)
        return action

    def _tooltip(self, tool: Tool) -> str:
        keys = shortcut(tool).toString(QKeySequence.SequenceFormat.NativeText)
        if not keys:
            return self._translator.text(tool.key)
        return self._translator.text("editor.tooltip", name=self._translator.text(tool.key), keys=keys)

    def _button(self, tool: Tool) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(tool.key)
        button.setDefaultAction(self._actions[tool])
        button.setIconSize(_ICON)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self._translator.text(tool.key))
        return button

    def _menu_button(self, menu: ToolMenu) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(menu.key)
        name = self._translator.text(menu.key)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setIconSize(_ICON)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        inside = QMenu(button)
        for tool in menu.tools:
            if tool is None:
                inside.addSeparator()
            else:
                inside.addAction(self._actions[tool])
        button.setMenu(inside)
        return button

    def _level_list(self) -> QComboBox:
        levels = OpenList(self)
        levels.setObjectName("editor.style")
        levels.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        levels.setAccessibleName(self._translator.text("editor.style"))
        levels.setToolTip(self._translator.text("editor.style"))
        for index, tool in enumerate(LEVELS):
            levels.addItem(self._translator.text(tool.key))
            levels.setItemData(index, self._tooltip(tool), Qt.ItemDataRole.ToolTipRole)
        levels.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        levels.activated.connect(lambda index: self._actions[LEVELS[index]].trigger())
        return levels

    def _divider(self) -> QWidget:
        space = QFrame(self)
        space.setFixedWidth(8)
        return space
