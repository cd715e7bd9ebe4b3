"""Today: Enter goes to where a line is done."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.today.rows import TodayRow, place_of, today_columns, today_rows, tone_of
from app.ui.place import Place
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.paged import Listed, Order
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
        layout.addWidget(PageHeader(context.text("today.title"), context.translator.date(context.today)))
        layout.addWidget(self.table, 1)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Read again."""
        self._refresh()
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.selectRow(0)

    def _refresh(self) -> None:
        self._rows = today_rows(self.context)
        self.table.refresh()

    def _open(self, row: object) -> None:
        self.context.navigate(place_of(cast(TodayRow, row).line))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible():
            self._refresh()
