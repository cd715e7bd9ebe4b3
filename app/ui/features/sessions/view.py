"""The sessions of one client: the list, and the page of one session above it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout

from app.domain.session import Session
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.sessions.listed import SessionList
from app.ui.features.sessions.session_page import SessionPage
from app.ui.forms.session import new_session
from app.ui.place import Place


class SessionsView(PartView):
    """Shows the list, or the session that was asked for."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        self._list = SessionList(context, client, self._new)
        self._list.opened.connect(self._open)
        self._one = SessionPage(context)
        self._one.closed.connect(self._close)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._one)

    def arrive(self, record: str) -> None:
        """Show a session with its notes, or all sessions."""
        session = self.context.reader.maybe(Session, record)
        if session is not None and session.client == self.client:
            self._one.show_session(session)
            self._stack.setCurrentWidget(self._one)
        else:
            self._list.refresh()
            self._stack.setCurrentWidget(self._list)

    def leave(self) -> None:
        """Keep what is not kept yet of the notes."""
        self._one.leave()

    def actions_here(self) -> tuple[Action, ...]:
        """What can be done with the session that is shown."""
        if self._stack.currentWidget() is not self._one:
            return ()
        return (Action("edit_session", "session.edit", lambda _: self._one.edit_details(), "Ctrl+E"),)

    def _new(self) -> None:
        new_session(self.context, self, self.client)

    def _open(self, identity: str) -> None:
        self.context.navigate(Place("dossier", self.client, identity, "sessions"))

    def _close(self) -> None:
        self.context.navigate(Place("dossier", self.client, part="sessions"))
