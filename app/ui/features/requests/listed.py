"""A list of requests: of one client, or of all."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.features.requests.rows import BY_TERM, SORT_KEYS, RequestRow, request_columns, request_rows, tone_of
from app.ui.widgets.paged import Listed
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.vault.work import Change

_NOUNS = frozenset({"request", "client", "policy"})


class RequestList(QWidget):
    """A table; Enter opens a request. `closed` says whether those that were answered are listed at first."""

    opened = Signal(object)
    """The Request."""

    def __init__(self, context: Context, client: Id | None, *, closed: bool, empty: str) -> None:
        super().__init__()
        self._context, self._client = context, client
        self.closed = QCheckBox(context.text("requests.closed_too"))
        self.closed.setObjectName("closed_too")
        self.closed.setChecked(closed)
        self.closed.toggled.connect(self.refresh)
        columns = request_columns(context, named=client is None)
        self.table = RecordTable(context, columns, Listed(self._rows, columns, SORT_KEYS), empty=empty, order=BY_TERM)
        self.table.view.setObjectName("requests")
        self.table.view.setAccessibleName(context.text("requests.title"))
        left = len(columns) - 1
        self.table.view.setItemDelegateForColumn(left, MarkDelegate(context.colours, tone_of, self))
        fit_columns(self.table, tuple(each.width for each in columns), fixed=range(left - 3, left))
        self.table.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        context.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read again."""
        self.table.refresh()

    def focus(self) -> None:
        """Have the cursor in the table."""
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.selectRow(0)

    def _rows(self) -> list[RequestRow]:
        return request_rows(self._context, self._client, closed=self.closed.isChecked())

    def _open(self, row: object) -> None:
        self.opened.emit(cast(RequestRow, row).request)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _NOUNS for each in changes):
            self.refresh()
