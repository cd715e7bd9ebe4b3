"""Today: Enter goes to where a line is done."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.features.today.calendar_dialog import CalendarDialog
from app.ui.features.today.rows import TodayRow, place_of, today_columns, today_rows, tone_of
from app.ui.features.today.settle_bar import SettleBar
from app.ui.features.today.stand_in_dialog import stand_in_form
from app.ui.forms.session import any_session
from app.ui.place import Place
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import button
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable
from app.vault.work import Change


class TodayPage(Page):
    """One calm list; where nothing presses it says so."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = today_columns(context)
        self._rows: list[TodayRow] = []
        rows = Listed(lambda: self._rows, columns)
        self.table = RecordTable(context, columns, rows, empty="today.nothing", order=Order(""))
        self.table.view.setObjectName("today")
        self.table.view.setAccessibleName(context.text("today.title"))
        self.table.view.setItemDelegateForColumn(len(columns) - 1, MarkDelegate(context.colours, tone_of, self))
        stretch_column(self.table, 0)
        self.table.opened.connect(self._open)
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
        self._refresh()
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.selectRow(0)

    def actions_here(self) -> tuple[Action, ...]:
        """Record a session, with whomever."""
        return (
            Action("any_session", "today.session.new", lambda _: self._new(), "Ctrl+Shift+G"),
            Action("stand_in", "stand_in.button", lambda _: self._stand_in()),
            Action("calendar", "calendar.export", lambda _: self._calendar()),
        )

    def _new(self) -> None:
        any_session(self.context, self)

    def _stand_in(self) -> None:
        stand_in_form(self.context, self)

    def _calendar(self) -> None:
        CalendarDialog(self.context, self).open()

    def _select(self, row: object) -> None:
        self._settling.show_line(None if row is None else cast(TodayRow, row).line)

    def _refresh(self) -> None:
        self._rows = today_rows(self.context)
        self.table.refresh()
        self._select(self.table.current)

    def _open(self, row: object) -> None:
        self.context.navigate(place_of(cast(TodayRow, row).line))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible():
            self._refresh()
