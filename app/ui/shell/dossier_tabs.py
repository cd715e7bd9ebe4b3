"""The dossiers that are open, as tabs above the page: one works in two at once, and finds each where one left it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QTabBar, QToolButton

from app.domain.client import Client
from app.ui.context import Context
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.vault.work import Change

_BESIDE = 8
"""Pixels of room on either side of what closes a tab: from the name, and from the edge."""
_CROSS, _AROUND = 14, 3
"""Pixels of the cross itself, and around it where it can be pressed."""
_MOST = 8
"""Dossiers that are open at once: of more the one that was opened first closes."""


class DossierTabs(QTabBar):
    """In sight from the second dossier on. Forgotten at a lock: they have names."""

    chosen = Signal(object)
    """The Place to go to."""
    closed = Signal(object)
    """The Place to go to where the dossier in which one was is closed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._places: dict[str, Place] = {}
        self._here = False
        """Whether one is in a dossier: Qt always has a tab that is current, which is not lit where one is elsewhere."""
        self.setObjectName("dossier_tabs")
        self.setAccessibleName(context.text("shell.tabs"))
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._choose)
        context.changed.connect(self._changed)
        self.hide()

    def show_place(self, place: Place) -> None:
        """One is here now: in a dossier, whose tab is lit, or elsewhere, where none is."""
        self._here = bool(place.client)
        self.update()
        if not self._here:
            return
        if place.client not in self._places:
            self._open(place)
        self._places[place.client] = place
        with QSignalBlocker(self):
            self.setCurrentIndex(self._at(place.client))
        self.setVisible(self.count() > 1)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the name is when it is lit, which is drawn bolder than Qt measures: so no tab moves either."""
        hint = super().tabSizeHint(index)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = self.tabText(index)
        more = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
        return QSize(hint.width() + max(0, more) + _BESIDE, hint.height())

    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:
        """Called by Qt before it draws a tab."""
        super().initStyleOption(option, index)
        if not self._here:
            option.state &= ~QStyle.StateFlag.State_Selected

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """From elsewhere one goes to the current one as well, of which Qt says nothing: it stays the current one."""
        super().mousePressEvent(event)
        pressed = self.tabAt(event.position().toPoint()) if event.button() is Qt.MouseButton.LeftButton else -1
        if not self._here and pressed >= 0 and pressed == self.currentIndex():
            self._choose(pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By the keyboard, too."""
        if not self._here and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def next(self) -> None:
        """Go to the next one; from elsewhere, to the one in which one was last."""
        if not self._here:
            self._choose(self.currentIndex())
        elif self.count() > 1:
            self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    def close_current(self) -> None:
        """Close the one that is lit."""
        if self.any_lit:
            self._close(self.currentIndex())

    @property
    def any(self) -> bool:
        """Whether there is more than one."""
        return self.count() > 1

    @property
    def any_lit(self) -> bool:
        """Whether there is more than one, and one is in one of them."""
        return self._here and self.any

    def _open(self, place: Place) -> None:
        client = self._context.reader.maybe(Client, place.client)
        if client is None:
            return
        with QSignalBlocker(self):
            while self.count() >= _MOST:
                self._drop(0)
            at = self.addTab(_short(client.name))
            self.setTabData(at, place.client)
            self.setTabButton(at, QTabBar.ButtonPosition.RightSide, self._closing(place.client))
            self._name(at, client.name)

    def _closing(self, client: str) -> QToolButton:
        """What closes a tab: at the same distance from its edge as the name is from the other."""
        made = QToolButton()
        made.setIcon(icon("x", self._context.colours.muted))
        made.setIconSize(QSize(grown(_CROSS), grown(_CROSS)))
        made.setFixedSize(grown(_CROSS) + 2 * _AROUND + _BESIDE, grown(_CROSS) + 2 * _AROUND)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(made, "tab_close")
        made.clicked.connect(lambda: self._close(self._at(client)))
        return made

    def _name(self, at: int, name: str) -> None:
        self.setTabText(at, _short(name).replace("&", "&&"))
        self.setTabToolTip(at, "")
        words = self._context.text("shell.tabs.close")
        button = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
        button.setAccessibleName(f"{words}: {name}")
        button.setToolTip(words)

    def _at(self, client: str) -> int:
        return next((at for at in range(self.count()) if self.tabData(at) == client), -1)

    def _choose(self, at: int) -> None:
        place = self._places.get(str(self.tabData(at))) if at >= 0 else None
        if place is not None:
            self.chosen.emit(place)

    def _close(self, at: int) -> None:
        was_here = self._here and at == self.currentIndex()
        with QSignalBlocker(self):
            self._drop(at)
        self.setVisible(self.count() > 1)
        if was_here and self.count():
            self.closed.emit(self._places[str(self.tabData(self.currentIndex()))])

    def _drop(self, at: int) -> None:
        self._places.pop(str(self.tabData(at)), None)
        self.removeTab(at)

    def _changed(self, changes: frozenset[Change]) -> None:
        """A name was changed, or somebody is not there any more."""
        if not any(each.noun == Client.noun.name for each in changes):
            return
        with QSignalBlocker(self):
            for at in reversed(range(self.count())):
                client = self._context.reader.maybe(Client, str(self.tabData(at)))
                if client is None:
                    self._drop(at)
                else:
                    self._name(at, client.name)
        self.setVisible(self.count() > 1)


def _short(name: str, most: int = 24) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
