"""The page of one dossier: who it is about above, its parts at the left, the open part beside them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.client import Client
from app.kernel.errors import NotFound
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, PartView
from app.ui.dropped_files import all_end_in
from app.ui.feature import Action, Menu, Page
from app.ui.features.dossier.header import DossierHeader
from app.ui.features.dossier.parts_list import PartsList
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.kept_pages import KeptPages
from app.ui.widgets.reading import StandIn
from app.ui.widgets.table import RecordTable
from app.usecases.dossier_summary import dossier_summary
from app.vault.work import Change

_FOLDED = 640
"""Pixels of width, at the usual size of type, below which there is no list of parts beside the open one."""
_KEPT = 4
"""Parts that stay as they are while others are looked at."""


class DossierPage(Page):
    """Shows one client's dossier at a time. Its parts are made when they are gone to, and kept as pages are."""

    def __init__(self, context: Context, parts: tuple[DossierPart, ...]) -> None:
        super().__init__(context)
        self._parts = parts
        self._client = Id("")
        self._header = DossierHeader(context)
        self._list = PartsList(context, parts, self._go)
        self._stack = QStackedWidget()
        self._unread = StandIn(context)
        self._unread.say("unreadable")
        self._unread.again.connect(context.read_again)
        self._stack.addWidget(self._unread)
        self._views: KeptPages[PartView] = KeptPages(self._stack, context.tasks, _KEPT)
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
            self._views.clear()
            self._client = client.id
        self._show_head(client)
        part = self._part_named(place.part)
        self._list.light(part.name)
        try:
            view = self._view(part)
            self._stack.setCurrentWidget(view)
            for each in view.findChildren(RecordTable) if place.record else ():
                each.show_whole()
            view.arrive(place.record)
            self._views.arrived(part.name, whole=not place.record)
        except NotFound:
            raise
        except Exception as error:  # noqa: BLE001 - who this is about stands above it; of the part nothing is known
            self._stack.setCurrentWidget(self._unread)
            self.context.present(error, self)
        focused = cast(QWidget | None, self.window().focusWidget())  # the types of Qt forget that it can be nothing
        if focused is None or not self.isAncestorOf(focused):
            self._list.take_cursor()  # whoever just made this client goes on here, not in the sidebar

    def _view(self, part: DossierPart) -> PartView:
        """The view of a part, made when first gone to."""

        def made() -> PartView:
            view = part.make(self.context, self._client)
            view.setObjectName(f"view_{part.name}")
            return view

        return self._views.page(part.name, made)

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

    def holds(self) -> bool:
        """Whether one of its parts does."""
        return any(each.holds() for each in self._views)

    def wants_files(self, files: list[Path]) -> bool:
        """Any: what is no message is an attachment."""
        return bool(self._client and files)

    def take_files(self, files: list[Path]) -> None:
        """Go to the part that takes such files, and hand them over."""
        part = next((each for each in self._parts if all_end_in(files, each.takes)), None)
        part = part or next(each for each in self._parts if "*" in each.takes)
        self._go(part.name)
        if self.view is not None:
            self.view.take_files(files)

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
        return Action(
            f"part_{part.name}", part.label, lambda _: self._go(part.name), key, menu=Menu.GO, under="dossier.parts"
        )

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
        self._views.clear()
        self._client = Id("")
        self.context.navigate(Place("dossiers"))

    def _changed(self, changes: frozenset[Change]) -> None:
        mine = any(each.client == self._client or each.noun == "organisation" for each in changes)
        client = self.context.reader.maybe(Client, self._client) if mine else None
        if client is not None:
            self._show_head(client)
        elif mine and self.isVisible():
            self._gone()
