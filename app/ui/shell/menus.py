"""The menu bar, made from the actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.context import Context
from app.ui.feature import Action, Kind, Menu


class Menus(QObject):
    """Keeps menus and keys in step with what can be done where one is. They go with `owner`, the frame.

    What belongs to the page stands only where it can be done, and then in the place of what can be done anywhere under
    the same words; between what is of the page, of the program and of the window itself stands a line, and between acts
    of two kinds.
    """

    def __init__(self, context: Context, bar: QMenuBar, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._bar, self._owner = context, bar, owner
        self._made: list[tuple[Action, QAction]] = []
        self._here: frozenset[Action] = frozenset()
        self._menus: list[QMenu] = []

    @property
    def possible(self) -> tuple[Action, ...]:
        """The actions that can be done now."""
        return tuple(each for each, _ in self._made if each.when(self._context))

    def show_actions(self, here: Sequence[Action], everywhere: Sequence[Action], own: Sequence[Action]) -> None:
        """Offer these and no others: those of the page, those of the program, those of the window."""
        self._bar.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._made.clear()
        self._here = frozenset(here)
        keys = {self._words(each.label): each.shortcut for each in everywhere}
        menus: dict[Menu, QMenu] = {}
        for which in Menu:
            menu = QMenu(self._context.text(f"menu.{which.value}"), self._owner)
            menu.aboutToShow.connect(self.refresh)
            menus[which] = menu
        self._menus = list(menus.values())
        for section in (here, everywhere, own):
            for action in section:
                self._made.append((action, self._action(action, menus[action.menu], keys)))
        made = dict(self._made)
        for which, menu in menus.items():
            # To where one is going one looks first at the window, in the other menus first at what one is doing.
            order = (own, everywhere, here) if which is Menu.GO else (here, everywhere, own)
            sections = (
                [each for each in part if each.menu is which and each.kind is k] for part in order for k in Kind
            )
            self._fill(menu, [[(each, made[each]) for each in section] for section in sections])
            if not menu.isEmpty():
                self._bar.addMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        """Ask every action whether it can be done now."""
        said = set()
        for action, made in self._made:
            can, of_page = action.when(self._context), action in self._here
            made.setEnabled(can)
            made.setVisible(can if of_page else made.text() not in said)
            if can and of_page:
                said.add(made.text())

    def _action(self, action: Action, menu: QMenu, keys: dict[str, str]) -> QAction:
        """Of the page, it has the key of what it stands in the place of."""
        words = self._words(action.label)
        made = QAction(words, menu)
        made.setObjectName(f"action_{action.name}")
        shortcut = action.shortcut or (keys.get(words, "") if action in self._here else "")
        if shortcut:
            made.setShortcut(QKeySequence(shortcut))
        if action.through:
            made.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        made.triggered.connect(lambda _=False, run=action.run: run(self._context))
        return made

    def _fill(self, menu: QMenu, sections: Sequence[Sequence[tuple[Action, QAction]]]) -> None:
        """A line before every section but the first; in its own menu what stands under one name."""
        inside: dict[str, QMenu] = {}
        for section in sections:
            if section and not menu.isEmpty():
                menu.addSeparator()
            for action, made in section:
                if not action.under:
                    menu.addAction(made)
                    continue
                if action.under not in inside:
                    inside[action.under] = menu.addMenu(self._words(action.under))
                inside[action.under].addAction(made)

    def _words(self, key: str) -> str:
        return self._context.text(key).replace("&", "&&")
