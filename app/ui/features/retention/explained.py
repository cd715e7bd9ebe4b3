"""A list of which the row that the cursor is on is explained below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.below_list import BelowList
from app.ui.widgets.paged import Listed, Order, TableColumn
from app.ui.widgets.parts import label
from app.ui.widgets.table import RecordTable
from app.ui.widgets.with_below import WithBelow


class ExplainedList(QWidget):
    """A table; Enter goes where the row leads. Override `explain`."""

    opened = Signal(object)
    """The row."""
    selected = Signal(object)
    """The row, or None."""

    def __init__(self, context: Context, columns: Sequence[TableColumn[Any]], keys: dict[str, Any], by: str) -> None:
        super().__init__()
        self.context = context
        self.rows: Sequence[object] = ()
        self.table = RecordTable(
            context, columns, Listed(lambda: self.rows, columns, keys), empty="retention_screen.nothing_due",
            order=Order(by),
        )  # fmt: skip
        self.table.view.setObjectName("kept")
        self.table.view.setAccessibleName(context.text("retention_screen.title"))
        self.table.opened.connect(self.opened)
        self.table.selected.connect(self._show)
        self._title = label("", "label")
        self._why = label("")
        self._why.setObjectName("why")
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._card = BelowList(self._title, self._why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(WithBelow(self.table, self._card))
        self._card.hide()

    def explain(self, row: Any) -> tuple[str, Sequence[str]]:
        """What stands above the sentences, empty for nothing, and the sentences."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[object]) -> None:
        """List these, the cursor on the first where it was on none."""
        self.rows = rows
        self.table.refresh()
        if rows and not self.table.view.currentIndex().isValid():
            self.table.view.selectRow(0)  # which tells of it
        else:
            self._show(self.table.current)

    def focus(self) -> None:
        """Have the cursor in the table."""
        if self.rows:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, row: object) -> None:
        if row is not None:
            title, sentences = self.explain(row)
            self._title.setText(title)
            self._title.setVisible(bool(title))
            self._why.setText("\n".join(sentences))
        self._card.setVisible(row is not None)
        self.selected.emit(row)
