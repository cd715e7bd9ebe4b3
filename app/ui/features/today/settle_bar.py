"""Below the list of today: what became of the session that the cursor is on, in one press (row W4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.session import Session, SessionState
from app.domain.today import TodayLine
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.parts import button, row
from app.usecases.keep_session import settle_session

_OFFERED = (SessionState.HELD, SessionState.CANCELLED, SessionState.MISSED)


class SettleBar(QWidget):
    """Held goes on to the notes. What was pressed by mistake is set right at the session itself."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._session: Session | None = None
        self._words = ElidedLabel("muted")
        self._buttons: dict[SessionState, QPushButton] = {
            each: button(context.text(f"today.session.{each.value}"), partial(self._settle, each), name=f"{each.value}")
            for each in _OFFERED
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(row(self._words, *self._buttons.values()))
        self.hide()

    def show_line(self, line: TodayLine | None) -> None:
        """Offer what can be said of a session that is planned; of anything else nothing."""
        is_session = line is not None and line.noun == Session.noun.name
        self._session = self._context.reader.maybe(Session, line.record) if line and is_session else None
        session, context = self._session, self._context
        self.setVisible(session is not None)
        if session is None:
            return
        name = context.reader.get(Client, session.client).name
        when = f"{context.translator.date(session.on)} {session.at}".strip()
        self._words.setText(f"{name} · {when}")
        for state, each in self._buttons.items():
            each.setVisible(state is SessionState.CANCELLED or session.on <= context.today)
            each.setAccessibleName(f"{each.text()}: {name}, {when}")

    def _settle(self, state: SessionState) -> None:
        if self._session is not None:
            self._context.do(self._page, self._settled, settle_session, self._session.id, state)

    def _settled(self, session: Session) -> None:
        if session.state is SessionState.HELD:
            self._context.navigate(Place("dossier", session.client, session.id, Session.noun.name))
