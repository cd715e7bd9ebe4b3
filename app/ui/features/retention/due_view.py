"""The list of what is due, and below it why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.features.retention.due_rows import DueRow, due_columns, due_sentences, due_tone
from app.ui.widgets.below_list import BelowList
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import label
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable


class DueView(QWidget):
    """A table; Enter goes to the dossier."""

    opened = Signal(object)
    """The DueRow."""
    selected = Signal(object)
    """The DueRow, or None."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: Sequence[DueRow] = ()
        columns = due_columns(context)
        keys = {"since": lambda row: row.since.isoformat()}
        self.table = RecordTable(
            context, columns, Listed(lambda: self._rows, columns, keys), empty="retention_screen.nothing_due",
            order=Order("since"),
        )  # fmt: skip
        self.table.view.setObjectName("kept")
        self.table.view.setAccessibleName(context.text("retention_screen.title"))
        self.table.view.setItemDelegateForColumn(3, MarkDelegate(context.colours, due_tone, self))
        stretch_column(self.table, 1)
        self.table.opened.connect(self.opened)
        self.table.selected.connect(self._explain)
        self._why = label("")
        self._why.setObjectName("why")
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._card = BelowList(self._why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._card)
        self._card.hide()

    @property
    def current(self) -> DueRow | None:
        """The row that the cursor is on."""
        return cast("DueRow | None", self.table.current)

    def show_rows(self, rows: Sequence[DueRow]) -> None:
        """List these, the cursor on the first where it was on none."""
        self._rows = rows
        self.table.refresh()
        if rows and not self.table.view.currentIndex().isValid():
            self.table.view.selectRow(0)
        self._explain(self.table.current)

    def focus(self) -> None:
        """Have the cursor in the table."""
        if self._rows:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self, row: object) -> None:
        shown = cast("DueRow | None", row)
        if shown is not None:
            self._why.setText(due_sentences(self._context, shown))
            self._card.measure()
        self._card.setVisible(shown is not None)
        self.selected.emit(shown)
