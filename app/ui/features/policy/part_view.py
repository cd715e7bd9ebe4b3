"""One part of the policy: its rows in a table, with buttons to add, change and take out."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.policy import Policy
from app.domain.policy_rows import Row, row_key, rows_of
from app.ui.context import Context
from app.ui.features.policy.row_dialog import RowDialog
from app.ui.features.policy.tables import columns_of
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Listed
from app.ui.widgets.parts import button, label
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable


class PartView(QWidget):
    """Enter opens a row, Delete takes it out; both can be taken back."""

    put = Signal(str, tuple, str)
    """Part, rows, and the key of the row in whose place they come."""
    taken_out = Signal(str, str)
    """Part and key."""

    def __init__(self, context: Context, part: str, policy: Policy) -> None:
        super().__init__()
        self._context, self._part, self._policy = context, part, policy
        self._table: RecordTable | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Made when it is first shown: seven tables at once would keep whoever comes to the policy waiting."""
        if self._table is None:
            self._table = self._made()
        super().showEvent(event)

    def _made(self) -> RecordTable:
        context, part, text = self._context, self._part, self._context.text
        columns = columns_of(part, context)
        rows = Listed(lambda: rows_of(self._policy, part), columns)
        table = RecordTable(context, columns, rows, empty=f"policy_screen.{part}.empty")
        table.view.setObjectName(f"policy_{part}")
        table.view.setAccessibleName(text(f"policy.{part}"))
        table.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit_columns(table, tuple(each.width for each in columns))
        table.opened.connect(self._open)
        table.selected.connect(self._selected)
        add = button(text(f"policy_screen.{part}.add"), self._add, name=f"add_{part}")
        self._edit = button(text("policy_screen.edit"), self._edit_current, "quiet", name=f"edit_{part}")
        self._remove = button(text("policy_screen.take_out"), self._take_out, "quiet", name=f"take_out_{part}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(text(f"policy_screen.{part}.below"), "muted"))
        layout.addWidget(table, 1)
        layout.addLayout(Flow(add, self._edit, self._remove))
        self._selected(None)
        return table

    def show_policy(self, policy: Policy) -> None:
        """Show the rows of another policy."""
        self._policy = policy
        if self._table is not None:
            self._table.refresh()
            self._selected(self._table.current)

    def open_key(self, key: str) -> None:
        """Open the row with this key, where there is one."""
        found = next((each for each in rows_of(self._policy, self._part) if row_key(each) == key), None)
        if found is not None:
            self._open(found)

    def _selected(self, found: object) -> None:
        self._edit.setEnabled(found is not None)
        self._remove.setEnabled(found is not None)

    def _add(self) -> None:
        self._dialog(None)

    def _edit_current(self) -> None:
        if self._table is not None and self._table.current is not None:
            self._open(self._table.current)

    def _open(self, found: object) -> None:
        self._dialog(cast(Row, found))

    def _take_out(self) -> None:
        if self._table is not None and self._table.current is not None:
            self.taken_out.emit(self._part, row_key(cast(Row, self._table.current)))

    def _dialog(self, found: Row | None) -> None:
        RowDialog(self._context, self, self._part, self._policy, found, self._taken).open()

    def _taken(self, rows: tuple[Row, ...], instead: str) -> None:
        self.put.emit(self._part, rows, instead)
