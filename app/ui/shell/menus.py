"""The menu bar, made from the actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.context import Context
from app.ui.feature import Action, Menu


class Menus(QObject):
    """Keeps menus and keys in step with what can be done where one is. They go with `owner`, the frame."""

    def __init__(self, context: Context, bar: QMenuBar, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._bar, self._owner = context, bar, owner
        self._made: list[tuple[Action, QAction]] = []
        self._menus: list[QMenu] = []

    @property
    def possible(self) -> tuple[Action, ...]:
        """The actions that can be done now."""
        return tuple(each for each, _ in self._made if each.when(self._context))

    def show_actions(self, actions: Iterable[Action]) -> None:
        """Offer these and no others."""
        self._bar.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._made.clear()
        menus: dict[Menu, QMenu] = {}
        for which in Menu:
            menu = QMenu(self._context.text(f"menu.{which.value}"), self._owner)
            menu.aboutToShow.connect(self.refresh)
            menus[which] = menu
        self._menus = list(menus.values())
        for action in actions:
            menu = menus[action.menu]
            made = QAction(self._context.text(action.label).replace("&", "&&"), menu)
            made.setObjectName(f"action_{action.name}")
            if action.shortcut:
                made.setShortcut(QKeySequence(action.shortcut))
            made.triggered.connect(lambda _=False, run=action.run: run(self._context))
            menu.addAction(made)
            self._made.append((action, made))
        for menu in menus.values():
            if not menu.isEmpty():
                self._bar.addMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        """Ask every action whether it can be done now."""
        for action, made in self._made:
            made.setEnabled(action.when(self._context))
