"""All sessions of one client, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.paged import Order, TableColumn
from app.ui.widgets.parts import button, label, row
from app.ui.widgets.stored import Stored
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.usecases.dossier_summary import excerpt
from app.vault.work import Change


class SessionList(QWidget):
    """A table; Enter opens a session."""

    opened = Signal(str)
    """The id of the session."""

    def __init__(self, context: Context, client: Id, new: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._client = context, client
        self._titles: dict[str, str] = {}
        text = context.text
        self._read_titles()
        columns = self._columns()
        self._table = RecordTable(
            context, columns, Stored(context, Session, client=client), empty="sessions.empty",
            order=Order("on", descending=True),
        )  # fmt: skip
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(0, 2))
        self._table.view.setAccessibleName(text("sessions.title"))
        self._table.opened.connect(self._open)
        self._table.model.modelReset.connect(self._count)
        self._number = label("", "muted", wrap=False)
        head = row(self._number, None, button(text("session.new"), new, "primary", name="new_session"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        context.changed.connect(self._changed)
        self._count()

    def refresh(self) -> None:
        """Read again, and have the cursor in the table."""
        self._read_titles()
        self._table.refresh()
        if self._table.model.rowCount():
            self._table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._table.view.selectionModel().hasSelection():
                self._table.view.selectRow(max(0, self._table.view.currentIndex().row()))

    def _columns(self) -> tuple[TableColumn[Session], ...]:
        translator = self._context.translator

        def when(session: Session) -> str:
            return f"{translator.short_date(session.on)} {session.at}".strip()

        def subject(session: Session) -> str:
            return session.subject or excerpt(session.notes, 80)

        return (
            TableColumn("on", "session.on", when, 150),
            TableColumn("subject", "session.subject", subject, 260),
            TableColumn("state", "session.state", lambda each: translator.text(f"session_state.{each.state}"), 110),
            TableColumn(
                "trajectory", "session.trajectory", lambda each: self._titles.get(each.trajectory, ""), 180,
                sortable=False,
            ),
        )  # fmt: skip

    def _read_titles(self) -> None:
        found = self._context.reader.find(Trajectory, client=self._client)
        self._titles = {str(each.id): each.title for each in found}

    def _count(self) -> None:
        number = self._table.model.rowCount()
        self._number.setText(self._context.translator.count("trajectories.sessions", number) if number else "")

    def _open(self, session: object) -> None:
        self.opened.emit(cast(Session, session).id)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(
            each.client == self._client and each.noun in ("session", "trajectory") for each in changes
        ):
            self._read_titles()
            self._table.refresh()
