"""Where practice, statement and policy are not the same: a line each, one step from where it is mended."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.drift import Drift
from app.domain.policy_rows import PARTS
from app.domain.reason import worded
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.widgets.below_list import BelowList
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.parts import label
from app.ui.widgets.stretch import stretch_column
from app.ui.widgets.table import RecordTable
from app.ui.widgets.with_below import WithBelow
from app.usecases.find_drift import find_drift
from app.vault.snapshot import snapshot


class DriftView(QWidget):
    """Looked for in a thread of its own."""

    opened = Signal(str, str)
    """The part of the policy and the key of its row."""
    looked = Signal(int)
    """How many rows there are."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[Drift, ...] = ()

        def part(row: Drift) -> str:
            return context.text(f"policy_screen.{_tab(row)}")

        def why(row: Drift) -> str:
            return worded(row.why, context.translator)

        columns = (
            TableColumn("part", "policy_screen.part", part, 180, sortable=False),
            TableColumn("why", "policy_screen.why", why, 600, sortable=False),
        )
        self.table = RecordTable(context, columns, Listed(lambda: self._rows, columns), empty="cli.no_drift")
        self.table.view.setObjectName("drift")
        self.table.view.setAccessibleName(context.text("policy_screen.drift"))
        self.table.opened.connect(self._open)
        self.table.again.connect(self.look)
        stretch_column(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(context.text("policy_screen.drift.below"), "muted"))
        self._whole = label("")
        self._whole.setObjectName("drift_why")
        self._card = BelowList(self._whole)
        self._card.hide()
        layout.addWidget(WithBelow(self.table, self._card), 1)
        self.table.selected.connect(self._tell)

    def look(self) -> None:
        """Look again."""
        vault, parts = self._context.vault, self._context.parts

        def looked(_: Progress) -> tuple[Drift, ...]:
            reader = vault.reader()
            with snapshot(reader):
                return find_drift(reader, parts)

        self._context.read(self.table, self._show, looked)

    def _show(self, rows: tuple[Drift, ...]) -> None:
        self._rows = rows
        self.table.refresh()
        if rows and not self.table.view.currentIndex().isValid():
            self.table.view.selectRow(0)
        self._tell(self.table.current)
        self.looked.emit(len(rows))

    def _tell(self, found: object) -> None:
        """The whole sentence, where a line is too short for it."""
        self._card.setVisible(found is not None)
        if found is not None:
            self._whole.setText(worded(cast(Drift, found).why, self._context.translator))

    def _open(self, found: object) -> None:
        row = cast(Drift, found)
        self.opened.emit(_tab(row), row.key)


def _tab(row: Drift) -> str:
    """The tab on which a row is mended."""
    return row.part if row.part in (*PARTS, "statement") else "switches"
