"""The page of one dossier: who it is about above, its parts at the left, the open part beside them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.client import Client
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, PartView
from app.ui.feature import Action, Menu, Page
from app.ui.features.dossier.header import DossierHeader
from app.ui.features.dossier.parts_list import PartsList
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.usecases.dossier_summary import dossier_summary
from app.vault.work import Change

_FOLDED = 640
"""Pixels of width, at the usual size of type, below which there is no list of parts beside the open one."""


class DossierPage(Page):
    """Shows one client's dossier at a time. Its parts are made when they are first gone to."""

    def __init__(self, context: Context, parts: tuple[DossierPart, ...]) -> None:
        super().__init__(context)
        self._parts = parts
        self._client = Id("")
        self._views: dict[str, PartView] = {}
        self._header = DossierHeader(context)
        self._list = PartsList(context, parts, self._go)
        self._stack = QStackedWidget()
        below = self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setSpacing(24)
        below.addWidget(self._list)
        below.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._header)
        layout.addLayout(below, 1)
        context.changed.connect(self._changed)

    @property
    def view(self) -> PartView | None:
        """The part that is open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, PartView) else None

    def arrive(self, place: Place) -> None:
        """Show a part of a client's dossier. `place.part` names the part, or the noun of `place.record`."""
        client = self.context.reader.maybe(Client, place.client)
        if client is None:
            # Later: whoever went here is still on the way.
            QTimer.singleShot(0, self, self._gone)
            return
        if client.id != self._client:
            self._drop_views()
            self._client = client.id
        self._show_head(client)
        part = self._part_named(place.part)
        view = self._views.get(part.name)
        if view is None:
            view = self._views[part.name] = part.make(self.context, self._client)
            view.setObjectName(f"view_{part.name}")
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self._list.light(part.name)
        view.arrive(place.record)
        focused = cast(QWidget | None, self.window().focusWidget())  # the types of Qt forget that it can be nothing
        if focused is None or not self.isAncestorOf(focused):
            self._list.take_cursor()  # whoever just made this client goes on here, not in the sidebar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the list of parts beside the open one it folds, and stands above it."""
        super().resizeEvent(event)
        folded = event.size().width() < grown(_FOLDED)
        direction = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        if direction is not self._below.direction():
            self._below.setDirection(direction)
            self._below.setSpacing(12 if folded else 24)
            self._list.fold(folded)

    def leave(self) -> None:
        """Let the open part save what is not saved yet."""
        if self.view is not None:
            self.view.leave()

    def actions_here(self) -> tuple[Action, ...]:
        """Writing down a session, what the open part can do, and a key for every part."""
        own = self.view.actions_here() if self.view is not None else ()
        new = Action("new_session", "session.new", lambda _: self._new_session(), "Ctrl+Shift+N")
        return (new, *own, *(self._going(number, each) for number, each in enumerate(self._parts, 1)))

    def _new_session(self) -> None:
        from app.ui.forms.session import new_session  # forms bring the editor with them: not before one is wanted

        new_session(self.context, self, self._client)

    def _going(self, number: int, part: DossierPart) -> Action:
        key = f"Alt+{number}" if number < 10 else ""
        return Action(f"part_{part.name}", part.label, lambda _: self._go(part.name), key, menu=Menu.GO)

    def _go(self, part: str) -> None:
        self.context.navigate(Place("dossier", client=self._client, part=part))

    def _part_named(self, name: str) -> DossierPart:
        """The part with this name or that shows this noun; without a name the first."""
        return next((each for each in self._parts if name and name in (each.name, *each.nouns)), self._parts[0])

    def _show_head(self, client: Client) -> None:
        context = self.context
        self._header.show_summary(dossier_summary(context.reader, context.law, context.today, client))

    def _gone(self) -> None:
        """There is no such dossier, or no longer."""
        self._drop_views()
        self._client = Id("")
        self.context.navigate(Place("dossiers"))

    def _drop_views(self) -> None:
        for each in self._views.values():
            self._stack.removeWidget(each)
            each.deleteLater()
        self._views.clear()

    def _changed(self, changes: frozenset[Change]) -> None:
        mine = any(each.client == self._client or each.noun == "organisation" for each in changes)
        client = self.context.reader.maybe(Client, self._client) if mine else None
        if client is not None:
            self._show_head(client)
        elif mine and self.isVisible():
            self._gone()
