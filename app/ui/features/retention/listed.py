"""A list of what is kept, and below it all there is to say of the item that the cursor is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.category import Sensitivity
from app.ui.context import Context
from app.ui.features.retention.rows import SORT_KEYS, KeptRow, kept_columns, tone_of
from app.ui.widgets.below_list import BelowList
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import label
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.usecases.kept_until import KeptItem


class KeptList(QWidget):
    """A table; Enter goes to the item."""

    opened = Signal(object)
    """The KeptRow."""

    def __init__(self, context: Context, *, named: bool, empty: str) -> None:
        super().__init__()
        self._context = context
        self._rows: Sequence[KeptRow] = ()
        columns = kept_columns(context, named=named)
        self.table = RecordTable(
            context, columns, Listed(lambda: self._rows, columns, SORT_KEYS), empty=empty, order=Order("until")
        )
        self.table.view.setObjectName("kept")
        self.table.view.setAccessibleName(context.text("retention_screen.title"))
        state = next(place for place, each in enumerate(columns) if each.name == "state")
        self.table.view.setItemDelegateForColumn(state, MarkDelegate(context.colours, tone_of, self))
        fit_columns(self.table, tuple(each.width for each in columns))
        self.table.opened.connect(self.opened)
        self.table.selected.connect(self._explain)
        self._title = label("", "label")
        self._why = label("")
        self._why.setObjectName("why")
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._card = BelowList(self._title, self._why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._card)
        self._card.hide()

    @property
    def count(self) -> int:
        """How many items are listed."""
        return len(self._rows)

    def show_rows(self, rows: Sequence[KeptRow]) -> None:
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
        shown = cast("KeptRow | None", row)
        if shown is not None:
            translator = self._context.translator
            self._title.setText(shown.item.label(translator))
            self._why.setText("\n".join((*shown.item.reasons(translator), *self._sensitive(shown.item))))
            self._card.measure()
        self._card.setVisible(shown is not None)

    def _sensitive(self, item: KeptItem) -> tuple[str, ...]:
        """That it is sensitive, where it is (A3)."""
        how = item.category.sensitivity
        flagged = how in (Sensitivity.SENSITIVE, Sensitivity.SPECIAL)
        return (self._context.text(f"retention_screen.sensitivity.{how.value}"),) if flagged else ()
