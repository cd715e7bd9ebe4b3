"""The dossiers that are open, as tabs above the page: one works in two at once, and finds each where one left it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTabBar, QWidget

from app.domain.client import Client
from app.ui.context import Context
from app.ui.place import Place
from app.vault.work import Change

_BESIDE = 8
"""Pixels of room between a name and what closes its tab."""
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
        self.setObjectName("dossier_tabs")
        self.setAccessibleName(context.text("shell.tabs"))
        self.setTabsClosable(True)
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._choose)
        self.tabCloseRequested.connect(self._close)
        context.changed.connect(self._changed)
        self.hide()

    def show_place(self, place: Place) -> None:
        """One is here now: in a dossier, whose tab is lit, or elsewhere, where none is."""
        if not place.client:
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

    def next(self) -> None:
        """Go to the next one."""
        if self.count() > 1:
            self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    def close_current(self) -> None:
        """Close the one that is lit."""
        if self.count() > 1:
            self._close(self.currentIndex())

    @property
    def any(self) -> bool:
        """Whether there is more than one."""
        return self.count() > 1

    def _open(self, place: Place) -> None:
        client = self._context.reader.maybe(Client, place.client)
        if client is None:
            return
        with QSignalBlocker(self):
            while self.count() >= _MOST:
                self._drop(0)
            at = self.addTab(_short(client.name))
            self.setTabData(at, place.client)
            self._name(at, client.name)

    def _name(self, at: int, name: str) -> None:
        self.setTabText(at, _short(name).replace("&", "&&"))
        self.setTabToolTip(at, "")
        words = self._context.text("shell.tabs.close")
        for side in (QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide):
            button = self.tabButton(at, side)
            if isinstance(button, QWidget):
                button.setAccessibleName(f"{words}: {name}")
                button.setToolTip(words)

    def _at(self, client: str) -> int:
        return next((at for at in range(self.count()) if self.tabData(at) == client), -1)

    def _choose(self, at: int) -> None:
        place = self._places.get(str(self.tabData(at))) if at >= 0 else None
        if place is not None:
            self.chosen.emit(place)

    def _close(self, at: int) -> None:
        was_here = at == self.currentIndex()
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
