"""Today: Enter goes to where a line is done."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.features.today.rows import TodayRow, place_of, today_columns, today_rows, tone_of
from app.ui.features.today.settle_bar import SettleBar
from app.ui.place import Place
from app.ui.tasks.task import Task
from app.ui.widgets.grouped import Grouped
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import button
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable
from app.vault.snapshot import snapshot
from app.vault.work import Change


class TodayPage(Page):
    """One calm list, by how it presses; where nothing does it says so."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: list[TodayRow] = []
        self._task: Task | None = None
        self._arrived = False
        """Whether one has just come here, and the list is still being read."""
        columns = today_columns(context)
        rows = Grouped(lambda: self._rows, columns, lambda row: context.text(f"today.group.{row.pressing.value}"))
        self.table = RecordTable(context, columns, rows, empty="today.empty")
        self.table.view.setObjectName("today")
        self.table.view.setAccessibleName(context.text("today.title"))
        self.table.view.setItemDelegateForColumn(len(columns) - 1, MarkDelegate(context.colours, tone_of, self))
        stretch_column(self.table, 0)
        self.table.opened.connect(self._open)
        self.table.again.connect(self._read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        calendar = button(context.text("calendar.export"), self._calendar, name="calendar_export")
        deputy = button(context.text("stand_in.button"), self._stand_in, name="stand_in_open")
        new = button(context.text("today.session.new"), self._new, "primary", name="new_session")
        layout.addWidget(
            PageHeader(context.text("today.title"), context.translator.date(context.today), deputy, calendar, new)
        )
        layout.addWidget(self.table, 1)
        self._settling = SettleBar(context, self)
        layout.addWidget(self._settling)
        self.table.selected.connect(self._select)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Read again."""
        self._arrived = True
        self._read()

    def leave(self) -> None:
        """Nobody waits for it any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def actions_here(self) -> tuple[Action, ...]:
        """Record a session, with whomever."""
        return (
            Action("any_session", "today.session.new", lambda _: self._new(), "Ctrl+Shift+G"),
            Action("stand_in", "stand_in.button", lambda _: self._stand_in()),
            Action("calendar", "calendar.export", lambda _: self._calendar()),
        )

    def _new(self) -> None:
        from app.ui.forms.session import any_session  # forms bring the editor with them: not before one is wanted

        any_session(self.context, self)

    def _stand_in(self) -> None:
        from app.ui.features.today.stand_in_dialog import stand_in_form

        stand_in_form(self.context, self)

    def _calendar(self) -> None:
        from app.ui.features.today.calendar_dialog import CalendarDialog

        CalendarDialog(self.context, self).open()

    def _select(self, row: object) -> None:
        self._settling.show_line(None if row is None else cast(TodayRow, row).line)

    def _read(self) -> None:
        """In a thread of its own: what presses is looked for in all dossiers."""
        self.leave()
        vault, parts, today = self.context.vault, self.context.parts, self.context.today

        def reading(_: Progress) -> list[TodayRow]:
            reader = vault.reader()
            with snapshot(reader):
                return today_rows(reader, parts, today)

        self._task = self.context.read(self.table, self._show, reading)

    def _show(self, rows: list[TodayRow]) -> None:
        self._task, self._rows = None, rows
        self.table.refresh()
        if self._arrived and rows:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.selectRow(0)
        self._arrived = False
        self._select(self.table.current)

    def _open(self, row: object) -> None:
        self.context.navigate(place_of(cast(TodayRow, row).line))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible():
            self._read()
